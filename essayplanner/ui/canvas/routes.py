"""How a link is drawn: like a line of a transit map, with round corners, its kind in the line and at its end."""

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Relation

#: Pixels: how round corners are, how thick a line is, and that of one which is hovered or has the focus.
CORNER, THIN, THICK = 10.0, 1.3, 2.0
#: Half of how high the end of a line is.
_HALF = 4.0

Point = tuple[float, float]


def paint_route(
    painter: QPainter, points: Sequence[Point], relation: Relation, colour: QColor, width: float, *, corner: float
) -> None:
    """Draw a link along points, from the card that speaks to the one that it speaks of, where its end is: an arrow for
    supports, a bar for challenges, a ring for qualifies; the line solid, dashed or dotted."""
    if len(points) < 2:
        return
    half = _HALF * width / THIN if width > THIN else _HALF
    (x, y), (from_x, from_y) = points[-1], points[-2]
    long = hypot(x - from_x, y - from_y) or 1.0
    along = ((x - from_x) / long, (y - from_y) / long)
    back = {Relation.SUPPORTS: 2 * half, Relation.CHALLENGES: 0.0, Relation.QUALIFIES: 2 * half}[relation]
    shown = [*points[:-1], (x - along[0] * back, y - along[1] * back)]
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    end_pen = QPen(pen)
    if relation is not Relation.SUPPORTS:
        pen.setDashPattern([6 / THIN, 4 / THIN] if relation is Relation.CHALLENGES else [1.1, 2.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(shown, corner))
    painter.setPen(end_pen)
    _end(painter, (x, y), along, relation, colour, half)


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


def rounded(points: Sequence[Point], corner: float) -> QPainterPath:
    """A line along points with round corners, less round where a stretch is short."""
    path = QPainterPath(QPointF(*points[0]))
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        before, after = hypot(x1 - x0, y1 - y0), hypot(x2 - x1, y2 - y1)
        round_by = min(corner, before / 2, after / 2)
        if not before or not after or round_by <= 0:
            path.lineTo(x1, y1)
            continue
        path.lineTo(x1 - (x1 - x0) / before * round_by, y1 - (y1 - y0) / before * round_by)
        path.quadTo(x1, y1, x1 + (x2 - x1) / after * round_by, y1 + (y2 - y1) / after * round_by)
    path.lineTo(*points[-1])
    return path
