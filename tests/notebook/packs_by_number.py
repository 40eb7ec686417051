"""Versions of one small pack, each made of a number."""

from random import Random
from typing import Any

from essayplanner.domain.cards import Kind, Relation
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


def version(number: int) -> Pack:
    """A version of the pack, as sound as one that was read."""
    chance = Random(number)

    def some(of: str) -> list[str]:
        return chance.sample(of, chance.randint(0, len(of)))

    def says(what: str) -> str:
        return f"{what} {chance.randint(0, 3)}"

    sides = some("LMN")
    sources = [PackSource(key, {"id": key, "type": "book", "title": says(key)}) for key in some("XYZ")]
    debates = (PackDebate("d", says("d"), tuple(PackSide(key, says(key)) for key in sides)),) if sides else ()
    cards = [_card(chance, key, sides, [each.key for each in sources], says) for key in some("abcdef")]
    keys = [card.key for card in cards]
    pairs = [(one, other) for one in keys for other in keys if one != other]
    links = [
        PackLink(*pair, chance.choice(list(Relation)), says("so"))
        for pair in chance.sample(pairs, min(len(pairs), chance.randint(0, 4)))
    ]
    kinds = {card.key: card.kind for card in cards}

    def placements(level: int) -> tuple[PackPlacement, ...]:
        below = chance.sample(keys, chance.randint(0, min(3, len(keys)))) if level else ()
        return tuple(
            PackPlacement(key, says("note"), () if kinds[key] is Kind.EVIDENCE else placements(level - 1))
            for key in below
        )

    def sections(level: int) -> tuple[PackSection, ...]:
        below = some("ST") if level else ()
        return tuple(
            PackSection(key, Role.PARAGRAPH, 100, says("note"), placements(2), sections(level - 1)) for key in below
        )

    outlines = tuple(
        PackOutline(
            key,
            says(key),
            says("thesis"),
            sections=sections(2),
            demands=tuple(PackDemand("", each, goal=chance.random() < 0.5) for each in some("UVW")),
        )
        for key in some("op")
    )
    return Pack("same", "Same", str(number), "", "", tuple(sources), debates, tuple(cards), tuple(links), outlines)


def _card(chance: Random, key: str, sides: list[str], sources: list[str], says: Any) -> PackCard:
    usual = {"a": Kind.CLAIM, "b": Kind.CLAIM, "c": Kind.HISTORIAN}.get(key, Kind.EVIDENCE)
    return PackCard(
        key,
        usual if chance.random() < 0.8 else chance.choice(list(Kind)),
        says(key),
        says("text"),
        chance.choice(["", "1934", "1935"]),
        side=chance.choice(["", *sides]),
        tags=tuple(chance.sample(["t0", "t1", "own"], chance.randint(0, 2))),
        citations=tuple(
            PackCitation(source, says("p."), chance.choice(["", *(set(sources) - {source})]) if sources else "")
            for source in chance.choices(sources, k=chance.randint(0, 2) if sources else 0)
        ),
        quotation=says("quotation"),
    )
