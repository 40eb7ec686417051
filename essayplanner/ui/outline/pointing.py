"""The rows of the outline to which a pane points."""

from PySide6.QtCore import QObject

from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.outline.view import OutlineView


class Pointing(QObject):
    """Frames them, and brings the first of them into sight."""

    def __init__(self, selection: Selection, view: OutlineView, scrolled: OneScroll) -> None:
        super().__init__(view)
        self._selection, self._view, self._scrolled = selection, view, scrolled
        selection.pointed_changed.connect(self._follow)

    def _follow(self) -> None:
        pointed, view = self._selection.pointed, self._view
        view.pointed = dict.fromkeys(pointed.items, pointed.mark) if pointed else {}
        view.viewport().update()
        there = next((node for item in view.pointed if (node := view.rows.nodes.get(item))), None)
        if there and view.isVisible():
            view.rows.reveal(there)
            view.scrollTo(view.rows.index_of(there))
            self._scrolled.show_row(view.rows.index_of(there))
