"""Doing a verb and saying so: what was done, what a rule forbids, and what went wrong."""

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.desk import TAKES_BACK
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for

Essay = dict[str, int]


class AtWork:
    """A desk, and what was said at it."""

    def __init__(self, book: Notebook, theme: Theme) -> None:
        self.desk = desk_for(book, theme)
        self.said, self.failures = list[str](), list[str]()
        self.desk.announcer.said.connect(self.said.append)
        self.desk.announcer.failed.connect(lambda error: self.failures.append(str(error)))


@pytest.fixture
def at_work(book: Notebook, theme: Theme) -> AtWork:
    return AtWork(book, theme)


def test_the_result_of_a_verb_comes_through(at_work: AtWork, book: Notebook) -> None:
    made = at_work.desk.do(lambda: cards.add_card(book, Kind.CLAIM, "First"), lambda id: f"Made card {id}.")
    assert made is not None
    assert at_work.said == [f"Made card {made}."]
    assert at_work.desk.do(lambda: cards.edit_card(book, made, title="Second")) is True
    assert cards.in_trash(book, [made]) == 0
    assert at_work.desk.do(lambda: cards.empty_trash(book)) == 0  # false, and yet done
    assert at_work.said == [f"Made card {made}."]
    assert at_work.failures == []


def test_what_a_rule_forbids_is_said_and_what_went_wrong_stays(at_work: AtWork, book: Notebook, essay: Essay) -> None:
    here = essay["tools"]
    steps = len(book.history())
    assert at_work.desk.do(lambda: cards.link_cards(book, here, here, Relation.SUPPORTS), "Linked.", undo=True) is None
    assert at_work.said == ["A card cannot be linked to itself."]
    assert at_work.failures == []
    assert not at_work.desk.do(lambda: cards.edit_card(book, 999, title="None"), "Changed.", undo=True)
    assert at_work.said == ["A card cannot be linked to itself."]
    assert len(at_work.failures) == 1
    assert len(book.history()) == steps


def test_what_can_be_taken_back_is_said_in_one_wording(at_work: AtWork, book: Notebook, essay: Essay) -> None:
    do = at_work.desk.do
    do(lambda: outlines.delete_outline(book, essay["outline"]), "Deleted the outline.", undo=True)
    assert at_work.said[-1] == f"Deleted the outline. {TAKES_BACK}"
    do(lambda: cards.empty_trash(book), lambda gone: f"Deleted {gone}.", undo=bool)
    assert at_work.said[-1] == "Deleted 0."
    do(lambda: cards.trash_cards(book, [essay["party"]]))
    do(lambda: cards.empty_trash(book), lambda gone: f"Deleted {gone}.", undo=bool)
    assert at_work.said[-1] == f"Deleted 1. {TAKES_BACK}"


def test_the_window_shows_a_refusal_in_its_status_bar_and_an_error_below_its_panes(
    window: Window, essay: Essay
) -> None:
    here = essay["tools"]
    window.desk.do(lambda: cards.link_cards(window.book, here, here, Relation.SUPPORTS))
    assert window.status.said.text() == "A card cannot be linked to itself."
    assert window.banner.isHidden()
    window.desk.do(lambda: window.book.save_copy(window.book.path))
    assert window.banner.isVisible()
    assert "choose another name" in window.banner.sentence
