"""How a link is drawn: like a line of a transit map, with round corners, its kind in the line and at its end."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from math import hypot, sqrt

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Relation
from essayplanner.ui.canvas.places import Box

#: Pixels: how round corners are, how thick a line is, and that of one which is hovered or has the focus.
CORNER, THIN, THICK = 10.0, 1.3, 2.0
#: How long strokes and gaps of a line are, in its widths; none for a solid one.
_DASHES = {Relation.CHALLENGES: [6 / THIN, 4 / THIN], Relation.QUALIFIES: [1.1, 2.2]}
#: Half of how high the end of a line is.
_HALF = 4.0

Point = tuple[float, float]


class Line:
    """Points that a line with round corners follows, so that parts of it can be drawn alone."""

    def __init__(self, points: Sequence[Point], corner: float) -> None:
        self.points, self.corner = points, corner

    def parts(self, near: Box) -> list[tuple[int, list[Point]]]:
        """The parts that come into a box, each with the place among the points of that from which it comes.

        What reaches out of the box straight to the right, left, up or down ends where no corner is smaller for it.
        """
        left, top, right, bottom = near.x, near.y, near.right, near.bottom
        found: list[tuple[int, list[Point]]] = []
        first, end = self._range(near)
        was_near, (x1, y1) = False, self.points[first]
        for place in range(first, end):
            (x0, y0), (x1, y1) = (x1, y1), self.points[place + 1]
            is_near = (
                (x0 <= right or x1 <= right)
                and (x0 >= left or x1 >= left)
                and (y0 <= bottom or y1 <= bottom)
                and (y0 >= top or y1 >= top)
            )
            if is_near and was_near:
                found[-1][1].append((x1, y1))
            elif is_near:
                found.append((place, [(x0, y0), (x1, y1)]))
            was_near = is_near
        room = 2 * self.corner
        left, top, right, bottom = left - room, top - room, right + room, bottom + room
        for _place, part in found:
            for at, inner in ((0, 1), (-1, -2)):
                (x, y), (inner_x, inner_y) = part[at], part[inner]
                if not (left <= x <= right and top <= y <= bottom) and (x == inner_x or y == inner_y):
                    part[at] = (min(max(x, left), right), min(max(y, top), bottom))
        return found

    def begins(self, place: int, start: Point) -> float:
        """How far along the line a part of it begins that comes from one of its points."""
        x, y = self.points[place]
        return self._lengths[place] + hypot(start[0] - x, start[1] - y)

    def _range(self, near: Box) -> tuple[int, int]:
        """Between which of the points, by their places, anything may come into a box."""
        last, way = len(self.points) - 1, self._way
        if way is None:
            return 0, last
        is_across, turns, places = way
        low, high = (near.x, near.right) if is_across else (near.y, near.bottom)
        first, end = max(0, bisect_left(places, low) - 1), min(last, bisect_right(places, high))
        if first >= end:
            return 0, 0
        return (last - end, last - first) if turns else (first, end)

    @cached_property
    def _way(self) -> tuple[bool, bool, list[float]] | None:
        """Where points lie from left to right, or from above, in that order; None where they go to and fro."""
        for is_across in (True, False):
            places = [x if is_across else y for x, y in self.points]
            if turns := places[-1] < places[0]:
                places.reverse()
            if places == sorted(places):
                return is_across, turns, places
        return None

    @cached_property
    def _lengths(self) -> list[float]:
        """How far along the line each point is; corners before it count as they are drawn."""
        found, points = [0.0], self.points
        for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
            before, after = hypot(x1 - x0, y1 - y0), hypot(x2 - x1, y2 - y1)
            far, round_by = found[-1] + before, min(self.corner, before / 2, after / 2)
            if round_by > 0:  # how much shorter the curve is than both its sides, by Simpson's rule
                turn = ((x1 - x0) * (x2 - x1) + (y1 - y0) * (y2 - y1)) / (before * after)
                aside, middle = sqrt(max(0.0, 0.625 + 0.375 * turn)), sqrt(max(0.0, 0.5 + 0.5 * turn))
                far -= 2 * round_by * (1 - (2 + 8 * aside + 2 * middle) / 12)
            found.append(far)
        return found


def paint_route(
    painter: QPainter, points: Sequence[Point], relation: Relation, colour: QColor, width: float, *, corner: float
) -> None:
    """Draw a link along points, from the card that speaks to the one that it speaks of, where its end is: an arrow for
    supports, a bar for challenges, a ring for qualifies; the line solid, dashed or dotted."""
    paint_line(painter, Line(points, corner), relation, colour, width)


def paint_line(
    painter: QPainter, line: Line, relation: Relation, colour: QColor, width: float, near: Box | None = None
) -> None:
    """Draw a link along a line in the same way; with `near` only what of it comes into that box."""
    points = line.points
    parts = line.parts(near) if near else [(0, [*points])]
    if len(points) < 2 or not parts:
        return
    is_broken, (pen, broken) = relation in _DASHES, _pens(relation, colour.rgba(), width)
    end, half = points[-1], _HALF * max(1.0, width / THIN)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, part in parts:
        if is_broken and near:
            broken = QPen(broken)
            broken.setDashOffset(line.begins(place, part[0]) / width)
        if has_end := part[-1] == end:
            (x, y), (from_x, from_y) = end, points[-2]
            long = hypot(x - from_x, y - from_y) or 1.0
            along = ((x - from_x) / long, (y - from_y) / long)
            back = 0.0 if relation is Relation.CHALLENGES else 2 * half
            part[-1] = (x - along[0] * back, y - along[1] * back)
        painter.setPen(broken)
        if len(part) == 2:
            painter.drawLine(QPointF(*part[0]), QPointF(*part[1]))
        elif is_broken and near and painter.paintEngine().type() == QPaintEngine.Type.Raster:
            _paint_stretches(painter, part, line.corner, broken)
        else:
            painter.drawPath(rounded(part, line.corner))
        if has_end:
            painter.setPen(pen)
            _end(painter, end, along, relation, colour, half)


@lru_cache(64)  # to make one takes as long as to draw with it
def _pens(relation: Relation, colour: int, width: float) -> tuple[QPen, QPen]:
    """What the end of a line is drawn with, and the line."""
    pen = QPen(QColor.fromRgba(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    broken = QPen(pen)
    if relation in _DASHES:
        broken.setDashPattern(_DASHES[relation])
    return pen, broken


def _end(
    painter: QPainter, at: Point, along: tuple[float, float], relation: Relation, colour: QColor, half: float
) -> None:
    (x, y), (dx, dy) = at, along
    if relation is Relation.SUPPORTS:
        path = QPainterPath(QPointF(x, y))
        path.lineTo(x - 2 * half * dx - half * dy, y - 2 * half * dy + half * dx)
        path.lineTo(x - 2 * half * dx + half * dy, y - 2 * half * dy - half * dx)
        path.closeSubpath()
        painter.fillPath(path, colour)
    elif relation is Relation.CHALLENGES:
        pen = QPen(painter.pen())
        pen.setWidthF(2 * THIN)
        painter.setPen(pen)
        painter.drawLine(
            QPointF(x - half * dy, y + half * dx),
            QPointF(x + half * dy, y - half * dx),
        )
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x - half * dx, y - half * dy), half * 0.85, half * 0.85)


def _paint_stretches(painter: QPainter, points: Sequence[Point], corner: float, pen: QPen) -> None:
    """Draw a broken line stretch by stretch: to pixels Qt draws one that is straight ten times as fast as one with
    corners."""
    pen, at, far = QPen(pen), QPointF(*points[0]), pen.dashOffset()
    painter.setPen(pen)
    for begin, point, end in [*_corners(points, corner), (points[-1], points[-1], points[-1])]:
        start = QPointF(*begin)
        painter.drawLine(at, start)
        far += hypot(start.x() - at.x(), start.y() - at.y()) / pen.widthF()
        curve = QPainterPath(start)
        if begin != point:
            curve.quadTo(*point, *end)
            pen.setDashOffset(far)
            painter.setPen(pen)
            painter.drawPath(curve)
            far += curve.length() / pen.widthF()
        pen.setDashOffset(far)
        painter.setPen(pen)
        at = QPointF(*end)


def rounded(points: Sequence[Point], corner: float) -> QPainterPath:
    """A line along points with round corners, less round where a stretch is short."""
    path = QPainterPath(QPointF(*points[0]))
    for begin, point, end in _corners(points, corner):
        path.lineTo(*begin)
        if begin != point:
            path.quadTo(*point, *end)
    path.lineTo(*points[-1])
    return path


def _corners(points: Sequence[Point], corner: float) -> list[tuple[Point, Point, Point]]:
    """Where the corner at each point but the first and the last begins, that point, and where it ends."""
    found: list[tuple[Point, Point, Point]] = []
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        before, after = hypot(x1 - x0, y1 - y0), hypot(x2 - x1, y2 - y1)
        round_by = min(corner, before / 2, after / 2)
        if not before or not after or round_by <= 0:
            found.append(((x1, y1), (x1, y1), (x1, y1)))
            continue
        begin = x1 - (x1 - x0) / before * round_by, y1 - (y1 - y0) / before * round_by
        found.append((begin, (x1, y1), (x1 + (x2 - x1) / after * round_by, y1 + (y2 - y1) / after * round_by)))
    return found
