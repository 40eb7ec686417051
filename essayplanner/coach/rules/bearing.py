"""What holds up a claim."""

from collections.abc import Iterator

from essayplanner.coach.findings import Finding, How, Mend, Severity, at_placed, named, resting_on
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced
from essayplanner.language import _

CLAIM_WITHOUT_EVIDENCE = "claim-without-evidence"


def claim_without_evidence(plan: Plan, part: PlanPart) -> Iterator[Finding]:
    """Claims of a paragraph under which no evidence stands.

    Evidence under a claim inside it counts: the claim above is argued by way of the one below.
    """
    if not part.is_body:
        return
    for claim in plan.of_kind(part, Kind.CLAIM):
        if any(plan.card(each).kind is Kind.EVIDENCE for each in under(part, claim)):
            continue
        card = plan.card(claim)
        waiting = [
            link
            for link in plan.links_to.get(claim.card_id, ())
            if link.relation is Relation.SUPPORTS and plan.cards[link.from_id].kind is Kind.EVIDENCE
        ]
        mends = [
            Mend(
                How.PLACE,
                _("Place this evidence"),
                card_id=link.from_id,
                at="placement",
                at_id=claim.id,
                note=link.because,
            )
            for link in waiting
        ]
        write = Mend(How.WRITE, _("Write a note"), at="placement", at_id=claim.id)
        yield Finding(
            CLAIM_WITHOUT_EVIDENCE,
            Severity.MISSING,
            _("A claim without evidence"),
            _("{claim} has no evidence under it.", claim=named(card.title)),
            _("An examiner gives nothing for a claim that is only asserted."),
            (at_placed(plan, claim, part),),
            (*mends, write),
            resting_on(card.title),
        )


def under(part: PlanPart, above: PlanPlaced) -> list[PlanPlaced]:
    """All that stands under a card of a part, on every level, in reading order."""
    inside, found = {above.id}, []
    for each in part.placed:
        if each.parent_id in inside:
            inside.add(each.id)
            found.append(each)
    return found
