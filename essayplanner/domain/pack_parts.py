"""A part of a pack, and how much is in it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.packs import Pack, PackCard, PackOutline, PackPlacement, PackSection


class Parts(NamedTuple):
    """What is wanted of a pack: the cards of these kinds, outlines with the cards in them and debates by their keys,
    whether those sources are that no card of the pack cites, and whether cards and sources are that were deleted."""

    kinds: Collection[Kind]
    outlines: Collection[str] = ()
    debates: Collection[str] = ()
    sources: bool = False
    deleted: bool = False


class Sizes(NamedTuple):
    """How many things there are."""

    cards: int = 0
    outlines: int = 0
    debates: int = 0
    sources: int = 0


def part_of(pack: Pack, parts: Parts, without: Collection[str] = ()) -> Pack:
    """What is wanted of a pack, with the sources that its cards cite and the links among them, without the cards of
    those keys. A card whose debate is left out is on no side."""
    outlines = tuple(each for each in pack.outlines if each.key in parts.outlines)
    debates = tuple(each for each in pack.debates if each.key in parts.debates)
    sides = {side.key for debate in debates for side in debate.sides}
    placed = {key for outline in outlines for key in cards_in(outline)}
    cards = tuple(
        card if not card.side or card.side in sides else card._replace(side="", stand=None)
        for card in pack.cards
        if card.key not in without and (card.kind in parts.kinds or card.key in placed)
    )
    keys = {card.key for card in cards}
    wanted = cited_by(cards) | (uncited(pack) if parts.sources else set())
    return pack._replace(
        sources=tuple(each for each in pack.sources if each.key in wanted),
        debates=debates,
        cards=cards,
        links=tuple(each for each in pack.links if {each.from_card, each.to_card} <= keys),
        outlines=outlines,
    )


def cited_by(cards: Iterable[PackCard]) -> set[str]:
    """The keys of the sources that cards cite, or quote through."""
    return {key for card in cards for each in card.citations for key in (each.source, each.via) if key}


def uncited(pack: Pack) -> set[str]:
    """The keys of the sources that no card of a pack cites."""
    return {each.key for each in pack.sources} - cited_by(pack.cards)


def cards_in(outline: PackOutline) -> Iterator[str]:
    """The key of each card that stands in an outline, as often as it does."""
    for section in outline.sections:
        yield from _in_section(section)


def _in_section(section: PackSection) -> Iterator[str]:
    yield from _placed(section.placements)
    for inner in section.sections:
        yield from _in_section(inner)


def _placed(placements: Iterable[PackPlacement]) -> Iterator[str]:
    for each in placements:
        yield each.card
        yield from _placed(each.placements)
