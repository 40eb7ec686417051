"""The other side of an essay: what challenges its own side, by the claim that it answers."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.argument import Argument, CardSeen, DebateSeen, LinkSeen, SideSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.debate import shares


class Answer(NamedTuple):
    """A card that answers, why, and with what under it (each with why)."""

    card: CardSeen
    because: str
    under: tuple[tuple[CardSeen, str], ...] = ()


class AnswerTo(NamedTuple):
    """A card of the outline and what answers it."""

    card: CardSeen
    answers: tuple[Answer, ...]


def own_sides(argument: Argument, debate: DebateSeen) -> tuple[SideSeen, ...]:
    """The side that the essay takes in a debate: the one on which most of the claims it uses stand. Several where as
    many stand on each, none where no claim is used."""
    counted = shares(argument.cards, debate, argument.outline)
    most = max((share.claims for share in counted), default=0)
    return tuple(share.side for share in counted if most and share.claims == most)


def other_side(argument: Argument, own: SideSeen | None = None) -> tuple[AnswerTo, ...]:
    """What challenges the outline, by what it answers, in reading order; with `own`, the side that the essay takes,
    what other cards say against the claims of that side and against those that stand on no side of its debate.

    A claim is answered by what challenges it, or what stands under it in the outline; a card that stands under no claim
    by what challenges that. Who challenges a historian there answers the claim of the outline that he holds, and
    nothing more where that is answered already. What supports the answer goes under it, and evidence carries nothing.
    """
    cards, heads = argument.cards, _heads(argument)
    debate = next((each for each in argument.debates if own and each.id == own.debate_id), None)
    others = {side.id for side in debate.sides if side != own} if debate else set()

    def is_answered(card_id: int) -> bool:
        return cards[card_id].side_id not in others

    incoming = defaultdict[int, list[LinkSeen]](list)
    for link in argument.links:
        if own is None or cards[link.from_id].side_id != own.id or link.relation is not Relation.CHALLENGES:
            incoming[link.to_id].append(link)
    answers = defaultdict[int, dict[int, Answer]](dict)
    for placed in argument.outline.placed:
        head = heads[placed.placement_id]
        for link in incoming.get(placed.card_id, ()) if is_answered(head) and is_answered(placed.card_id) else ():
            if link.relation is Relation.CHALLENGES and link.from_id != head:
                answer = Answer(cards[link.from_id], link.because, _under(cards, incoming, link.from_id, head))
                answers[head].setdefault(link.from_id, answer)
    held = _held(argument, is_answered)
    answered = dict[int, dict[int, Answer]]()
    for head, found in answers.items():
        claims = held.get(head, ())
        if not any(claim in answers or claim in answered for claim in claims):
            answered[claims[0] if claims else head] = found
    return tuple(AnswerTo(cards[head], tuple(found.values())) for head, found in answered.items())


def _held(argument: Argument, is_answered: Callable[[int], bool]) -> dict[int, list[int]]:
    """By the id of a historian, the claims of the outline that he holds and that are answered, in reading order."""
    cards = argument.cards
    used = {
        placed.card_id: None
        for placed in argument.outline.placed
        if cards[placed.card_id].kind is Kind.CLAIM and is_answered(placed.card_id)
    }
    holders = defaultdict[int, list[int]](list)
    for link in argument.links:
        if link.relation is Relation.SUPPORTS and link.to_id in used:
            holders[link.to_id].append(link.from_id)
    found: dict[int, list[int]] = {}
    for claim in used:
        for card_id in holders[claim]:
            if cards[card_id].kind is Kind.HISTORIAN:
                found.setdefault(card_id, []).append(claim)
    return found


def _heads(argument: Argument) -> dict[int, int]:
    """By the id of a placement, the card that is answered: the nearest claim it stands in, or itself."""
    heads: dict[int, int] = {}
    for placed in argument.outline.placed:
        is_claim = argument.cards[placed.card_id].kind is Kind.CLAIM
        above = heads.get(placed.parent_id, 0)
        is_under_claim = bool(above) and argument.cards[above].kind is Kind.CLAIM
        heads[placed.placement_id] = above if is_under_claim and not is_claim else placed.card_id
    return heads


def _under(
    cards: Mapping[int, CardSeen], incoming: Mapping[int, Sequence[LinkSeen]], card_id: int, head: int
) -> tuple[tuple[CardSeen, str], ...]:
    if cards[card_id].kind is Kind.EVIDENCE:
        return ()
    return tuple(
        (cards[link.from_id], link.because)
        for link in incoming.get(card_id, ())
        if link.relation is Relation.SUPPORTS and cards[link.from_id].kind is Kind.EVIDENCE and link.from_id != head
    )
