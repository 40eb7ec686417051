"""Cards go from the window of one notebook to that of another, by the clipboard and by a drag."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.desk.mime import CARDS, PACK, cards_mime, items_mime
from essayplanner.ui.frame.window import Window
from essayplanner.ui.timeline.view import LanesView
from tests.notebook.tools import quick_book, sample_pack
from tests.ui.desk.fields import drag_onto

Essay = dict[str, int]


@pytest.fixture
def other(tmp_path: Path) -> Notebook:
    """Another notebook, from which something is copied."""
    other = quick_book(tmp_path, "other.essayplan")
    import_pack(other, sample_pack())
    return other


def count(book: Notebook) -> int:
    return int(book.row("SELECT count(*) FROM card WHERE trashed_at IS NULL")[0])


def test_cards_copied_in_one_window_are_pasted_in_another(
    window: Window, open_window: Callable[..., Window], other: Notebook, qtbot: QtBot
) -> None:
    with closing(other):
        second = open_window(other)
    second.library.view.setFocus()
    second.library.view.selectAll()
    QTest.keyClick(second.library.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.library.view.setFocus()
    before = count(window.book)
    QTest.keyClick(window.library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert count(window.book) == before + 12
    assert "Copied 12 cards from another notebook." in window.status.said.text()
    QTest.keyClick(window.library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "12 cards are here already." in window.status.said.text()
    assert count(window.book) == before + 12
    window.commands.edit.undo()
    assert count(window.book) == before


def test_cards_of_another_notebook_are_dropped_on_a_section(window: Window, essay: Essay, other: Notebook) -> None:
    view, before = window.outline.view, count(window.book)
    with closing(other):
        mime = cards_mime(other, [1, 2])
    at = QPointF(view.visualRect(view.rows.index_of(view.rows.nodes[Item("section", essay["first"])])).center())
    assert drag_onto(view.viewport(), mime, at) == (True, True)
    assert count(window.book) == before + 2
    placed = "SELECT count(*) FROM placement p JOIN card c ON c.id = p.card_id WHERE c.title LIKE 'sample card%'"
    assert window.book.row(placed) == (2,)
    window.commands.edit.undo()
    assert (count(window.book), window.book.row(placed)) == (before, (0,))


def test_cards_dropped_on_a_drawing_come_into_the_library(window: Window, other: Notebook) -> None:
    before = count(window.book)
    with closing(other):
        mime = cards_mime(other, [1, 2])
    window.centre.turn_to("timeline")
    (timeline,) = window.findChildren(LanesView)
    assert drag_onto(timeline.viewport(), mime)[1]
    assert count(window.book) == before + 2


def test_sections_dropped_on_the_window_become_an_outline(window: Window, other: Notebook) -> None:
    outlines = "SELECT count(*) FROM outline"
    (before,) = window.book.row(outlines)
    with closing(other):
        mime = items_mime(other, [Item("section", 1)])
    assert drag_onto(window, mime, QPointF(5, 5))[1]
    assert window.book.row(outlines) == (before + 1,)
    assert window.outline.header.question.toPlainText() == "Why sample?"


def test_sections_dropped_on_the_outline_go_into_it(window: Window, essay: Essay, other: Notebook) -> None:
    view = window.outline.view
    with closing(other):
        mime = items_mime(other, [Item("section", 1)])
    row = view.visualRect(view.rows.index_of(view.rows.nodes[Item("section", essay["first"])]))
    assert drag_onto(view.viewport(), mime, QPointF(row.center())) == (True, True)
    query = "SELECT parent_id, outline_id FROM section WHERE title = 'Terror'"
    assert window.book.rows(query) in ([(essay["first"], essay["outline"])], [(None, essay["outline"])])
    assert "1 section from another notebook" in window.status.said.text()


def test_a_card_of_this_notebook_is_pasted_into_the_outline(window: Window, essay: Essay) -> None:
    QApplication.clipboard().setMimeData(cards_mime(window.book, [essay["delegates"]]))
    view = window.outline.view
    view.setFocus()
    view.choose_all([Item("section", essay["first"])])
    query = "SELECT count(*) FROM placement WHERE card_id = ?"
    (before,) = window.book.row(query, (essay["delegates"],))
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.book.row(query, (essay["delegates"],)) == (before + 1,)


@pytest.mark.parametrize("data", [b"", b"[" * 1000, b'[pack]\nid = 1\n[[cards]]\nkey = "x"\n', b"\xff"])
def test_what_another_program_calls_our_cards_does_nothing(window: Window, data: bytes) -> None:
    mime, before = QMimeData(), count(window.book)
    mime.setData(CARDS, b'{"notebook": "elsewhere", "keys": [1]}')
    mime.setData(PACK, data)
    drag_onto(window, mime, QPointF(5, 5))
    drag_onto(window.outline.view.viewport(), mime)
    assert count(window.book) == before
    assert "Only cards, text" in window.status.said.text() or "No cards" in window.status.said.text()
