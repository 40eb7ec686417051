"""How a side of a debate looks: a pattern, never a hue. First solid, second hatched, third dotted, between hollow."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from essayplanner.domain.argument import DebateSeen
from essayplanner.ui.look.theme import Theme


class Pattern(Enum):
    """The pattern of a side, on its band, swatch, share of a bar, and the ring of its historians."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    CROSSED = "crossed"
    HOLLOW = "hollow"


_IN_ORDER = (Pattern.SOLID, Pattern.HATCHED, Pattern.DOTTED, Pattern.CROSSED)
#: Pixels of the design from one stroke of a pattern to the next, and how thick the edge of a hollow one is.
_EVERY, _EDGE = 5, 1.3


def patterns_of(debate: DebateSeen) -> dict[int, Pattern]:
    """By the id of a side, its pattern; a fifth side and those after it are crossed too."""
    found, outer = {}, 0
    for side in debate.sides:
        if side.is_between:
            found[side.id] = Pattern.HOLLOW
        else:
            found[side.id] = _IN_ORDER[min(outer, len(_IN_ORDER) - 1)]
            outer += 1
    return found


def paint_pattern(painter: QPainter, box: QRectF, pattern: Pattern, theme: Theme, corner: float = 1) -> None:
    """Fill a band, a swatch or a share of a bar."""
    ink, px = theme.color("side"), theme.px
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(box, px(corner), px(corner))
    if pattern is Pattern.SOLID:
        painter.fillPath(path, ink)
    elif pattern is Pattern.HOLLOW:
        inset = _EDGE / 2
        painter.setPen(QPen(ink, _EDGE))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), px(corner), px(corner))
    else:
        painter.fillPath(path, theme.color("side_soft"))
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        _strokes(painter, box, pattern, ink, px(_EVERY))
    painter.restore()


def _strokes(painter: QPainter, box: QRectF, pattern: Pattern, ink: QColor, every: int) -> None:
    if pattern is Pattern.DOTTED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        size = every * 0.3
        rows = max(1, round(box.height() / every))
        for row in range(rows):
            y = box.top() + box.height() * (row + 0.5) / rows
            x = box.left() + every / 2
            while x < box.right():
                painter.drawEllipse(QPointF(x, y), size, size)
                x += every
        return
    painter.setPen(QPen(ink, every * 0.36))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom() + 1), QPointF(x + box.height() + 2, box.top() - 1))
        if pattern is Pattern.CROSSED:
            painter.drawLine(QPointF(x, box.top() - 1), QPointF(x + box.height() + 2, box.bottom() + 1))
        x += every


def paint_ring(painter: QPainter, middle: QPointF, radius: float, pattern: Pattern, theme: Theme) -> None:
    """Draw the ring around the letters of a historian: solid, dashed, dotted, dashes and dots, or a double line."""
    px = theme.px
    pen = QPen(theme.color("side"), max(2, px(3)), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setBrush(theme.color("card"))
    if pattern is Pattern.HOLLOW:
        pen.setWidthF(_EDGE)
        painter.setPen(pen)
        painter.drawEllipse(middle, radius, radius)
        painter.drawEllipse(middle, radius - px(3), radius - px(3))
        return
    dashes = {Pattern.HATCHED: [1.8, 1.0], Pattern.DOTTED: [0.9, 0.9], Pattern.CROSSED: [2.2, 0.9, 0.8, 0.9]}
    if pattern in dashes:
        pen.setDashPattern(dashes[pattern])
    painter.setPen(pen)
    painter.drawEllipse(middle, radius, radius)


class Shares(NamedTuple):
    """How much there is of each side, as a bar; a `Mark` of the drawer's tiles too. None has no room."""

    counts: tuple[tuple[Pattern, int], ...]

    def boxes(self, box: QRectF, theme: Theme, high: int = 6) -> list[tuple[int, QRectF]]:
        """Which of them has which part of a box, if any: side by side, the whole as wide as the box; `high` is in
        pixels of the design."""
        whole = sum(count for _pattern, count in self.counts)
        shown = [at for at, (_pattern, count) in enumerate(self.counts) if count]
        gap, found = theme.px(2), []
        high = theme.px(high)
        left, room = box.left(), box.width() - gap * (len(shown) - 1)
        for at in shown:
            wide = max(theme.px(3), room * self.counts[at][1] / whole)
            found.append((at, QRectF(left, box.center().y() - high / 2, wide, high)))
            left += wide + gap
        return found

    def paint(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        """Draw them in a box."""
        for at, part in self.boxes(box, theme):
            paint_pattern(painter, part, self.counts[at][0], theme)


def shares(counts: Mapping[int, int], debate: DebateSeen, order: Sequence[int] = ()) -> Shares:
    """The shares of a debate’s sides, by their ids, in the order of the line."""
    looks = patterns_of(debate)
    ids = order or [side.id for side in debate.on_the_line]
    return Shares(tuple((looks[id], counts.get(id, 0)) for id in ids))
