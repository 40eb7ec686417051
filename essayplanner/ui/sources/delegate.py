"""A source as the list draws it: short name and use, title, type, and what it looks like."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.sources.model import Entry, Index, Role


class SourceDelegate(QStyledItemDelegate):
    """Draws sources, all of one height, parted by hairlines; unused ones are muted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._from_right = theme, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        name, small = QFontMetrics(self.theme.font(13, bold=True)), QFontMetrics(self.theme.font(11))
        text = QFontMetrics(self.theme.font(12))
        return QSize(self.theme.px(200), name.height() + text.height() + small.height() + self.theme.px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one source."""
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, Entry):
            return
        px, box, state = self.theme.px, QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_HasFocus)
        tint = box.adjusted(px(4), 1, -px(4), -2)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("chip"))
            painter.drawRoundedRect(tint.adjusted(1, 1, -1, -1), px(7), px(7))
        paint_mark(painter, self.theme, tint, chosen=chosen, focused=focused)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.drawLine(
            QPointF(box.left() + px(12), box.bottom() - 0.5), QPointF(box.right() - px(12), box.bottom() - 0.5)
        )
        self._from_right = option.direction == Qt.LayoutDirection.RightToLeft
        self._words(painter, entry, box.adjusted(px(14), px(8), -px(14), 0))
        painter.restore()

    def _words(self, painter: QPainter, entry: Entry, room: QRectF) -> None:
        px, small = self.theme.px, self.theme.font(11)
        name, text = self.theme.font(13, bold=bool(entry.used)), self.theme.font(12)
        wide = QFontMetrics(small).horizontalAdvance(entry.use)
        high = QFontMetrics(name).height()
        aside = QRectF(room.right() - wide - 1, room.top(), wide + 1, high)
        self._line(painter, aside, entry.use, small, "muted", within=room)
        ink = "ink" if entry.used else "muted"
        self._line(
            painter,
            QRectF(room.left(), room.top(), room.width() - wide - px(10), high),
            entry.short,
            name,
            ink,
            within=room,
        )
        top = room.top() + high + px(2)
        high = QFontMetrics(text).height()
        self._line(painter, QRectF(room.left(), top, room.width(), high), entry.title, text, ink, within=room)
        last = QRectF(room.left(), top + high + px(2), room.width(), QFontMetrics(small).height())
        if entry.likeness:
            kind = QFontMetrics(small).elidedText(f"{entry.kind}  ", Qt.TextElideMode.ElideRight, int(last.width() / 2))
            shift = QFontMetrics(small).horizontalAdvance(kind)
            self._line(painter, last.adjusted(shift, 0, 0, 0), f"≈ {entry.likeness}", small, "caution", within=room)
            last.setWidth(shift)
        self._line(painter, last, entry.kind, small, "muted", within=room)

    def _line(self, painter: QPainter, part: QRectF, text: str, font: QFont, colour: str, *, within: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.color(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(part.width()) + 1)
        write(painter, mirrored(within, part, self._from_right), shown, self._from_right)
