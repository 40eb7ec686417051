"""From a card, wherever it is chosen, to where it was read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from essayplanner.language import _
from essayplanner.notebook.read_again import ToRead, cards_read, where_read
from essayplanner.ui.desk.actions import CARD, Scope, Spec
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.ui.read.whole import ReadScreen

SPECS = (Spec("show_read", CARD, _("Sho&w in the document"), ("Ctrl+Shift+D",)),)


class ReadCommands(QObject):
    """Shows a card in its document, on the screen Read."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts, self.desk, self.book = parts, parts.desk, parts.desk.book
        parts.card.reading_wanted.connect(self.show_source)
        #: The cards that were made of passages.
        self.read: frozenset[int] = frozenset()

    def scope(self) -> Scope:
        """The action, and what it does."""
        return Scope(SPECS, {"show_read": self.show}, ready={"show_read": self._may_be_shown})

    def look(self) -> None:
        """Read which cards can be shown."""
        self.read = cards_read(self.book)

    def _may_be_shown(self) -> bool:
        cards = self.desk.selection.cards
        return "read" in self.parts.centre.screens and bool(cards) and cards[0] in self.read

    def show(self) -> None:
        """Show where the first of the chosen cards was read."""
        if cards := self.desk.selection.cards:
            self._show(lambda: where_read(self.book, cards[0]))

    @Slot(int, int, str)
    def show_source(self, card_id: int, source_id: int, place: str) -> None:
        """Choose a card, and show where it was read in a document of that source, which it cites at a place; with 0 the
        document itself."""
        if card_id:
            self.desk.selection.choose(card_id)
        self._show(lambda: where_read(self.book, card_id, source_id, place))

    def _show(self, look: Callable[[], ToRead | None]) -> None:
        if goal := unless_busy(look)():
            self.go(goal)

    def go(self, goal: ToRead) -> None:
        """Turn to a document, and to a passage or a page of it."""
        self.parts.centre.uncover("read")
        cast("ReadScreen", self.parts.centre.made_screen("read")).go_to(goal)
