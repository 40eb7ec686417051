"""Cards, links, sources and debates as values."""

from enum import StrEnum
from typing import Any, NamedTuple

from essayplanner.domain.dates import Span
from essayplanner.domain.untitled import untitled
from essayplanner.language import _, join_and


class Kind(StrEnum):
    """What a card is."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    HISTORIAN = "historian"


class Relation(StrEnum):
    """What one card does to another."""

    SUPPORTS = "supports"
    CHALLENGES = "challenges"
    QUALIFIES = "qualifies"


class Source(NamedTuple):
    """A book, article or site; `csl` is one CSL-JSON item with its `id` as the cite key."""

    uid: str
    cite_key: str
    csl: dict[str, Any]
    source_class: str = ""

    @property
    def title(self) -> str:
        """The title or, where there is none, what it is: “Letter to Jon Moss”; else the cite key."""
        if title := self.csl.get("title"):
            return str(title)
        what = untitled(self.csl)
        return what.said() if self.csl.get("type") or what.places else self.cite_key

    @property
    def names(self) -> tuple[str, ...]:
        """Family names of the authors, else of the editors."""
        people = self.csl.get("author") or self.csl.get("editor") or ()
        return tuple(name for person in people if (name := str(person.get("family") or person.get("literal") or "")))

    @property
    def year(self) -> str:
        """The year of issue, or its words: “1997”, “1849–50”, “forthcoming”; empty where there is none."""
        issued = self.csl.get("issued") or {}
        parts = issued.get("date-parts") or [[]]
        return str(issued.get("literal") or (parts[0][0] if parts[0] else ""))

    @property
    def short(self) -> str:
        """The few words that stand for the source on a card: “Service 1997”."""
        names = self.names
        who = join_and(names) if 0 < len(names) < 3 else ""
        if len(names) > 2:
            who = _("{name} et al.", name=names[0])
        return f"{who or self.title} {self.year}".strip()


class Citation(NamedTuple):
    """A source with the place in it: page, chapter or section; `via` is the source in which it was found quoted."""

    source: Source
    locator: str
    via: Source | None = None
    via_locator: str = ""


class Other(NamedTuple):
    """The card at the other end of a link."""

    uid: str
    kind: Kind
    title: str


class Link(NamedTuple):
    """What a card does to another, and because of what; `other` is the one at its other end."""

    relation: Relation
    other: Other
    because: str = ""
    uid: str = ""


class Debate(NamedTuple):
    """What the sides differ about."""

    uid: str
    question: str


class Side(NamedTuple):
    """A side of a debate: its name, what it says, and whether it stands between the others."""

    uid: str
    name: str
    says: str = ""
    is_between: bool = False
    debate: Debate = Debate("", "")


class Use(NamedTuple):
    """An outline in which a card stands, by its question, and the uids of the card's placements there."""

    uid: str
    title: str
    placements: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What was answered to a question that breaks a claim, by the key of the question: a note, another card, or, where
    it is set aside, a note that says why."""

    uid: str
    question: str
    note: str = ""
    other: Other | None = None
    is_aside: bool = False


#: Characters of a short form, which stands for the title where there is little room. A pack keeps to it; what a student
#: types beyond it is kept.
SHORT_AT_MOST = 30


class Voice(StrEnum):
    """In which of its three voices a card speaks in what is exported."""

    OWN_WORDS = ""
    QUOTATION = "quotation"
    IDEA = "idea"


class Spoken(NamedTuple):
    """What a card says where it is printed: in which voice, and the words; empty where it says nothing."""

    voice: Voice
    words: str


def spoken(voice: Voice, text: str, quotation: str, idea: str) -> Spoken:
    """In the voice that was chosen or, where that is silent, in the first that is not: own words, quotation, idea."""
    said = {Voice.OWN_WORDS: text, Voice.QUOTATION: quotation, Voice.IDEA: idea}
    if said[voice].strip():
        return Spoken(voice, said[voice])
    return next((Spoken(each, words) for each, words in said.items() if words.strip()), Spoken(voice, ""))


class Card(NamedTuple):
    """A claim, a piece of evidence or a historian, with all that is known of it.

    `when` is the date as it is written and `span` the days that it covers; `undated` says why there is none. `short`
    stands for the title where there is little room, `stand` is how far along their side a historian stands, 0 to 1000,
    or by what number the claims of a side follow each other, where the student said; `links` are what the card does to
    others, `linked_by` what others do to it. `claim_kind` is what kind a claim is (`domain.claim_kinds`), empty where
    nobody said, and `answers` are those to the questions that break such a claim. The moments are UTC; `trashed_at` is
    empty where the card is not in the trash. `text` is what the card says in the student's own words, `quotation` what
    its first citation says word for word, `idea` what the student thinks of it; `voice` is the one of these that is
    exported. What is read of a whole outline ends with the citations, and has the voices: no page shows the rest.
    """

    uid: str
    kind: Kind
    title: str
    text: str = ""
    when: str = ""
    side: Side | None = None
    caution: str = ""
    citations: tuple[Citation, ...] = ()
    undated: str = ""
    span: Span | None = None
    aliases: tuple[str, ...] = ()
    short: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    linked_by: tuple[Link, ...] = ()
    used_in: tuple[Use, ...] = ()
    created_at: str = ""
    edited_at: str = ""
    trashed_at: str = ""
    stand: int | None = None
    claim_kind: str = ""
    answers: tuple[Answer, ...] = ()
    quotation: str = ""
    idea: str = ""
    voice: Voice = Voice.OWN_WORDS

    @property
    def spoken(self) -> Spoken:
        """What it says where it is printed."""
        if self.voice is Voice.OWN_WORDS and self.text:  # nearly all
            return Spoken(self.voice, self.text)
        return spoken(self.voice, self.text, self.quotation, self.idea)
