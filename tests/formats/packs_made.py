"""Packs as `read_pack` gives them, of every field that a pack has, for hypothesis to choose from; and what is told of
bad ones."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackDemand,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSide,
    PackSource,
)
from essayplanner.domain.structures import SLOTS
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.formats.packs import PackError, read_pack

#: What a writer may get wrong: marks that end a text, begin a table or escape.
LETTERS = st.text("ab\"\\'\n\t #[]{}=,”é—\U0001f600", max_size=12)
LINES = LETTERS.map(clean_line)
TEXTS = LETTERS.map(lambda text: clean_text(text).strip())
NAMES = LINES.filter(bool)
#: Two packs share some of these.
KEYS = st.one_of(st.sampled_from("abcd"), NAMES)
WHENS = st.sampled_from(["", "1934", "1934-12-01", "1936/1938", "../1929"])
UIDS = st.one_of(st.just(""), st.uuids().map(str))


def sourced(key: str, draw: Callable[..., Any]) -> PackSource:
    csl: dict[str, Any] = {"id": key, "type": "book", "title": draw(NAMES)}
    if draw(st.booleans()):
        csl["author"] = [{"family": draw(NAMES), "given": "R."}, {"literal": draw(NAMES)}]
        csl["issued"] = {"date-parts": [[draw(st.integers(1500, 2020))]]}
        csl["annote"] = draw(TEXTS.filter(bool))
    return PackSource(key, csl, draw(st.sampled_from(["", "primary", "secondary"])), draw(UIDS))


@st.composite
def whole_packs(draw: Any) -> Pack:
    """A pack, with whatever its things may say of each other."""
    sources = tuple(sourced(key, draw) for key in draw(st.lists(KEYS, max_size=2, unique=True)))
    source_keys = [source.key for source in sources]
    sides = tuple(
        PackSide(key, draw(NAMES), draw(TEXTS), draw(st.booleans()), draw(UIDS))
        for key in draw(st.lists(KEYS, min_size=2, max_size=3, unique=True))
    )
    debates = (PackDebate("d", draw(NAMES), sides, draw(UIDS)),) if draw(st.booleans()) else ()
    side_keys = ["", *(side.key for debate in debates for side in debate.sides)]
    keys = draw(st.lists(KEYS, max_size=3, unique=True))
    cards = tuple(_card(draw, key, side_keys, source_keys) for key in keys)
    pairs = [(one, other) for one in keys for other in keys if one != other]
    linked = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    links = tuple(PackLink(one, other, draw(st.sampled_from(Relation)), draw(TEXTS)) for one, other in linked)
    outlines = (_outline(draw, [card.key for card in cards]),) if draw(st.booleans()) else ()
    head = (draw(NAMES), draw(NAMES), draw(LINES), draw(TEXTS), draw(LINES))
    return Pack(*head, sources, debates, cards, links, outlines, licence=draw(LINES))


def _card(draw: Any, key: str, sides: list[str], sources: list[str]) -> PackCard:
    kind, side = draw(st.sampled_from(Kind)), draw(st.sampled_from(sides))
    cited = draw(st.lists(st.sampled_from(sources), max_size=2)) if sources else []
    via = ["", *sources]
    citations = tuple(
        PackCitation(source, draw(LINES), at, draw(LINES) if at else "")
        for source in cited
        for at in [draw(st.sampled_from(via))]
    )
    return PackCard(
        key,
        kind,
        draw(NAMES),
        draw(TEXTS),
        draw(WHENS),
        draw(TEXTS),
        side,
        draw(TEXTS),
        tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
        tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
        draw(LINES),
        citations,
        draw(st.sampled_from([None, *ClaimKind])) if kind is Kind.CLAIM else None,
        draw(TEXTS),
        draw(TEXTS),
        draw(st.sampled_from(Voice)),
        draw(st.sampled_from([None, 1, 900])) if side and kind is Kind.HISTORIAN else None,
        draw(UIDS),
    )


def _outline(draw: Any, cards: list[str]) -> PackOutline:
    placements: tuple[PackPlacement, ...] = ()
    if cards:
        placements = tuple(PackPlacement(key, draw(TEXTS)) for key in draw(st.lists(st.sampled_from(cards))))
    inner = PackSection(draw(KEYS), draw(st.sampled_from(Role)), 0, draw(TEXTS), placements)
    slots = tuple(draw(st.lists(st.sampled_from([*SLOTS]), max_size=2)))
    section = PackSection(draw(KEYS), Role.PARAGRAPH, 150, draw(TEXTS), (), (inner,), slots)
    demands = (PackDemand("", draw(NAMES), draw(st.booleans())), PackDemand("links-back", off=True))
    return PackOutline(
        "o", draw(NAMES), draw(TEXTS), 1200, (section, inner), draw(WHENS), draw(LINES), 45, demands, draw(UIDS)
    )


def check_pack(text: str | bytes, name: str) -> list[str]:
    """A line for each problem of a pack."""
    try:
        read_pack(text, name)
    except PackError as error:
        return error.problems
    return []
