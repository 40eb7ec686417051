"""The names of the years above the lanes, and the grips by which some of them are chosen."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.domain.timeline_axis import year_at
from essayplanner.language import _
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.timeline.brush import Brush
from essayplanner.ui.timeline.drawing import gutter
from essayplanner.ui.timeline.painting import paint_axis
from essayplanner.ui.timeline.sight import Sight

#: Pixels of the design: how wide a grip is.
_GRIP = 9


class Axis(QWidget):
    """Names what is in sight. Years are chosen by dragging along it, or by its two grips, a year at a time; a screen
    reader has them from the lanes, where Shift and an arrow do the same."""

    def __init__(self, sight: Sight, brush: Brush) -> None:
        super().__init__()
        self.sight, self.brush, self.theme = sight, brush, sight.theme
        self._held: int | None = None
        self._pressed: float | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sight.changed.connect(self.update)
        brush.changed.connect(self.update)
        sight.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A line of text, and high enough to be hit."""
        return QSize(1, max(LEAST, self.theme.px(26)))

    # Where things are

    def _placed(self, x: float, wide: float = 0.0) -> QRectF:
        x += gutter(self.theme)
        return QRectF(self.width() - x - wide if self.isRightToLeft() else x, 0, wide, self.height())

    def _x(self, point: QPointF) -> float:
        return (self.width() - point.x() if self.isRightToLeft() else point.x()) - gutter(self.theme)

    def grips(self) -> tuple[QRectF, QRectF] | None:
        """Where the grips are; None where no years are chosen."""
        if not (days := self.brush.days):
            return None
        wide = self.theme.px(_GRIP)
        first, last = (self._placed(self.sight.scale.x(day) - wide / 2, wide) for day in days)
        return first, last

    def _grip_at(self, point: QPointF) -> int | None:
        """0 for the first grip, 1 for the last; they are hit a little beside them too."""
        grips = self.grips()
        for number in (1, 0):
            around = max(0.0, (LEAST - self.theme.px(_GRIP)) / 2)
            if grips and grips[number].adjusted(-around, 0, around, 0).contains(point):
                return number
        return None

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a grip, or begins to choose."""
        if event.button() == Qt.MouseButton.LeftButton and 0 <= self._x(event.position()) <= self.sight.width:
            self._held = self._grip_at(event.position())
            self._pressed = self._x(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Chooses the years that were dragged over."""
        x = min(max(self._x(event.position()), 0.0), self.sight.width - 0.01)
        if self._pressed is None:
            over = self._grip_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
        elif self._held is not None and (years := self.brush.years):
            if self._held:
                last = year_at(self.sight.scale.day(x - self._half_a_year()))
                self.brush.show(years[0], max(years[0], last))
            else:
                first = year_at(self.sight.scale.day(x + self._half_a_year()))
                self.brush.show(min(first, years[1]), years[1])
        elif abs(x - self._pressed) > self.theme.px(4):
            left, right = sorted((self._pressed, x))
            self.brush.show(year_at(self.sight.scale.day(left)), year_at(self.sight.scale.day(right)))

    def _half_a_year(self) -> float:
        return 183 * self.sight.scale.per_day

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go. A click on a name, beside the grips, chooses its years."""
        x, pressed, held = self._x(event.position()), self._pressed, self._held
        self._held = self._pressed = None
        if pressed is None or held is not None or abs(x - pressed) > self.theme.px(4):
            return
        day = self.sight.scale.day(pressed)
        for tick in self.sight.ticks():
            if tick.start <= day < tick.end:
                self.brush.show(year_at(tick.start), year_at(tick.end - 1))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the first click did."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms."""
        self.sight.zoom(
            STEP ** (event.angleDelta().y() / 120), min(max(self._x(event.position()), 0.0), self.sight.width)
        )
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Says over years without evidence that they are such."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            year = year_at(self.sight.scale.day(self._x(QPointF(event.pos()))))
            gap = next((gap for gap in self.sight.gaps if gap.first <= year <= gap.last), None)
            show_tip_at(
                self, event.globalPos(), gap.words if gap else _("Click a year, or drag, to show its cards alone")
            )
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws ticks, names and grips."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self.theme.color("paper"))
            box = Box(0, 0, self.width(), self.height())
            paint_axis(painter, self.sight, box, gutter(self.theme), self.isRightToLeft())
            around = self.theme.px(_GRIP)
            painter.setClipRect(self._placed(-around, self.sight.width + 2 * around))
            self._paint_brush(painter)

    def _paint_brush(self, painter: QPainter) -> None:
        grips, days = self.grips(), self.brush.days
        if not grips or not days:
            return
        theme, px, scale = self.theme, self.theme.px, self.sight.scale
        tint = theme.color("claim")
        tint.setAlpha(28)
        left, right = max(0.0, scale.x(days[0])), min(self.sight.width, scale.x(days[1]))
        if left < right:
            painter.fillRect(self._placed(left, right - left), tint)
        for grip in grips:
            painter.setPen(QPen(theme.color("claim"), 1.5))
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(grip.adjusted(0.5, px(2), -0.5, -px(2)), px(4), px(4))
            middle = grip.center()
            painter.drawLine(middle + QPointF(-1.5, -px(3)), middle + QPointF(-1.5, px(3)))
            painter.drawLine(middle + QPointF(1.5, -px(3)), middle + QPointF(1.5, px(3)))
