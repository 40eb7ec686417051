"""What would break a claim, and whether the student has an answer to it."""

from collections import defaultdict
from collections.abc import Iterator

from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, at_placed, named, resting_on
from essayplanner.coach.grouping import apart, listed, together
from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.critical_questions import questions_of, unanswered
from essayplanner.domain.plan import Plan
from essayplanner.language import _, n_

CRITICAL_QUESTION = "critical-question"


def critical_question(plan: Plan) -> Iterator[Finding]:
    """Claims of a kind that leave questions of that kind open, wherever they stand. Claims of no kind say nothing."""
    found = list(_open(plan))
    if apart(found):
        yield from found
        return
    claims = listed(finding.places[0].title for finding in found)
    yield together(
        found,
        n_("{n} claim not tested yet", "{n} claims not tested yet", len(found)),
        _("Questions about {claims} are still open.", claims=claims),
    )._replace(
        reason=_(
            "An examiner asks such questions of every claim. An essay that answers them argues; one that ignores them "
            "only asserts."
        )
    )


def _open(plan: Plan) -> Iterator[Finding]:
    for card_id, places in _placed_claims(plan).items():
        card, facts = plan.cards[card_id], plan.facts_of(card_id)
        left = unanswered(questions_of(card.kind, facts.claim_kind), facts.replies)
        if not left:
            continue
        yield Finding(
            CRITICAL_QUESTION,
            Severity.CHECK,
            _("A claim not tested yet"),
            n_(
                "{n} question about {claim} is still open: {question}",
                "{n} questions about {claim} are still open. The first: {question}",
                len(left),
                claim=named(card.title),
                question=_("“{title}”", title=left[0].words),
            ),
            _(
                "An examiner asks this of every claim of the kind “{kind}”. An essay that answers it argues; one that "
                "ignores it only asserts.",
                kind=ClaimKind(facts.claim_kind).word,
            ),
            tuple(places),
            (Mend(How.OPEN, _("Answer it"), card_id=card_id, field="questions"),),
            resting_on(card.title, facts.claim_kind, [question.key for question in left]),
        )


def _placed_claims(plan: Plan) -> dict[int, list[Place]]:
    """The claims of the outline by their ids, in reading order, each with all its places."""
    found = defaultdict[int, list[Place]](list)
    for part in plan.parts:
        for claim in plan.of_kind(part, Kind.CLAIM):
            found[claim.card_id].append(at_placed(plan, claim, part))
    return found
