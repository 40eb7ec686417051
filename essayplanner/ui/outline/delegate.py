"""The fields in which the title and the note of a row are edited in place."""

import contextlib
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.text_fields import OneLine, Prose
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.measures import Measures
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.numbered import Index
from essayplanner.ui.outline.painting import RowPainter


class OutlineDelegate(QStyledItemDelegate):
    """Measures and paints the rows, and edits them: one field for titles and one for notes, made once and kept.

    `note_grew` says that a note may want another height while it is typed; `left`, that a key ended an editor, with
    True where that was Escape in a title.
    """

    note_grew = Signal()
    left = Signal(bool)

    def __init__(self, rows: OutlineModel, theme: Theme, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self.rows, self.theme, self._saving = rows, theme, saving
        self.measures = Measures(theme)
        self.measures.typed_height = self._typed_height
        self.painter = RowPainter(rows, theme, self.measures)
        self._open: Bound | None = None
        self._note_bound: Bound | None = None
        self._title_bound: Bound | None = None
        self._row: RowKey | None = None
        self.noting = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(120), self.measures.height(self.rows.node(index)))

    # Which row is edited

    @property
    def is_open(self) -> bool:
        """Whether an editor is open. The view's state does not tell: Qt resets it when a row elsewhere is removed."""
        return self._open is not None

    def aim(self, node: Node, *, noting: bool) -> None:
        """Say whose title, or note, `createEditor` is to open; EssayError, and nothing changed, where it cannot be read
        whose that is. (Nothing may fail within `createEditor`: Qt would not know that no editor is open.)"""
        self._row = self._key(node, noting=noting)
        self.noting = noting
        self.measures.typed = node if noting else None

    def _key(self, node: Node, *, noting: bool) -> RowKey:
        key = self.rows.book.key
        if node.what == "section":
            return key("section", node.id)
        return key("placement", node.id) if noting else key("card", node.card_id)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        node = self.rows.node(index)
        is_section = node.what == "section"
        self._open = bound = self._note(parent) if self.noting else self._title(parent)
        field = bound.field
        if isinstance(field, QPlainTextEdit):
            field.setFont(self.measures.fonts["note"])
            field.setAccessibleName(_("Note at {title}", title=node.title))
            save = _save_section_note if is_section else outlining.edit_note
            bound.show(self._row, node.note, save=save)
            field.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(field, QLineEdit):
            field.setFont(self.measures.fonts["section" if is_section else "card"])
            field.setAccessibleName(_("Title of {title}", title=node.title))
            field.setProperty("before", node.title)
            bound.show(self._row, node.title, save=_save_section_title if is_section else _save_title)
            field.selectAll()
        return field

    # One field of a kind, made when it is first wanted and kept: what Qt never deletes cannot be freed twice.

    def _note(self, parent: QWidget) -> Bound:
        if self._note_bound is None:
            note = Prose(parent)
            note.setTabChangesFocus(True)
            note.setPlaceholderText(_("Your own words"))
            note.textChanged.connect(self._fit_note)
            note.document().documentLayout().documentSizeChanged.connect(self._fit_note)
            self._note_bound = Bound(self._saving, note, "note", outlining.edit_note)
        return self._note_bound

    @Slot()
    def _fit_note(self) -> None:
        if self.measures.typed and self._open and self._open is self._note_bound:
            self.note_grew.emit()

    def _title(self, parent: QWidget) -> Bound:
        if self._title_bound is None:
            self._title_bound = Bound(self._saving, OneLine(parent), "title", _save_title, needed=True)
        return self._title_bound

    def _typed_height(self) -> int:
        """The height of the note that is being typed: a line more than it has, within what is in sight of the view."""
        line, frame = self.measures.metrics["note"].lineSpacing(), self.theme.px(16)
        least, most = 4 * line, self.measures.room.height() * 3 // 4 - frame
        high = float(line)
        if self._note_bound and isinstance(field := self._note_bound.field, QPlainTextEdit):
            layout, block = field.document().documentLayout(), field.document().begin()
            while block.isValid() and high < most:
                high += layout.blockBoundingRect(block).height()
                block = block.next()
        return ceil(max(least, min(high, most))) + frame

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Save what was typed; the field stands hidden until it is wanted again."""
        bound, self._open = self._open, None
        self.measures.typed = None
        if bound:
            bound.leave_row()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the row holds by now (after undo, say) where nothing is being typed."""
        bound, node = self._open, self.rows.node(index)
        if not bound or bound.row is None:
            return
        text = node.note if self.noting else node.title
        with contextlib.suppress(EssayError):  # told again, then, when it can be read
            if self._key(node, noting=self.noting) == self._row:
                if not bound.dirty and bound.text() != text:
                    editor.setProperty("before", text)
                bound.show(self._row, text)

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        if self._open:
            self._open.end()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        node, px, measures = self.rows.node(index), self.theme.px, self.measures
        rect: QRect = option.rect
        left = rect.left() + measures.left(node) - px(9)
        if self.noting:
            top = rect.top() + measures.head(node) + px(2)
            wide = measures.note_width(measures.left(node)) + px(9) + px(11)
            room = QRect(left, top, wide, measures.note_height(node) - px(5))
        else:
            top = rect.top() + (measures.gap - px(4) if node.what == "section" else 0)
            room = QRect(left, top, rect.right() - left, measures.head(node) + px(3) - (top - rect.top()))
        editor.setGeometry(mirrored(rect, room, measures.from_right))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes a title back; in a note it keeps what was written. Ctrl+Enter ends a note, Enter a title."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape and isinstance(watched, QLineEdit):
                watched.setText(watched.property("before"))
            elif isinstance(watched, QPlainTextEdit) and done:
                done = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                if not done:
                    return False
            if (done or event.key() == Qt.Key.Key_Escape) and isinstance(watched, QWidget):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self.left.emit(not done and isinstance(watched, QLineEdit))
                return True
            if isinstance(watched, QPlainTextEdit):
                return False
        return super().eventFilter(watched, event)


def _save_title(book: Notebook, card_id: int, text: str, merge: str) -> None:
    cards.edit_card(book, card_id, merge, title=text)


def _save_section_title(book: Notebook, section_id: int, text: str, merge: str) -> None:
    outlining.edit_section(book, section_id, merge, title=text)


def _save_section_note(book: Notebook, section_id: int, text: str, merge: str) -> None:
    outlining.edit_section(book, section_id, merge, note=text)
