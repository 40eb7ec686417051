"""Where what is drawn of a widget begins."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget


def begins_at(widget: QWidget, edge: int = 0) -> int:
    """How far from the left of its window the first ink of a widget is, within an edge so wide."""
    picture = widget.grab().toImage()
    columns, rows = range(edge, picture.width() - edge), range(edge, picture.height() - edge)
    ground = picture.pixel(edge, edge)
    within = next(x for x in columns if any(picture.pixel(x, y) != ground for y in rows))
    return widget.mapTo(widget.window(), QPoint(round(within / picture.devicePixelRatio()), 0)).x()
