"""Opening the sources: what is not shown at first is done afterwards, beside the window, and once."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Card
from essayplanner.domain.errors import Trouble
from essayplanner.notebook import cards, reading
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources import missing, model
from tests.ui.sources.shelf import Shelf, filled, opened

ROOT = Path(__file__).resolve().parents[3]
ALL_SOURCES = "SELECT id, uid, cite_key, csl, source_class FROM source"
ALL_CARDS = "caution, undated, first_day"


def test_what_reads_and_writes_files_of_sources_is_not_imported_to_show_them() -> None:
    code = (
        "import sys, essayplanner.ui.sources.dialog; print(*(name for name in sys.modules if 'essayplanner' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=50, check=True
    )
    names = done.stdout.split()
    assert "essayplanner.ui.sources.dialog" in names
    assert [
        name
        for name in names
        if name.startswith(
            (
                "essayplanner.formats.bib",
                "essayplanner.formats.pack",
                "essayplanner.formats.ris",
                "essayplanner.work.bringing_in",
                "essayplanner.ui.sources.adding",
                "essayplanner.ui.sources.merging",
            )
        )
    ] == []


def test_many_sources_are_read_once_and_compared_after_a_rest(
    qtbot: QtBot, book: Notebook, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "COMPARED", 2)
    ids = filled(book)
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    shelf = opened(qtbot, book, theme, ids)
    qtbot.waitUntil(lambda: any(entry.twins for entry in shelf.dialog.model.entries), timeout=20_000)
    book.connection.set_trace_callback(None)
    assert len([statement for statement in asked if statement.startswith(ALL_SOURCES)]) == 1
    shelf.dialog.model.load()
    assert not shelf.dialog.model._comparing.running
    assert shelf.dialog.model._rest.isActive()
    shelf.dialog.close()


def test_what_is_missing_is_read_beside_the_window(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    ids = filled(book)
    asked: list[str] = []
    book.connection.set_trace_callback(asked.append)
    shelf = opened(qtbot, book, theme, ids)
    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 7", timeout=20_000)
    cards.cite(book, ids["bare"], ids["service"], "p. 1")
    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 6", timeout=20_000)
    book.connection.set_trace_callback(None)
    assert [statement for statement in asked if ALL_CARDS in statement] == []
    shelf.dialog.close()


def test_a_step_ends_the_reading_of_what_is_missing_and_it_begins_anew(
    qtbot: QtBot, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow(other: Notebook) -> list[Card]:
        if not begun.is_set():
            endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n, card"
            other.connection.set_progress_handler(begun.set, 1000)
            other.rows(endless)
        return reading.read_cards(other)

    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 7", timeout=20_000)
    monkeypatch.setattr(missing, "read_cards", slow)
    shelf.dialog.missing.refresh()
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    shelf.book.be_patient(200)
    cards.cite(shelf.book, shelf.ids["bare"], shelf.ids["service"], "p. 1")
    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 6", timeout=20_000)


def test_a_notebook_for_reading_says_what_is_missing_too(qtbot: QtBot, book: Notebook, theme: Theme) -> None:
    ids = filled(book)
    again = Notebook.open(book.path)
    again.read_only = Trouble("This notebook is for reading only.")
    shelf = opened(qtbot, again, theme, ids)
    qtbot.waitUntil(lambda: shelf.dialog.tabs.tabText(1) == "Missing 7", timeout=20_000)
    shelf.dialog.close()
    again.close()


class Restyled(QObject):
    """Counts how often widgets are given their style anew."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_the_window_is_built_from_the_outside_in(
    qtbot: QtBot, qapp: QApplication, book: Notebook, theme: Theme
) -> None:
    ids, watching = filled(book), Restyled()
    qapp.installEventFilter(watching)
    shelf = opened(qtbot, book, theme, ids)
    qapp.removeEventFilter(watching)
    assert watching.count < 6 * len(shelf.dialog.findChildren(QWidget))
    shelf.dialog.close()
