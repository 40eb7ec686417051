"""The because of a link, shown beside its line."""

from collections.abc import Sequence
from heapq import nsmallest
from itertools import pairwise, product
from math import inf
from operator import itemgetter
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

#: Pixels of the design: how wide it is, and is for more letters than so many, and what is around its words.
_WIDE, _WIDER, _LONG, _INSET = 150, 220, 75, 10
#: How far it stays from its line, and from what it is put above or below of; how much farther from its line it may be.
_OFF, _CLEAR, _FAR = 8, 3, (0, 30, 80, 160, 320)
#: What counts against a place as much as a pixel between it and its line: pixels off the middle of that, square pixels
#: that it covers of cards and words, and of lines.
_ASIDE, _COVERS, _CROSSES = 0.15, 1.5, 0.2
#: So many cards and words, those next to the line, and no more are kept clear of: to try the places between all of a
#: large map takes a minute.
_MOST = 100


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
        room = theme.px((_WIDER if len(route.link.because) > _LONG else _WIDE) - 2 * _INSET)
        words = wrapped(route.link.because, theme.font(12, serif=True), room, from_right=from_right or None)
        hint = _("F2 edits the reason") if may_change else ""
        return cls(route, words, hint if route.used else _("Not in this outline"), theme, from_right)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        px = self.theme.px
        return px(_WIDER if len(self.route.link.because) > _LONG else _WIDE), px(7 + 18 + 6) + height_of(self.words) + (
            px(16) if self.hint else 0
        )

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


def place_beside(
    size: tuple[float, float], line: Sequence[Point], sight: Box, covered: Sequence[Box], lines: Sequence[Box]
) -> Box:
    """Where a box of some size stands beside a line, in what is in sight of it: it covers as little as it can of what
    is given, of `lines` only where it must, and is near to the middle of its line."""
    (wide, high), parts = size, [_around(*ends) for ends in pairwise(line)]
    places: dict[Box, float] = {}
    covered = nsmallest(_MOST, covered, key=lambda each: min(_apart(each, part) for part in parts))
    between = {each.bottom + _CLEAR for each in covered} | {each.y - high - _CLEAR for each in covered}
    for x, y in _anchors(parts, sight):
        lefts = [x - wide / 2, *(x + _OFF + far for far in _FAR), *(x - wide - _OFF - far for far in _FAR)]
        tops = [y - high / 2, *(y + _OFF + far for far in _FAR), *(y - high - _OFF - far for far in _FAR)]
        tops += [top for top in between if abs(top - y) < _FAR[-1]]
        for left, top in product(lefts, tops):
            left = max(min(left, sight.right - wide - 2), sight.x + 2)
            top = max(min(top, sight.bottom - high - 2), sight.y + 2)
            box = Box(left, top, wide, high)
            aside = abs(box.middle[0] - x) + abs(box.middle[1] - y)
            if box not in places:
                places[box] = min(_apart(box, part) for part in parts) + aside * _ASIDE
    best, least = Box(sight.x, sight.y, wide, high), inf
    beneath = [*((each, _COVERS) for each in covered), *((each, _CROSSES) for each in lines)]
    for box, cost in sorted(places.items(), key=itemgetter(1)):
        if cost >= least:
            break
        for each, weight in beneath:
            if cost >= least:
                break
            if box.meets(each):
                cost += weight * _shared(box, each)
        if cost < least:
            best, least = box, cost
    return best


def _anchors(parts: Sequence[Box], sight: Box) -> list[Point]:
    """The middles of what is in sight of a line; where that is nothing, what is nearest to it of what is in sight."""
    seen = [part for part in parts if part.x <= sight.right and part.right >= sight.x]
    seen = [part for part in seen if part.y <= sight.bottom and part.bottom >= sight.y]
    nearest = [min(parts, key=lambda part: _apart(part, sight))]
    return [
        (
            (min(max(part.x, sight.x), sight.right) + min(max(part.right, sight.x), sight.right)) / 2,
            (min(max(part.y, sight.y), sight.bottom) + min(max(part.bottom, sight.y), sight.bottom)) / 2,
        )
        for part in seen or nearest
    ]


def _around(one: Point, other: Point) -> Box:
    """What lies around a part of a line."""
    return Box(min(one[0], other[0]), min(one[1], other[1]), abs(one[0] - other[0]), abs(one[1] - other[1]))


def _apart(one: Box, other: Box) -> float:
    across = max(one.x - other.right, other.x - one.right, 0.0)
    return across + max(one.y - other.bottom, other.y - one.bottom, 0.0)


def _shared(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide * high if wide > 0 and high > 0 else 0.0
