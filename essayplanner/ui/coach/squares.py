"""Years as squares: filled where evidence touches them, a dash where none does."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.coach.coverage import YearsTouched
from essayplanner.domain.timeline_axis import year_name
from essayplanner.domain.years import era_year
from essayplanner.language import _, n_
from essayplanner.ui.look.marks import paint_ring
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import show_tip_at
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: what is above the squares, how high they are and the dashes, what is between them, between them
#: and the years below, and between these.
_ABOVE, _HIGH, _DASH, _GAP, _BELOW, _BETWEEN = 4, 11, 3, 1.5, 5, 8
#: Narrower squares than this are no squares.
_LEAST = 5
#: Years that stand below a strip are whole multiples of one of these.
_ROUND = (10, 50, 100, 500, 1000, 5000)


class Squares(QWidget):
    """The squares, with years below them. Arrows go from one to the next; a click, Enter or the space bar asks for its
    years by `wanted` (as people count them), for those that are chosen already with 0 and 0."""

    wanted = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._at = theme, 0
        self._years: tuple[YearsTouched, ...] = ()
        self._chosen = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as squares and years are."""
        px, line = self.theme.px, QFontMetrics(self.theme.font(11)).height()
        return QSize(px(200), px(_ABOVE) + px(_HIGH) + px(_BELOW) + line)

    def fits(self, width: int) -> bool:
        """Whether each has room enough in so many pixels."""
        return bool(self._years) and width >= len(self._years) * self.theme.px(_LEAST)

    def show_years(self, years: Sequence[YearsTouched], name: str) -> None:
        """Show these years; `name` is what a screen reader says of all of them."""
        self._years = tuple(years)
        self._at = min(self._at, max(0, len(self._years) - 1))
        self.setAccessibleName(name)
        self._tell()
        self.update()

    def show_chosen(self, first: int, last: int) -> None:
        """Mark these years, as people count them."""
        self._chosen = (first, last)
        self.update()

    def box(self, at: int) -> QRectF:
        """Where a square is."""
        room, wide = QRectF(self.rect()), self.width() / max(1, len(self._years))
        px = self.theme.px
        box = QRectF(at * wide, px(_ABOVE), max(2.0, wide - self.theme.scale / 100 * _GAP), px(_HIGH))
        return mirrored(room, box, self.isRightToLeft())

    def _at_x(self, x: float) -> int:
        x = self.width() - x if self.isRightToLeft() else x
        return min(len(self._years) - 1, int(x / self.width() * len(self._years)))

    def _told(self, at: int) -> str:
        years = self._years[at]
        touched = n_("{years}: {n} piece of evidence", "{years}: {n} pieces of evidence", years.cards, years=years.name)
        return touched if years.cards else _("{years}: no evidence", years=years.name)

    def _tell(self) -> None:
        self.setAccessibleDescription(self._told(self._at) if self._years else "")

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand on a square."""
        over = self._years and event.position().y() <= self.box(0).bottom()
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Waits for the release: a press that is moved away does nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Asks for the years of a square."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._years
            and self.rect().contains(event.position().toPoint())
        ):
            self._go(self._at_x(event.position().x()))
            self._want()

    def event(self, event: QEvent) -> bool:
        """Names the square under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            there = self._told(self._at_x(event.pos().x())) if self._years else ""
            show_tip_at(self, event.globalPos(), there)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes from square to square, and asks for the years of one."""
        key, forward = event.key(), -1 if self.isRightToLeft() else 1
        ways = {Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._years:
            super().keyPressEvent(event)
        elif key in ways:
            self._go(self._at + ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._years))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._want()
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        self._at = max(0, min(at, len(self._years) - 1))
        self._tell()
        self.update()

    def _want(self) -> None:
        years = self._years[self._at]
        span = era_year(years.first), era_year(years.last)
        self.wanted.emit(*((0, 0) if span == self._chosen else span))

    # The picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws squares, dashes and years."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            px = self.theme.px
            for at, years in enumerate(self._years):
                box = self.box(at)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.color("evidence" if years.cards else "link"))
                if not years.cards:
                    box.setTop(box.bottom() - px(_DASH))
                painter.drawRoundedRect(box, 1.5, 1.5)
                if self._is_chosen(years):
                    painter.setBrush(self.theme.color("claim"))
                    painter.drawRect(QRectF(box.left(), box.bottom() + px(1), box.width(), px(2)))
            if self.hasFocus() and self._years:
                paint_ring(painter, self.theme, QRectF(self.rect()))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.theme.color("claim"), 2))
                painter.drawRoundedRect(self.box(self._at).adjusted(-2, -3, 2, 3), 3, 3)
            self._write_years(painter)

    def _is_chosen(self, years: YearsTouched) -> bool:
        first, last = self._chosen
        return first != 0 and last != 0 and first <= era_year(years.first) and era_year(years.last) <= last

    def _write_years(self, painter: QPainter) -> None:
        """The first year, then round ones, as far as there is room."""
        font = self.theme.font(11)
        metrics, room = QFontMetrics(font), QRectF(self.rect())
        painter.setFont(font)
        painter.setPen(self.theme.color("muted"))
        wide = self.width() / max(1, len(self._years))
        top, free = self.theme.px(_ABOVE) + self.theme.px(_HIGH) + self.theme.px(_BELOW), 0.0
        for at in self._written():
            text = year_name(self._years[at].first)
            size = metrics.horizontalAdvance(text) + 1
            left = min(at * wide, room.width() - size)
            if left >= free:
                box = QRectF(left, top, size, metrics.height())
                write(painter, mirrored(room, box, self.isRightToLeft()), text, self.isRightToLeft())
                free = left + size + self.theme.px(_BETWEEN)

    def _written(self) -> list[int]:
        """The squares below which a year may stand."""
        if not self._years:
            return []
        span = self._years[-1].last - self._years[0].first
        size = next((size for size in _ROUND if span <= size * 6), _ROUND[-1])
        if span < _ROUND[0]:
            size = 1
        return [at for at, years in enumerate(self._years) if at == 0 or years.first % size == 0]
