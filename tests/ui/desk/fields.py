"""Text fields of the window, and what is dropped on them."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.frame.window import Window

Essay = dict[str, int]


Field = QLineEdit | QPlainTextEdit | QTextEdit


PLAIN = Qt.KeyboardModifier.NoModifier


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def fields_of(whole: QWidget) -> list[Field]:
    found: tuple[Field, ...] = (
        *whole.findChildren(QLineEdit),
        *whole.findChildren(QPlainTextEdit),
        *whole.findChildren(QTextEdit),
    )
    return [field for field in found if field.isVisibleTo(whole)]


def surface(field: Field) -> QWidget:
    return field if isinstance(field, QLineEdit) else field.viewport()


def drag_onto(widget: QWidget, mime: QMimeData, at: QPointF | None = None) -> tuple[bool, bool]:
    """Sends what a drag sends that enters, moves and is let go; gives whether it was accepted, and dropped."""
    place = at or QPointF(widget.rect().center())
    actions, button = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place.toPoint(), actions, mime, button, PLAIN)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(place.toPoint(), actions, mime, button, PLAIN)
    QApplication.sendEvent(widget, move)
    drop = QDropEvent(place, actions, mime, button, PLAIN)
    QApplication.sendEvent(widget, drop)
    QApplication.sendEvent(widget, QDragLeaveEvent())
    return enter.isAccepted() and move.isAccepted(), drop.isAccepted()


def text_mime(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def card_mimes(window: Window, essay: Essay) -> list[QMimeData]:
    book = window.book
    return [
        drags.cards_mime(book, [essay["tools"], essay["cheka"]]),
        drags.items_mime(book, [Item("placement", essay["placed_tools"])]),
        drags.items_mime(book, [Item("section", essay["first"])]),
    ]


def stored(book: Notebook) -> tuple[object, ...]:
    """Every text that is kept, by reading the file."""
    tables = ("outline", "section", "placement", "card", "card_tag", "link", "citation", "source", "tag")
    return tuple(list(map(tuple, book.rows(f"SELECT * FROM {table} ORDER BY 1"))) for table in tables)


def done(book: Notebook) -> int:
    return sum(not step.undone for step in book.history())
