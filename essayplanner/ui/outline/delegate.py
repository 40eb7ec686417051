"""The fields in which the title and the note of a row are edited in place."""

import contextlib
from math import ceil

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.measures import Measures, font_of
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.numbered import Index
from essayplanner.ui.outline.painting import RowPainter


class OutlineDelegate(QStyledItemDelegate):
    """Measures and paints the rows, and edits them: one field for titles and one for notes, made once and kept.

    `typed_grew` says that what is typed may want another height; `left`, that a key ended an editor, with True where
    that was Escape in a title; `passed`, that it was Tab, to the title of the next row (1) or of the one before (-1).
    """

    typed_grew = Signal()
    left = Signal(bool)
    passed = Signal(int)

    def __init__(self, rows: OutlineModel, theme: Theme, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self.rows, self.theme, self._saving = rows, theme, saving
        self.measures = Measures(theme)
        self.measures.typed_height, self.measures.titled_more = self._typed_height, self._titled_more
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
        self.measures.typed, self.measures.titled = (node, None) if noting else (None, node)

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
        assert isinstance(field, Prose)
        if self.noting:
            field.setFont(self.measures.fonts["note"])
            field.setAccessibleName(_("Note on {title}", title=node.title))
            save = _save_section_note if is_section else outlining.edit_note
            bound.show(self._row, node.note, save=save)
            field.moveCursor(QTextCursor.MoveOperation.End)
        else:
            field.setFont(self.measures.fonts[font_of(node)])
            field.document().setDocumentMargin(max(0, self._text_top(node) - self.theme.px(5) - 1))
            field.setAccessibleName(_("Title of {title}", title=node.title))
            field.setProperty("before", node.title)
            bound.show(self._row, node.title, save=_save_section_title if is_section else _save_title)
            field.selectAll()
        return field

    # One field of a kind, made when it is first wanted and kept: what Qt never deletes cannot be freed twice.

    def _note(self, parent: QWidget) -> Bound:
        if self._note_bound is None:
            note = self._made(Prose(parent))
            note.setPlaceholderText(_("Your own words"))
            self._note_bound = Bound(self._saving, note, "note", outlining.edit_note)
        return self._note_bound

    def _title(self, parent: QWidget) -> Bound:
        if self._title_bound is None:
            title = self._made(Prose(parent, paragraph=True, drops=False))
            title.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            title.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self._title_bound = Bound(self._saving, title, "title", _save_title, needed=True)
        return self._title_bound

    def _made(self, field: Prose) -> Prose:
        field.setTabChangesFocus(True)
        field.textChanged.connect(self._fit)
        field.document().documentLayout().documentSizeChanged.connect(self._fit)
        return field

    @Slot()
    def _fit(self) -> None:
        if self._open and self.measures.edited:
            self.typed_grew.emit()

    def _typed_height(self) -> int:
        """The height of the note that is being typed: a line more than it has, within what is in sight of the view."""
        line, frame = self.measures.metrics["note"].lineSpacing(), self.theme.px(16)
        least, most = 4 * line, self.measures.room.height() * 3 // 4 - frame
        high = float(line)
        if self._note_bound and isinstance(field := self._note_bound.field, Prose):
            layout, block = field.document().documentLayout(), field.document().begin()
            while block.isValid() and high < most:
                high += layout.blockBoundingRect(block).height()
                block = block.next()
        return ceil(max(least, min(high, most))) + frame

    def _titled_more(self) -> int:
        """What the lines after the first take of the title that is being typed, likewise."""
        node, bound = self.measures.titled, self._title_bound
        if node is None or bound is None or self._open is not bound or not isinstance(bound.field, Prose):
            return 0
        more = (bound.field.document().lineCount() - 1) * self.measures.metrics[font_of(node)].lineSpacing()
        return max(0, min(more, self.measures.room.height() * 3 // 4))

    def _text_top(self, node: Node) -> int:
        """How far below the upper end of the field of a title its first line is drawn in the row."""
        measures, font, px = self.measures, font_of(node), self.theme.px
        above, line = (px(4), measures.section_line - px(3)) if node.what == "section" else (0, measures.line)
        return above + int((line - measures.heights[font]) / 2)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Save what was typed; the field stands hidden until it is wanted again."""
        bound, self._open = self._open, None
        self.measures.typed = self.measures.titled = None
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
        """Escape takes a title back; in a note it keeps what was written. Ctrl+Enter ends a note, Enter a title; from
        there Tab goes on to the title of another row."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, Prose):
            return super().eventFilter(watched, event)
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        way = 0 if self.noting or control else (key == Qt.Key.Key_Tab) - (key == Qt.Key.Key_Backtab)
        done = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (control or not self.noting)
        escaped = key == Qt.Key.Key_Escape
        if escaped and not self.noting:
            watched.setPlainText(watched.property("before"))
        if done or escaped or way:
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.passed.emit(way) if way else self.left.emit(escaped and not self.noting)
        return done or escaped or bool(way)


def _save_title(book: Notebook, card_id: int, text: str, merge: str) -> None:
    cards.edit_card(book, card_id, merge, title=text)


def _save_section_title(book: Notebook, section_id: int, text: str, merge: str) -> None:
    outlining.edit_section(book, section_id, merge, title=text)


def _save_section_note(book: Notebook, section_id: int, text: str, merge: str) -> None:
    outlining.edit_section(book, section_id, merge, note=text)
