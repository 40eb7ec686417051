"""Typing, turning, undoing, other programs and closing in any order: no letter lost, none in another row or file."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import EssayError
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import bound, saving
from essayplanner.ui.desk.drafts import Draft
from essayplanner.ui.look.theme import Theme
from tests.ui.desk.typist import Typist, run

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, theme: Theme) -> None:
    """Pauses of milliseconds, so that many fit into a test."""
    for module in (bound, saving):
        monkeypatch.setattr(module, "AGAIN_AFTER", 0.03)
    monkeypatch.setattr(bound, "SAVE_AFTER", 0.01)
    monkeypatch.setattr(bound, "PAUSE", 0.03)
    monkeypatch.setattr(saving, "_BEAT", 5)
    Typist.theme = theme


@pytest.mark.slow
def test_typing_in_any_company(quick: None) -> None:
    run(8)


def lose_what_is_not_saved(self: saving.Saving, draft: Draft) -> None:
    """A planted fault: a text that could not be saved is forgotten."""


@contextlib.contextmanager
def by_place_alone(self: Notebook, key: RowKey) -> Iterator[int]:
    """A planted fault: a text comes to whichever row is the last one."""
    yield self.row(f"SELECT max(id) FROM {key.table}")[0]


@pytest.mark.parametrize(
    ("where", "name", "fault", "held"),
    [(saving.Saving, "keep", lose_what_is_not_saved, True), (Notebook, "addressed", by_place_alone, False)],
)
def test_the_machine_catches(
    quick: None, monkeypatch: pytest.MonkeyPatch, where: type, name: str, fault: Callable[..., Any], held: bool
) -> None:
    """What it looks for after each act is seen to be found, by acts that bring the fault to light for certain."""

    def act() -> None:
        if held:
            typist.another_program_holds_it()
        for pick in range(5):
            typist.type_in_a_field(pick)
            typist.turn(pick)
            typist.no_letter_is_lost()
            typist.none_is_in_another_row()

    typist = Typist()
    try:
        act()
        typist.unlock()
        typist.rest()
        monkeypatch.setattr(where, name, fault)
        with pytest.raises((AssertionError, EssayError)):
            act()
    finally:
        typist.teardown()
