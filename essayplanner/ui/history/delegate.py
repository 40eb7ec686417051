"""How a step is drawn: a dot on a rail, what was done, and when."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.language import DOT, _
from essayplanner.ui.history.model import Index, Role
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: a row and a second line in it, the rail's place, where the text begins and ends.
ROW, SECOND, RAIL, TEXT, EDGE = 46, 17, 16, 34, 10
#: The size of text, in per cent, from which on a label has two lines.
TWO_LINES = 150

#: What a click on a row's right end does, in full and where there is little room.
BACK = (_("Go back to here"), _("Go back"))
FORWARD = (_("Go forward to here"), _("Go forward"))


class HistoryDelegate(QStyledItemDelegate):
    """Draws the rows of a `HistoryModel`; all are of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.can_jump = True
        self._row, self._from_right = QRect(), False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of every row."""
        return QSize(self.theme.px(120), self.theme.px(ROW + self._second))

    @property
    def _second(self) -> int:
        return SECOND if self.theme.scale >= TWO_LINES else 0

    def link(self, index: Index, width: int) -> str:
        """What a click on the right end of a row so wide does; empty in the row of the present state."""
        if not self.can_jump or index.data(Role.NOW):
            return ""
        px, metrics = self.theme.px, QFontMetrics(self.theme.font(11))
        room = width - px(TEXT) - px(EDGE) * 2 - metrics.horizontalAdvance(str(index.data(Role.TIME)))
        full, short = FORWARD if index.data(Role.UNDONE) else BACK
        return full if metrics.horizontalAdvance(full) <= room else short

    def link_rect(self, row: QRect, text: str, *, from_right: bool = False) -> QRect:
        """Where that stands in a row of a list that is laid out from there, with room to hit it."""
        px, metrics = self.theme.px, QFontMetrics(self.theme.font(11))
        width = metrics.horizontalAdvance(text)
        top, high = row.y() + px(24 + self._second), px(18)
        link = QRect(row.right() - px(EDGE) - width, top, width, high)
        more = max(0, (LEAST - high + 1) // 2)
        link.adjust(0, -more, 0, more)
        return mirrored(row, link, from_right)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        t, px, rect = self.theme.tokens, self.theme.px, option.rect
        state, right = option.state, option.direction == Qt.LayoutDirection.RightToLeft
        self._row, self._from_right = rect, right
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        undone, now = bool(index.data(Role.UNDONE)), bool(index.data(Role.NOW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = mirrored(rect, QRectF(rect).adjusted(px(TEXT) - px(8), 1, -1, -1), right)
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.chip))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(7), px(7))
        paint_mark(painter, self.theme, box, chosen=chosen, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        self._paint_rail(painter, rect, index, undone, now)
        link = self.link(index, rect.width()) if chosen or hovered else ""
        beside = QFontMetrics(self.theme.font(11)).horizontalAdvance(link)
        self._paint_text(painter, rect, index, undone and not link, beside)
        if link:
            painter.setFont(self.theme.font(11))
            painter.setPen(QColor(t.claim))
            write(painter, self.link_rect(rect, link, from_right=right), link, right)
        painter.restore()

    def _paint_rail(self, painter: QPainter, rect: QRect, index: Index, undone: bool, now: bool) -> None:
        t, px = self.theme.tokens, self.theme.px
        x = mirrored(QRectF(rect), QRectF(rect.x() + px(RAIL), 0, 0, 0), self._from_right).x()
        y = rect.y() + px(15)
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

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, say_undone: bool, beside: int) -> None:
        """Draw the label and, below it, the time with the state where there is room for it, and what was timed; so many
        pixels are taken at the end of that line."""
        t, px = self.theme.tokens, self.theme.px
        undone, now = bool(index.data(Role.UNDONE)), bool(index.data(Role.NOW))
        left, width = rect.x() + px(TEXT), rect.width() - px(TEXT) - px(EDGE)
        painter.setFont(self.theme.font(13, bold=now, italic=undone))
        painter.setPen(QColor(t.muted if undone else t.ink))
        room = width * 17 // 10 if self._second else width
        label = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        line = QRect(left, rect.y() + px(5), width, px(20 + self._second))
        side = Qt.AlignmentFlag.AlignRight if self._from_right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(mirrored(rect, line, self._from_right), flags, label)
        lines = self._second if painter.fontMetrics().horizontalAdvance(label) > width else 0
        caption = QRect(left, rect.y() + px(24 + lines), width, px(18))
        plain, bold = self.theme.font(11), self.theme.font(11, bold=True)
        said = str(index.data(Role.TIME))
        state, font = (_("you are here"), bold) if now else (_("undone"), plain) if say_undone else ("", plain)
        dot = DOT if said and state else ""
        end = QFontMetrics(plain).horizontalAdvance(said)
        start = end + QFontMetrics(plain).horizontalAdvance(dot)
        if start + QFontMetrics(font).horizontalAdvance(state) > width:
            state, said = (_("now"), said) if now else ("", said)
            dot = dot if state else ""
        painter.setFont(plain)
        painter.setPen(QColor(t.muted))
        self._write(painter, caption, said)
        self._write(painter, caption.adjusted(end + QFontMetrics(plain).horizontalAdvance(" "), 0, 0, 0), dot.strip())
        painter.setFont(font)
        painter.setPen(QColor(t.claim if now else t.muted))
        self._write(painter, caption.adjusted(start, 0, 0, 0), state)
        if timed := str(index.data(Role.TIMED)):
            taken = start + QFontMetrics(font).horizontalAdvance(state) if state else end
            words = f"{DOT.strip()} {timed}" if taken else timed
            taken += QFontMetrics(plain).horizontalAdvance(" ") if taken else 0
            room = width - taken - beside - (px(EDGE) if beside else 0)
            painter.setFont(plain)
            painter.setPen(QColor(t.ink))
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            self._write(painter, caption.adjusted(taken, 0, 0, 0), cut)

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        write(painter, mirrored(self._row, room, self._from_right), text, self._from_right)
