"""Pages under one another in a view that scrolls, as large as is wanted."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from essayplanner.ui.look.fields import keep_width
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_laid import LaidPages
from essayplanner.ui.read.pages_readable import Look, Readable

#: Pixels of the design between pages, and beside them.
GAP, BESIDE = 14, 24


class ScrollingPages(QAbstractScrollArea):
    """Shows the pages of a document; `page_changed` brings the one that is read, `scrolled` tells that what is in sight
    is another part, or lies elsewhere."""

    page_changed = Signal(int)
    scrolled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.readable: Readable | None = None
        self._zoom, self._two, self._night, self._room = 100, False, True, 0
        self._laid = LaidPages((), 1.0, 0)
        self._page = 0
        self._part = 0.0  # of a pixel, by which what is in sight stands too high
        self.setObjectName("pagesView")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # pages are no part of the window
        keep_width(self)  # what fits the width would have the bar come and go
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)

    # What is shown, and how large

    def show_readable(self, readable: Readable | None) -> None:
        """Show a document from its beginning, or none; whoever made it closes it."""
        if (old := self.readable) is not None:
            old.painted.disconnect(self._repaint_page)
            old.read.disconnect(self._take_text)
            old.moved.disconnect(self._move)
        self.readable, self._page = readable, 0
        if readable is not None:
            readable.painted.connect(self._repaint_page)
            readable.read.connect(self._take_text)
            readable.moved.connect(self._move)
        self._lay()
        self.verticalScrollBar().setValue(0)
        self._follow()

    @property
    def scale(self) -> float:
        """Pixels of the window to a unit of the page."""
        return self.theme.scale * self._zoom / 10_000

    @property
    def look(self) -> Look:
        """How pages are painted now."""
        ratio = self.viewport().devicePixelRatioF()
        return Look(self.scale, ratio, self.theme.tokens, self._night and self.theme.dark)

    # Where pages lie

    def _lay(self) -> None:
        sizes = self.readable.sizes if self.readable else ()
        self._laid = LaidPages(sizes, self.scale, self.theme.px(GAP), two=self._two)
        port, beside = self.viewport().size(), self.theme.px(BESIDE)
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self._laid.width + 2 * beside + self._room, port.width()),
            (self.verticalScrollBar(), self._laid.height, port.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(self.theme.px(40))
        self.viewport().update()

    def _origin(self) -> QPointF:
        """Where the upper left corner of all pages is in the viewport."""
        free = self.viewport().width() - self._room - self._laid.width
        left = max(self.theme.px(BESIDE), free // 2) + (self._room if self.isRightToLeft() else 0)
        return QPointF(left - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def box_of(self, page: int) -> QRectF:
        """Where a page lies in the viewport, in sight or not."""
        return self._laid.box(page).translated(self._origin())

    def pages_in_sight(self, beyond: float = 0) -> list[int]:
        """The pages of which some is in sight, or so many pixels above or below."""
        top = self.verticalScrollBar().value()
        return self._laid.between(top - beyond, top + self.viewport().height() + beyond)

    def point_at(self, point: QPointF) -> tuple[int, QPointF]:
        """The page nearest to a point of the viewport, and the point in units of that page; page 0 where there is
        none."""
        if not self._laid.height:
            return 0, QPointF()
        seen = self._laid.between(*[point.y() + self.verticalScrollBar().value()] * 2)
        pages = seen or [self._laid.page_at(point.y() + self.verticalScrollBar().value())]
        page = min(pages, key=lambda page: abs(self.box_of(page).center().x() - point.x()))
        return page, (point - self.box_of(page).topLeft()) / self.scale

    @property
    def page(self) -> int:
        """The page that is read: the one that lies a third below the upper edge; 0 where there is none."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.readable.sizes) if self.readable else 0

    def go_to_page(self, page: int) -> None:
        """Bring the upper end of a page to that of the view."""
        if 0 < page <= self.page_count:
            self.verticalScrollBar().setValue(round(self._laid.box(page).top()) - self.theme.px(GAP))

    @staticmethod
    def _scroll_by(bar: QScrollBar, by: float) -> None:
        bar.setValue(bar.value() + round(by))

    # Following

    def _texts_needed(self) -> list[int]:
        """The pages whose text is needed, in sight or not."""
        return []

    def _follow(self) -> None:
        """Have the pages in sight made ready, and tell what is read now."""
        if self.readable is None:
            return
        high, seen = self.viewport().height(), []
        for page in self.pages_in_sight():
            box = self.box_of(page)
            seen.append((page, max(0, -box.top()) / self.scale, min(box.height(), high - box.top()) / self.scale))
        if self.isVisible():
            self.readable.wish(self.look, seen, self._texts_needed())
        page = self.point_at(QPointF(0, high / 3))[0]
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is in sight is moved, and what comes into sight painted."""
        self.viewport().scroll(dx, dy)
        self._follow()

    @Slot(int)
    def _repaint_page(self, page: int) -> None:
        if 0 < page <= self.page_count:
            self.viewport().update(self.box_of(page).toAlignedRect())

    @Slot(int)
    def _take_text(self, page: int) -> None:
        self._repaint_page(page)

    @Slot(float)
    def _move(self, by: float) -> None:
        """The page is longer than was thought; what is in sight stays."""
        value, self._part = self.verticalScrollBar().value(), self._part + by * self.scale
        whole = round(self._part)
        self._part -= whole
        self._lay()
        self.verticalScrollBar().setValue(value + whole)
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages lie in the middle of what is there."""
        super().resizeEvent(event)
        self._lay()
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is made ready while nobody sees it."""
        super().showEvent(event)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """The display may have another number of dots."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow()

    def _restyle(self) -> None:
        page, point = self.point_at(QPointF(0, 0))
        self._lay()
        if page:
            self._scroll_by(self.verticalScrollBar(), self.box_of(page).top() + point.y() * self.scale)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages, and what is shown on them."""
        part, look = QRectF(event.rect()), self.look
        with QPainter(self.viewport()) as painter:
            painter.fillRect(part, self.theme.color("paper"))
            if self.readable is None:
                return
            for page in self.pages_in_sight():
                box = self.box_of(page)
                around = box.adjusted(-1, -1, 1, 3)
                if not around.intersects(part):
                    continue
                painter.fillRect(around.adjusted(0, 1, 0, 0), self.theme.color("line"))
                self.readable.paint(painter, page, box, part & box, look)
                painter.setPen(QPen(self.theme.color("line"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(-0.5, -0.5, -0.5, -0.5))
                self.paint_over(painter, page, part)

    def paint_over(self, painter: QPainter, page: int, part: QRectF) -> None:
        """Paint what is shown on a page, as far as it lies in a part of the viewport."""


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return (
        f"#pagesView {{ background: {t.paper}; border: 2px solid transparent; }}"
        f"#pagesView:focus {{ border-color: {t.claim}; }}"
    )
