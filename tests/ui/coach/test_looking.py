"""Looking over the outline: after the picture, and beside the window where it is large."""

import threading
from collections.abc import Callable

import pytest

from essayplanner.coach.looking import Coach, Coached
from essayplanner.domain.plan import Plan
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item
from essayplanner.notebook.renaming import rename_notebook
from essayplanner.ui.coach import looking
from essayplanner.ui.coach.looking import Looking
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until


@pytest.fixture
def large(window: Window, monkeypatch: pytest.MonkeyPatch) -> Looking:
    """As if the outline were large: what is looked over next is beside the window."""
    monkeypatch.setattr(looking, "BESIDE", 1)
    return window.looking


def titles(seen: Looking) -> list[str]:
    return [finding.places[0].title for finding in seen.seen.findings]


def test_a_large_outline_is_looked_over_in_another_thread_and_the_older_answer_stays_meanwhile(
    window: Window, large: Looking, essay: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    look: Callable[..., Coached] = Coach.look
    may_end = threading.Event()

    def looked(coach: Coach, plan: Plan, off: frozenset[str]) -> Coached:
        threads.append(threading.current_thread())
        assert may_end.wait(20)
        return look(coach, plan, off)

    monkeypatch.setattr(Coach, "look", looked)
    outlining.remove(window.book, [Item("placement", essay["placed_party"])])
    until(lambda: threads)
    assert len(titles(large)) == 2  # the older answer
    outlining.remove(window.book, [Item("placement", essay["placed_alone"])])  # what is under way is not waited for
    may_end.set()
    until(lambda: not large.is_waiting)
    assert titles(large) == []
    assert threading.main_thread() not in threads
    assert window.tabs.tabText(0) == "Coach"


def test_another_large_outline_does_not_show_what_was_found_in_the_first(
    window: Window, large: Looking, essay: dict[str, int]
) -> None:
    other = outlines.duplicate_outline(window.book, essay["outline"])
    until(lambda: not large.is_waiting)
    answers: list[int] = []
    large.looked.connect(lambda: answers.append(large.seen.plan.id))
    window.selection.show_outline(other)
    until(lambda: not large.is_waiting)
    assert answers == [0, other]
    assert len(titles(large)) == 2


def test_what_the_coach_does_not_look_at_is_not_looked_over(window: Window) -> None:
    until(lambda: not window.looking.is_waiting)
    rename_notebook(window.book, "Another name")
    assert not window.looking.is_waiting
