"""Shapes, lines and words in a colour, without Qt's own namespace: to make its hundred enums takes 12 ms of a start.

`setPen`, `setBrush` and `fillRect` (which takes the enums of `QGradient` too), a pen and a brush made of a colour, and
every flag of `Qt` have it made; what the first picture is painted with (docs/adr/0018-first-picture.md) is painted by
these.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen, QTextCharFormat, QTextLayout


def fill(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """Fill a shape."""
    painter.fillPath(path, _brush(colour.rgba()))


def stroke(
    painter: QPainter, path: QPainterPath, colour: QColor, width: float = 1.0, dashes: Sequence[float] = ()
) -> None:
    """Draw a line along a shape; `dashes` are the lengths of its pieces and gaps, in widths of it."""
    pen = QPen()
    pen.setBrush(_brush(colour.rgba()))
    pen.setWidthF(width)
    if dashes:
        pen.setDashPattern(dashes)
    painter.strokePath(path, pen)


def inked(text: str, colour: QColor) -> list[QTextLayout.FormatRange]:
    """What has a layout draw all of a text in a colour."""
    whole = QTextLayout.FormatRange()
    whole.start, whole.length = 0, 2 * len(text)  # Qt counts letters that Python counts as one as two
    ink = QTextCharFormat()
    ink.setForeground(_brush(colour.rgba()))
    whole.format = ink
    return [whole]


@lru_cache(64)
def _brush(rgba: int) -> QBrush:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor.fromRgba(rgba))
    return palette.brush(QPalette.ColorRole.Window)
