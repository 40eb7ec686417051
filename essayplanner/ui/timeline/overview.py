"""All years in a strip, with a frame around those that are in sight."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline_axis import first_day, year_name, years_name
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.timeline.brush import Brush
from essayplanner.ui.timeline.drawing import INSET, gutter
from essayplanner.ui.timeline.painting import paint_hatched, soft
from essayplanner.ui.timeline.sight import Sight

#: Pixels of the design: the strip, and the names below it.
_STRIP, _NAMES = 40, 15
#: What the named years are apart, the first that has room.
_APART = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)


class Overview(QWidget):
    """Counts the cards of each year, the used part solid. The frame is dragged; a click beside it brings it there.

    It is the scroll bar of the lanes, and as such no part of its own for keys or a screen reader.
    """

    def __init__(self, sight: Sight, brush: Brush) -> None:
        super().__init__()
        self.sight, self.brush, self.theme = sight, brush, sight.theme
        self._held: float | None = None
        self._years: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sight.changed.connect(self.update)
        brush.changed.connect(self.update)
        sight.theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The strip and the names."""
        return QSize(1, self.theme.px(_STRIP + _NAMES))

    # Where things are

    def _per_day(self) -> float:
        return self.sight.width / (self.sight.end - self.sight.first)

    def _span(self, start: float, end: float) -> QRectF:
        """From one day to another, as high as the strip."""
        per_day, first = self._per_day(), self.sight.first
        left, right = ((min(max(day, first), self.sight.end) - first) * per_day for day in (start, end))
        x = left + gutter(self.theme)
        strip = self.theme.px(_STRIP)
        return QRectF(self.width() - x - (right - left) if self.isRightToLeft() else x, 0, right - left, strip)

    def _day(self, point: QPointF) -> float:
        x = self.width() - point.x() if self.isRightToLeft() else point.x()
        return self.sight.first + (x - gutter(self.theme)) / self._per_day()

    def frame(self) -> QRectF:
        """Where the frame is around what is in sight."""
        sight = self.sight
        return self._span(sight.scale.start, sight.scale.day(sight.width)).adjusted(0.5, 1, -0.5, -0.5)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the frame, or brings it to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or not self.sight.width:
            return
        day, sight = self._day(event.position()), self.sight
        if not self.frame().contains(event.position()):
            sight.move_to(day - sight.days / 2)
        self._held = day - sight.scale.start
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the frame."""
        if self._held is not None:
            self.sight.move_to(self._day(event.position()) - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets it go."""
        self._held = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms to the day under the pointer."""
        x = self.sight.scale.x(self._day(event.position()))
        self.sight.zoom(STEP ** (event.angleDelta().y() / 120), min(max(x, 0.0), self.sight.width))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Says how many cards a year has."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.sight.width:
            day = self._day(QPointF(event.pos()))
            for each in self.sight.stretches:
                if first_day(each.first) <= day < first_day(each.first + each.years):
                    cards = n_("{n} card", "{n} cards", each.cards)
                    used = n_("{n} used", "{n} used", each.used) if each.used else ""
                    years = years_name(each.first, each.first + each.years - 1)
                    show_tip_at(self, event.globalPos(), join_facts((years, cards, used)))
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the years with their names, which stay as they are while the frame is moved, and the frame."""
        if not self.sight.width:
            return
        ratio = self.devicePixelRatioF()
        sight, theme = self.sight, self.theme
        looks = (self.size(), ratio, theme.tokens, theme.scale, self.layoutDirection())
        now = (
            looks,
            sight.width,
            sight.first,
            sight.end,
            sight.gaps,
            sight.stretches,
            sight.line.fence,
            self.brush.days,
        )
        if now != self._drawn or self._years is None:
            self._drawn, self._years = now, QPixmap(self.size() * ratio)
            self._years.setDevicePixelRatio(ratio)
            with QPainter(self._years) as painter:
                self._paint_years(painter)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._years)
            painter.setPen(QPen(self.theme.color("ink"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.frame(), self.theme.px(4), self.theme.px(4))

    def _paint_years(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(self.rect(), self.theme.color("paper"))
        for gap in self.sight.gaps:
            paint_hatched(painter, self.theme, self._span(first_day(gap.first), first_day(gap.last + 1)))
        if days := self.brush.days:
            tint = self.theme.color("claim")
            tint.setAlpha(40)
            painter.fillRect(self._span(*days), tint)
        self._paint_bars(painter)
        self._paint_names(painter)
        self._paint_legend(painter)

    def _paint_bars(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        edge, ground = theme.color("evidence"), soft(theme, Kind.EVIDENCE)
        most = max((each.cards for each in self.sight.stretches), default=0)
        base, room = px(_STRIP) - px(3), px(_STRIP) - px(9)
        for each in self.sight.stretches:
            if not each.cards:
                continue
            box = self._span(first_day(each.first), first_day(each.first + each.years))
            inset = min(1.0, box.width() / 6)
            high = max(px(3), room * each.cards / most)
            bar = QRectF(box.left() + inset, base - high, max(1.0, box.width() - 2 * inset), high)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(ground)
            painter.drawRect(bar)
            if each.used:
                used = high * each.used / each.cards
                painter.fillRect(QRectF(bar.left(), bar.bottom() - used, bar.width(), used), edge)
        painter.setPen(QPen(theme.color("line"), 1))
        line = self._span(self.sight.first, self.sight.end)
        painter.drawLine(QPointF(line.left(), base + 1), QPointF(line.right(), base + 1))
        if fence := self.sight.line.fence:
            first, last = fence.first, fence.last
            start = self.sight.first if first is None else first_day(first)
            asked = self._span(start, self.sight.end if last is None else first_day(last + 1))
            painter.fillRect(QRectF(asked.left(), base + 1, asked.width(), 2), theme.color("muted"))

    def _paint_names(self, painter: QPainter) -> None:
        theme, line = self.theme, self.sight.line
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("muted"))
        wide = max(
            painter.fontMetrics().horizontalAdvance(year_name(year)) for year in (line.first_year, line.last_year)
        )
        a_year = self._per_day() * 365
        apart = next((years for years in _APART if years * a_year >= wide + theme.px(14)), _APART[-1])
        for year in range(-(-line.first_year // apart) * apart, line.last_year + 1, apart):
            left = self._span(first_day(year), first_day(year + 1))
            room = QRectF(left.left(), theme.px(_STRIP), wide + 2, theme.px(_NAMES))
            if self.isRightToLeft():
                room.moveRight(left.right())
            if self._span(self.sight.first, self.sight.end).adjusted(0, 0, wide, 99).contains(room):
                write(painter, room, year_name(year), self.isRightToLeft())

    def _paint_legend(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        painter.setFont(theme.font(11))
        side, line = px(9), px(15)
        for number, (words, used) in enumerate(((_("used here"), True), (_("cards a year"), False))):
            top = px(6) + number * line
            box = self._legend(px(INSET), top + (line - side) / 2, side, side)
            painter.setPen(QPen(theme.color("evidence"), 1))
            painter.setBrush(theme.color("evidence") if used else soft(theme, Kind.EVIDENCE))
            painter.drawRect(box)
            painter.setPen(theme.color("muted"))
            write(
                painter, self._legend(px(INSET) + side + px(6), top, gutter(theme), line), words, self.isRightToLeft()
            )

    def _legend(self, x: float, y: float, wide: float, high: float) -> QRectF:
        return QRectF(self.width() - x - wide if self.isRightToLeft() else x, y, wide, high)
