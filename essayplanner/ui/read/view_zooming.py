"""Pages as large as is wanted: in per cent, or as wide or as high as the view; one or two side by side."""

from enum import Enum

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_readable import PAGE_WIDTH, Readable
from essayplanner.ui.read.view_scrolling import BESIDE, GAP, ScrollingPages

#: Per cent, the least and the largest.
LEAST_ZOOM, LARGEST_ZOOM = 25, 400
#: The steps of the keys between them.
_STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)


class Fit(Enum):
    """What the size of pages follows: the width of the view, all of it, or nothing."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


class ZoomingPages(ScrollingPages):
    """Shows the pages of a document; `zoomed` tells that they have another size, that it follows another thing, or
    that as many as before lie side by side no longer."""

    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._fit = Fit.NONE

    def show_readable(self, readable: Readable | None) -> None:
        """Show another document, which fits as the last one did."""
        super().show_readable(readable)
        self._refit()

    @property
    def zoom(self) -> int:
        """How large pages are, in per cent."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What their size follows."""
        return self._fit

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Have pages so large, in per cent; the point of the viewport, or its middle, stays where it is."""
        was, self._fit = self._fit, Fit.NONE
        if not self._scale_to(zoom, at) and was is not Fit.NONE:
            self.zoomed.emit()

    def set_fit(self, fit: Fit) -> None:
        """Have the size of pages follow that of the view, or no longer."""
        was, self._fit = self._fit, fit
        if not self._scale_to(self.fitting()) and was is not fit:
            self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """Have pages larger by a step, or smaller by as many as are below 0; 0 is back to 100 %."""
        if not steps:
            self.set_zoom(100)
            return
        ahead = [step for step in _STEPS if (step - self._zoom) * steps > 0]
        if ahead:
            self.set_zoom(ahead[0] if steps > 0 else ahead[-1])

    @property
    def two_pages(self) -> bool:
        """Whether two pages lie side by side."""
        return self._two

    def set_two_pages(self, two: bool) -> None:
        """Have two pages side by side, or one."""
        at, self._two = self.page, two
        self._refit()
        self.zoomed.emit()
        self.go_to_page(at)

    def width_at(self, zoom: float) -> int:
        """How many pixels wide a page of the usual width is, or two side by side, at so many per cent."""
        across = 2 if self._two else 1
        return across * round(self.theme.scale * PAGE_WIDTH * zoom / 10_000) + (across - 1) * self.theme.px(GAP)

    @property
    def night(self) -> bool:
        """Whether pages with colours of their own have those of the theme where it is dark."""
        return self._night

    def set_night(self, night: bool) -> None:
        """Have them so, or as they are."""
        self._night = night
        self._follow()
        self.viewport().update()

    def keep_room(self, room: int) -> None:
        """Leave so many pixels beside the pages, where lines end."""
        if room != self._room:
            self._room = room
            self._refit()

    def _scale_to(self, zoom: float, at: QPointF | None = None) -> bool:
        """Have pages so large; whether they were not."""
        zoom = max(LEAST_ZOOM, min(LARGEST_ZOOM, round(zoom)))
        if zoom == self._zoom:
            return False
        middle = at or QPointF(self.viewport().rect().center())
        page, point = self.point_at(middle)
        self._zoom = zoom
        self._lay()
        if page:
            off = self.box_of(page).topLeft() + point * self.scale - middle
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(off.y()))
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(off.x()))
        self._follow()
        self.viewport().update()
        self.zoomed.emit()
        return True

    def fitting(self, room: int | None = None) -> float:
        """The zoom that fits, or the one there is; where so many pixels were kept beside the pages, or those that
        are."""
        if self._fit is Fit.NONE or not self.readable or not self.readable.sizes:
            return self._zoom
        px, across = self.theme.px, 2 if self._two else 1
        wide, high = self.readable.sizes[max(0, self._page - 1)]
        free = (
            self.viewport().width() - (self._room if room is None else room) - 2 * px(BESIDE) - (across - 1) * px(GAP)
        )
        zoom = 100 * free / max(1.0, self.theme.scale / 100 * wide * across)
        if self._fit is Fit.PAGE:
            high = min(high, PAGE_WIDTH * 1.5)
            zoom = min(zoom, (self.viewport().height() - 2 * px(GAP)) * 10_000 / (self.theme.scale * high))
        return int(zoom)

    def _refit(self) -> None:
        """What fits goes on fitting."""
        self._scale_to(self.fitting())
        self._lay()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fits goes on fitting."""
        super().resizeEvent(event)
        self._scale_to(self.fitting())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it makes pages larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * 1.1 ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def _restyle(self) -> None:
        super()._restyle()
        self._scale_to(self.fitting())
