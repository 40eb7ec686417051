"""The shapes of the kinds of card: colour is never the only signal.

Those of the outline are in the first picture: nothing here touches Qt's own namespace (`inking`) before it is drawn.
"""

from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Kind, Relation
from essayplanner.ui.look.inking import fill, stroke


def glyph(kind: Kind, box: QRectF) -> QPainterPath:
    """A diamond for a claim, a ruled sheet for evidence, a bust for a historian, filling the box."""
    return _shape(kind, box.width(), box.height()).translated(box.x(), box.y())


@lru_cache(64)  # cutting the lines out of a sheet takes longer than to draw it
def _shape(kind: Kind, w: float, h: float) -> QPainterPath:
    path = QPainterPath()
    if kind is Kind.CLAIM:
        path.moveTo(w / 2, 0)
        for point in (QPointF(w, h / 2), QPointF(w / 2, h), QPointF(0, h / 2)):
            path.lineTo(point)
        path.closeSubpath()
    elif kind is Kind.EVIDENCE:
        path.addRect(QRectF(w * 0.06, 0, w * 0.88, h))
        for line in (0.2, 0.45, 0.7):
            ruled = QPainterPath()
            ruled.addRect(QRectF(w * 0.22, h * line, w * 0.56, h * 0.1))
            path = path.subtracted(ruled)
    else:
        path.addEllipse(QRectF(w * 0.26, 0, w * 0.48, h * 0.48))
        shoulders = QPainterPath()
        shoulders.moveTo(w * 0.04, h)
        shoulders.cubicTo(w * 0.04, h * 0.42, w * 0.96, h * 0.42, w * 0.96, h)
        shoulders.closeSubpath()
        path = path.united(shoulders)
    return path


def paint_glyph(painter: QPainter, kind: Kind, box: QRectF, colour: QColor) -> None:
    """Draw the shape of a kind."""
    fill(painter, glyph(kind, box), colour)


def paint_badge(painter: QPainter, kind: Kind, box: QRectF, ground: QColor, ink: QColor) -> None:
    """Draw the shape of a kind on a rounded square."""
    square = QPainterPath()
    square.addRoundedRect(box, box.width() * 0.25, box.width() * 0.25)
    fill(painter, square, ground)
    inset = box.width() * 0.26
    paint_glyph(painter, kind, box.adjusted(inset, inset, -inset, -inset), ink)


def paint_warning(painter: QPainter, box: QRectF, colour: QColor, ground: QColor) -> None:
    """Draw the caution mark: a triangle with an exclamation mark."""
    path = QPainterPath()
    path.moveTo(box.center().x(), box.top())
    path.lineTo(box.right(), box.bottom())
    path.lineTo(box.left(), box.bottom())
    path.closeSubpath()
    fill(painter, path, colour)
    stroke(painter, path, colour, 1.5)
    x, unit = box.center().x(), box.height() / 13
    mark, half = QPainterPath(), 0.8 * unit
    mark.addRoundedRect(QRectF(x - half, box.top() + 3.6 * unit, 2 * half, 5.4 * unit), half, half)
    mark.addEllipse(QPointF(x, box.top() + 10.8 * unit), half, half)
    fill(painter, mark, ground)


def paint_found(painter: QPainter, box: QRectF, mark: str, colour: QColor) -> None:
    """Draw the mark of a finding by the name of its severity: a filled circle where something is missing, half of one
    where it is thin, a hollow one where it is to be checked."""
    ring, edge = QPainterPath(), box.width() * 0.13
    ring.addEllipse(box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
    if mark == "missing":
        fill(painter, ring, colour)
    elif mark == "thin":
        half = QPainterPath(QPointF(box.center().x(), box.top() + edge / 2))
        half.arcTo(box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 90, 180)
        half.closeSubpath()
        fill(painter, half, colour)
    stroke(painter, ring, colour, edge)


def paint_search(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw a magnifying glass."""
    painter.setPen(QPen(colour, box.width() * 0.1, QtCore.Qt.PenStyle.SolidLine, QtCore.Qt.PenCapStyle.RoundCap))
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    x, y, unit = box.x(), box.y(), box.width()
    painter.drawEllipse(QPointF(x + unit * 0.42, y + unit * 0.42), unit * 0.33, unit * 0.33)
    painter.drawLine(QPointF(x + unit * 0.66, y + unit * 0.66), QPointF(x + unit * 0.92, y + unit * 0.92))


def paint_chevron(painter: QPainter, box: QRectF, colour: QColor, *, left: bool) -> None:
    """Draw an angle that points to the right or to the left."""
    painter.setPen(QPen(colour, box.width() * 0.12, QtCore.Qt.PenStyle.SolidLine, QtCore.Qt.PenCapStyle.RoundCap))
    tip, ends = (0.36, 0.62) if left else (0.64, 0.38)
    point = QPointF(box.x() + box.width() * tip, box.center().y())
    for y in (0.22, 0.78):
        painter.drawLine(QPointF(box.x() + box.width() * ends, box.y() + box.height() * y), point)


def paint_number(painter: QPainter, box: QRectF, number: str, font: QFont, ground: QColor, ink: QColor) -> None:
    """Draw the number of a section on its square."""
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    corner = box.height() * 0.22
    painter.drawRoundedRect(box, corner, corner)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignCenter, number)


def paint_link(painter: QPainter, box: QRectF, relation: Relation, colour: QColor, width: float) -> None:
    """Draw what one card does to another: a solid line to an arrow, a dashed one to a bar, a dotted one to a ring.

    The line runs from left to right along the middle of the box, and its end is as high as a third of its length.
    """
    x, y, end = box.left(), box.center().y(), box.right()
    half = box.width() / 6
    pen = QPen(colour, width, QtCore.Qt.PenStyle.SolidLine, QtCore.Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(colour)
    if relation is Relation.SUPPORTS:
        path = QPainterPath(QPointF(end, y))
        for point in (QPointF(end - 2 * half, y - half), QPointF(end - 2 * half, y + half)):
            path.lineTo(point)
        painter.fillPath(path, colour)
        end -= 2 * half
    elif relation is Relation.CHALLENGES:
        painter.drawLine(QPointF(end, y - half), QPointF(end, y + half))
        pen.setDashPattern([4, 2.5])
    else:
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(end - half, y), half, half)
        pen.setDashPattern([1, 2])
        end -= 2 * half
    painter.setPen(pen)
    painter.drawLine(QPointF(x, y), QPointF(end, y))


def paint_refusal(painter: QPainter, box: QRectF, colour: QColor, width: float) -> None:
    """Draw the sign for what is not allowed: a circle that is crossed out."""
    painter.setPen(QPen(colour, width))
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    inset = box.width() * 0.15
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
