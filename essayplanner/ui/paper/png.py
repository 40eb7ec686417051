"""A drawing as a picture of dots, which is never larger than a computer can hold."""

from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.paper.svg import PER_INCH, around, paint_on_white

#: Dots for each pixel of the design, where there is room; below LEAST letters can no longer be read.
SHARP, LEAST = 2.0, 0.7
#: How many dots a picture has at most (four bytes each), and on one side: programs refuse more.
DOTS_AT_MOST, SIDE_AT_MOST = 60_000_000, 30_000


def scale_of(drawing: Drawing) -> float:
    """How many dots a pixel of the design gets: fewer where the picture would be too large."""
    _x, _y, wide, high = around(drawing)
    return min(SHARP, SIDE_AT_MOST / max(wide, high), sqrt(DOTS_AT_MOST / (wide * high)))


def readable_scale_of(drawing: Drawing) -> float:
    """Likewise; RefusedError where letters could not be read."""
    if (scale := scale_of(drawing)) < LEAST:
        raise RefusedError(
            _("This picture is too large for PNG: its text could not be read. Export it as PDF or SVG instead.")
        )
    return scale


def image_of(drawing: Drawing, scale: float) -> QImage:
    """The whole of a drawing on white, with so many dots for a pixel."""
    whole = around(drawing)
    image = QImage(QSize(round(whole.width * scale), round(whole.height * scale)), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-whole.x, -whole.y)
        paint_on_white(painter, drawing, whole)
    image.setDotsPerMeterX(round(PER_INCH * scale / 0.0254))
    image.setDotsPerMeterY(round(PER_INCH * scale / 0.0254))
    return image


def png_of(image: QImage, title: str) -> bytes:
    """A picture as a PNG file with its title."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setText("Title", title)
    writer.write(image)
    return bytes(buffer.data().data())
