"""The screen Read as the student has it: documents, pages, and the cards that are made of them."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.brought import Writing
from essayplanner.language import _
from essayplanner.notebook.read_again import ToRead
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.desk.taking_up import Left, taken_up
from essayplanner.ui.read.coming import Coming
from essayplanner.ui.read.deeds import Deeds
from essayplanner.ui.read.find_bar import DocumentFindBar
from essayplanner.ui.read.heading import Does, Heading
from essayplanner.ui.read.instead import Instead
from essayplanner.ui.read.left import WasLeft
from essayplanner.ui.read.menus import Menus
from essayplanner.ui.read.pages_readable import At, Readable
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.reading import Reading
from essayplanner.ui.read.scan import Scan
from essayplanner.ui.read.selected import Selected
from essayplanner.ui.read.shelf import Shelf, State
from essayplanner.ui.read.view_headings import HeadingsPopup
from essayplanner.ui.read.view_zooming import Fit
from essayplanner.ui.read.walking import Walking
from essayplanner.work.document_files import READABLE
from essayplanner.work.opening_documents import Opened

#: Pixels of the design: a page at its usual size, with what is around it.
_ROOMY = 690


class ReadScreen(QWidget):
    """A line about the document above its pages; the margin beside them, and what is asked over them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self._was, self._is_new = WasLeft(), True
        #: By the uids of documents, where each of them was left.
        self._places: dict[str, At] = {}
        #: What the library is offered to be narrowed to.
        self._fitting: Fitting | None = None
        self._readable: Readable | None = None
        self.shelf = Shelf(desk, self)
        self.coming = Coming(desk, self.shelf, lambda: self._readable, self)
        self.reading = Reading(
            desk, self.shelf, Instead(desk.theme, self.shelf, add=self.coming.add, choose=self.coming.find)
        )
        self.view, self.margin = self.reading.view, self.reading.margin
        self.deeds = Deeds(desk, self.shelf, self.view)
        self.walking = Walking(desk, self.shelf, self.view, self.margin)
        self.selected = Selected(self.reading, self.deeds)
        self.scan = Scan(desk, self.view, self.deeds.by_hand)
        self.find_bar = DocumentFindBar(self.view)
        self.find_bar.hide()
        self.menus = Menus(
            self.shelf, self.view, self.deeds, self.coming, self.find_bar.begin, self.show_headings, self.setFocus
        )
        does = Does(self.coming.complete, self.deeds.ask_printed, self.menus.of_documents, self.menus.of_view)
        self.heading = Heading(desk, self.shelf, self.view, does)
        self.headings: HeadingsPopup | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.find_bar)
        column.addWidget(self.reading, 1)
        column.addWidget(self.scan)
        self.setFocusProxy(self.reading)
        TabOrder(self, lambda: (self.heading, self.find_bar, self.reading.instead, self.view, self.margin)).find()
        QWidget.setTabOrder(self.margin, self.scan.button)
        self.setAcceptDrops(True)
        self.shelf.closing.connect(self._close)
        self.shelf.turned.connect(self._turn)
        self.shelf.told.connect(self.heading.follow)
        self.shelf.told.connect(self.reading.show_passages)
        self.shelf.marked.connect(self._mark)
        self.reading.follow_state()
        self.heading.follow()

    # What was left, and goes on

    def left(self) -> Left:
        """How it is left."""
        if self._is_new:
            return self._was._asdict()
        uid = self.shelf.current.uid if self.shelf.current else ""
        view, at = self.view, self._here() or self._places.get(uid, At(1, 0))
        return WasLeft(uid, *at, view.zoom, view.fit.value, view.two_pages, view.night)._asdict()

    def _here(self) -> At | None:
        """Where in the document reading is; None where none is open."""
        view, readable = self.view, self._readable
        if readable is None or not view.page:
            return None
        return At(view.page, 0) if readable.has_pages else view.place_at_top()

    def take_up(self, kept: Left) -> None:
        """Go on as it was left, once it is seen."""
        self._was = was = taken_up(WasLeft(), kept)
        self._places[was.document] = At(was.page, was.place)

    def showEvent(self, event: QShowEvent) -> None:
        """Opens what was read last, the first time."""
        super().showEvent(event)
        self.shelf.show(True)
        if self._is_new:
            self._is_new = False
            was = self._was
            self.view.set_two_pages(was.two)
            self.view.set_night(was.night)
            if was.fit in [fit.value for fit in Fit] and was.fit != Fit.NONE.value:
                self.view.set_fit(Fit(was.fit))
            elif not was.document and self.width() < self.theme.px(_ROOMY):
                self.view.set_fit(Fit.WIDTH)  # at their usual size they would not be seen whole
            else:
                self.view.set_zoom(was.zoom)
            last = [each.id for each in self.shelf.documents if each.uid == was.document]
            self.shelf.turn_to((last or [each.id for each in self.shelf.documents] or [0])[0])
        self.walking.follow()
        self._offer_filter()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offers nothing more."""
        super().hideEvent(event)
        self.shelf.show(False)
        self.selected.popover.hide()
        self._offer_filter()

    # What is read

    @Slot()
    def _close(self) -> None:
        """Show what is open no more, and keep where reading was."""
        readable, current = self._readable, self.shelf.current
        if readable is None:
            return
        if current and (at := self._here()):
            self._places[current.uid] = at
        self._readable = None
        self.view.show_readable(None)
        readable.close()
        readable.deleteLater()

    @Slot()
    def _turn(self) -> None:
        """Show the document that is open, or what stands in its place."""
        opened, current = self.shelf.opened, self.shelf.current
        if self.shelf.state is State.OPEN and opened and self._readable is None:
            self._readable = self._made_readable(opened)
            self.view.show_readable(self._readable)
        self.reading.follow_state()
        self.heading.follow()
        self.reading.show_passages()
        self._mark()
        if opened and current and (left := self._places.get(current.uid)):
            self.view.go_to_place(left)
        self.walking.reach()

    def _made_readable(self, opened: Opened) -> Readable:
        if isinstance(opened.content, Writing):
            return TextReadable(opened.content, opened.path.name, self)
        from essayplanner.ui.read.pages_pdf import PdfReadable

        return PdfReadable(opened.content, opened.path.name, self)

    @Slot()
    def _mark(self) -> None:
        """Follow the passages, which are shown by now."""
        selection = self.view.selection
        if selection and any(each.spot == selection.spot for each in self.shelf.passages):
            self.view.clear_selection()  # it was dropped, and is a card now
        self.walking.follow()
        self._offer_filter()

    def _offer_filter(self) -> None:
        """Let the library be narrowed to the cards that are made of the document, while it is read."""
        cards = tuple(dict.fromkeys(each.card_id for each in self.shelf.passages)) if self.isVisible() else ()
        fitting = Fitting(_("This document {n}", n=len(cards)), cards, about="document") if cards else None
        if fitting != self._fitting:
            was, self._fitting = self._fitting, fitting
            if fitting or self.desk.selection.fitting == was:
                self.desk.selection.show_fitting(fitting)

    def show_headings(self) -> None:
        """List the headings of the document."""
        if self.headings is None:
            self.headings = HeadingsPopup(self.view)
        self.headings.open_below(self.heading.more)

    def go_to(self, goal: ToRead) -> None:
        """Turn to a document, and to a passage or page of it, once it is open."""
        self._is_new = False
        self.setFocus()
        self.walking.go_to(goal)

    def unmark(self) -> None:
        """Remove the mark from the passage of the card that is chosen."""
        if passage := self.walking.here():
            self.deeds.unmark(passage.id)

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files that can be read; others are the window's."""
        if _readable_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds them, one after another."""
        if files := _readable_files(event):
            event.acceptProposedAction()
            self.coming.begin(*files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.color("paper"))


def _readable_files(event: QDropEvent) -> list[Path]:
    data = event.mimeData()
    if not drags.carries_files(data):
        return []
    paths = [Path(drags.local_file(url)) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in READABLE]
