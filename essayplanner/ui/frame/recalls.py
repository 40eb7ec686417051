"""Recall in the place of the outline, and the ways out of it."""

from functools import partial
from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.notebook.plans import read_plan_there
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.covering import Covering
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.ui.practice.recall_page import RecallPage


class Recalls:
    """Goes through the cards of one outline at a time. Both panels are folded meanwhile: they show what is asked."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.desk = parts, parts.desk
        self._covering: Covering[RecallPage] = Covering(parts, self._page)
        self._outline_id = 0

    @property
    def page(self) -> "RecallPage | None":
        """The page, as long as there is one."""
        return self._covering.page

    def show(self) -> None:
        """Go through the cards of the current outline; what was begun is gone on with."""
        outline_id = self.desk.selection.outline_id
        if self._outline_id != outline_id and self._covering.page:
            self._covering.forget()
        if not outline_id or not self.desk.book.settle():
            return
        self._outline_id = outline_id
        page, _is_new = self._covering.made()
        if page.prompts:
            self._covering.show(folds=frozenset((LIBRARY, RIGHT)))
        else:
            self._covering.forget()
            self.desk.announcer.ask(None, _("There are no cards in this outline to recall yet: place some first."))

    def _page(self) -> "RecallPage":
        from essayplanner.ui.practice.recall_page import RecallPage

        page = RecallPage(self.desk, partial(read_plan_there, self.desk.book, self._outline_id))
        page.left.connect(self._leave)
        page.gone.connect(self._covering.forget)
        page.place_wanted.connect(self._go_to)
        return page

    def _leave(self) -> None:
        self._covering.leave()
        self._covering.forget()

    def _go_to(self, card_id: int, placement_id: int) -> None:
        """Show a card where it stands; the list is shown again when it is asked for."""
        self.parts.centre.uncover("outline")
        self.desk.selection.choose(card_id, Item("placement", placement_id))
        self.parts.outline.view.setFocus()
