"""The argument of a notebook as values, as debate, timeline and map draw it: cards, links, sides, and what is used."""

from collections.abc import Mapping
from typing import NamedTuple

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.text import shorten


class CardSeen(NamedTuple):
    """A card as it is drawn; `first` and `last` are the days of its date as yyyymmdd, 0 where it has none.

    `stand` is how far along their side a historian stands, 0 to 1000, and by what number the claims of a side follow
    each other; None where the student did not say.
    """

    id: int
    uid: str
    kind: Kind
    title: str
    short: str = ""
    when: str = ""
    undated: str = ""
    first: int = 0
    last: int = 0
    side_id: int = 0
    stand: int | None = None
    caution: str = ""
    tags: tuple[str, ...] = ()

    def called(self, most: int) -> str:
        """The title where it has no more than so many characters; else the short form, or as much as there is room for.

        Where that cuts something off, the whole title must be a tip and the accessible name.
        """
        return self.title if len(self.title) <= most else self.short or shorten(self.title, most)


class LinkSeen(NamedTuple):
    """What one card does to another, by their ids."""

    id: int
    from_id: int
    to_id: int
    relation: Relation
    because: str = ""


class SideSeen(NamedTuple):
    """A side of a debate. Those of a debate stand in order; the one between the others comes where it was put."""

    id: int
    debate_id: int
    name: str
    says: str = ""
    is_between: bool = False
    uid: str = ""


class DebateSeen(NamedTuple):
    """A question that divides historians, and its sides."""

    id: int
    question: str
    sides: tuple[SideSeen, ...] = ()
    uid: str = ""

    @property
    def on_the_line(self) -> tuple[SideSeen, ...]:
        """The sides as they follow each other on the line: with two, “between” lies between them, else last."""
        outer = [side for side in self.sides if not side.is_between]
        between = [side for side in self.sides if side.is_between]
        return (outer[0], *between, outer[1]) if len(outer) == 2 else (*outer, *between)


class PlacedSeen(NamedTuple):
    """A card in the outline, in reading order; `number` and `section_id` are those of the section it stands in."""

    placement_id: int
    card_id: int
    section_id: int
    number: str
    #: The placement it stands under; 0 right in the section.
    parent_id: int = 0


class SectionSeen(NamedTuple):
    """A section of the outline, in reading order."""

    id: int
    number: str
    title: str
    parent_id: int = 0


class OutlineSeen(NamedTuple):
    """What of an outline is drawn; `dates` are those its question asks about, in EDTF. An id of 0: there is none."""

    id: int = 0
    title: str = ""
    thesis: str = ""
    dates: str = ""
    sections: tuple[SectionSeen, ...] = ()
    placed: tuple[PlacedSeen, ...] = ()

    def numbers(self) -> dict[int, tuple[str, ...]]:
        """By the id of a card that is used, the numbers of its sections, each once, in reading order."""
        found: dict[int, dict[str, None]] = {}
        for each in self.placed:
            found.setdefault(each.card_id, {})[each.number] = None
        return {card_id: tuple(numbers) for card_id, numbers in found.items()}


class Argument(NamedTuple):
    """All of it. Cards in the trash, and their links, are left out."""

    cards: Mapping[int, CardSeen]
    links: tuple[LinkSeen, ...]
    debates: tuple[DebateSeen, ...]
    outline: OutlineSeen
