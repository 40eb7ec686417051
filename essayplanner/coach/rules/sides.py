"""The sides of the debate that an outline takes part in."""

from collections.abc import Container, Iterator

from essayplanner.coach.findings import Finding, How, Mend, Severity, resting_on, whole
from essayplanner.coach.paragraphs import paragraphs
from essayplanner.domain.argument import Argument, CardSeen, DebateSeen, OutlineSeen, PlacedSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.debate import Share, debate_of, shares
from essayplanner.domain.plan import Plan
from essayplanner.language import _, join_and, n_

ONE_SIDE_ALONE = "one-side-alone"

#: An outline that uses fewer cards of the sides of a debate is too young to be called one-sided.
FEWEST_ON_SIDES = 3


def one_side_alone(plan: Plan) -> Iterator[Finding]:
    """Only one side of the debate speaks in the outline; what stands between the sides is no other side."""
    debate, used = debate_in(plan)
    outer = [share for share in used if not share.side.is_between]
    heard = [share for share in outer if share.cards]
    if debate is None or len(heard) != 1 or len(outer) < 2 or heard[0].cards < FEWEST_ON_SIDES:
        return
    (share,) = heard
    silent = {each.side.id: each.side.name for each in outer if each is not share}
    waiting = [card for card in plan.cards.values() if card.side_id in silent]
    show = Mend(
        How.SHOW, _("Show the other side"), card_ids=tuple(card.id for card in sorted(waiting, key=_claims_first))
    )
    yield Finding(
        ONE_SIDE_ALONE,
        Severity.MISSING,
        _("One side alone"),
        n_(
            "The card that takes a side is for “{side}”; nobody speaks for {others}.",
            "All {n} cards that take a side are for “{side}”; nobody speaks for {others}.",
            share.cards,
            side=share.side.name,
            others=join_and(_("“{side}”", side=name) for name in silent.values()),
        ),
        _("An examiner gives the higher marks for weighing one view against another, not for stating one."),
        (whole(plan),),
        (*_challenging(plan, silent), *([show] if waiting else ())),
        resting_on(debate.uid, share.side.uid),
    )


def has_sides(plan: Plan) -> bool:
    """Whether the outline uses cards of more than one side of its debate."""
    _debate, used = debate_in(plan)
    return sum(share.cards > 0 for share in used if not share.side.is_between) > 1


def debate_in(plan: Plan) -> tuple[DebateSeen | None, tuple[Share, ...]]:
    """The debate that an outline takes part in, and how much of each side it uses; None and nothing without one."""
    placed = tuple(
        PlacedSeen(each.id, each.card_id, each.section_id, "") for part in plan.parts for each in part.placed
    )
    outline = OutlineSeen(plan.id, placed=placed)
    debate = debate_of(Argument(plan.cards, (), plan.debates, outline))
    return debate, shares(plan.cards, debate, outline) if debate else ()


def _claims_first(card: CardSeen) -> tuple[bool, int]:
    return card.kind is not Kind.CLAIM, card.id


def _challenging(plan: Plan, silent: Container[int]) -> Iterator[Mend]:
    """The claims of the other sides that challenge one of the outline, each once, under what they challenge."""
    told = set()
    for paragraph in paragraphs(plan):
        for claim in paragraph.of_kind(Kind.CLAIM):
            for link in paragraph.incoming(claim.card_id, Relation.CHALLENGES):
                card = plan.cards[link.from_id]
                if card.kind is Kind.CLAIM and card.side_id in silent and card.id not in told:
                    told.add(card.id)
                    yield paragraph.placing(link, card.id, _("Place this challenge"), claim)
