"""A canvas on which the head of the drawing stays while what is below scrolls under it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QTimer, Slot
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QRegion

from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.canvas.geometry import Hint
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk.desk import Desk

#: Pixels of the design that are left below the head at least, else all scrolls as one; and between the head and what is
#: scrolled into sight below it.
_LEAST, _ROUND = 260, 8
#: So near below the head a drag scrolls, so far at once (pixels of the design), every so many milliseconds.
_EDGE, _STEP, _EVERY = 16, 12, 40


class HeldCanvas(Canvas):
    """Holds the boxes that make up the head: one over the whole width, and below it one over each column.

    Who drags something to where the columns begin scrolls up, as at the edge of the view.
    """

    #: There from the first, for Qt asks where things are while a view is made.
    _head: tuple[Box, ...] = ()

    def __init__(self, desk: Desk, name: str, drops: Drops) -> None:
        super().__init__(desk, name, drops)
        self._scrolling = QTimer(self, interval=_EVERY)
        self._scrolling.timeout.connect(self._scroll_up)

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

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        at = event.position()
        below = at.y() - self.under(self.to_drawing(at).x())
        if not self.held or not 0 <= below < self.theme.px(_EDGE):
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._scrolling.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        self._scrolling.stop()
        super().dropEvent(event)

    @Slot()
    def _scroll_up(self) -> None:
        self.verticalScrollBar().setValue(self.verticalOffset() - self.theme.px(_STEP))

    def show_in_place(self, drawing: Drawing) -> None:
        """Show another drawing, on which the current figure is where it was, if that was in sight."""
        rect = self.visualRect(self.currentIndex())
        was_seen = rect.intersects(self.viewport().rect())
        self.show_drawing(drawing)
        now = self.visualRect(self.currentIndex())
        if was_seen and now.isValid():
            self.verticalScrollBar().setValue(self.verticalOffset() + now.top() - rect.top())

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
        if dx:
            self.viewport().update()
            return
        room = self.viewport().rect()
        first, last = (round(end(box.bottom for box in held[1:])) for end in (min, max))
        room.setTop(last)
        self.viewport().scroll(0, dy, room)
        self.viewport().update(QRect(0, first, room.width(), last - first))

    # Painting

    def paint_drawing(self, painter: QPainter, rect: QRect) -> None:
        """Draw the head where it stays, and the rest around it."""
        head = QRegion()
        for box in self.held:
            head += self.seen(box).toRect()
        head &= QRegion(rect)
        rest = QRegion(rect) - head
        painter.save()
        if not head.isEmpty():
            painter.setClipRegion(rest)
        super().paint_drawing(painter, rest.boundingRect())
        painter.restore()
        if not head.isEmpty():
            painter.save()
            painter.setClipRegion(head)
            painter.translate(0, self.verticalOffset())
            super().paint_drawing(painter, head.boundingRect().translated(0, -self.verticalOffset()))
            painter.restore()
