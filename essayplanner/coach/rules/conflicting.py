"""Cards that conflict and stand side by side as if they agreed."""

from collections.abc import Iterator

from essayplanner.coach.findings import Finding, Severity, named, resting_on
from essayplanner.coach.paragraphs import FOR, Paragraph, writing
from essayplanner.coach.wording import replies, takes_up
from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import PlanPlaced
from essayplanner.language import _

CONFLICT_UNMARKED = "conflict-unmarked"


def conflict_unmarked(paragraph: Paragraph) -> Iterator[Finding]:
    """Two cards that conflict, side by side under another as if both spoke for it.

    They conflict where one challenges the other, or where one piece of evidence limits another and a caution speaks of
    that. A note on one of them that takes up the other or speaks as a reply does, or one on the card above that takes
    up both, says that they do.
    """
    for group in paragraph.groups():
        above = paragraph.above(group[0])
        if above is None:
            continue
        here = {each.card_id: each for each in reversed(group) if each.part in FOR}
        told = set[frozenset[int]]()
        for one in here.values():
            for link in paragraph.plan.links_from.get(one.card_id, ()):
                other = here.get(link.to_id)
                pair = frozenset((one.card_id, link.to_id))
                if other and other is not one and pair not in told and _conflict(paragraph, link, one, other, above):
                    told.add(pair)
                    first, second = sorted((one, other), key=paragraph.order)
                    yield _unmarked(paragraph, link, first, second)


def _conflict(paragraph: Paragraph, link: LinkSeen, one: PlanPlaced, other: PlanPlaced, above: PlanPlaced) -> bool:
    """Whether two cards that are linked conflict, and no note says so."""
    if link.relation is Relation.SUPPORTS:
        return False
    both = [(one, other), (other, one)]
    known = [paragraph.title(above), paragraph.section(above).title]
    if link.relation is Relation.QUALIFIES and not (
        paragraph.kind(one) is paragraph.kind(other) is Kind.EVIDENCE
        and any(
            takes_up(paragraph.plan.card(each).caution, paragraph.title(against), [paragraph.title(each), *known])
            for each, against in both
        )
    ):
        return False
    if any(takes_up(each.note, paragraph.title(against), [paragraph.title(each)]) for each, against in both):
        return False
    if any(replies(each.note, [*paragraph.said(one), *paragraph.said(other)]) for each in (one, other)):
        return False
    return not all(takes_up(above.note, paragraph.title(each), known) for each in (one, other))


def _unmarked(paragraph: Paragraph, link: LinkSeen, one: PlanPlaced, other: PlanPlaced) -> Finding:
    titles = [paragraph.title(each) for each in (one, other)]
    return Finding(
        CONFLICT_UNMARKED,
        Severity.THIN,
        _("Two cards that conflict"),
        _("{one} and {other} stand side by side as if they agreed.", one=named(titles[0]), other=named(titles[1])),
        _("An examiner who sees the conflict will think that you missed it: say which of the two you trust, and why."),
        (paragraph.place(one), paragraph.place(other)),
        (writing(other, _("Say how they differ")),),
        resting_on(titles, link.relation, link.because, one.note, other.note),
    )
