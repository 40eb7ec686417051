"""The menus above the pages: of the documents, and of how pages are shown; and the one in the pages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.ui.look.plain import caption
from essayplanner.ui.read.coming import Coming
from essayplanner.ui.read.deeds import Deeds
from essayplanner.ui.read.shelf import Shelf
from essayplanner.ui.read.view import PagesView
from essayplanner.ui.read.view_zooming import Fit

#: The action of the window that makes cards of all of a file, without reading it here.
BRING_IN = "bring_in"
#: The actions of the pages that a right click offers: of what is selected, of a passage that became a card, and of the
#: page; a blank name is a line.
_OF_SELECTED = ("read_claim", "read_evidence", "read_historian", "read_more")
_OF_PASSAGE = ("edit_card", "place", "place_under", "", "read_unmark")
_OF_PAGE = ("read_find", "read_headings", "read_printed", "", "read_width", "read_two")


class Menus(QObject):
    """Fills them as all is now."""

    def __init__(
        self,
        shelf: Shelf,
        view: PagesView,
        deeds: Deeds,
        coming: Coming,
        find: Callable[[], object],
        headings: Callable[[], object],
        to_pages: Callable[[], object],
    ) -> None:
        super().__init__(view)
        self._shelf, self._view, self._deeds, self._coming = shelf, view, deeds, coming
        self._find, self._headings, self._to_pages = find, headings, to_pages
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_in_pages)

    def of_documents(self, menu: QMenu) -> None:
        """The documents of the notebook, another one, and what is done with the one that is read."""
        shelf, current, read_only = self._shelf, self._shelf.current, bool(self._deeds.book.read_only)
        for document in shelf.documents:
            is_it = current is not None and document.id == current.id
            _tick(menu.addAction(caption(document.name), partial(self._turn_to, document.id)), on=is_it)
        if shelf.documents:
            menu.addSeparator()
        menu.addAction(_("Add document…"), self._coming.add).setDisabled(read_only)
        menu.addActions([each for each in self._view.actions() if each.objectName() == BRING_IN])
        if current:
            name = shorten(current.name, 40)
            menu.addAction(_("Source of this document…"), self._coming.complete).setDisabled(read_only)
            menu.addAction(_("Its file is elsewhere…"), self._coming.find)
            menu.addAction(caption(_("Remove “{name}”", name=name)), partial(self._remove, current)).setDisabled(
                read_only
            )

    def _turn_to(self, document_id: int) -> None:
        self._to_pages()
        self._shelf.turn_to(document_id)

    def _remove(self, document: object) -> None:
        current = self._shelf.current
        if current and current == document:
            self._deeds.remove(current)

    def of_view(self, menu: QMenu) -> None:
        """How pages are shown, the headings, and the search."""
        view = self._view
        for fit, words in ((Fit.WIDTH, _("Fit the width")), (Fit.PAGE, _("Fit the page"))):
            _tick(menu.addAction(words, partial(self.fit, fit)), on=view.fit is fit)
        _tick(menu.addAction(_("Two pages side by side"), self.turn_two), on=view.two_pages)
        _tick(menu.addAction(_("Night colours for pages where the window is dark"), self.turn_night), on=view.night)
        menu.addSeparator()
        menu.addAction(_("Headings…"), self._headings)
        menu.addAction(_("Find in this document…"), self._find)
        document = self._shelf.current
        if document and document.pages:
            menu.addSeparator()
            menu.addAction(_("What is printed on this page…"), self._deeds.ask_printed).setDisabled(
                bool(self._deeds.book.read_only)
            )

    @Slot(QPoint)
    def _open_in_pages(self, at: QPoint) -> None:
        """Offer what can be done with what is selected, else with the passage that is there, else on the page."""
        view, point = self._view, QPointF(at)
        passage = view.mark_at(point)
        is_of_selected = view.selection is not None and (not passage or view.is_selected_at(point))
        if passage and not is_of_selected:
            view.pressed_on.emit(passage)
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = {each.objectName(): each for each in view.actions()}
        for name in _OF_SELECTED if is_of_selected else _OF_PASSAGE if passage else _OF_PAGE:
            _again(menu, actions[name]) if name else menu.addSeparator()
        if is_of_selected:
            menu.addSeparator()
            _worded(menu, _("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), view.copy)
        menu.popup(view.viewport().mapToGlobal(at))

    def fit(self, fit: Fit) -> None:
        """Fit the pages, or no longer."""
        self._view.set_fit(Fit.NONE if self._view.fit is fit else fit)

    def turn_two(self) -> None:
        """Two pages side by side, or one; two that are wider than the view fit its width."""
        view = self._view
        view.set_two_pages(not view.two_pages)
        if view.two_pages and view.fit is Fit.NONE and view.width_at(view.zoom) > view.viewport().width():
            view.set_fit(Fit.WIDTH)

    def turn_night(self) -> None:
        """Pages in the colours of the theme where that is dark, or as they are."""
        self._view.set_night(not self._view.night)


def _again(menu: QMenu, action: QAction) -> None:
    """Put what an action does into another menu: a screen reader knows the action itself in one only."""
    again = _worded(menu, action.text(), action.shortcut(), action.trigger)
    again.setEnabled(action.isEnabled())
    if action.isCheckable():
        _tick(again, on=action.isChecked())


def _worded(menu: QMenu, words: str, keys: QKeySequence, does: Callable[[], object]) -> QAction:
    """An action whose keys are told beside it, and stay those of what they are keys of."""
    return menu.addAction("\t".join(filter(None, (words, keys.toString(keys.SequenceFormat.NativeText)))), does)


def _tick(action: QAction, *, on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(on)
