"""The outline as values, and the rules of its tree."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from essayplanner.domain.cards import Card, Kind, Relation
from essayplanner.language import N_, _, n_

#: Levels of cards under a section, and of sections under a question: a Markdown heading has six levels, one is the
#: question's; a list deeper than six cannot be read on paper.
DEEPEST_SECTION = 5
DEEPEST_PLACEMENT = 6
#: The id of what does not stand anywhere yet.
NEW = 0


#: What is said where a card cannot stand.
_NOT_UNDER_QUESTION = {
    Kind.CLAIM: N_("A claim belongs in a section: drop it on one."),
    Kind.EVIDENCE: N_("Evidence belongs in a section: drop it on one."),
    Kind.HISTORIAN: N_("A historian belongs in a section: drop it on one."),
}
_NOT_UNDER_EVIDENCE = {
    Kind.CLAIM: N_("Nothing can go under evidence: put the claim before or after it."),
    Kind.EVIDENCE: N_("Nothing can go under evidence: put this evidence before or after it."),
    Kind.HISTORIAN: N_("Nothing can go under evidence: put the historian before or after it."),
}


class Role(StrEnum):
    """What a section does in the essay."""

    INTRODUCTION = "introduction"
    PARAGRAPH = "paragraph"
    CONCLUSION = "conclusion"
    HEADING = "heading"


class Placed(NamedTuple):
    """A card's appearance in an outline; `part` is what the card does to the card above it."""

    uid: str
    card: Card
    note: str
    part: Relation | None
    placements: "tuple[Placed, ...]" = ()


class Section(NamedTuple):
    """A part of the essay: its title, the student's note, a word target (0 is none), cards and further sections."""

    uid: str
    title: str
    role: Role
    note: str
    words: int
    sections: "tuple[Section, ...]" = ()
    placements: tuple[Placed, ...] = ()


class Outline(NamedTuple):
    """An essay question, a thesis, a word target (0 is none) and the sections."""

    uid: str
    title: str
    thesis: str
    words: int
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Every section, in reading order."""
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))


class Totals(NamedTuple):
    """What the line under the question says: of the sections the body paragraphs alone, the words that all sections
    are given, and the target of the essay (0 is none)."""

    paragraphs: int
    cards: int
    planned: int
    target: int


class Moving(NamedTuple):
    """What is about to stand somewhere: a section (no kind) or a card, with the levels it has below itself.

    What is new has no id yet: NEW.
    """

    id: int
    kind: Kind | None
    height: int = 0


class Place(NamedTuple):
    """Where it would stand: under the question (`what` is "outline"), a section or a placed card.

    `depth` counts the sections from the question down to the place, or the cards from the section down to it.
    `above` holds the ids of the place and of all it stands in, sections and placements apart.
    """

    what: str
    kind: Kind | None = None
    depth: int = 0
    above: frozenset[int] = frozenset()

    def within(self, what: str, kind: Kind | None = None) -> "Place":
        """The place that a new section, or a new card of that kind, is for others when it stands here itself."""
        return Place(what, kind, self.depth + 1 if what in ("section", self.what) else 1)


def section_numbers(sections: Iterable[tuple[int, int | None]]) -> dict[int, str]:
    """The number of each section of an outline, as “2” or “2.1”, by its id: the one that stands wherever it is told of.

    They come in the order in which one reads them.

    `sections` are ids, each with that of the section it stands in (None right under the question), siblings in order.
    What stands in no section that is named has no number.
    """
    under: dict[int | None, list[int]] = {}
    for id, parent_id in sections:
        under.setdefault(parent_id, []).append(id)
    numbers: dict[int, str] = {}
    waiting = [(str(place), id) for place, id in enumerate(under.get(None, ()), 1)][::-1]
    while waiting:
        number, id = waiting.pop()
        numbers[id] = number
        waiting += [(f"{number}.{place}", inner) for place, inner in enumerate(under.get(id, ()), 1)][::-1]
    return numbers


def why_not(moving: Iterable[Moving], place: Place) -> str:
    """Why these cannot stand there, as one sentence to the student; empty where they can."""
    for item in moving:
        reason = _section_refusal(item, place) if item.kind is None else _card_refusal(item, item.kind, place)
        if reason:
            return reason
    return ""


def _section_refusal(item: Moving, place: Place) -> str:
    if place.what == "placement":
        return _("A section cannot go under a card: drop it between sections.")
    if item.id in place.above:
        return _("A section cannot be moved into itself.")
    if place.depth + 1 + item.height > DEEPEST_SECTION:
        return n_("Sections go {n} level deep at most.", "Sections go {n} levels deep at most.", DEEPEST_SECTION)
    return ""


def _card_refusal(item: Moving, kind: Kind, place: Place) -> str:
    if place.what == "outline":
        return _(_NOT_UNDER_QUESTION[kind])
    if place.what == "section":
        deep = item.height + 1
    else:
        if place.kind is Kind.EVIDENCE:
            return _(_NOT_UNDER_EVIDENCE[kind])
        if item.id in place.above:
            return _("A card cannot be moved under itself.")
        deep = place.depth + 1 + item.height
    if deep > DEEPEST_PLACEMENT:
        return n_("Cards go {n} level deep at most.", "Cards go {n} levels deep at most.", DEEPEST_PLACEMENT)
    return ""
