"""The argument of the notebook as the screens draw it: read when it is looked at, and again when a step touched it."""

from PySide6.QtCore import QObject, QTimer, Signal

from essayplanner.domain.argument import Argument, OutlineSeen
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

_CARDS, _LINKS = ("card", "card_tag", "tag"), ("link", "card")
_DEBATES, _OUTLINE = ("debate", "side"), ("outline", "section", "placement", "card")


class Topic(QObject):
    """Holds what is drawn; `changed` tells that some of it is another, once a step.

    While `is_watched` gives False (the screen is out of sight) nothing is read: `look` makes up for it.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.argument = Argument({}, (), (), OutlineSeen())
        self.is_shown = False
        self._stale = {"cards", "links", "debates", "outline"}
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
        if self._stale and self._read():
            self.changed.emit()

    @unless_busy
    def _read(self) -> bool:
        book, was = self.desk.book, self.argument
        cards = read_cards_seen(book) if "cards" in self._stale else was.cards
        now = Argument(
            cards,
            read_links_seen(book, cards) if "links" in self._stale else was.links,
            read_debates(book) if "debates" in self._stale else was.debates,
            read_outline_seen(book, self.desk.selection.outline_id, cards) if "outline" in self._stale else was.outline,
        )
        self._stale.clear()
        self.argument = now
        return now != was

    def _turn(self, _outline_id: int) -> None:
        self._stale.add("outline")
        self._look_if_shown()

    def _follow(self, changed: ChangeSet) -> None:
        for name, tables in (("cards", _CARDS), ("links", _LINKS), ("debates", _DEBATES), ("outline", _OUTLINE)):
            if changed.touches(*tables):
                self._stale.add(name)
        self._look_if_shown()

    def _look_if_shown(self) -> None:
        if self.is_shown and self._stale:
            QTimer.singleShot(0, self, self._look_now)

    def _look_now(self) -> None:
        if self.is_shown:
            self.look()
