"""The argument of the notebook as the screens draw it: read when it is looked at, and again when a step touched it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.argument import Argument, CardSeen, OutlineSeen
from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.argument import (
    read_cards_seen,
    read_debates,
    read_links_seen,
    read_outline_seen,
)
from essayplanner.notebook.items import Item
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.soon import soon


class Topic(QObject):
    """Holds what is drawn; `changed` tells that some of it is another, once a step.

    While `is_shown` is False (the screen is out of sight) nothing is read: `look` makes up for it. Where nobody asks
    what the outline uses, that is not read.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, with_outline: bool = True) -> None:
        super().__init__(parent)
        self.desk = desk
        self.argument = Argument({}, (), (), OutlineSeen())
        self.is_shown = False
        self._with_outline = with_outline
        #: What is to be read anew, and which cards; None for all of them.
        self._stale = {"links", "debates", "outline"}
        self._stale_cards: set[int] | None = None
        self.destroyed.connect(desk.book.subscribe(self._follow))
        desk.selection.outline_changed.connect(self._turn)

    def show(self, shown: bool) -> None:
        """The screen comes into sight, or goes out of it."""
        self.is_shown = shown
        if shown:
            self.look()

    def item_of(self, card_id: int) -> Item | None:
        """Where the outline has a card: where it was chosen last, else where it is read first; None for nowhere."""
        there = [placed.placement_id for placed in self.argument.outline.placed if placed.card_id == card_id]
        now = self.desk.selection.item
        if now and now.what == "placement" and now.id in there:
            return now
        return Item("placement", there[0]) if there else None

    def look(self) -> None:
        """Read what changed since."""
        if (self._stale or self._stale_cards != set()) and self._read():
            self.changed.emit()

    @unless_busy
    def _read(self) -> bool:
        book, was = self.desk.book, self.argument
        cards = self._cards(was.cards)
        if cards.keys() != was.cards.keys():
            self._stale |= {"links", "outline"}
        is_asked = self._with_outline and "outline" in self._stale
        now = Argument(
            cards,
            read_links_seen(book, cards) if "links" in self._stale else was.links,
            read_debates(book) if "debates" in self._stale else was.debates,
            read_outline_seen(book, self.desk.selection.outline_id, cards) if is_asked else was.outline,
        )
        self._stale.clear()
        self._stale_cards = set()
        self.argument = now
        return now != was

    def _cards(self, was: Mapping[int, CardSeen]) -> Mapping[int, CardSeen]:
        if self._stale_cards is None:
            return read_cards_seen(self.desk.book)
        if not self._stale_cards:
            return was
        found = read_cards_seen(self.desk.book, self._stale_cards)
        kept = {id: card for id, card in was.items() if id not in self._stale_cards or id in found} | found
        return kept if kept.keys() <= was.keys() else dict(sorted(kept.items()))

    def _turn(self, _outline_id: int) -> None:
        self._stale.add("outline")
        self._look_if_shown()

    def _follow(self, changed: ChangeSet) -> None:
        if changed.touches("tag"):
            self._stale_cards = None
        elif self._stale_cards is not None:
            self._stale_cards |= {change.id for change in changed.of("card")}
            for change in changed.of("card_tag"):
                self._stale_cards |= {row["card_id"] for row in (change.before, change.after) if row}
        if changed.touches("link"):
            self._stale.add("links")
        if changed.touches("debate", "side"):
            self._stale.add("debates")
        if changed.touches("outline", "section", "placement"):
            self._stale.add("outline")
        self._look_if_shown()

    def _look_if_shown(self) -> None:
        if self.is_shown and (self._stale or self._stale_cards != set()):
            soon(self, self._look_now)

    def _look_now(self) -> None:
        if self.is_shown:
            self.look()
