"""A pack: cards, links, sources, debates and sample outlines as they are written in one file."""

from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role


class PackSource(NamedTuple):
    """A source; `csl` is a CSL-JSON item whose `id` is the key.

    `uid`, here and below, is by what the thing is known where it was made before the pack was; by its key else.
    """

    key: str
    csl: dict[str, Any]
    source_class: str = ""
    uid: str = ""


class PackSide(NamedTuple):
    """A side of a debate; `between` marks the one that stands between the others."""

    key: str
    name: str
    says: str = ""
    between: bool = False
    uid: str = ""


class PackDebate(NamedTuple):
    """A question that divides historians, with its sides from one end to the other."""

    key: str
    question: str
    sides: tuple[PackSide, ...] = ()
    uid: str = ""


class PackCitation(NamedTuple):
    """A source by key, with the place in it; `via` is the one in which it was found quoted."""

    source: str
    locator: str = ""
    via: str = ""
    via_locator: str = ""


class PackCard(NamedTuple):
    """A card; `undated` says why a piece of evidence has no date, `short` stands for the title where room is scarce,
    `claim_kind` is what kind of claim a claim is.

    `text` is in one's own words, `quotation` what the first source cited says word for word, `idea` what is thought of
    it, `voice` the one of these that is exported. `stand` is how far along the side a historian stands, 0 to 1000, or
    which of the claims of the side this one is, from 1.
    """

    key: str
    kind: Kind
    title: str
    text: str = ""
    when: str = ""
    undated: str = ""
    side: str = ""
    caution: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short: str = ""
    citations: tuple[PackCitation, ...] = ()
    claim_kind: ClaimKind | None = None
    quotation: str = ""
    idea: str = ""
    voice: Voice = Voice.OWN_WORDS
    stand: int | None = None
    uid: str = ""


class PackLink(NamedTuple):
    """What a card does to another, by their keys."""

    from_card: str
    to_card: str
    relation: Relation
    because: str


class PackPlacement(NamedTuple):
    """A card in a sample outline."""

    card: str
    note: str = ""
    placements: "tuple[PackPlacement, ...]" = ()


class PackDemand(NamedTuple):
    """What is asked of an outline: by the `key` that its scheme has for it, or in one's own words."""

    key: str = ""
    says: str = ""
    goal: bool = False
    off: bool = False


class PackSection(NamedTuple):
    """A section of a sample outline; `slots` are the keys of what is to be filled in."""

    title: str
    role: Role
    words: int = 0
    note: str = ""
    placements: tuple[PackPlacement, ...] = ()
    sections: "tuple[PackSection, ...]" = ()
    slots: tuple[str, ...] = ()


class PackOutline(NamedTuple):
    """A sample outline; `dates` are the years its question asks about, in EDTF, `scheme` the key of a mark scheme,
    `minutes` the time there is for it."""

    key: str
    title: str
    thesis: str = ""
    words: int = 0
    sections: tuple[PackSection, ...] = ()
    dates: str = ""
    scheme: str = ""
    minutes: int = 0
    demands: tuple[PackDemand, ...] = ()
    uid: str = ""


class Pack(NamedTuple):
    """A whole pack; every key it mentions is one it holds. `remarks` tell what may not be as it was meant."""

    id: str
    title: str
    version: str = ""
    about: str = ""
    language: str = ""
    sources: tuple[PackSource, ...] = ()
    debates: tuple[PackDebate, ...] = ()
    cards: tuple[PackCard, ...] = ()
    links: tuple[PackLink, ...] = ()
    outlines: tuple[PackOutline, ...] = ()
    remarks: tuple[str, ...] = ()
    licence: str = ""
