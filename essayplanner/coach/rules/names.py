"""What historians do in an outline."""

from collections.abc import Iterator, Sequence

from essayplanner.coach.findings import Finding, How, Mend, Severity, at_section, named, resting_on
from essayplanner.coach.grouping import listed, together, told
from essayplanner.coach.paragraphs import AGAINST, Paragraph, opening_links
from essayplanner.coach.wording import takes_up
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan, PlanPlaced
from essayplanner.language import _, n_

LIST_OF_NAMES = "list-of-names"
HISTORIAN_SUPPORTS_NOTHING = "historian-supports-nothing"

#: Two may share a view; from three on, names that agree are a list.
FEWEST_NAMES = 3


def names_listed(paragraph: Paragraph) -> Iterator[Finding]:
    """A paragraph of historians, none of whom is set against another or against the claim that another holds.

    A note on one that names another sets the two beside each other, and so does the note of the section that names two.
    """
    historians = paragraph.of_kind(Kind.HISTORIAN)
    titles = list(dict.fromkeys(map(paragraph.title, historians)))
    if len(titles) < FEWEST_NAMES or any(_is_set_against(paragraph, each) for each in historians):
        return
    if _are_compared(paragraph, historians, titles):
        return
    opponents = [
        paragraph.placing(link, link.from_id, _("Place an opponent"), each)
        for each in historians
        for link in paragraph.incoming(each.card_id, Relation.CHALLENGES)
        if paragraph.plan.cards[link.from_id].kind is Kind.HISTORIAN
    ]
    section = paragraph.part.section
    write = Mend(How.WRITE, _("Say where they differ"), at="section", at_id=section.id)
    yield Finding(
        LIST_OF_NAMES,
        Severity.THIN,
        _("A list of names"),
        _("{historians} are listed, and none is set against another.", historians=listed(titles)),
        _("Naming historians earns little: an examiner wants to see where they differ, and which of them you believe."),
        (at_section(section),),
        (write, *opponents),
        resting_on(titles, [each.note for each in historians]),
    )


def list_of_names(_plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """Them, told as one where they are many."""
    sections = listed(finding.places[0].title for finding in found)
    yield from told(
        found,
        n_("{n} list of names", "{n} lists of names", len(found)),
        _("In {sections} historians are listed, and none is set against another.", sections=sections),
    )


def has_opponents(plan: Plan) -> bool:
    """Whether the outline sets a historian against a card."""
    return any(each.part in AGAINST for part in plan.body for each in plan.of_kind(part, Kind.HISTORIAN))


def _is_set_against(paragraph: Paragraph, historian: PlanPlaced) -> bool:
    """Whether he, or a card that he stands under, speaks against what stands above."""
    each: PlanPlaced | None = historian
    while each:
        if each.part in AGAINST:
            return True
        each = paragraph.above(each)
    return False


def _are_compared(paragraph: Paragraph, historians: Sequence[PlanPlaced], titles: list[str]) -> bool:
    together = " ".join(titles)
    if any(takes_up(each.note, together, [paragraph.title(each)]) for each in historians):
        return True
    return sum(takes_up(paragraph.part.section.note, title) for title in titles) > 1


def historians_alone(paragraph: Paragraph) -> Iterator[Finding]:
    """Historians right in a section with no claim: neither above one, nor in a paragraph with one that they speak of.

    Who stands under another card speaks of that. Of a paragraph that only lists names nothing more is said.
    """
    for historian in paragraph.of_kind(Kind.HISTORIAN) if not any(names_listed(paragraph)) else ():
        if not historian.parent_id and not _has_claim(paragraph, historian):
            yield _alone(paragraph, historian)


def historian_supports_nothing(_plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """Them, told as one from two on."""
    if len(found) < 2:
        yield from found
        return
    historians = listed(finding.places[0].title for finding in found)
    yield together(
        found,
        n_("{n} historian who supports no claim", "{n} historians who support no claim", len(found)),
        _("{historians} are here without a claim.", historians=historians),
    )


def _has_claim(paragraph: Paragraph, historian: PlanPlaced) -> bool:
    if any(paragraph.kind(each) is Kind.CLAIM for each in paragraph.under(historian)):
        return True
    links = paragraph.plan.links_from.get(historian.card_id, ())
    return any(link.to_id in paragraph.places and paragraph.plan.cards[link.to_id].kind is Kind.CLAIM for link in links)


def _alone(paragraph: Paragraph, historian: PlanPlaced) -> Finding:
    plan, title = paragraph.plan, paragraph.title(historian)
    placing = [
        paragraph.placing(link, link.to_id, _("Place this claim"), historian)
        for link in plan.links_from.get(historian.card_id, ())
        if link.relation is Relation.SUPPORTS and plan.cards[link.to_id].kind is Kind.CLAIM
    ]
    return Finding(
        HISTORIAN_SUPPORTS_NOTHING,
        Severity.THIN,
        _("A historian who supports no claim"),
        _("{historian} is here without a claim.", historian=named(title)),
        _("A name proves nothing: an examiner asks what a historian argues, and what that shows."),
        (paragraph.place(historian),),
        (*placing, opening_links(historian.card_id, _("Link a claim"))),
        resting_on(title),
    )
