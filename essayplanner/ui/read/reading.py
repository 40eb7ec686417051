"""The pages, and beside them the cards that were made of them, each at the height of its passage."""

from PySide6.QtCore import QEvent, QPointF, QRect, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
from essayplanner.ui.read.pages_readable import PageMark
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
        self._shown: object = None
        #: Whether the ticks beside the pages may stand elsewhere than they are shown.
        self._are_ticks_old = True
        self.view.scrolled.connect(self._soon.start)
        self.view.zoomed.connect(self.arrange)
        self.view.marks_found.connect(self._tick_anew)
        self.bar.rangeChanged.connect(self._tick_anew)
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
        self.arrange()

    def _counted(self, *, whole: bool) -> str:
        n = len(self.margin.entries)
        if not n:
            return _("no cards yet")
        if not whole or self.view.two_pages:
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
        # Pages that fit leave what room the margin asks for; others would lie under it.
        zoom = self.view.fitting(px(_LEAST))
        free = self._seen().width() - self.view.width_at(zoom) - 2 * px(INSET) - 2
        is_under = self.shelf.state is State.OPEN and self.view.fit is Fit.NONE and free < px(_LEAST)
        is_narrow = is_under or room.width() < px(_NARROW)
        wide = px(SMALL + 10) if is_narrow else max(px(_LEAST), min(px(_MOST), free))
        self.view.keep_room(wide if has_margin else 0)
        seen = self._seen()  # the bar below the pages may have come or gone
        self.margin.is_narrow = is_narrow
        head = 0 if is_narrow else px(_HEAD)
        beside = QRect(seen.right() + 1 - wide, seen.top(), wide, seen.height())
        inset, rest = QRect(0, 0, wide - px(INSET), head), room.adjusted(0, 0, -wide * has_margin, 0)
        if self.isRightToLeft():
            beside.moveLeft(seen.left())
            inset.moveLeft(px(INSET))
            rest.moveRight(room.right())
        self.head.setGeometry(inset.translated(beside.topLeft()))
        self.margin.setGeometry(beside.adjusted(0, head, 0, 0))
        self.instead.setGeometry(rest)
        for part in (self.head, self.margin):
            part.setVisible(has_margin and (part is self.margin or not is_narrow))
            part.raise_()
        for label in (self.made, self.count):
            label.setFont(self.theme.font(12, bold=label is self.made))
        for said in (self._counted(whole=True), self._counted(whole=False), ""):
            self.count.setText(said)
            if self.made.sizeHint().width() + self.count.sizeHint().width() + px(GAP) <= self.head.width():
                break
        self.follow()

    def _seen(self) -> QRect:
        """Where pages are seen."""
        port = self.view.viewport()
        return QRect(port.mapTo(self, port.rect().topLeft()), port.size())

    @Slot()
    def follow(self) -> None:
        """Have the cards beside their passages; without pages one below another."""
        if self.shelf.state is State.OPEN:
            self.margin.follow(self._heights().get, -self.bar.value())
            if self._are_ticks_old:
                self._are_ticks_old = False
                self.bar.show_ticks(
                    [Tick(round(self.view.share_of(each.id), 3), each.kind) for each in self.view.marks]
                )
            return
        step = self.theme.px(HIGH + GAP)
        order = {entry.passage.id: float(number * step + 20) for number, entry in enumerate(self.margin.entries)}
        self.margin.follow(order.get, 0)

    @Slot()
    def _tick_anew(self) -> None:
        self._are_ticks_old = True
        self._soon.start()

    def _heights(self) -> dict[int, float]:
        """The heights in the margin of the passages that are in sight or near it; a thousand of them are not all asked
        for at each turn of the wheel."""
        off = self._seen().top() - self.margin.y()
        anchors = {id: self.view.anchor_of(id) for id in self.view.begun_near()}
        return {id: anchor.y() + off for id, anchor in anchors.items() if anchor is not None}

    @Slot()
    def _lead(self) -> None:
        """Draw the lines between passages and cards."""
        leads, high, from_right = [], float(self.height()), self.isRightToLeft()
        if self.shelf.state is State.OPEN:
            off, short = QPointF(self._seen().topLeft()), self.theme.px(16)
            for id, (entry, end, is_strong) in self.margin.boxes().items():
                anchor = self.view.anchor_of(id)
                to = end + QPointF(self.margin.pos())
                if anchor is None or not (0 <= anchor.y() <= high or 0 <= to.y() <= high):
                    continue
                at = anchor + off
                x = max(at.x() - 3, to.x() + short) if from_right else min(at.x() + 3, to.x() - short)
                leads.append(Lead(entry.passage.kind, QPointF(x, at.y()), to, is_strong))
        beside = self.margin.geometry()
        edge = beside.right() + 1 if from_right else beside.left()
        ends = [edge, *(round(lead.begin.x()) + (4 if from_right else -4) for lead in leads)]
        self.leads.show_leads(leads, QRect(min(ends), beside.top(), max(ends) - min(ends), beside.height()))
