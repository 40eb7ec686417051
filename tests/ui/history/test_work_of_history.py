"""What the history asks the notebook for after a step: what comes next, and the rows that changed."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.domain.changes import StepInfo
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.history.model import BEGINNING, HistoryModel
from essayplanner.ui.history.panel import HistoryPanel
from essayplanner.ui.look.row_changes import same_start
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for
from tests.ui.history.steps import add, rows
from tests.ui.waiting import until


def test_what_comes_next_is_asked_once_a_step(
    panel: HistoryPanel, book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "One")
    asked: list[None] = []

    def watched() -> tuple[StepInfo | None, StepInfo | None]:
        asked.append(None)
        return Notebook.next_steps(book)

    monkeypatch.setattr(book, "next_steps", watched)
    for act, undo, redo in (
        (lambda: add(book, "Two"), "Undo: New claim “Two”", "Nothing to redo"),
        (book.undo, "Undo: New claim “One”", "Redo: New claim “Two”"),
        (book.redo, "Undo: New claim “Two”", "Nothing to redo"),
    ):
        asked.clear()
        act()
        assert len(asked) == 1
        assert (panel.undo_button.toolTip(), panel.redo_button.toolTip()) == (undo, redo)


def test_a_step_does_not_ask_for_each_row_of_a_long_history(
    qtbot: QtBot, book: Notebook, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.executemany(
            "INSERT INTO step (label, at) VALUES (?, '2026-01-01T00:00:00.000+00:00')",
            [(f"Step {number}",) for number in range(5000)],
        )
    asked: list[None] = []

    class Watched(HistoryModel):  # PySide remembers the methods of a class: none of its own may be another for a while
        def rowCount(self, *given: Any) -> int:
            asked.append(None)
            return super().rowCount(*given)

        def data(self, *given: Any) -> Any:
            asked.append(None)
            return super().data(*given)

    monkeypatch.setattr("essayplanner.ui.history.panel.HistoryModel", Watched)
    panel = HistoryPanel(desk_for(book, theme))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.wait(50)
    asked.clear()
    for change in (lambda: add(book, "One"), book.undo):
        before = len(asked)
        change()
        until(lambda: len(asked) > before)  # noqa: B023
        qtbot.wait(100)
    assert len(asked) < 1000


class Counted(list[StepInfo]):
    """A list that knows how many of its values were read, or written, in stretches."""

    taken = 0

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        self.taken += len(found) if isinstance(key, slice) else 0
        return found

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key, value)
        self.taken += len(value) if isinstance(key, slice) else 0


def test_a_step_copies_nothing_of_a_long_history(panel: HistoryPanel, book: Notebook) -> None:
    add(book, *(f"Claim {number}" for number in range(30)))
    steps = panel.model._steps = Counted(panel.model._steps)
    add(book, "One")
    book.undo()
    book.redo()
    add(book, "Two")
    assert panel.model._steps is steps
    assert steps.taken < 30
    assert rows(panel.model)[:2] == [">New claim “Two”", "New claim “One”"]
    assert len(panel.model.steps) == 32


def test_only_the_end_of_the_history_is_compared_after_a_step(
    panel: HistoryPanel, book: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(book, "One", "Two", "Three")
    compared: list[None] = []

    def watched(old: Sequence[object], new: Sequence[object]) -> int:
        compared.append(None)
        return same_start(old, new)

    monkeypatch.setattr("essayplanner.ui.history.model.same_start", watched)
    add(book, "Four")
    book.undo()
    book.undo()
    book.redo()
    book.jump(1)
    add(book, "Instead")
    book.undo()
    assert rows(panel.model) == ["~New claim “Instead”", ">New claim “One”", BEGINNING]
    assert not compared
    with closing(Notebook.open(book.path)) as other:
        add(other, "From elsewhere")
    book.look_for_changes()
    assert rows(panel.model) == [">New claim “From elsewhere”", "New claim “One”", BEGINNING]
    assert compared
