"""What holds up a claim, and what the evidence is said to show."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.asked import telling
from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, at_section, named, resting_on
from essayplanner.coach.grouping import apart, listed, together
from essayplanner.coach.paragraphs import FOR, Paragraph, opening_links, writing
from essayplanner.coach.phrases import says
from essayplanner.coach.terms import stems, touches
from essayplanner.coach.wording import repeats, takes_up
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced
from essayplanner.language import _, n_

CLAIM_WITHOUT_EVIDENCE = "claim-without-evidence"
PARAGRAPH_WITHOUT_CARDS = "paragraph-without-cards"
EVIDENCE_WITHOUT_EXPLANATION = "evidence-without-explanation"

#: An outline with less of it is young.
FEWEST_CLAIMS, FEWEST_EVIDENCE = 3, 3


class Resting(NamedTuple):
    """A claim, and what is found of it where no evidence holds it up here."""

    card_id: int
    finding: Finding | None


def claims_resting(paragraph: Paragraph) -> Iterator[Resting]:
    """All claims."""
    for claim in paragraph.of_kind(Kind.CLAIM):
        yield Resting(claim.card_id, None if paragraph.evidence_for(claim) else _bare(paragraph, claim))


def claim_without_evidence(_plan: Plan, claims: Sequence[Resting]) -> Iterator[Finding]:
    """Claims that no evidence holds up, wherever in the essay they stand.

    Evidence under a claim that supports another counts for that too; what challenges or limits a claim does not hold it
    up, nor does a historian alone. In an outline that has just been begun, of three claims and more and no evidence
    yet, this is said once.
    """
    held = {each.card_id for each in claims if not each.finding}
    bare: dict[int, Finding] = {}
    for card_id, finding in claims:
        if finding and card_id not in held:
            first = bare.setdefault(card_id, finding)
            bare[card_id] = first if first is finding else first._replace(places=(*first.places, *finding.places))
    found = list(bare.values())
    if len(found) < FEWEST_CLAIMS or (held and apart(found)):
        yield from found
    else:
        yield together(
            found,
            n_("{n} claim without evidence", "{n} claims without evidence", len(found)),
            _("No evidence supports {claims}.", claims=listed(finding.places[0].title for finding in found)),
        )


def has_claims(plan: Plan) -> bool:
    """Whether the outline makes enough claims to be asked what they rest on."""
    return len({each.card_id for part in plan.body for each in plan.of_kind(part, Kind.CLAIM)}) >= FEWEST_CLAIMS


def _bare(paragraph: Paragraph, claim: PlanPlaced) -> Finding:
    card = paragraph.plan.card(claim)
    under = list(paragraph.under(claim))
    holders = [each for each in under if paragraph.kind(each) is Kind.HISTORIAN and paragraph.speaks_for(each, claim)]
    severity, reason = Severity.MISSING, _("An examiner gives no credit for a claim that is only asserted.")
    if holders:
        severity = Severity.THIN
        who = listed(map(paragraph.title, holders))
        sentence = _("{claim} rests on {historians} alone.", claim=named(card.title), historians=who)
        reason = _("A historian’s view is an argument: an examiner wants to see the evidence for it.")
    elif any(paragraph.kind(each) is Kind.EVIDENCE for each in under):
        sentence = _("The evidence under {claim} limits it, and none supports it.", claim=named(card.title))
    else:
        sentence = _("{claim} has no evidence under it.", claim=named(card.title))
    if claim.parent_id:  # an argument within another
        severity = Severity.THIN
    return Finding(
        CLAIM_WITHOUT_EVIDENCE,
        severity,
        _("A claim without evidence"),
        sentence,
        reason,
        (paragraph.place(claim),),
        (*_holding(paragraph, claim), opening_links(claim.card_id, _("Link evidence to it"))),
        resting_on(card.title, [(paragraph.title(each), each.part) for each in under]),
    )


def _holding(paragraph: Paragraph, claim: PlanPlaced) -> Iterator[Mend]:
    for link in paragraph.incoming(claim.card_id, Relation.SUPPORTS):
        if paragraph.plan.cards[link.from_id].kind is Kind.EVIDENCE:
            yield paragraph.placing(link, link.from_id, _("Place this evidence"), claim)


def paragraph_without_cards(plan: Plan) -> Iterator[Finding]:
    """Paragraphs with a note and no card: what they say rests on nothing yet; and once two others have cards, empty
    ones. One that by its title weighs what others hold needs none."""
    if not plan.is_begun:
        return
    found = [
        part
        for part in plan.body
        if not part.placed and part.section.role is not Role.HEADING and not _weighs(part.section.title)
    ]
    asserting = [part for part in found if part.is_begun]
    bare = found if has_paragraphs(plan) else asserting
    if not bare:
        return
    about = {part.section.id: _about(part) for part in bare}
    wanted = telling(plan, frozenset().union(*(stems(text) for text in about.values())))
    used = plan.placed_ids()
    waiting = tuple(card.id for card in plan.cards.values() if card.id not in used and touches(card.title, wanted))
    yield Finding(
        PARAGRAPH_WITHOUT_CARDS,
        Severity.MISSING if asserting else Severity.THIN,
        n_("A paragraph without cards", "{n} paragraphs without cards", len(bare)),
        n_(
            "{sections} has no cards: nothing in it rests on evidence yet.",
            "{sections} have no cards: nothing in them rests on evidence yet.",
            len(bare),
            sections=listed(part.section.title for part in bare),
        ),
        _("An examiner gives no credit for a point without evidence."),
        tuple(at_section(part) for part in bare),
        (Mend(How.SHOW, _("Show cards on it"), card_ids=waiting),) if waiting else (),
        tuple(resting_on(about[part.section.id]) for part in bare),
    )


def _weighs(title: str) -> bool:
    """Whether a title is one of a paragraph on all the others: “Was it the main cause?”, “Overall”."""
    return says(title, "ends") or (title.rstrip().endswith("?") and says(title, "ranks", "judges"))


def has_paragraphs(plan: Plan) -> bool:
    """Whether several paragraphs have cards."""
    return sum(bool(part.placed) for part in plan.body) > 1


def _about(part: PlanPart) -> str:
    return " \n".join(text for each in (part.section, *part.inner) for text in (each.title, each.note))


class Use(NamedTuple):
    """A piece of evidence where it stands, and whether something says what it shows."""

    placed: PlanPlaced
    place: Place
    is_explained: bool


def evidence_used(paragraph: Paragraph) -> Iterator[Use]:
    """All evidence."""
    for placed in paragraph.of_kind(Kind.EVIDENCE):
        yield Use(placed, paragraph.place(placed), _is_explained(paragraph, placed))


def evidence_without_explanation(_plan: Plan, uses: Sequence[Use]) -> Iterator[Finding]:
    """Evidence of which nothing says what it shows: its note is blank or only repeats the card.

    The note of the section says so where it takes the card up, and that of the card above where nothing else there is
    evidence for it. Why it supports that card, as its link has it, is no repetition. A plan with hardly any evidence is
    too young.
    """
    silent = [use for use in uses if not use.is_explained]
    if not silent or len(uses) < FEWEST_EVIDENCE:
        return
    first = silent[0].placed
    titles = [use.place.title for use in silent]
    many = len(set(titles))
    title = _("A fact without a “so what”")
    if many > 1:
        title = n_("{n} fact without a “so what”", "{n} facts without a “so what”", many)
        sentence = _("No note says what {cards} show.", cards=listed(titles))
    elif first.note:
        sentence = _("The note on {card} says no more than the card itself.", card=named(titles[0]))
    else:
        sentence = _("No note says what {card} shows.", card=named(titles[0]))
    yield Finding(
        EVIDENCE_WITHOUT_EXPLANATION,
        Severity.THIN,
        title,
        sentence,
        _("A fact earns little by itself: an examiner looks for what it does for the argument."),
        tuple(use.place for use in silent),
        (writing(first, _("Say what it shows") if many == 1 else _("Go through")),),
        tuple(resting_on(use.place.title, use.placed.note) for use in silent),
    )


def has_evidence(plan: Plan) -> bool:
    """Whether the outline uses enough evidence to be asked what it shows."""
    return sum(len(plan.of_kind(part, Kind.EVIDENCE)) for part in plan.body) >= FEWEST_EVIDENCE


def _is_explained(paragraph: Paragraph, placed: PlanPlaced) -> bool:
    if _has_say(paragraph, placed):
        return True
    plan, above, section = paragraph.plan, paragraph.above(placed), paragraph.section(placed)
    known = [plan.title, plan.thesis, section.title, paragraph.title(above) if above else ""]
    if takes_up(section.note, paragraph.title(placed), known):
        return True
    if not above or not _has_say(paragraph, above):
        return False
    alone = [each.id for each in paragraph.inside(above) if paragraph.kind(each) is Kind.EVIDENCE and each.part in FOR]
    return alone == [placed.id]


def _has_say(paragraph: Paragraph, placed: PlanPlaced) -> bool:
    """Whether the note on a card says more than the card: than its title and text, or why it does something to another
    card than the one above."""
    plan, above, note = paragraph.plan, paragraph.above(placed), placed.note
    if repeats(note, paragraph.said(placed)):
        return False
    links = plan.links_from.get(placed.card_id, ())
    return not any(repeats(note, [link.because]) for link in links if not above or link.to_id != above.card_id)
