"""Cards are made of what is selected, by a key, a button or a drag."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Document
from essayplanner.domain.passage_titles import title_of
from essayplanner.domain.printed_pages import Printed, number_on
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.documents import (
    add_passage,
    card_on_page,
    clip,
    remove_document,
    remove_passage,
)
from essayplanner.notebook.read_again import Alike
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.mime import Clip, clip_mime
from essayplanner.ui.look.soon import soon
from essayplanner.ui.read.pages_readable import Selection
from essayplanner.ui.read.places import place_of
from essayplanner.ui.read.printed import PrintedAsking, is_to_be_asked
from essayplanner.ui.read.shelf import Shelf
from essayplanner.ui.read.view import PagesView


class Deeds(QObject):
    """What is done to the document that is read, and with what is selected in it; `dragged` says that it is dragged."""

    dragged = Signal()

    def __init__(self, desk: Desk, shelf: Shelf, view: PagesView) -> None:
        super().__init__(view)
        self.desk, self.book, self.shelf, self.view = desk, desk.book, shelf, view
        self.asking: PrintedAsking | None = None
        view.drag_of = self.mime

    # Where it stands

    def place(self, selection: Selection | None = None) -> str:
        """Where what is selected stands in its source; empty where that is not known."""
        document, selection = self.shelf.current, selection or self.view.selection
        if document is None or selection is None or self.view.readable is None:
            return ""
        return place_of(document, self.view.readable, selection)

    def ask_printed(self, page: int = 0, then: Callable[[], object] = lambda: None) -> None:
        """Ask what is printed on a page (0: the one that is read)."""
        document, opened = self.shelf.current, self.shelf.opened
        readable = self.view.readable
        if document is None or opened is None or readable is None or not document.pages or self.book.read_only:
            return
        page = page or self.view.page
        self.asking = PrintedAsking(self.desk, self.view.window(), document, page, then)
        at, text = self.view.viewport().mapToGlobal(self._below_selection()), readable.text(page)
        self.asking.open(at, opened.labelled, number_on(text or ""), is_wide=opened.is_wide)

    def _below_selection(self) -> QPoint:
        """Where something that is asked lies: below what is selected, else at the upper edge."""
        selection, gap = self.view.selection, self.desk.theme.px(12)
        lines = self.view.rects_of(selection.spot) if selection else []
        if not lines:
            return QPoint(2 * gap, 2 * gap)
        return QPoint(round(min(line.left() for line in lines)), round(lines[-1].bottom()) + gap)

    def _placed(self, document: Document, page: int, then: Callable[[], object]) -> None:
        """Go on when it is known what is printed on the pages, where the document is still the one that is read."""

        def go_on() -> None:
            if self.shelf.current and self.shelf.current.id == document.id:
                then()
                return
            said = _("Another document is read by now, so no card was made of “{name}”.", name=document.name)
            self.desk.announcer.say(self.view, said)

        if is_to_be_asked(document):
            self.ask_printed(page, go_on)
        else:
            then()

    # Cards

    def make(self, kind: Kind) -> None:
        """Make a card of what is selected."""
        if (selection := self._selected()) and (document := self.shelf.current):
            self._placed(document, selection.pages[0], lambda: self._make(kind, selection))

    def _make(self, kind: Kind, selection: Selection) -> None:
        document, place = self.shelf.current, self.place(selection)
        if document is None:
            return
        title = title_of(selection.quoted, kind)
        said = {
            Kind.CLAIM: _("Made a claim from the passage: “{title}”", title=title),
            Kind.EVIDENCE: _("Made evidence from the passage: “{title}”", title=title),
            Kind.HISTORIAN: _("Made a historian from the passage: “{title}”", title=title),
        }[kind]
        made = self.desk.do(
            lambda: clip(self.book, document.id, kind, selection.quoted, selection.spot, title=title, locator=place),
            f"{said}, {place}." if place else f"{said}.",
            at=self.view,
            undo=True,
        )
        if made:
            self.view.clear_selection()
            self.desk.selection.choose(made)

    def add(self, alike: Alike | None) -> None:
        """Add what is selected to a card that says it already."""
        selection, document = self._selected(), self.shelf.current
        if selection is None or document is None:
            return
        if alike is None:
            self.desk.announcer.ask(self.view, _("No card says this yet. Press E, C or H to make one."))
            return
        self._placed(document, selection.pages[0], lambda: self._add(alike, selection))

    def _add(self, alike: Alike, selection: Selection) -> None:
        document, place, title = self.shelf.current, self.place(selection), shorten(alike.title, 60)
        if document is None:
            return
        said = (
            _("Added {place} to “{title}”.", place=place, title=title)
            if place
            else _("Added the passage to “{title}”.", title=title)
        )
        if self.desk.do(
            lambda: add_passage(self.book, document.id, alike.id, selection.quoted, selection.spot, locator=place),
            said,
            at=self.view,
            undo=True,
        ):
            self.view.clear_selection()
            self.desk.selection.choose(alike.id)

    def _selected(self) -> Selection | None:
        selection = self.view.selection
        if selection is None:
            self.desk.announcer.ask(self.view, _("Select some words first."))
        return selection

    def by_hand(self) -> None:
        """A card for a page whose text cannot be selected: it cites the page, and its title is typed."""
        document, page = self.shelf.current, self.view.page
        if document is None:
            return

        def begin() -> None:
            now = self.shelf.current or document
            place = Printed.parse(now.printed).locator(page, page)
            self.desk.selection.card_wanted.emit(lambda: card_on_page(self.book, now.id, Kind.EVIDENCE, place))

        self._placed(document, page, begin)

    def mime(self, selection: Selection) -> QMimeData | None:
        """What a drag of the selection carries: where it is dropped a card is made of it."""
        document = self.shelf.current
        if document is None or self.book.read_only:
            return None
        self.dragged.emit()
        if is_to_be_asked(document):  # nothing can be asked where it is dropped
            soon(self, lambda: self.ask_printed(selection.pages[0]))
            self.desk.announcer.say(self.view, _("Say once what is printed on this page, then drag the passage."))
            return None
        title, place = title_of(selection.quoted, Kind.EVIDENCE), self.place(selection)
        said = _("Dropped on a section or in the library, this becomes evidence; its kind can be changed there.")
        self.desk.announcer.aim(self.view, said)
        return clip_mime(self.book, Clip(document.id, Kind.EVIDENCE, selection.quoted, selection.spot, title, place))

    # Passages and documents

    def unmark(self, passage_id: int) -> None:
        """Take the mark off a passage."""
        said = _("Removed the mark from the passage. Its card stays.")
        self.desk.do(lambda: remove_passage(self.book, passage_id), said, at=self.view, undo=True)

    def remove(self, document: Document) -> None:
        """Take a document out of the notebook."""
        said = _("Removed “{name}” from this notebook. Its file and its cards stay.", name=document.name)
        self.desk.do(lambda: remove_document(self.book, document.id), said, undo=True)
