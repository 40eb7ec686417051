"""The because of a link, shown beside its line."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextLayout

from essayplanner.domain.map.values import Point, Route
from essayplanner.domain.words import relation_word
from essayplanner.language import _
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.glyphs import paint_link
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped

#: Pixels of the design: how wide it is, what is around its words, and how far it stays from its line.
_WIDE, _INSET, _OFF = 150, 10, 8
#: How far from its line places are tried, and how far apart these are.
_FAR, _APART = 320, 40


class Because(NamedTuple):
    """The words of a link, set in lines."""

    route: Route
    words: QTextLayout
    hint: str
    theme: Theme
    from_right: bool

    @classmethod
    def of(cls, route: Route, theme: Theme, *, may_change: bool, from_right: bool) -> "Because | None":
        """That of a link; None where none is given."""
        if not route.link.because:
            return None
        room = theme.px(_WIDE - 2 * _INSET)
        words = wrapped(route.link.because, theme.font(12, serif=True), room, from_right=from_right or None)
        hint = _("F2 edits the reason") if may_change else ""
        return cls(route, words, hint if route.used else _("Not in this outline"), theme, from_right)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        px = self.theme.px
        return px(_WIDE), px(7 + 18 + 6) + height_of(self.words) + (px(16) if self.hint else 0)

    def beside(self, line: Sequence[Point], sight: Box, covered: Sequence[Box]) -> Box:
        """Where it covers least of what is given, and then nearest to its line; all in the viewport."""
        (wide, high), px = self.size, self.theme.px
        middles = [((x + x1) / 2, (y + y1) / 2) for (x, y), (x1, y1) in pairwise(line)]
        inside = [point for point in middles if sight.holds(*point)] or [sight.middle]
        best, least = Box(0, 0, wide, high), -1.0
        steps = range(0, px(_FAR) + 1, px(_APART))
        offs = [-wide - px(_OFF) - step for step in steps] + [px(_OFF) + step for step in steps]
        downs = [sign * step - high / 2 for step in steps for sign in (1, -1)]
        for x, y in inside:
            for off in offs:
                for down in downs:
                    left = min(max(x + off, sight.x + 2), sight.right - wide - 2)
                    top = min(max(y + down, sight.y + 2), sight.bottom - high - 2)
                    box = Box(left, top, wide, high)
                    far = abs(left + wide / 2 - x) + abs(top + high / 2 - y)
                    if 0 <= least <= far:
                        continue
                    cost = far + 10 * sum(_shared(box, each) for each in covered)
                    if least < 0 or cost < least:
                        best, least = box, cost
        return best

    def paint(self, painter: QPainter, box: Box) -> None:
        """Draw it there."""
        px, theme = self.theme.px, self.theme
        area = QRectF(*box)
        painter.setPen(QPen(theme.color("claim"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        inner = area.adjusted(px(_INSET), px(7), -px(_INSET), -px(6))
        sign = QRectF(inner.left(), inner.top() + px(2), px(24), px(12))
        word = QRectF(inner.left() + px(30), inner.top(), inner.width() - px(30), px(16))
        if self.from_right:
            sign.moveRight(inner.right())
            word.moveLeft(inner.left())
        paint_link(painter, sign, self.route.link.relation, theme.color("claim"), 1.5)
        painter.setPen(theme.color("claim"))
        painter.setFont(theme.font(12))
        write(painter, word, relation_word(self.route.link.relation), self.from_right)
        painter.setPen(theme.color("ink"))
        self.words.draw(painter, QPointF(inner.left(), inner.top() + px(18)))
        if self.hint:
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.font(11))
            write(
                painter,
                QRectF(inner.left(), inner.bottom() - px(14), inner.width(), px(14)),
                self.hint,
                self.from_right,
            )


def _shared(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide * high if wide > 0 and high > 0 else 0.0
