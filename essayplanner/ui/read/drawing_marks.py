"""What is drawn on a page: passages, what is selected, what was found, and where somebody was led."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Kind
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.tokens import Tokens

#: In units of the page: the sign in front of a passage, and the room that it takes.
GLYPH, SIGN = 9.0, 14.0
_DASHES = {Kind.CLAIM: (), Kind.EVIDENCE: (4.0, 2.0), Kind.HISTORIAN: (1.0, 1.5)}


class Ground(NamedTuple):
    """What is drawn on: the colours that go with it, whether it is dark, and pixels to a unit of the page."""

    tokens: Tokens
    dark: bool
    scale: float


def tint(painter: QPainter, ground: Ground, rects: Sequence[QRectF], colour: str) -> None:
    """Colour the ground behind words, and leave these as they are."""
    painter.save()
    mode = QPainter.CompositionMode
    painter.setCompositionMode(mode.CompositionMode_Lighten if ground.dark else mode.CompositionMode_Multiply)
    for rect in rects:
        painter.fillRect(rect, QColor(colour))
    painter.restore()


def paint_passage(
    painter: QPainter, ground: Ground, kind: Kind, rects: Sequence[QRectF], *, begins: bool, room: bool
) -> None:
    """A passage that became a card of a kind, in a box for each of its lines.

    Its sign stands before the first of them where the passage `begins` there: in the line if there is `room`, else
    raised, on the corner of the first letter.
    """
    colour, soft = QColor(ground.tokens.kind(kind)), ground.tokens.soft(kind)
    sign, first = SIGN * ground.scale, rects[0]
    lines = [first.adjusted(-sign if begins and room else 0, 0, 0, 0), *rects[1:]]
    tint(painter, ground, lines, soft)
    pen = QPen(colour, max(1.0, 1.5 * ground.scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes := _DASHES[kind]:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    for line in lines:
        y = line.bottom() - pen.widthF() / 2
        painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
    if not begins:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = GLYPH * ground.scale
    if room:
        box = QRectF(first.left() - sign + (sign - size) / 2, first.center().y() - size / 2, size, size)
    else:
        size *= 0.8
        box = QRectF(first.left() - size * 0.6, first.top() - size * 0.6, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground.tokens.card))
        painter.drawEllipse(box.center(), size * 0.85, size * 0.85)
    paint_glyph(painter, kind, box, colour)
    painter.restore()


def paint_edge(painter: QPainter, rects: Sequence[QRectF], colour: QColor, width: float, out: float = 0) -> None:
    """A line around words, so many pixels off."""
    path = QPainterPath()
    for rect in rects:
        path.addRect(rect.adjusted(-out, -out, out, out))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawPath(path.simplified())
    painter.restore()


def paint_selected(painter: QPainter, ground: Ground, rects: Sequence[QRectF]) -> None:
    """What is selected."""
    tint(painter, ground, rects, ground.tokens.claim_soft)
    paint_edge(painter, rects, QColor(ground.tokens.claim), 1)


def paint_found(painter: QPainter, ground: Ground, rects: Sequence[QRectF], *, current: bool) -> None:
    """What a search found, and of that what it stands at."""
    tint(painter, ground, rects, ground.tokens.mark)
    if current:
        paint_edge(painter, rects, QColor(ground.tokens.ink), 2, 1)


def paint_flash(painter: QPainter, ground: Ground, rects: Sequence[QRectF], share: float) -> None:
    """Where somebody was led: bright at 1, gone at 0."""
    painter.save()
    painter.setOpacity(share)
    tint(painter, ground, rects, ground.tokens.mark)
    paint_edge(painter, rects, QColor(ground.tokens.claim), 2, 3)
    painter.restore()


def paint_caret(painter: QPainter, ground: Ground, rect: QRectF) -> None:
    """Where the keys are."""
    painter.fillRect(QRectF(rect.left() - 1, rect.top(), 2, rect.height()), QColor(ground.tokens.claim))
