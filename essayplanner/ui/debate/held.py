"""A canvas on which the head of the drawing stays while what is below scrolls under it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from essayplanner.ui.canvas.geometry import Hint
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas

#: Pixels of the design that are left below the head at least, else all scrolls as one; and between the head and what is
#: scrolled into sight below it.
_LEAST, _ROUND = 260, 8


class HeldCanvas(Canvas):
    """Holds the boxes that make up the head, from the top of the drawing on, each as long as what it stands over."""

    #: There from the first, for Qt asks where things are while a view is made.
    _head: tuple[Box, ...] = ()

    def hold(self, head: Sequence[Box]) -> None:
        """Have these boxes of the drawing be its head."""
        self._head = tuple(head)
        self.viewport().update()

    @property
    def held(self) -> tuple[Box, ...]:
        """The head, where enough room is left below it; else nothing."""
        bottom = max((box.bottom for box in self._head), default=0.0)
        return self._head if self.viewport().height() - bottom >= self.theme.px(_LEAST) else ()

    def is_held(self, x: float, y: float) -> bool:
        """Whether a point of the drawing lies in the head."""
        return any(box.holds(x, y) for box in self.held)

    def under(self, x: float) -> float:
        """Where the head ends at a distance from the left."""
        return max((box.bottom for box in self.held if box.x <= x < box.right), default=0.0)

    # Where things are

    def to_drawing(self, point: QPoint | QPointF) -> QPointF:
        at = super().to_drawing(point)
        return QPointF(at.x(), point.y()) if self.is_held(at.x(), point.y()) else at

    def seen(self, box: Box) -> QRectF:
        rect = super().seen(box)
        return rect.translated(0, self.verticalOffset()) if self.is_held(*box.middle) else rect

    def in_view(self, box: Box) -> QRectF:
        shown = super().in_view(box)
        if not self.is_held(*box.middle):
            shown.setTop(max(shown.top(), self.under(box.middle[0])))
        return shown

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        super().scrollTo(index, hint)
        figure = self.figures.figure(index)
        if figure and not self.is_held(*figure.box.middle):
            hidden = self.under(figure.box.middle[0]) + self.theme.px(_ROUND) - self.seen(figure.box).top()
            if hidden > 0:
                self.verticalScrollBar().setValue(round(self.verticalOffset() - hidden))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        held = self.held
        if not held or not dy or (self.linking and self.linking.is_drawing):
            super().scrollContentsBy(dx, dy)
            return
        room = self.viewport().rect()
        room.setTop(round(max(box.bottom for box in held)))
        if dx:
            self.viewport().update()
            return
        self.viewport().scroll(0, dy, room)
        self.viewport().update(QRect(0, 0, room.width(), room.top()))

    # Painting

    def paint_drawing(self, painter: QPainter, rect: QRect) -> None:
        """Draw the head where it stays, and the rest around it."""
        head = QRegion()
        for box in self.held:
            head += self.seen(box).toRect()
        head &= QRegion(rect)
        painter.save()
        if not head.isEmpty():
            painter.setClipRegion(QRegion(rect) - head)
        super().paint_drawing(painter, rect)
        painter.restore()
        if not head.isEmpty():
            painter.save()
            painter.setClipRegion(head)
            painter.translate(0, self.verticalOffset())
            super().paint_drawing(painter, head.boundingRect().translated(0, -self.verticalOffset()))
            painter.restore()
