"""How a card that would help is drawn."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayplanner.ui.coach.helpful_model import Helpful, Index
from essayplanner.ui.look.glyphs import paint_glyph, paint_link
from essayplanner.ui.look.marks import paint_edge
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines, elided

_STATE = QStyle.StateFlag

#: Pixels of the design: spine, where the words begin and how far from the end they stop, above and below them, between
#: two cards, and the line of a link.
_SPINE, _TEXT, _END, _ABOVE, _BETWEEN, _LINK = 4, 29, 30, 7, 8, 20
#: Lines of the because.
_LINES = 3


class _Laid(NamedTuple):
    title: str
    why: list[str]
    because: list[str]
    height: int


class HelpfulDelegate(QStyledItemDelegate):
    """A card with its spine: its title, why it would help, and the because of its link."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._width = theme, 0
        self._kept: dict[Helpful, _Laid] = {}
        self._row, self._from_right = QRectF(), False

    def set_width(self, width: int) -> None:
        """Lay out anew, so wide."""
        self._width = width
        self._kept.clear()

    def _laid(self, row: Helpful) -> _Laid:
        if row not in self._kept:
            px, font = self.theme.px, self.theme.font
            room = max(1, self._width - px(_TEXT) - px(_END))
            beside = px(_LINK) + px(6) if row.said.relation else 0
            title = elided(row.card.title, font(13, bold=True), room)
            why = cut_lines(row.said.why, font(12), room - beside, 2)
            because = cut_lines(row.said.because, font(12, serif=True), room, _LINES) if row.said.because else []
            small = len(why) * _line(self.theme) + len(because) * _line(self.theme, serif=True)
            height = 2 * px(_ABOVE) + QFontMetrics(font(13, bold=True)).height() + px(2) + small + px(_BETWEEN)
            self._kept[row] = _Laid(title, why, because, height)
        return self._kept[row]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as it needs."""
        row = _row_of(index)
        return QSize(self._width, self._laid(row).height if row else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        row = _row_of(index)
        if row is None:
            return
        theme, px, laid = self.theme, self.theme.px, self._laid(row)
        accent, state = QColor(theme.tokens.kind(row.card.kind)), option.state
        self._row, self._from_right = QRectF(option.rect), option.direction == Qt.LayoutDirection.RightToLeft
        box = self._row.adjusted(1, 1, -1, -px(_BETWEEN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, box, accent, hovered=bool(state & _STATE.State_MouseOver))
        paint_edge(painter, theme, box, chosen=False, focused=bool(state & _STATE.State_HasFocus))
        line = QFontMetrics(theme.font(13, bold=True)).height()
        y, room = px(_ABOVE), self._width - px(_TEXT) - px(_END)
        size = px(9)
        paint_glyph(painter, row.card.kind, self._at(px(13), y + (line - size) / 2, size, size), accent)
        self._write(painter, "ink", laid.title, (px(_TEXT), y, room, line), bold=True)
        y += line + px(2)
        y = self._paint_why(painter, row, laid, y, room)
        for words in laid.because:
            high = _line(theme, serif=True)
            self._write(painter, "muted", words, (px(_TEXT), y, room, high), serif=True)
            y += high
        self._paint_grip(painter)
        painter.restore()

    def _at(self, x: float, y: float, width: float, height: float) -> QRectF:
        part = QRectF(self._row.left() + x, self._row.top() + y, width, height)
        return mirrored(self._row, part, self._from_right)

    def _write(
        self,
        painter: QPainter,
        color: str,
        words: str,
        at: tuple[float, float, float, float],
        *,
        bold: bool = False,
        serif: bool = False,
    ) -> None:
        painter.setFont(self.theme.font(13 if bold else 12, bold=bold, serif=serif))
        painter.setPen(self.theme.color(color))
        write(painter, self._at(*at), words, self._from_right)

    def _paint_ground(self, painter: QPainter, box: QRectF, accent: QColor, *, hovered: bool) -> None:
        px, ground = self.theme.px, QPainterPath()
        ground.addRoundedRect(box, px(7), px(7))
        painter.fillPath(ground, self.theme.color("chip" if hovered else "card"))
        painter.save()
        painter.setClipPath(ground)
        painter.fillRect(
            mirrored(box, QRectF(box.left(), box.top(), px(_SPINE), box.height()), self._from_right), accent
        )
        painter.restore()

    def _paint_why(self, painter: QPainter, row: Helpful, laid: _Laid, y: int, room: int) -> int:
        px, high = self.theme.px, _line(self.theme)
        left = px(_TEXT)
        if row.said.relation:
            at = self._at(left, y + high / 2 - px(5), px(_LINK), px(10))
            paint_link(painter, at, row.said.relation, self.theme.color("link"), 1.3)
            left += px(_LINK) + px(6)
        for words in laid.why:
            self._write(painter, "ink", words, (left, y, room - left + px(_TEXT), high))
            y += high
        return y

    def _paint_grip(self, painter: QPainter) -> None:
        """Six dots: it can be dragged."""
        px = self.theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("link"))
        for column in range(2):
            for dot in range(3):
                at = self._at(self._width - px(19) + column * px(5), px(_ABOVE + 4) + dot * px(5), 2, 2)
                painter.drawEllipse(QPointF(at.center()), 1.3, 1.3)


def _row_of(index: Index) -> Helpful | None:
    model = index.model()
    return model.row(index) if hasattr(model, "row") else None


def _line(theme: Theme, *, serif: bool = False) -> int:
    return QFontMetrics(theme.font(12, serif=serif)).lineSpacing()
