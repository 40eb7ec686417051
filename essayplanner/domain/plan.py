"""An outline frozen for the coach, with all of the notebook that its rules look at."""

from collections.abc import Mapping
from typing import NamedTuple

from essayplanner.domain.argument import CardSeen, DebateSeen, LinkSeen
from essayplanner.domain.cards import Kind, Relation, Voice, spoken
from essayplanner.domain.outline import Role
from essayplanner.domain.quoting import quoted
from essayplanner.domain.structures import Scheme


class PlanCitation(NamedTuple):
    """What a card cites: the uid of the source, its few words, its CSL type and class, the place in it, and whether it
    was found quoted in another source."""

    source_uid: str
    short: str
    type: str = ""
    source_class: str = ""
    locator: str = ""
    is_via: bool = False


class Reply(NamedTuple):
    """What the student answered to a critical question, by its key: a note, a card by its id, or that it is set aside
    (the note is then the reason)."""

    question: str
    note: str = ""
    answer_id: int = 0
    is_aside: bool = False


class CardFacts(NamedTuple):
    """Of a card that is placed, what is not drawn; `claim_kind` is of a claim alone and may be empty. `theirs` are the
    words of its source: its quotation, and the passages of which it was made."""

    text: str = ""
    citations: tuple[PlanCitation, ...] = ()
    claim_kind: str = ""
    aliases: str = ""
    replies: tuple[Reply, ...] = ()
    quotation: str = ""
    idea: str = ""
    voice: Voice = Voice.OWN_WORDS
    theirs: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What it says in the essay; a quotation stands between its marks."""
        voice, words = spoken(self.voice, self.text, self.quotation, self.idea)
        return quoted(words) if words and voice is Voice.QUOTATION else words


class PlanPlaced(NamedTuple):
    """A card in the outline. `parent_id` is the placement it stands under, 0 right in its section; `level` counts from
    0; `part` is what the card does to the card above it."""

    id: int
    uid: str
    card_id: int
    section_id: int
    parent_id: int = 0
    level: int = 0
    note: str = ""
    part: Relation | None = None


class PlanSection(NamedTuple):
    """A section, without the cards; `words` is its target (0 is none), `slots` what waits there to be filled."""

    id: int
    uid: str
    number: str
    title: str
    role: Role = Role.PARAGRAPH
    note: str = ""
    words: int = 0
    parent_id: int = 0
    slots: tuple[str, ...] = ()


class PlanPart(NamedTuple):
    """A part of the essay as a reader meets it: a section with those inside it, and all their cards in reading order.

    A heading is a part only where it has cards or nothing inside; the sections inside a heading are parts of their own.
    """

    section: PlanSection
    inner: tuple[PlanSection, ...] = ()
    placed: tuple[PlanPlaced, ...] = ()

    @property
    def is_body(self) -> bool:
        """Whether it argues: neither introduction nor conclusion."""
        return self.section.role not in (Role.INTRODUCTION, Role.CONCLUSION)

    @property
    def is_begun(self) -> bool:
        """Whether it holds anything: a card, or a note on a section."""
        return bool(self.placed) or any(section.note.strip() for section in (self.section, *self.inner))

    @property
    def words(self) -> int:
        """The words planned for it and for what is inside it; 0 where nobody said."""
        return self.section.words + sum(section.words for section in self.inner)


class PlanDemand(NamedTuple):
    """What the student said of a demand of the scheme, or a demand of his own (`key` empty, `words` then say it).

    `met` are the ids of the sections in which he ticked it off.
    """

    id: int
    uid: str
    key: str = ""
    words: str = ""
    is_goal: bool = False
    is_off: bool = False
    met: tuple[int, ...] = ()


class SetAside(NamedTuple):
    """A finding that the student set aside: its rule, the uids of its places, why, and what it rested on then."""

    id: int
    uid: str
    rule: str
    places: tuple[str, ...]
    reason: str = ""
    rested_on: str = ""


class Plan(NamedTuple):
    """An outline with its cards, and the library around it.

    `reading` is what the student corrected of how the question was read, `dates` the years it asks about in EDTF,
    `scheme` the key of the scheme (`demanded` where it is known), `minutes` the time for writing; empty or 0 where
    nobody said. `cards` are all of the
    notebook by id, the trash left out; `facts` those of the cards that are placed. `links_to` and `links_from` are all
    links by the id of the card at that end.
    """

    id: int = 0
    uid: str = ""
    title: str = ""
    thesis: str = ""
    words: int = 0
    minutes: int = 0
    dates: str = ""
    reading: str = ""
    scheme: str = ""
    parts: tuple[PlanPart, ...] = ()
    cards: Mapping[int, CardSeen] = {}
    facts: Mapping[int, CardFacts] = {}
    links_to: Mapping[int, tuple[LinkSeen, ...]] = {}
    links_from: Mapping[int, tuple[LinkSeen, ...]] = {}
    debates: tuple[DebateSeen, ...] = ()
    demands: tuple[PlanDemand, ...] = ()
    aside: tuple[SetAside, ...] = ()
    demanded: Scheme | None = None

    def card(self, placed: PlanPlaced) -> CardSeen:
        """The card that is placed."""
        return self.cards[placed.card_id]

    def facts_of(self, card_id: int) -> CardFacts:
        """What is known of a placed card besides what is drawn."""
        return self.facts.get(card_id, _NO_FACTS)

    @property
    def body(self) -> tuple[PlanPart, ...]:
        """The parts that argue."""
        return tuple(part for part in self.parts if part.is_body)

    @property
    def is_begun(self) -> bool:
        """Whether there is enough to judge the whole by: two paragraphs that are begun. Before, all is missing."""
        return sum(part.is_begun for part in self.body) > 1

    def alone(self, part: PlanPart) -> "Plan":
        """The plan as if that part were all of it: with its own cards, those that they are linked to, and these links.

        What the student said of demands and findings is left out. It is the same for as long as nothing changed that
        bears on the part.
        """
        ids = dict.fromkeys(placed.card_id for placed in part.placed)
        to = {id: links for id in ids if (links := self.links_to.get(id))}
        away = {id: links for id in ids if (links := self.links_from.get(id))}
        seen = ids | dict.fromkeys(link.from_id for links in to.values() for link in links)
        seen |= dict.fromkeys(link.to_id for links in away.values() for link in links)
        return self._replace(
            parts=(part,),
            cards={id: self.cards[id] for id in seen},
            facts={id: facts for id in ids if (facts := self.facts.get(id))},
            links_to=to,
            links_from=away,
            demands=(),
            aside=(),
        )

    def of_role(self, role: Role) -> tuple[PlanPart, ...]:
        """The parts of a role, in reading order."""
        return tuple(part for part in self.parts if part.section.role is role)

    def of_kind(self, part: PlanPart, kind: Kind) -> tuple[PlanPlaced, ...]:
        """The cards of a kind in a part, in reading order."""
        return tuple(placed for placed in part.placed if self.cards[placed.card_id].kind is kind)

    def placed_ids(self) -> frozenset[int]:
        """The ids of all cards that the outline uses."""
        return frozenset(placed.card_id for part in self.parts for placed in part.placed)


_NO_FACTS = CardFacts()
