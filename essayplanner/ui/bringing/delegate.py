"""Draws a row of notes: the note and where it is cut at the left, its card at the right, whose title can be edited."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayplanner.domain.words import kind_heading
from essayplanner.language import _
from essayplanner.notebook.bringing import Deed, Fate
from essayplanner.ui.bringing.draft import Shown
from essayplanner.ui.bringing.model import CardRole, HeadingRole, MarkRole, MayCutRole, PartRole
from essayplanner.ui.bringing.parts import Parts, card_box, note_box, parts_of
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import Index

#: Pixels of the design that a row is higher than a line of its text.
_AROUND = 17


class NotesDelegate(QStyledItemDelegate):
    """Draws rows of one height. `aimed` is the row before which a click would cut, or join; -1 for none."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme, self.aimed = theme, -1

    @property
    def height(self) -> int:
        """That of a row, in pixels."""
        texts = (QFontMetrics(self.theme.font(13, serif=True)), QFontMetrics(self.theme.font(13, bold=True)))
        return max(each.height() for each in texts) + self.theme.px(_AROUND)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are of one height."""
        return QSize(self.theme.px(240), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        view, row = self.parent(), QRect(option.rect)
        assert isinstance(view, QAbstractItemView)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_note(painter, row, index, view)
        card: Shown | None = index.data(PartRole)
        if card is not None:
            chosen = view.selectionModel().isSelected(index)
            focused = view.hasFocus() and view.isActiveWindow() and view.currentIndex() == index
            if index.data(CardRole):
                self._paint_card(painter, row, card, view.isRightToLeft(), chosen=chosen, focused=focused)
            else:
                self._paint_rest(painter, row, view.isRightToLeft(), chosen=chosen, focused=focused)
        painter.restore()

    def _paint_note(self, painter: QPainter, row: QRect, index: Index, view: QAbstractItemView) -> None:
        px, theme, from_right = self.theme.px, self.theme, view.isRightToLeft()
        plain = note_box(theme, row)
        box, last = mirrored(row, plain, from_right), index.model().rowCount() - 1
        painter.fillRect(box, theme.color("card"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())
        if index.row() == 0:
            painter.drawLine(box.topLeft(), box.topRight())
        if index.row() == last:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        is_heading, card = index.data(HeadingRole), index.data(CardRole)
        font = theme.font(13, serif=True, bold=is_heading)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        number = str(card.number) if card else ""
        words = "  ".join(filter(None, (index.data(MarkRole), str(index.data()))))
        room = plain.adjusted(px(14), 0, -px(40), 0)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        write(painter, mirrored(row, room, from_right), shown, from_right)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        ends = plain.adjusted(0, 0, -px(14), 0)
        write(painter, mirrored(row, ends, from_right), number, from_right, at_end=True)
        self._paint_cut(painter, box, index, is_cut=card is not None)

    def _paint_cut(self, painter: QPainter, box: QRect, index: Index, *, is_cut: bool) -> None:
        """The line above a note with which a card begins; where a click would cut or join, in another colour."""
        if self.aimed == index.row() and index.data(MayCutRole):
            painter.setPen(QPen(self.theme.color("claim"), 2, Qt.PenStyle.SolidLine))
        elif is_cut and index.row():
            painter.setPen(QPen(self.theme.color("link"), 1, Qt.PenStyle.DashLine))
        else:
            return
        y = box.top() + 0.5
        painter.drawLine(QPointF(box.left() + 1, y), QPointF(box.right(), y))

    def _paint_rest(self, painter: QPainter, row: QRect, from_right: bool, *, chosen: bool, focused: bool) -> None:
        """What goes on with the card above: a line down from it, and a ring where the keys go."""
        px = self.theme.px
        box = card_box(self.theme, row)
        line = mirrored(QRectF(row), QRectF(box.left(), row.top(), px(4), row.height() - px(3)), from_right)
        painter.fillRect(line, self.theme.color("selection" if chosen else "line"))
        if focused:
            ring = mirrored(QRectF(row), box.adjusted(px(8), 0, 0, 0), from_right)
            paint_mark(painter, self.theme, ring, chosen=False, focused=True)

    def _paint_card(
        self, painter: QPainter, row: QRect, card: Shown, from_right: bool, *, chosen: bool, focused: bool
    ) -> None:
        theme, px = self.theme, self.theme.px
        parts = parts_of(theme, row, card, [])
        is_out, is_made = card.deed is Deed.LEAVE, card.deed is Deed.MAKE
        box = mirrored(QRectF(row), parts.card, from_right)
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        painter.fillPath(path, theme.color("selection" if chosen else "pane" if is_out else "card"))
        painter.setClipPath(path)
        spine = mirrored(QRectF(row), QRectF(parts.card.left(), parts.card.top(), px(4), box.height()), from_right)
        painter.fillRect(spine, theme.color("line") if is_out else QColor(theme.tokens.kind(card.kind)))
        painter.setClipping(False)
        style = Qt.PenStyle.SolidLine if is_made else Qt.PenStyle.DashLine
        painter.setPen(QPen(theme.color("link" if chosen or not is_made else "line"), 1, style))
        painter.drawPath(path)
        if focused:
            paint_mark(painter, theme, box, chosen=False, focused=True)
        self._paint_words(painter, row, card, parts, from_right)

    def _paint_words(self, painter: QPainter, row: QRect, card: Shown, parts: Parts, from_right: bool) -> None:
        theme, px = self.theme, self.theme.px
        is_out, accent = card.deed is Deed.LEAVE, QColor(theme.tokens.kind(card.kind))
        quiet = theme.color("muted")
        small, label = theme.font(11), theme.font(11, bold=True)

        def put(room: QRect, words: str, *, at_end: bool = False) -> None:
            write(painter, mirrored(row, room, from_right), words, from_right, at_end=at_end)

        painter.setFont(small)
        painter.setPen(quiet)
        left = round(parts.card.left()) + px(6)
        number = QRect(left, parts.kind.top(), parts.kind.left() - left - px(6), parts.kind.height())
        put(number, str(card.number), at_end=True)
        sign = QRectF(parts.kind.left(), parts.kind.center().y() - px(4), px(9), px(9))
        colour = quiet if is_out else accent
        paint_glyph(painter, card.kind, mirrored(QRectF(row), sign, from_right), colour)
        painter.setFont(label)
        painter.setPen(colour)
        if parts.kind.width() > px(13) + px(18):
            put(parts.kind.adjusted(px(13), 0, 0, 0), kind_heading(card.kind))
        self._paint_chevron(painter, row, parts.kind, from_right)
        bold = theme.font(13, bold=True)
        painter.setFont(bold)
        painter.setPen(quiet if is_out else theme.color("ink"))
        put(parts.title, QFontMetrics(bold).elidedText(card.title, Qt.TextElideMode.ElideRight, parts.title.width()))
        painter.setFont(small)
        painter.setPen(quiet)
        if parts.when.isValid():
            put(parts.when, parts.facts, at_end=True)
        if card.words:
            painter.setPen(theme.color("caution" if card.met.fate in (Fate.BOTH, Fate.OTHER) else "claim"))
            put(parts.deed, card.words, at_end=True)
        if parts.tag:
            self._paint_tag(painter, row, parts, from_right)

    def _paint_chevron(self, painter: QPainter, row: QRect, kind: QRect, from_right: bool) -> None:
        px = self.theme.px
        half = px(3)
        place = mirrored(row, QRect(kind.right() - px(12), kind.top(), 2 * half, kind.height()), from_right)
        x, y = place.center().x(), place.center().y()
        painter.drawPolyline(
            [QPointF(x - half, y - half / 2), QPointF(x, y + half / 2), QPointF(x + half, y - half / 2)]
        )

    def _paint_tag(self, painter: QPainter, row: QRect, parts: Parts, from_right: bool) -> None:
        px = self.theme.px
        high = QFontMetrics(self.theme.font(11)).height() + px(3)
        chip = QRectF(parts.tags.left(), parts.tags.center().y() - high / 2, parts.tags.width(), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        painter.drawRoundedRect(mirrored(QRectF(row), chip, from_right), high / 2, high / 2)
        painter.setPen(self.theme.color("muted"))
        write(painter, mirrored(row, parts.tags.adjusted(px(8), 0, 0, 0), from_right), parts.tag, from_right)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the title."""
        field = LineField(_("Title of the card"))
        field.setProperty("quiet", None)
        field.setParent(parent)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Shows the title, all of it selected."""
        if isinstance(editor, LineField):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Takes the title."""
        if isinstance(editor, LineField):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the title stands, and all that follows it."""
        view, card = self.parent(), index.data(CardRole)
        if isinstance(view, QAbstractItemView) and card:
            row = QRect(option.rect)
            parts = parts_of(self.theme, row, card, [])
            room = QRect(parts.title)
            room.setRight(round(parts.card.right()) - self.theme.px(4))
            editor.setGeometry(mirrored(row, room, view.isRightToLeft()))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tip says what had no room, and why a kind was guessed."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        others: list[str] = []
        if card := index.data(CardRole):
            parts_of(self.theme, QRect(option.rect), card, others)
        show_tip_at(view, event.globalPos(), "\n".join((str(index.data(Qt.ItemDataRole.ToolTipRole)), *others)))
        return True
