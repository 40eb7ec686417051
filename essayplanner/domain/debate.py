"""A debate as it is drawn for an outline: who stands where, what each side claims, and what the outline uses of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.argument import Argument, CardSeen, DebateSeen, LinkSeen, OutlineSeen, SideSeen
from essayplanner.domain.cards import Kind, Relation

#: The end of a side’s stretch of the line; it begins with 0.
END = 1000

Numbers = Mapping[int, tuple[str, ...]]


class Tie(NamedTuple):
    """A card with the link that ties it to the one it is shown with."""

    card: CardSeen
    link: LinkSeen
    numbers: tuple[str, ...] = ()


class Standing(NamedTuple):
    """A historian on the line: at which part of his side’s stretch, 0 to 1000, and where the outline uses him."""

    card: CardSeen
    side: SideSeen
    at: int
    numbers: tuple[str, ...] = ()


class ClaimSeen(NamedTuple):
    """A claim with what holds it up, who holds it, and what challenges or qualifies it."""

    card: CardSeen
    numbers: tuple[str, ...] = ()
    historians: tuple[Tie, ...] = ()
    evidence: tuple[Tie, ...] = ()
    claims: tuple[Tie, ...] = ()
    against: tuple[Tie, ...] = ()


class Column(NamedTuple):
    """What a side claims, in the student’s order (`by_hand`) or what is used first; `loose` are its cards that stand
    with none of these claims."""

    side: SideSeen
    claims: tuple[ClaimSeen, ...] = ()
    loose: tuple[CardSeen, ...] = ()
    used: int = 0
    by_hand: bool = False


class Share(NamedTuple):
    """How many different cards of a side are used."""

    side: SideSeen
    claims: int = 0
    evidence: int = 0
    historians: int = 0

    @property
    def cards(self) -> int:
        """All of them."""
        return self.claims + self.evidence + self.historians


class DebateDrawn(NamedTuple):
    """All that a screen shows of a debate; `tray` holds the cards of no side of any debate."""

    debate: DebateSeen
    line: tuple[Standing, ...]
    columns: tuple[Column, ...]
    tray: tuple[CardSeen, ...]
    shares: tuple[Share, ...]
    numbers: Numbers
    #: By the id of a historian, with whom and against whom he stands; see `ties_on`.
    ties: Mapping[int, tuple[Tie, ...]] = {}


def debate_of(argument: Argument) -> DebateSeen | None:
    """The debate in which most cards of the outline take part; the first one where none does, None where there is
    none."""
    debate_ids = {side.id: debate.id for debate in argument.debates for side in debate.sides}
    used = defaultdict[int, int](int)
    for card_id in {placed.card_id for placed in argument.outline.placed}:
        used[debate_ids.get(argument.cards[card_id].side_id, 0)] += 1
    return max(argument.debates, key=lambda debate: used[debate.id], default=None)


def draw_debate(argument: Argument, debate: DebateSeen) -> DebateDrawn:
    """What is shown of a debate for the outline of the argument."""
    numbers = argument.outline.numbers()
    by_side = defaultdict[int, list[CardSeen]](list)
    for card in argument.cards.values():
        by_side[card.side_id].append(card)
    incoming = defaultdict[int, list[LinkSeen]](list)
    for link in argument.links:
        incoming[link.to_id].append(link)
    line: list[Standing] = []
    columns = []
    for side in debate.on_the_line:
        here = by_side.get(side.id, [])
        line += _standing([card for card in here if card.kind is Kind.HISTORIAN], side, numbers)
        columns.append(_column(side, here, argument.cards, incoming, numbers))
    tray = sorted(by_side.get(0, ()), key=lambda card: (card.id not in numbers, _KINDS.index(card.kind)))
    return DebateDrawn(
        debate,
        tuple(line),
        tuple(columns),
        tuple(tray),
        shares(argument.cards, debate, argument.outline),
        numbers,
        ties_on(line, argument.links),
    )


_KINDS = (Kind.CLAIM, Kind.HISTORIAN, Kind.EVIDENCE)


def _standing(historians: Sequence[CardSeen], side: SideSeen, numbers: Numbers) -> list[Standing]:
    """The historians of a side in the order they stand; who was put nowhere has a place of his own among even ones,
    which stays his whoever else is put elsewhere."""
    count = len(historians)
    found = [
        ((2 * number + 1) * END // (2 * count) if card.stand is None else card.stand, card)
        for number, card in enumerate(historians)
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return [Standing(card, side, at, numbers.get(card.id, ())) for at, card in found]


def _column(
    side: SideSeen,
    here: Sequence[CardSeen],
    cards: Mapping[int, CardSeen],
    incoming: Mapping[int, Sequence[LinkSeen]],
    numbers: Numbers,
) -> Column:
    claims = [_claim(card, cards, incoming, numbers) for card in here if card.kind is Kind.CLAIM]
    claims.sort(key=_place)
    by_hand = any(claim.card.stand is not None for claim in claims)
    shown = {tie.card.id for claim in claims for tie in (*claim.evidence, *claim.claims)}
    loose = [card for card in here if card.kind is Kind.EVIDENCE and card.id not in shown]
    loose.sort(key=lambda card: (card.id not in numbers, card.id))
    return Column(side, tuple(claims), tuple(loose), sum(bool(claim.numbers) for claim in claims), by_hand)


def _place(claim: ClaimSeen) -> tuple[bool, Sequence[int]]:
    """Where a claim comes on its side: those that were put in order by hand before the others, and of these first what
    is used."""
    card = claim.card
    if card.stand is not None:
        return False, (card.stand, card.id)
    return True, (not claim.numbers, *_in_order(claim.numbers), card.id)


def _in_order(numbers: Sequence[str]) -> list[int]:
    return [int(part) for part in numbers[0].split(".")] if numbers else []


def _claim(
    card: CardSeen, cards: Mapping[int, CardSeen], incoming: Mapping[int, Sequence[LinkSeen]], numbers: Numbers
) -> ClaimSeen:
    ties = [Tie(cards[link.from_id], link, numbers.get(link.from_id, ())) for link in incoming.get(card.id, ())]
    ties.sort(key=lambda tie: not tie.numbers)
    for_it = [tie for tie in ties if tie.link.relation is Relation.SUPPORTS]
    of = {kind: tuple(tie for tie in for_it if tie.card.kind is kind) for kind in Kind}
    against = tuple(tie for tie in ties if tie.link.relation is not Relation.SUPPORTS)
    return ClaimSeen(card, numbers.get(card.id, ()), of[Kind.HISTORIAN], of[Kind.EVIDENCE], of[Kind.CLAIM], against)


def shares(
    cards: Mapping[int, CardSeen], debate: DebateSeen, outline: OutlineSeen, section_ids: Iterable[int] | None = None
) -> tuple[Share, ...]:
    """How much of each side the outline, or some of its sections, uses; a card that is used twice counts once."""
    wanted = None if section_ids is None else set(section_ids)
    used = {placed.card_id for placed in outline.placed if wanted is None or placed.section_id in wanted}
    counts = defaultdict[tuple[int, Kind], int](int)
    for card_id in used:
        counts[cards[card_id].side_id, cards[card_id].kind] += 1
    return tuple(Share(side, *(counts[side.id, kind] for kind in Kind)) for side in debate.on_the_line)


def ties_on(line: Sequence[Standing], links: Iterable[LinkSeen]) -> dict[int, tuple[Tie, ...]]:
    """With whom and against whom each historian stands, by his id: his links to and from others on the line, as they
    stand there."""
    order = {each.card.id: place for place, each in enumerate(line)}
    found: dict[int, list[Tie]] = {card_id: [] for card_id in order}
    for link in links:
        if link.from_id in order and link.to_id in order:
            for one, other in ((link.from_id, link.to_id), (link.to_id, link.from_id)):
                standing = line[order[other]]
                found[one].append(Tie(standing.card, link, standing.numbers))
    return {
        card_id: tuple(sorted(ties, key=lambda tie: order[tie.card.id])) if len(ties) > 1 else tuple(ties)
        for card_id, ties in found.items()
    }


#: Who stands against a historian is looked at before who stands with him.
_OPPONENTS_FIRST = (Relation.CHALLENGES, Relation.QUALIFIES, Relation.SUPPORTS)


def opponents_first(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Ties as one turns from one to the next: what challenges, what qualifies, what supports, each as it was."""
    return tuple(sorted(ties, key=lambda tie: _OPPONENTS_FIRST.index(tie.link.relation)))


def debate_with(argument: Argument, card_id: int) -> DebateSeen | None:
    """The debate on a side of which a card is; None where it is on none."""
    card = argument.cards.get(card_id)
    sides = {side.id: debate for debate in argument.debates for side in debate.sides}
    return sides.get(card.side_id) if card else None
