"""What is dropped on text fields with the mouse: a card is refused, text moves within its field alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QWidget,
)

from essayplanner.notebook import outlines
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, read_outline
from essayplanner.ui.desk.text_fields import NO_CARDS, NO_TEXT
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.desk.fields import done, stored, text_of
from tests.ui.test_drag import library_index, tree

Essay = dict[str, int]


def over(window: Window, widget: QWidget, x: float = 0.5, y: float = 0.5) -> QPoint:
    rect = widget.rect()
    return widget.mapTo(window, QPoint(int(rect.width() * x), int(rect.height() * y)))


PLACES: dict[str, Callable[[Window], QPoint]] = {
    "on the question": lambda window: over(window, window.outline.header.question),
    "on the thesis": lambda window: over(window, window.outline.header.thesis),
    "between question and thesis": lambda window: over(window, window.outline.header.thesis, 0.5, 0.0) - QPoint(0, 2),
    "beside the question": lambda window: over(window, window.outline.header.question, 0.0) - QPoint(6, 0),
    "on the search": lambda window: over(window, window.library.field),
}


def test_a_card_dropped_on_a_field_is_refused(full: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    said: list[str] = []
    full.announcer.said.connect(said.append)
    kept, before = stored(book), tree(book, essay["outline"])
    fields = (full.library.field, full.outline.header.question, full.outline.header.thesis)
    texts = [text_of(field) for field in fields]
    for place, point in PLACES.items():
        QCursor.setPos(full.mapToGlobal(over(full, full.outline.header.thesis)))  # as a test before this may have done
        said.clear()
        mouse.drag(mouse.at(full.library.view, library_index(full, essay["conquest"])), [point(full)])
        assert place.startswith(("beside", "between")) or said.count(NO_CARDS) == 1, place
        full.book.settle()
        assert tree(book, essay["outline"]) == before, place
        assert stored(book) == kept, place
        assert [text_of(field) for field in fields] == texts, place


def selected(field: QPlainTextEdit, text: str) -> QPoint:
    """Selects a part of a text; gives the middle of it, in the field."""
    field.setFocus()
    begin = field.toPlainText().index(text)
    cursor = field.textCursor()
    cursor.setPosition(begin)
    left = field.cursorRect(cursor)
    cursor.setPosition(begin + len(text), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    return QPoint((left.left() + field.cursorRect().left()) // 2, left.center().y())


@pytest.fixture
def written(full: Window, essay: Essay) -> Window:
    """Question and thesis short enough to stand on a line."""
    outlines.edit_outline(full.book, essay["outline"], title="one two three", thesis="four five six")
    return full


def dragged(window: Window, mouse: Mouse, text: str, to: QPoint) -> None:
    field = window.outline.header.question
    start = field.viewport().mapTo(window, selected(field, text))
    mouse.drag(start, [to])
    window.book.settle()


def end_of(window: Window, field: QPlainTextEdit) -> QPoint:
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    at = field.cursorRect(cursor)
    return field.viewport().mapTo(window, QPoint(at.right() + 20, at.center().y()))


def test_text_moves_within_its_field_as_one_step(written: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    steps = done(book)
    dragged(written, mouse, "two", end_of(written, written.outline.header.question))
    assert outline_info(book, essay["outline"]).title == "one threetwo"
    assert done(book) == steps + 1
    written.commands.edit.undo()
    assert outline_info(book, essay["outline"]).title == "one two three"


def test_text_dragged_out_of_its_field_stays_there(written: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    said: list[str] = []
    written.announcer.said.connect(said.append)
    header, steps = written.outline.header, done(book)

    dragged(written, mouse, "two", over(written, written.library.field))
    assert said == [NO_TEXT]
    assert done(book) == steps
    assert (header.question.toPlainText(), written.library.field.text()) == ("one two three", "")

    dragged(written, mouse, "two", end_of(written, header.thesis))
    info = outline_info(book, essay["outline"])
    assert (info.title, info.thesis) == ("one two three", "four five sixtwo")
    assert done(book) == steps + 1

    row = written.outline.model.index_of_item(Item("section", essay["second"]))
    dragged(written, mouse, "two", mouse.at(written.outline.view, row))
    assert read_outline(book, essay["outline"]).sections[2].note == "two"
    assert outline_info(book, essay["outline"]).title == "one two three"
    assert done(book) == steps + 2
