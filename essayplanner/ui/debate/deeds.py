"""What is done to the notebook from the debate screen."""

from typing import Protocol

from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import END, DebateDrawn
from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.notebook.items import Spot
from essayplanner.notebook.pairs import place_pair
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.debate.canvas import DebateCanvas
from essayplanner.ui.debate.dropping import DebateDrops
from essayplanner.ui.debate.ties import Looked
from essayplanner.ui.debate.walking import part_of
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.desk import Desk

#: How far a key moves a historian along the line.
_KEY_STEP = 100


class Shown(Protocol):
    """A screen as it is seen just now."""

    desk: Desk
    announcer: Announcer
    topic: Topic
    drops: DebateDrops
    canvas: DebateCanvas
    debate: DebateSeen | None
    drawn: DebateDrawn | None

    @property
    def looked(self) -> Looked:
        """At whom one looks, and by which link."""

    def current_number(self) -> str:
        """The number of the section to which cards go by a key."""

    def isRightToLeft(self) -> bool:
        """Whether it is laid out from the right."""


class Deeds:
    """What keys, buttons and menus of a debate screen do with what is chosen on it."""

    def __init__(self, screen: Shown) -> None:
        self.screen, self.desk, self.announcer = screen, screen.desk, screen.announcer

    def add_card(self, kind: Kind, side_id: int) -> None:
        """A new card of a side, its title ready for typing."""
        self.desk.selection.card_wanted.emit(lambda: cards.add_card(self.desk.book, kind, side=side_id))

    def add_historian(self) -> None:
        """A new historian where the seat is."""
        row = self.screen.canvas.figures.row_of(("seat", 0))
        line = self.screen.drops.drawing.line if self.screen.drops.drawing else None
        spot = line.spot(self.screen.canvas.figures.figures[row].box.middle[0]) if line and row >= 0 else None
        if spot:
            self.desk.selection.card_wanted.emit(
                lambda: cards.add_card(self.desk.book, Kind.HISTORIAN, side=spot.side_id, stand=spot.at)
            )

    def shift(self, way: int) -> None:
        """Move the historian at the keys along the line, to the right or to the left; beyond the end of a side he goes
        over to the next."""
        self.screen.topic.look()  # a key that is held comes again before the last step was read
        current, line = self.screen.canvas.current(), self.screen.drawn.line if self.screen.drawn else ()
        standing = next((each for each in line if current and each.card.id == current.card_id), None)
        if standing is None or self.screen.debate is None or part_of(current) != "historian":
            self.announcer.ask(self.screen.canvas, _("Select a historian on the line first."))
            return
        on = -way if self.screen.isRightToLeft() else way
        at, sides = standing.at + on * _KEY_STEP, [side.id for side in self.screen.debate.on_the_line]
        place = sides.index(standing.side.id)
        if standing.at == (END if on > 0 else 0):
            place += on
            if not 0 <= place < len(sides):
                self.announcer.ask(self.screen.canvas, _("Already at the end of the line."))
                return
            at = 0 if on > 0 else END
        self.screen.drops.put(standing.card.id, sides[place], max(0, min(END, at)))

    def lift(self, way: int) -> None:
        """Move the claim at the keys down its column, or up (-1)."""
        self.screen.topic.look()
        current, columns = self.screen.canvas.current(), self.screen.drawn.columns if self.screen.drawn else ()
        claim_id = current.card_id if current and part_of(current) == "claim" else 0
        column = next((each for each in columns if claim_id in [claim.card.id for claim in each.claims]), None)
        if column is None:
            self.announcer.ask(self.screen.canvas, _("Select a claim in a column first."))
            return
        row = [claim.card.id for claim in column.claims]
        place = row.index(claim_id) + way
        if not 0 <= place < len(row):
            said = _("Already the first claim of its side.") if way < 0 else _("Already the last claim of its side.")
            self.announcer.ask(self.screen.canvas, said)
            return
        before = next(iter(row[place if way < 0 else place + 1 :]), None)
        self.screen.drops.order([claim_id], column.side.id, before)

    def ask_for_side(self) -> None:
        """Have the next number that is typed be the side to which the chosen cards go."""
        if self.screen.debate is None or not self.desk.selection.cards:
            self.announcer.ask(self.screen.canvas, _("Select a card first."))
            return
        names = [
            _("{number}: {side}", number=str(number), side=side.name)
            for number, side in enumerate(self.screen.debate.on_the_line, 1)
        ]
        self.screen.canvas.await_side()
        self.announcer.ask(
            self.screen.canvas, _("Press the number of a side: {sides}.", sides=", ".join([*names, _("0: no side")]))
        )

    def send_to(self, number: int) -> None:
        """Put the chosen cards on the side of that number, counted along the line from 1; 0 is none."""
        sides = self.screen.debate.on_the_line if self.screen.debate else ()
        if number <= len(sides):
            self.screen.drops.send([*self.desk.selection.cards], sides[number - 1].id if number else 0)
        else:
            self.announcer.ask(self.screen.canvas, _("This debate has no side with that number."))

    def place_both(self) -> None:
        """Place the pair in the current section."""
        section_id, link_id = self.desk.selection.section_of_keys(), self.screen.looked.link_id
        if not section_id:
            self.announcer.ask(self.screen.canvas, _("Add a section to the outline first."))
        elif link_id:
            said = _("Placed both in {number}.", number=self.screen.current_number())
            self.desk.do(
                lambda: place_pair(self.desk.book, link_id, Spot("section", section_id)), said, at=self.screen.canvas
            )
