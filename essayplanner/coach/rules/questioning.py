"""What would break a claim, and whether the student has an answer to it."""

from collections import defaultdict
from collections.abc import Iterator

from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, at_placed, named, resting_on
from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.critical_questions import questions_of, unanswered
from essayplanner.domain.plan import Plan
from essayplanner.language import _, n_

CRITICAL_QUESTION = "critical-question"


def critical_question(plan: Plan) -> Iterator[Finding]:
    """Claims of a kind that leave questions of that kind open: one finding a claim, wherever it stands.

    Claims of no kind say nothing.
    """
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
                "does not only asserts.",
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
