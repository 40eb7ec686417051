"""Whether sources are weighed where the scheme gives marks for it, and nowhere else."""

from collections.abc import Iterator

from essayplanner.coach.asked import reading_of
from essayplanner.coach.findings import (
    Finding,
    How,
    Mend,
    Place,
    Severity,
    at_placed,
    at_section,
    resting_on,
    whole,
)
from essayplanner.coach.grouping import listed
from essayplanner.coach.phrases import says
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan
from essayplanner.domain.question import Task
from essayplanner.language import _, n_

PROVENANCE_UNREWARDED = "provenance-unrewarded"


def provenance_unrewarded(plan: Plan) -> Iterator[Finding]:
    """Notes that weigh where a source comes from though the scheme gives no marks for it, or none that does though it
    gives some. Nothing is found where no scheme is known.

    To say where a historian stands is to weigh a view, which an essay is for.
    """
    if not plan.demanded:
        return
    if plan.demanded.weighs_provenance:
        if plan.is_begun and not any(says(note, "provenance", "doubts") for _place, note, _kind in _notes(plan)):
            yield _nothing_weighed(plan)
        return
    weighing = [
        (place, note) for place, note, kind in _notes(plan) if kind is not Kind.HISTORIAN and says(note, "provenance")
    ]
    if weighing and reading_of(plan).task is not Task.SOURCES:
        places = tuple(place for place, _text in weighing)
        first = places[0]
        yield Finding(
            PROVENANCE_UNREWARDED,
            Severity.CHECK,
            _("Sources weighed without marks for it"),
            n_(
                "The note on {places} weighs a source, for which “{scheme}” gives no marks.",
                "The notes on {places} weigh sources, for which “{scheme}” gives no marks.",
                len(places),
                places=listed([place.title for place in places]),
                scheme=plan.demanded.title,
            ),
            _("In an essay, remarks on bias earn nothing by themselves: use the words for what the evidence proves."),
            places,
            (Mend(How.WRITE, _("Change the note"), at=first.kind, at_id=first.id),),
            tuple(resting_on(plan.demanded.key, text) for _place, text in weighing),
        )


def _nothing_weighed(plan: Plan) -> Finding:
    assert plan.demanded
    standing = [
        (part, placed) for part in plan.body for placed in part.placed if plan.card(placed).kind is not Kind.CLAIM
    ]
    standing.sort(key=lambda each: not plan.facts_of(each[1].card_id).citations)
    mends = [Mend(How.WRITE, _("Weigh this source"), at="placement", at_id=placed.id) for _part, placed in standing[:1]]
    return Finding(
        PROVENANCE_UNREWARDED,
        Severity.MISSING,
        _("No source is weighed"),
        _("“{scheme}” gives marks for weighing sources, and no note here weighs one.", scheme=plan.demanded.title),
        _("Say who wrote it, when and for whom, and what that makes of it as evidence on this question."),
        (whole(plan),),
        tuple(mends),
        resting_on(plan.demanded.key),
    )


def _notes(plan: Plan) -> Iterator[tuple[Place, str, Kind | None]]:
    """Places of sections and cards that have a note, with the note and the kind of card."""
    for part in plan.parts:
        for section in (part.section, *part.inner):
            if section.note:
                yield at_section(section), section.note, None
        for placed in part.placed:
            if placed.note:
                yield at_placed(plan, placed, part), placed.note, plan.card(placed).kind
