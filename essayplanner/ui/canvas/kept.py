"""A picture that is kept while it is only moved: what comes into sight is painted, and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion


class KeptPicture:
    """What was painted last in a viewport. `of` says of what and how: where it is equal, so are all pixels."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._of: tuple[object, ...] = ()
        self._at = QPoint()

    def bring(
        self,
        of: tuple[object, ...],
        at: QPoint,
        size: QSize,
        ratio: float,
        ground: QColor,
        paint: Callable[[QPainter, QRect], object],
    ) -> QPixmap:
        """The picture as large as a viewport, whose upper left corner is scrolled to `at`, on a display with so many
        pixels a pixel; `paint` paints what lies in a part of the viewport."""
        whole, moved = QRect(QPoint(), size), self._at - at
        by_x, by_y = moved.x() * ratio, moved.y() * ratio
        of, was, self._at = (*of, size, ratio, ground.rgba()), self._of, at
        self._of = of
        missing = QRegion(whole)
        if of == was and by_x == round(by_x) and by_y == round(by_y):
            self._picture.scroll(round(by_x), round(by_y), self._picture.rect())
            missing -= QRegion(whole.translated(moved))
        elif self._picture.size() != size * ratio:
            self._picture = QPixmap(size * ratio)
        self._picture.setDevicePixelRatio(ratio)
        if not missing.isEmpty():
            with QPainter(self._picture) as painter:
                for part in missing:  # type: ignore[attr-defined]
                    painter.save()
                    painter.setClipRect(part)
                    painter.fillRect(part, ground)
                    paint(painter, part)
                    painter.restore()
        return self._picture
