"""How a row of the outline looks, and the fields in which its title and note are edited in place."""

import contextlib
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen, QTextCursor, QTextLayout
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import shorten
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.text_fields import OneLine, Prose
from essayplanner.ui.look.glyphs import paint_badge, paint_warning
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import wrapped
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.ui.outline.model import OutlineModel
    from essayplanner.ui.outline.view import OutlineView

Index = QModelIndex | QPersistentModelIndex

#: As much of a note as a row shows; the panel at the right shows all of it.
NOTE_SHOWN = 900
NOTE_LINES = 14
HINT = "Drag a claim here, or press Ctrl+Enter on a card"


class OutlineDelegate(QStyledItemDelegate):
    """Draws sections as ruled headings with the student's note, and placements as a badge with a title."""

    def __init__(self, view: "OutlineView", theme: Theme, saving: Saving) -> None:
        super().__init__(view)
        self.view, self.theme, self._saving = view, theme, saving
        self._open: Bound | None = None
        self._note_bound: Bound | None = None
        self._title_bound: Bound | None = None
        self._row: RowKey | None = None
        self.noting = self._fitting = False
        self._notes: dict[tuple[str, int], QTextLayout] = {}
        self.measure()

    def measure(self) -> None:
        """Take the sizes of the fonts in force."""
        font, px = self.theme.font, self.theme.px
        self.fonts = {"section": font(15, bold=True), "claim": font(13, bold=True), "card": font(13),
                      "small": font(11), "note": font(13, serif=True), "number": font(13)}  # fmt: skip
        self.metrics = {name: QFontMetrics(value) for name, value in self.fonts.items()}
        self.line = max(px(29), self.metrics["card"].height() + px(10))
        self.section_line = max(px(30), self.metrics["section"].height() + px(9))
        self.gap = px(11)
        self.plain = QSize(px(120), self.line)
        self._notes.clear()

    # Geometry

    def left(self, node: Node) -> int:
        """Where the title of a row begins."""
        if node.what == "section":
            return self.theme.px(41) + (node.depth() - 1) * self.theme.px(18)
        section = node.section()
        base = self.left(section) if section else self.theme.px(41)
        return base + self.theme.px(35) + (node.depth() - 1) * self.theme.px(25)

    def start(self, node: Node) -> int:
        """Where the tint of a row begins: at the badge of a card, at the title of a section."""
        return self.left(node) - (self.theme.px(35) if node.what == "placement" else 0)

    def head(self, node: Node) -> int:
        """The height of a row without its note."""
        return self.gap + self.section_line if node.what == "section" else self.line

    def note_height(self, node: Node) -> int:
        """The height of the note under a row."""
        if self.noting and node is self.view.current_node() and self.view.is_editing():
            return self._typed_height()
        if not node.note:
            return 0
        width = max(self.view.viewport().width() - self.left(node) - self.theme.px(12), self.theme.px(80))
        return round(self._note_layout(node.note, width).boundingRect().height()) + self.theme.px(9)

    def _typed_height(self) -> int:
        """The height of the note that is being typed: a line more than it has, within what is in sight of the view."""
        line, frame = self.metrics["note"].lineSpacing(), self.theme.px(16)
        least, most = 4 * line, self.view.viewport().height() * 3 // 4 - frame
        high = float(line)
        if self._note_bound and isinstance(field := self._note_bound.field, QPlainTextEdit):
            layout, block = field.document().documentLayout(), field.document().begin()
            while block.isValid() and high < most:
                high += layout.blockBoundingRect(block).height()
                block = block.next()
        return ceil(max(least, min(high, most))) + frame

    def _note_layout(self, note: str, width: int) -> QTextLayout:
        key = (note[: NOTE_SHOWN + 1], width)
        if key not in self._notes:
            if len(self._notes) > 2000:
                self._notes.clear()
            self._notes[key] = wrapped(_shown_note(note), self.fonts["note"], width, NOTE_LINES)
        return self._notes[key]

    def _hinted(self, node: Node) -> bool:
        return node.what == "section" and not node.children and not node.note and node.role == "paragraph"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node = self._model().node(index)
        if not (node.note or self.noting or node.what == "section"):
            return self.plain
        height = self.head(node) + self.note_height(node)
        return QSize(self.theme.px(120), height + (self.line + self.theme.px(3) if self._hinted(node) else 0))

    def _model(self) -> "OutlineModel":
        return self.view.outline

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = self._model().node(index)
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The view is asked, not `option.state`, which takes QStyle: 4 ms that the first picture would wait for.
        if self.view.selectionModel().isSelected(index) or node is self.view.dropping_inside():
            self._tint(painter, node, rect, self.view.hasFocus() and node is self.view.current_node())
        hovered = self.view.underMouse() and _is_hovered(option)
        if node.what == "section":
            self._paint_section(painter, node, rect, hovered)
        else:
            self._paint_placement(painter, node, rect, hovered)
        painter.restore()

    def _tint(self, painter: QPainter, node: Node, rect: QRect, focused: bool) -> None:
        top = self.gap if node.what == "section" else 0
        box = QRectF(rect).adjusted(self.start(node) - self.theme.px(4), top + 0.5, -1, -0.5)
        painter.setBrush(self.theme.color("selection"))
        painter.setPen(QPen(self.theme.color("claim"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, self.theme.px(6), self.theme.px(6))

    def _paint_section(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, left = self.theme.px, rect.left() + self.left(node)
        line = QRect(left, rect.top() + self.gap, rect.right() - left - px(8), self.section_line - px(3))
        number = QRect(rect.left() + px(16), line.top(), left - rect.left() - px(18), line.height())
        self._text(painter, number, node.number(), "number", "muted")
        if node.children and (hovered or not self.view.is_open(node)):
            self._chevron(
                painter, QRectF(rect.left() + px(2), line.center().y() - px(5), px(10), px(10)), self.view.is_open(node)
            )
        self._caption(painter, line, self._section_caption(node), node)
        self._text(painter, line, node.title, "section", "ink")
        painter.setPen(QPen(self.theme.color("line"), 1))
        y = rect.top() + self.head(node) - px(1)
        painter.drawLine(left, y, rect.right(), y)
        self._paint_note(painter, node, rect)
        if self._hinted(node):
            box = QRectF(left, y + px(3), rect.right() - left - 1, self.line - px(2))
            painter.setPen(QPen(self.theme.color("line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(4), px(4))
            self._text(painter, box.toRect().adjusted(px(9), 0, -px(9), 0), HINT, "card", "muted")

    def _section_caption(self, node: Node) -> str:
        words = self._model().caption(node)
        if self.view.is_open(node) or not node.children:
            return words
        count = sum(other.what == "placement" for other in node.walk())
        return " · ".join(part for part in (f"{count} cards" if count != 1 else "1 card", words) if part)

    def _paint_placement(self, painter: QPainter, node: Node, rect: QRect, hovered: bool) -> None:
        px, left = self.theme.px, rect.left() + self.left(node)
        assert node.kind is not None
        size = px(19)
        badge = QRectF(left - px(27), rect.top() + (self.line - size) / 2, size, size)
        paint_badge(painter, node.kind, badge, QColor(self.theme.tokens.kind(node.kind)), self.theme.color("on_accent"))
        if node.children and (hovered or not self.view.is_open(node)):
            middle = badge.center().y()
            self._chevron(painter, QRectF(left - px(43), middle - px(5), px(10), px(10)), self.view.is_open(node))
        line = QRect(left, rect.top(), rect.right() - left - px(8), self.line)
        self._caption(painter, line, self._model().caption(node), node)
        self._text(painter, line, node.title, "claim" if node.kind == "claim" else "card", "ink")
        self._paint_note(painter, node, rect)

    def _paint_note(self, painter: QPainter, node: Node, rect: QRect) -> None:
        if not node.note or (self.noting and node is self.view.current_node() and self.view.is_editing()):
            return
        width = max(self.view.viewport().width() - self.left(node) - self.theme.px(12), self.theme.px(80))
        painter.setPen(self.theme.color("ink"))
        at = QPointF(rect.left() + self.left(node), rect.top() + self.head(node) + self.theme.px(3))
        self._note_layout(node.note, width).draw(painter, at)

    def _caption(self, painter: QPainter, line: QRect, caption: str, node: Node) -> None:
        """Draw the words at the right and narrow the line by them."""
        if caption:
            width = min(self.metrics["small"].horizontalAdvance(caption), line.width() * 2 // 5)
            box = QRect(line.right() - width, line.top(), width + 1, line.height())
            self._text(painter, box, caption, "small", "muted")
            line.setRight(box.left() - self.theme.px(12))
        if node.caution:
            size = self.theme.px(13)
            self._warning(painter, QRectF(line.right() - size, line.center().y() - size / 2 + 0.5, size, size))
            line.setRight(line.right() - size - self.theme.px(8))

    def _text(self, painter: QPainter, box: QRect, text: str, font: str, colour: str) -> None:
        painter.setFont(self.fonts[font])
        painter.setPen(self.theme.color(colour))
        shown = self.metrics[font].elidedText(shorten(text, 400), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _chevron(self, painter: QPainter, box: QRectF, is_open: bool) -> None:
        path = QPainterPath()
        points = ((0.1, 0.3), (0.5, 0.72), (0.9, 0.3)) if is_open else ((0.3, 0.1), (0.72, 0.5), (0.3, 0.9))
        for number, (x, y) in enumerate(points):
            point = QPointF(box.x() + box.width() * x, box.y() + box.height() * y)
            path.lineTo(point) if number else path.moveTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("muted"), self.theme.px(2) * 0.8))
        painter.drawPath(path)

    def _warning(self, painter: QPainter, box: QRectF) -> None:
        paint_warning(painter, box, self.theme.color("caution"), self.theme.color("paper"))

    # Editing

    def aim(self, node: Node, *, noting: bool) -> None:
        """Say whose title, or note, `createEditor` is to open; EssayError, and nothing changed, where it cannot be read
        whose that is. (Nothing may fail within `createEditor`: Qt would not know that no editor is open.)"""
        self._row = self._key(node, noting=noting)
        self.noting = noting

    def _key(self, node: Node, *, noting: bool) -> RowKey:
        key = self._model().book.key
        return key("card", node.card_id) if node.what == "placement" and not noting else key(node.what, node.id)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        node = self._model().node(index)
        is_section = node.what == "section"
        self._open = bound = self._note(parent) if self.noting else self._title(parent)
        field = bound.field
        if isinstance(field, QPlainTextEdit):
            field.setFont(self.fonts["note"])
            field.setAccessibleName(f"Note at {node.title}")
            save = _save_section_note if is_section else outlining.edit_note
            bound.show(self._row, node.note, save=save)
            field.moveCursor(QTextCursor.MoveOperation.Start)
        elif isinstance(field, QLineEdit):
            field.setFont(self.fonts["section" if is_section else "card"])
            field.setAccessibleName(f"Title of {node.title}")
            field.setProperty("before", node.title)
            bound.show(self._row, node.title, save=_save_section_title if is_section else _save_title)
            field.selectAll()
        return field

    # One field of a kind, made when it is first wanted and kept: what Qt never deletes cannot be freed twice.

    def _note(self, parent: QWidget) -> Bound:
        if self._note_bound is None:
            note = Prose(parent)
            note.setTabChangesFocus(True)
            note.setPlaceholderText("Your own words")
            note.textChanged.connect(self._fit_note)
            note.document().documentLayout().documentSizeChanged.connect(self._fit_note)
            self._note_bound = Bound(self._saving, note, "note", outlining.edit_note)
        return self._note_bound

    @Slot()
    def _fit_note(self) -> None:
        if self._fitting or not self.noting or self._open is None or self._open is not self._note_bound:
            return
        index = self.view.currentIndex()
        if self.sizeHint(QStyleOptionViewItem(), index).height() != self.view.visualRect(index).height():
            self._fitting = True
            self.view.fit_row()
            self._fitting = False

    def _title(self, parent: QWidget) -> Bound:
        if self._title_bound is None:
            self._title_bound = Bound(self._saving, OneLine(parent), "title", _save_title, needed=True)
        return self._title_bound

    @property
    def is_open(self) -> bool:
        """Whether an editor is open. The view's state does not tell: Qt resets it when a row elsewhere is removed."""
        return self._open is not None

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Save what was typed; the field stands hidden until it is wanted again."""
        bound, self._open = self._open, None
        if bound:
            bound.leave_row()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the row holds by now (after undo, say) where nothing is being typed."""
        bound, node = self._open, self._model().node(index)
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
        node, px = self._model().node(index), self.theme.px
        rect = option.rect
        left = rect.left() + self.left(node) - px(9)
        if self.noting:
            top = rect.top() + self.head(node) + px(2)
            editor.setGeometry(left, top, rect.right() - left, self.note_height(node) - px(5))
        else:
            top = rect.top() + (self.gap - px(4) if node.what == "section" else 0)
            editor.setGeometry(left, top, rect.right() - left, self.head(node) + px(3) - (top - rect.top()))

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
                self.view.setFocus()
                if not done and isinstance(watched, QLineEdit):
                    self.view.title_left.emit()
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


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def _shown_note(note: str) -> str:
    return note if len(note) <= NOTE_SHOWN else note[:NOTE_SHOWN].rstrip() + "…"
