"""What is drawn on a page: passages, what is selected, what was found, and where somebody was led."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Kind
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.tokens import Tokens

#: In units of the page: the sign of a passage, and the room that it takes.
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
    painter.fillPath(_around(rects), QColor(colour))  # one by one, what two lines share would be coloured twice
    painter.restore()


def paint_passage(
    painter: QPainter, ground: Ground, kind: Kind, rects: Sequence[QRectF], sign: QRectF | None
) -> list[QRectF]:
    """A passage that became a card of a kind, in a box for each of its lines, and its sign in its own box, which may be
    in the line, before the first of them. Gives the boxes of its lines with a sign that is in one."""
    colour, soft = QColor(ground.tokens.kind(kind)), ground.tokens.soft(kind)
    lines = list(rects)
    if sign is not None and sign.right() >= lines[0].left() - 1 and sign.left() < lines[0].left():
        lines[0] = lines[0] | QRectF(sign.left(), lines[0].top(), sign.width(), lines[0].height())
    tint(painter, ground, lines, soft)
    pen = QPen(colour, max(1.0, 1.5 * ground.scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes := _DASHES[kind]:
        pen.setDashPattern(dashes)
    painter.setPen(pen)
    for line in lines:
        painter.drawLine(line.bottomLeft(), line.bottomRight())
    if sign is not None:
        size = GLYPH * ground.scale
        box = QRectF(sign.center().x() - size / 2, sign.center().y() - size / 2, size, size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_glyph(painter, kind, box, colour)
        painter.restore()
    return lines


def paint_edge(painter: QPainter, rects: Sequence[QRectF], colour: QColor, width: float, out: float = 0) -> None:
    """One line around words, so many pixels off; lines of words that meet are within it together."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    painter.drawPath(_around(rects, out + 0.25).simplified())  # lines that only touch would each have their own
    painter.restore()


def _around(rects: Sequence[QRectF], out: float = 0) -> QPainterPath:
    """All of some boxes, so many pixels off."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRect(rect.adjusted(-out, -out, out, out))
    return path


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
