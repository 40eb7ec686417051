"""A pack: cards, links, sources, debates and sample outlines as they are written in one file."""

from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role


class PackSource(NamedTuple):
    """A source; `csl` is a CSL-JSON item whose `id` is the key."""

    key: str
    csl: dict[str, Any]
    source_class: str = ""


class PackSide(NamedTuple):
    """A side of a debate; `between` marks the one that stands between the others."""

    key: str
    name: str
    says: str = ""
    between: bool = False


class PackDebate(NamedTuple):
    """A question that divides historians, with its sides from one end to the other."""

    key: str
    question: str
    sides: tuple[PackSide, ...] = ()


class PackCitation(NamedTuple):
    """A source by key, with the place in it."""

    source: str
    locator: str = ""


class PackCard(NamedTuple):
    """A card; `undated` says why a piece of evidence has no date, `short` stands for the title where room is scarce,
    `claim_kind` is what kind of claim a claim is."""

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


class PackSection(NamedTuple):
    """A section of a sample outline."""

    title: str
    role: Role
    words: int = 0
    note: str = ""
    placements: tuple[PackPlacement, ...] = ()
    sections: "tuple[PackSection, ...]" = ()


class PackOutline(NamedTuple):
    """A sample outline."""

    key: str
    title: str
    thesis: str = ""
    words: int = 0
    sections: tuple[PackSection, ...] = ()


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
