"""Where characters of a document stand in a view of its pages, and which stand at a point of it."""

from PySide6.QtCore import QPointF, QRectF

from essayplanner.ui.read.pages_readable import At
from essayplanner.ui.read.view_zooming import ZoomingPages


class PlacedPages(ZoomingPages):
    """Shows the pages of a document, and knows where in the viewport a place of it is."""

    def place_under(self, point: QPointF) -> At | None:
        """The place nearest to a point of the viewport; None where no text is there."""
        page, at = self.point_at(point)
        if not page or self.readable is None or self.readable.text(page) is None:
            return None
        place = self.readable.place_at(page, at)
        return None if place is None else At(page, place)

    def place_at_top(self) -> At | None:
        """The place at which reading begins in what is in sight; None where the text is not there."""
        at = self.place_under(QPointF(self.viewport().width() / 4, self.theme.px(32)))
        return At(at.page, self.readable.line_of(*at)[0]) if at and self.readable else None

    def to_viewport(self, page: int, rect: QRectF) -> QRectF:
        """A box in units of a page, in the viewport."""
        at, scale = self.box_of(page).topLeft(), self.scale
        return QRectF(at + rect.topLeft() * scale, rect.size() * scale)

    def places_in_sight(self, page: int, beyond: float = 0) -> tuple[int, int]:
        """Between which places of a page all are that are in sight, or so many pixels above or below, and perhaps
        others."""
        if self.readable is None:
            return 0, 0
        top, high = self.box_of(page).top(), self.viewport().height()
        return self.readable.seen_of(page, (-beyond - top) / self.scale, (high + beyond - top) / self.scale)

    def rects_in_sight(self, page: int, first: int, last: int) -> list[QRectF]:
        """The boxes of characters, in units of their page, that are in sight or near it."""
        if self.readable is None:
            return []
        begin, end = self.places_in_sight(page)
        if first >= last:
            return self.readable.rects(page, first, last) if begin <= first <= end else []
        first, last = max(first, begin), min(last, end)
        return self.readable.rects(page, first, last) if first < last else []

    def bring_into_sight(self, rect: QRectF) -> None:
        """Scroll so far that a part of the viewport is in sight: not at all, or to a third of it."""
        port = self.viewport().rect()
        if rect.top() < port.top() or rect.bottom() > port.bottom():
            self._scroll_by(self.verticalScrollBar(), rect.top() - port.height() / 3)
        if rect.left() < port.left() or rect.right() > port.right():
            self._scroll_by(self.horizontalScrollBar(), rect.left() - port.width() / 3)

    def go_to_place(self, at: At) -> None:
        """Bring a place to the upper edge: a heading; of a page that was not read, its upper end."""
        rects = self.readable.rects(at.page, at.place, at.place) if self.readable and at.place else []
        if rects:
            top = self.to_viewport(at.page, rects[0]).top() - self.theme.px(24)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(top))
        else:
            self.go_to_page(at.page)
