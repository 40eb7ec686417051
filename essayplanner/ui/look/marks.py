"""How a row or a card is marked that is chosen, and one that the keys go to.

Each mark is seen without the other, and neither is told by its hue alone. Rows of the outline are in the first picture:
nothing here touches Qt's own namespace (`inking`).
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from essayplanner.ui.look.inking import fill, stroke
from essayplanner.ui.look.theme import Theme


def paint_mark(painter: QPainter, theme: Theme, box: QRectF, *, chosen: bool, focused: bool, corner: int = 7) -> None:
    """Draw a tint with a thin edge where it is chosen, and a ring where the keys go to it; `corner` is in pixels of the
    design."""
    if chosen or focused:
        path = _rounded(theme, box, 1.0 if focused else 0.5, corner)
        if chosen:
            fill(painter, path, theme.color("selection"))
        stroke(painter, path, theme.color("claim" if focused else "link"), 2 if focused else 1)


def paint_edge(painter: QPainter, theme: Theme, box: QRectF, *, chosen: bool, focused: bool) -> None:
    """Draw the edge of a card, which is there anyway: a thicker one where it is chosen, and a ring where the keys go to
    it, of which a pixel is around the box."""
    inset, width = (0.5, 3) if focused else (1.0, 2) if chosen else (0.5, 1)
    colour = theme.color("claim" if focused else "link" if chosen else "line")
    stroke(painter, _rounded(theme, box, inset, 7), colour, width)


def paint_ring(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw the ring of the focus within a box: of a list that has no row to mark, and of what has no frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, theme, box, chosen=False, focused=True)


def _rounded(theme: Theme, box: QRectF, inset: float, corner: int) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(corner), theme.px(corner))
    return path
