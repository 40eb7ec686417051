"""The pages, and beside them the cards that were made of them, each at the height of its passage."""

from PySide6.QtCore import QEvent, QPointF, QRect, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from essayplanner.domain.documents import Passage
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.read.entries import entries_of
from essayplanner.ui.read.instead import Instead
from essayplanner.ui.read.leads import Lead, Leads
from essayplanner.ui.read.margin import Margin
from essayplanner.ui.read.margin_drawing import GAP, HIGH, INSET, SMALL
from essayplanner.ui.read.marked_bar import MarkedBar, Tick
from essayplanner.ui.read.pages_readable import PAGE_WIDTH, PageMark
from essayplanner.ui.read.shelf import Shelf, State
from essayplanner.ui.read.view import PagesView
from essayplanner.ui.read.view_zooming import Fit

#: Pixels of the design: the width below which the margin is narrow, its width at least and at most, and how high the
#: line above its cards is.
_NARROW, _LEAST, _MOST, _HEAD = 720, 236, 392, 34


class Reading(QWidget):
    """Lays the margin over the room that the view keeps beside the pages."""

    def __init__(self, desk: Desk, shelf: Shelf, instead: Instead) -> None:
        super().__init__()
        self.desk, self.theme, self.shelf = desk, desk.theme, shelf
        self.view = PagesView(desk.theme)
        self.view.setParent(self)
        self.view.setAccessibleName(_("Pages of the document"))
        name_keys(
            self.view,
            _("Select, then C, E or H · A adds the page to a card you have · N goes to the next passage")
            if not desk.book.read_only
            else _("N goes to the next passage"),
        )
        self.bar = MarkedBar(desk.theme)
        self.view.setVerticalScrollBar(self.bar)
        self.instead = instead
        instead.setParent(self)
        self.head = QWidget(self)
        self.made, self.count = ElidedLabel(), ElidedLabel()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.made, 1)
        row.addWidget(self.count)
        for label in (self.made, self.count):
            label.setProperty("muted", "true")
        self.margin = Margin(desk)
        self.margin.setParent(self)
        self.margin.beside = self.view.viewport()
        self.leads = Leads(desk.theme, self)
        self.setFocusProxy(self.view)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        #: How far down in the document the passages are, in pixels, as far as that is known.
        self._known: dict[int, float] = {}
        self._shown: object = None
        #: By what the ticks beside the pages were reckoned last.
        self._ticked: object = None
        self.view.scrolled.connect(self._soon.start)
        self.view.zoomed.connect(self._follow_zoom)
        self.margin.laid.connect(self._lead)
        desk.theme.changed.connect(self.arrange)

    # What is shown

    @Slot()
    @unless_busy
    def show_passages(self) -> None:
        """Mark the passages, and have their cards in the margin; where nothing of it changed all stays as it lies."""
        shelf = self.shelf
        entries = entries_of(self.desk.book, shelf.current, shelf.passages) if shelf.current else []
        shown = self.view.readable, shelf.state, entries
        if shown == self._shown:
            return
        self._shown = shown
        self.margin.show_entries(entries)
        self.view.set_marks([PageMark(each.id, each.kind, each.spot, each.quoted) for each in shelf.passages])
        self.made.setText(_("Made from this document"))
        self.margin.setAccessibleName(join_facts((self.made.text(), self._counted(whole=True))))
        self._known = {}
        self.arrange()

    def _counted(self, *, whole: bool) -> str:
        n = len(self.margin.entries)
        if not n:
            return _("no cards yet")
        if not whole:
            return n_("{n} card", "{n} cards", n)
        return n_("{n} card, in reading order", "{n} cards, in reading order", n)

    def follow_state(self) -> None:
        """Have the pages in sight, or what stands in their place; the focus stays in what is shown of the two."""
        is_open = self.shelf.state is State.OPEN
        hand: QWidget | None = self.window().focusWidget()
        is_here = hand is not None and self.isAncestorOf(hand)
        self.instead.follow()
        shown, hidden = (self.view, self.instead) if is_open else (self.instead, self.view)
        shown.show()
        self.setFocusProxy(shown)
        if is_here and hand is not self.margin:
            self.setFocus()  # first, or Qt would put it somewhere in passing
        hidden.hide()
        self.arrange()

    # Where all lies

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays it out anew."""
        super().resizeEvent(event)
        self._known = {}
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Share the room between the pages and the margin."""
        px, room = self.theme.px, self.rect()
        has_margin = bool(self.margin.entries)
        self.view.setGeometry(room)
        free = self._seen().width() - round(px(PAGE_WIDTH) * self.view.zoom / 100) - 2 * px(INSET) - 2
        # Pages that fit leave what room the margin asks for; others would lie under it.
        is_under = self.shelf.state is State.OPEN and self.view.fit is Fit.NONE and free < px(_LEAST)
        is_narrow = is_under or room.width() < px(_NARROW)
        wide = px(SMALL + 10) if is_narrow else max(px(_LEAST), min(px(_MOST), free))
        self.view.keep_room(wide if has_margin else 0)
        seen = self._seen()  # the bar below the pages may have come or gone
        self.margin.is_narrow = is_narrow
        head = 0 if is_narrow else px(_HEAD)
        left = seen.right() + 1 - wide
        self.head.setGeometry(left, seen.top(), wide - px(INSET), head)
        self.margin.setGeometry(left, seen.top() + head, wide, seen.height() - head)
        self.instead.setGeometry(QRect(0, 0, left if has_margin else room.width(), room.height()))
        for part in (self.head, self.margin):
            part.setVisible(has_margin and (part is self.margin or not is_narrow))
            part.raise_()
        for label in (self.made, self.count):
            label.setFont(self.theme.font(12, bold=label is self.made))
        self.count.setText(self._counted(whole=True))
        if self.made.sizeHint().width() + self.count.sizeHint().width() + px(GAP) > self.head.width():
            self.count.setText(self._counted(whole=False))
        self.follow()

    def _seen(self) -> QRect:
        """Where pages are seen."""
        port = self.view.viewport()
        return QRect(port.mapTo(self, port.rect().topLeft()), port.size())

    @Slot()
    def follow(self) -> None:
        """Have the cards beside their passages; without pages one below another."""
        if self.shelf.state is State.OPEN:
            self.margin.follow(self._heights().get)
            told = len(self._known), self.bar.maximum(), self.shelf.passages
            if told != self._ticked:
                self._ticked = told
                self.bar.show_ticks([Tick(self._share_of(each), each.kind) for each in self.shelf.passages])
            return
        step = self.theme.px(HIGH + GAP)
        order = {entry.passage.id: float(number * step + 20) for number, entry in enumerate(self.margin.entries)}
        self.margin.follow(order.get)

    @Slot()
    def _follow_zoom(self) -> None:
        if self.view.fit is Fit.NONE:
            self.arrange()
        self._measure_anew()

    @Slot()
    def _measure_anew(self) -> None:
        self._known = {}
        self._soon.start()

    def _heights(self) -> dict[int, float]:
        """The heights in the margin of the passages that are in sight or near it; a thousand of them are not all asked
        for at each turn of the wheel."""
        found: dict[int, float] = {}
        at, high, off = self.bar.value(), self.view.viewport().height(), self._seen().top() - self.margin.y()
        for id in (passage.id for passage in self.shelf.passages):
            known = self._known.get(id)
            if known is not None and not -high / 4 < known - at < 1.25 * high:
                continue
            if (anchor := self.view.anchor_of(id)) is not None:
                self._known[id] = anchor.y() + at
                found[id] = anchor.y() + off
        return found

    def _share_of(self, passage: Passage) -> float:
        """How far down the document a passage stands; to a page where its page was not read yet."""
        known = self._known.get(passage.id)
        if known is None:
            return self.view.share_of(passage.spot)
        return round(known / max(1, self.bar.maximum() + self.bar.pageStep()), 3)

    @Slot()
    def _lead(self) -> None:
        """Draw the lines between passages and cards."""
        leads, high = [], float(self.height())
        edge = self.margin.x()
        if self.shelf.state is State.OPEN:
            off = QPointF(self._seen().topLeft())
            for id, (entry, end, is_strong) in self.margin.boxes().items():
                anchor = self.view.anchor_of(id)
                to = end + QPointF(self.margin.pos())
                if anchor is None or not (0 <= anchor.y() <= high or 0 <= to.y() <= high):
                    continue
                begin = QPointF(min((anchor + off).x() + 3, to.x() - self.theme.px(16)), (anchor + off).y())
                leads.append(Lead(entry.passage.kind, begin, to, is_strong))
        left = int(min((lead.begin.x() for lead in leads), default=edge)) - 4
        self.leads.show_leads(leads, QRect(left, self.margin.y(), edge - left, self.margin.height()))
