"""How evidence is used: figures with their cautions, once each, and like against like."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, named, resting_on
from essayplanner.coach.grouping import listed, told
from essayplanner.coach.paragraphs import Paragraph, writing
from essayplanner.coach.wording import has_figure, is_of_figures, repeats, takes_up
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.plan import Plan, PlanPlaced
from essayplanner.language import _, join_and, n_

FIGURE_WITHOUT_CAUTION = "figure-without-caution"
SAME_EVIDENCE_TWICE = "same-evidence-twice"
UNLIKE_EVIDENCE = "unlike-evidence"

#: A date that covers so many years is no event.
DECADE = 10


def incautious_figures(paragraph: Paragraph) -> Iterator[Finding]:
    """Evidence that is used for a figure, one in the title, of which the caution gives another, where no note where the
    card stands takes up what the caution says."""
    for placed in paragraph.part.placed:
        if needs_caution(paragraph.plan.card(placed)) and not _is_cautious(paragraph, placed):
            yield _incautious(paragraph, placed)


def figure_without_caution(_plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """Them, told as one where they are many."""
    cards = listed(finding.places[0].title for finding in found)
    yield from told(
        found,
        n_("{n} figure without its caution", "{n} figures without their cautions", len(found)),
        _("Nothing here mentions the cautions of {cards}.", cards=cards),
    )


def needs_caution(card: CardSeen) -> bool:
    """Whether a card is used for a figure that its caution sets another beside."""
    return card.kind is Kind.EVIDENCE and has_figure(card.caution) and is_of_figures(card.title)


def has_cautioned_figures(plan: Plan) -> bool:
    """Whether the outline uses evidence of that kind."""
    return any(needs_caution(plan.card(each)) for part in plan.body for each in part.placed)


def _is_cautious(paragraph: Paragraph, placed: PlanPlaced) -> bool:
    card = paragraph.plan.card(placed)
    return takes_up(placed.note, card.caution, [card.title])


def _incautious(paragraph: Paragraph, placed: PlanPlaced) -> Finding:
    card = paragraph.plan.card(placed)
    return Finding(
        FIGURE_WITHOUT_CAUTION,
        Severity.CHECK,
        _("A figure without its caution"),
        _("{card} is used for its figure, and nothing here mentions its caution.", card=named(card.title)),
        _("A figure that others doubt costs you an examiner’s trust, unless you say that it is doubted."),
        (paragraph.place(placed),),
        (
            writing(placed, _("Say how far it can be trusted")),
            Mend(How.OPEN, _("Read the caution"), card.id, field="caution"),
        ),
        resting_on(card.title, card.caution, placed.note),
    )


class Standing(NamedTuple):
    """A piece of evidence where it stands, with the id of the part that holds it, and whether the card above keeps
    other evidence when this is taken out."""

    part_id: int
    placed: PlanPlaced
    place: Place
    is_spared: bool


def evidence_standing(paragraph: Paragraph) -> Iterator[Standing]:
    """All evidence."""
    for placed in paragraph.of_kind(Kind.EVIDENCE):
        is_spared = _is_spared(paragraph, placed)
        yield Standing(paragraph.part.section.id, placed, paragraph.place(placed), is_spared)


def same_evidence_twice(_plan: Plan, standing: Sequence[Standing]) -> Iterator[Finding]:
    """Evidence that stands in two paragraphs, unless a note in each says what it shows there, and not the same."""
    uses: dict[int, list[Standing]] = {}
    for each in standing:
        uses.setdefault(each.placed.card_id, []).append(each)
    found = [_twice(each) for each in uses.values() if len({use.part_id for use in each}) > 1 and not _differ(each)]
    cards = listed(finding.places[0].title for finding in found)
    yield from told(
        found,
        n_("{n} piece of evidence used twice", "{n} pieces of evidence used twice", len(found)),
        _("{cards} are used in more than one paragraph.", cards=cards),
    )


def _differ(uses: Iterable[Standing]) -> bool:
    """Whether each use says something that no other says."""
    said: list[str] = []
    for use in uses:
        if repeats(use.placed.note, [use.place.title, *said]):
            return False
        said.append(use.placed.note)
    return True


def _twice(uses: Sequence[Standing]) -> Finding:
    last = next((use for use in reversed(uses) if use.is_spared), uses[-1])
    title = last.place.title
    words = _("Take it out of section {number}", number=last.place.number)
    remove = Mend(How.REMOVE, words, at="placement", at_id=last.placed.id)
    silent = [use for use in uses if repeats(use.placed.note, [title])] or uses
    write = writing(silent[-1].placed, _("Say what it shows in section {number}", number=silent[-1].place.number))
    at = [use.place for use in uses]
    return Finding(
        SAME_EVIDENCE_TWICE,
        Severity.THIN,
        _("The same evidence twice"),
        _(
            "{card} is used in sections {numbers}.",
            card=named(title),
            numbers=join_and(dict.fromkeys(place.number for place in at)),
        ),
        _("An examiner gives credit for a fact once: the second time it has to show something new."),
        tuple(at),
        (remove, write) if last.is_spared else (write, remove),
        resting_on(title, [use.placed.note for use in uses]),
    )


def _is_spared(paragraph: Paragraph, placed: PlanPlaced) -> bool:
    above = paragraph.above(placed)
    return above is not None and any(each.id != placed.id for each in paragraph.evidence_for(above))


def unlike_evidence(paragraph: Paragraph) -> Iterator[Finding]:
    """A claim and what challenges it, of which one rests on a single event and the other on a decade or more, where no
    note on the event says what it stands for.

    Both have to be dated; an event is a day or a month.
    """
    for challenge in paragraph.part.placed:
        above = paragraph.above(challenge)
        if above and challenge.part is Relation.CHALLENGES and paragraph.kind(above) is Kind.CLAIM:
            against = _dated(paragraph, [challenge, *paragraph.evidence_for(challenge)])
            sides = (_dated(paragraph, paragraph.evidence_for(above)), against)
            for event, decade in (sides, sides[::-1]):
                if _is_event(paragraph, event) and _is_decade(paragraph, decade) and not _has_say(paragraph, event[0]):
                    yield _unlike(paragraph, event[0], decade[0])


def _has_say(paragraph: Paragraph, event: PlanPlaced) -> bool:
    return not repeats(event.note, paragraph.said(event))


def _dated(paragraph: Paragraph, placed: Iterable[PlanPlaced]) -> list[PlanPlaced]:
    return [each for each in placed if paragraph.kind(each) is Kind.EVIDENCE and paragraph.plan.card(each).first]


def _is_event(paragraph: Paragraph, dated: Sequence[PlanPlaced]) -> bool:
    if len(dated) != 1:
        return False
    card = paragraph.plan.card(dated[0])
    return card.first // 100 == card.last // 100


def _is_decade(paragraph: Paragraph, dated: Sequence[PlanPlaced]) -> bool:
    cards = [paragraph.plan.card(each) for each in dated]
    return bool(cards) and all(card.last // 10000 - card.first // 10000 + 1 >= DECADE for card in cards)


def _unlike(paragraph: Paragraph, event: PlanPlaced, decade: PlanPlaced) -> Finding:
    titles = [paragraph.title(each) for each in (event, decade)]
    return Finding(
        UNLIKE_EVIDENCE,
        Severity.CHECK,
        _("Not like for like"),
        _(
            "{event} is one event, and {decade} covers ten years or more.",
            event=named(titles[0]),
            decade=named(titles[1]),
        ),
        _("An examiner will not let one event outweigh a decade: compare like with like, or say why it still counts."),
        (paragraph.place(event), paragraph.place(decade)),
        (writing(event, _("Say what the event stands for")),),
        resting_on(titles, [paragraph.plan.card(each).when for each in (event, decade)]),
    )
