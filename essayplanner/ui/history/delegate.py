"""How a step is drawn: a dot on a rail, what was done, and when."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.ui.history.model import Role
from essayplanner.ui.theme import Theme

#: Pixels of the design: a row, the rail's place, and where the text begins.
ROW, RAIL, TEXT, EDGE = 46, 16, 34, 10

#: What a click on a row's right end does, in full and where there is little room.
BACK = ("Go back to here", "Go back")
FORWARD = ("Go forward to here", "Go forward")


class HistoryDelegate(QStyledItemDelegate):
    """Draws the rows of a `HistoryModel`; all are of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.can_jump = True

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of every row."""
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def link(self, index: QModelIndex | QPersistentModelIndex, width: int) -> str:
        """What a click on the right end of a row so wide does; empty in the row of the present state."""
        if not self.can_jump or index.data(Role.NOW):
            return ""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font(11))
        room = width - px(TEXT) - px(EDGE) * 2 - metrics.horizontalAdvance(str(index.data(Role.TIME)))
        full, short = FORWARD if index.data(Role.UNDONE) else BACK
        return full if metrics.horizontalAdvance(full) <= room else short

    def link_rect(self, row: QRect, text: str) -> QRect:
        """Where that stands in a row."""
        px, metrics = self._theme.px, QFontMetrics(self._theme.font(11))
        width = metrics.horizontalAdvance(text)
        top = row.y() + px(24)
        return QRect(row.right() - px(EDGE) - width, top, width, row.bottom() - px(4) - top)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        t, px, rect = self._theme.tokens, self._theme.px, option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        undone, now = bool(index.data(Role.UNDONE)), bool(index.data(Role.NOW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(t.claim), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.selection if chosen else t.chip))
            box = QRectF(rect).adjusted(px(TEXT) - px(8), 2, -2, -2)
            painter.drawRoundedRect(box, px(7), px(7))
        self._paint_rail(painter, rect, index, undone, now)
        link = self.link(index, rect.width()) if chosen or hovered else ""
        parts = (str(index.data(Role.TIME)), "undone" if undone and not link else "")
        self._paint_text(painter, rect, str(index.data()), " · ".join(filter(None, parts)), undone, now)
        if link:
            painter.setFont(self._theme.font(11))
            painter.setPen(QColor(t.claim))
            painter.drawText(self.link_rect(rect, link), Qt.AlignmentFlag.AlignVCenter, link)
        painter.restore()

    def _paint_rail(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, undone: bool, now: bool
    ) -> None:
        t, px = self._theme.tokens, self._theme.px
        x, y = rect.x() + px(RAIL), rect.y() + px(15)
        pen = QPen(QColor(t.line), max(2, px(2)))
        done_above = index.row() > 0 and not now and not undone
        for top, bottom, dotted in ((rect.y(), y, not done_above), (y, rect.bottom() + 1, undone)):
            if (top == rect.y() and index.row() == 0) or (top == y and index.data(Role.STEP_ID) == 0):
                continue
            pen.setStyle(Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        radius = px(5) if now else px(4)
        painter.setPen(QPen(QColor(t.claim if now else t.muted), max(1.5, px(1.5))))
        painter.setBrush(QColor(t.claim if now else t.pane if undone else t.muted))
        painter.drawEllipse(QPointF(x, y), radius, radius)
        if now:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), radius + px(3), radius + px(3))

    def _paint_text(self, painter: QPainter, rect: QRect, label: str, said: str, undone: bool, now: bool) -> None:
        t, px = self._theme.tokens, self._theme.px
        left, width = rect.x() + px(TEXT), rect.width() - px(TEXT) - px(EDGE)
        font = self._theme.font(13, bold=now, italic=undone)
        painter.setFont(font)
        painter.setPen(QColor(t.muted if undone else t.ink))
        label = QFontMetrics(font).elidedText(label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, rect.y() + px(5), width, px(20)), Qt.AlignmentFlag.AlignVCenter, label)
        caption = QRect(left, rect.y() + px(24), width, px(18))
        painter.setFont(self._theme.font(11))
        painter.setPen(QColor(t.muted))
        said += " · " if now and said else ""
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, said)
        if now:
            advance = QFontMetrics(self._theme.font(11)).horizontalAdvance(said)
            painter.setFont(self._theme.font(11, bold=True))
            painter.setPen(QColor(t.claim))
            caption.setLeft(left + advance)
            painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, "you are here")
