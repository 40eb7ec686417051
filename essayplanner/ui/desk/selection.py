"""The one selection that every screen and pane shares."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.notebook.items import Item


class Years(NamedTuple):
    """From one year to another, both included; 0 is open."""

    first: int = 0
    last: int = 0


class Pointed(NamedTuple):
    """Places of the outline to which a pane points: its mark (the name of a severity), and what it says of them."""

    items: tuple[Item, ...]
    mark: str
    words: str


class Fitting(NamedTuple):
    """Cards to which the library can be narrowed for a while: how the filter is called, their ids, and words to mark.

    It `stays` there to be turned on again while something is planned that they fit; else it is gone with the cross.
    What was narrowed goes on with another one only where both are `about` the same.
    """

    name: str
    cards: tuple[int, ...] = ()
    words: str = ""
    stays: bool = True
    about: str = ""


class Selection(QObject):
    """What the student is looking at: an outline, cards in order, where they were chosen, and a range of years.

    Whoever sets it by what a hand did, and not to follow it, hears of it too and finds what it shows already.
    """

    outline_changed = Signal(int)
    changed = Signal()
    years_changed = Signal()
    found_changed = Signal()
    pointed_changed = Signal()
    #: Other cards fit what is being planned; with True the library is to be narrowed to them.
    fitting_changed = Signal(bool)
    #: Somebody asked for a screen, by its name, to see there what is chosen.
    screen_wanted = Signal(str)
    #: Somebody wants a card that this function makes (it gives its id), with the hand in its title.
    card_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.outline_id = 0
        self.card_id = 0
        self.cards: tuple[int, ...] = ()
        self.item: Item | None = None
        self.years = Years()
        #: Gives the id of the section to which cards go by a key, 0 where there is none; the outline tells.
        self.section_of_keys: Callable[[], int] = lambda: 0
        #: The cards that a search or filter of the library left; None while it leaves out none.
        self.found: frozenset[int] | None = None
        self.pointed: Pointed | None = None
        #: None while nothing is being planned.
        self.fitting: Fitting | None = None

    def show_outline(self, outline_id: int) -> None:
        """Turn to another outline."""
        if outline_id != self.outline_id:
            self.outline_id = outline_id
            self.choose(self.card_id, cards=self.cards)
            self.outline_changed.emit(outline_id)

    def choose(self, card_id: int = 0, item: Item | None = None, cards: Sequence[int] = ()) -> None:
        """Turn to a card, or to an item of the outline (with the card it shows, if it is a placement).

        `cards` are all that are chosen, in the order of the list or screen where they are; one of them is that card.
        A section is where they would go: turning to one, or to nothing, leaves them chosen.
        """
        now = (card_id, item, tuple(cards) or ((card_id,) if card_id else self.cards))
        if now != (self.card_id, self.item, self.cards):
            self.card_id, self.item, self.cards = now
            self.changed.emit()

    def see(self, card_id: int, screen: str, item: Item | None = None) -> None:
        """Turn to a card, and to a screen on which it is seen."""
        self.choose(card_id, item)
        self.screen_wanted.emit(screen)

    def show_found(self, found: Iterable[int] | None) -> None:
        """Tell which cards the library was narrowed to; None where it is not."""
        cards = None if found is None else frozenset(found)
        if cards != self.found:
            self.found = cards
            self.found_changed.emit()

    def point(self, pointed: Pointed | None) -> None:
        """Point to places of the outline, or no longer: nothing is chosen by it."""
        if pointed != self.pointed:
            self.pointed = pointed
            self.pointed_changed.emit()

    def show_fitting(self, fitting: Fitting | None, *, narrow: bool = False) -> None:
        """Tell which cards fit what is being planned, and narrow the library to them."""
        if fitting != self.fitting or narrow:
            self.fitting = fitting
            self.fitting_changed.emit(narrow)

    def show_years(self, first: int = 0, last: int = 0) -> None:
        """Narrow what is looked at to some years; none at all for 0 and 0."""
        if (first, last) != self.years:
            self.years = Years(first, last)
            self.years_changed.emit()
