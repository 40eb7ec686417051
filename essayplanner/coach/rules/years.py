"""The years of the question, and those of the evidence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from essayplanner.coach.asked import reading_of, years_of
from essayplanner.coach.coverage import runs, years_touched
from essayplanner.coach.findings import Finding, How, Mend, Severity, at_placed, at_section, resting_on, whole
from essayplanner.coach.grouping import listed
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.phrases import says, tells_of_time
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced
from essayplanner.domain.question import Part, Task
from essayplanner.domain.timeline import Dated, Fence, dated, is_outside
from essayplanner.domain.timeline_axis import years_name
from essayplanner.language import _, join_or, n_, sentences

EVIDENCE_OUTSIDE_DATES = "evidence-outside-dates"
YEARS_UNTOUCHED = "years-untouched"
ORDER_OF_TIME = "order-of-time"

#: A question of fewer years asks about an event, which what lies around it explains.
_FEWEST_YEARS = 4
#: A run of years without evidence is named from so many years, and from such a part of all years that are asked about.
_SHORTEST_RUN, _SHORTEST_SHARE = 4, 6
#: With less evidence that has a date there are gaps everywhere.
_FEWEST = 6
#: As many paragraphs that follow each other in time are an order.
_FEWEST_IN_ORDER = 3

_NOT_BEFORE = frozenset((Task.CAUSES, Task.CHANGE, Task.COMPARE))
_NOT_AFTER = frozenset((Task.CONSEQUENCES, Task.SIGNIFICANCE))


class _Standing(NamedTuple):
    part: PlanPart
    placed: PlanPlaced
    item: Dated


def evidence_outside_dates(plan: Plan) -> Iterator[Finding]:
    """Evidence in paragraphs of which no day lies within the years of the question.

    Where it is said what it is there for (“background”, “compare”), it is not meant. Of the causes of something what
    came before is asked for, and of what followed from it what came after; a question that compares looks back, and
    a source that is to be weighed may be of any year.
    """
    asked = years_of(plan)
    if not asked or reading_of(plan).task is Task.SOURCES or (None not in asked[:2] and _count(asked) < _FEWEST_YEARS):
        return
    task = reading_of(plan).task
    fence = asked._replace(
        first=None if task in _NOT_BEFORE or says(plan.title, "compares") else asked.first,
        last=None if task in _NOT_AFTER else asked.last,
    )
    outside = [each for each in _standing(plan) if is_outside(each.item, fence) and not _is_explained(each)]
    if outside:
        yield Finding(
            EVIDENCE_OUTSIDE_DATES,
            Severity.THIN,
            n_(
                "Evidence outside the question’s years",
                "{n} pieces of evidence outside the question’s years",
                len(outside),
            ),
            n_(
                "The question asks about {years}, and {cards} lies outside them.",
                "The question asks about {years}, and {cards} lie outside them.",
                len(outside),
                years=asked.name,
                cards=listed(each.item.card.title for each in outside),
            ),
            _("Evidence from other years earns nothing by itself; say what it explains about these, or leave it out."),
            tuple(at_placed(plan, each.placed, each.part) for each in outside),
            (
                Mend(How.WRITE, _("Say why it is here"), at="placement", at_id=outside[0].placed.id),
                Mend(How.REMOVE, _("Take it out"), at="placement", at_id=outside[0].placed.id),
            ),
            tuple(resting_on(asked[:2], each.item.card.title, each.item.card.when) for each in outside),
        )


def _count(asked: Fence) -> int:
    return len(range(asked.first or 0, (asked.last or 0) + 1))


def _standing(plan: Plan) -> Iterator[_Standing]:
    """Evidence with a date that stands in paragraphs, in reading order."""
    for part in plan.body:
        for placed in part.placed:
            card = plan.card(placed)
            if card.kind is Kind.EVIDENCE and (item := dated(card)):
                yield _Standing(part, placed, item)


def _is_explained(each: _Standing) -> bool:
    sections = (each.part.section, *each.part.inner)
    own = next((section for section in sections if section.id == each.placed.section_id), each.part.section)
    return any(says(text, "beyond") for text in (each.placed.note, own.title, own.note))


def has_years(plan: Plan) -> bool:
    """Whether the question asks about years from one to another, not about two times or for sources to be weighed, and
    there is evidence with dates."""
    asked, reading = years_of(plan), reading_of(plan)
    if not asked or None in asked[:2] or not plan.is_begun or reading.task is Task.SOURCES:
        return False
    if _count(asked) < _FEWEST_YEARS:
        return False
    if len(reading.texts(Part.YEARS)) > 1 and plan.dates in ("", reading.dates):
        return False
    return (
        sum(plan.cards[id].kind is Kind.EVIDENCE and plan.cards[id].first != 0 for id in plan.placed_ids()) >= _FEWEST
    )


def years_untouched(plan: Plan) -> Iterator[Finding]:
    """Years of the question that no evidence touches, in runs worth naming."""
    asked = years_of(plan)
    if not asked or asked.first is None or asked.last is None or not has_years(plan):
        return
    first, last = asked.first, asked.last
    shortest = max(_SHORTEST_RUN, -(-_count(asked) // _SHORTEST_SHARE))
    gaps = ((max(start, first), min(end, last)) for start, end in runs(years_touched(plan, first, last), touched=False))
    untouched = [(start, end) for start, end in gaps if end - start + 1 >= shortest]
    if not untouched:
        return
    placed_ids = plan.placed_ids()
    waiting = tuple(
        card.id
        for card in plan.cards.values()
        if card.kind is not Kind.HISTORIAN
        and card.first
        and card.id not in placed_ids
        and any(start <= card.last // 10000 and card.first // 10000 <= end for start, end in untouched)
    )
    shown = [_run(run, first, last) for run in untouched]
    waits = n_("{n} card in the notebook is.", "{n} cards in the notebook are.", len(waiting)) if waiting else ""
    yield Finding(
        YEARS_UNTOUCHED,
        Severity.THIN,
        _("No evidence {years}", years=shown[0]) if len(shown) == 1 else _("Years without evidence"),
        sentences(
            (
                _(
                    "The question asks about {asked}, and none of your evidence is dated {years}.",
                    asked=asked.name,
                    years=join_or(shown),
                ),
                waits,
            )
        ),
        _("A judgement on the whole period needs evidence from all of it, or a reason why some years matter less."),
        (whole(plan),),
        (Mend(How.SHOW, _("Show them"), card_ids=waiting),) if waiting else (),
        resting_on(asked[:2], untouched),
    )


def _run(run: tuple[int, int], first: int, last: int) -> str:
    start, end = run
    if end == last and start > first:
        return _("after {year}", year=years_name(start - 1, start - 1))
    if start == first and end < last:
        return _("before {year}", year=years_name(end + 1, end + 1))
    return _("in {years}", years=years_name(start, end))


class Span(NamedTuple):
    """A paragraph with dated evidence, from the first day to the last of it as yyyymmdd."""

    part: PlanPart
    first: int
    last: int


def spans_of_time(paragraph: Paragraph) -> Iterator[Span]:
    """The paragraph, where it has dated evidence."""
    cards = [each.item.card for each in _standing(paragraph.plan)]
    if cards:
        yield Span(paragraph.part, min(card.first for card in cards), max(card.last for card in cards))


def order_of_time(plan: Plan, spans: Sequence[Span]) -> Iterator[Finding]:
    """Paragraphs that follow each other in time and of which none ranks anything: the order of a story.

    Most of the paragraphs must have evidence with dates, and half of those tell a story by their titles or claim
    nothing. Where change is asked for, time is the order of the answer, and sources come as they are given.
    """
    if reading_of(plan).task in (Task.CHANGE, Task.DESCRIBE, Task.SOURCES):
        return
    parts = [each.part for each in spans]
    arguing = [part for part in plan.body if part.placed]
    if len(spans) < _FEWEST_IN_ORDER or 3 * len(spans) < 2 * len(arguing):
        return
    if not all(_follows(before, after) for before, after in pairwise(spans)):
        return
    told = [part for part in parts if tells_of_time(part.section.title) or not plan.of_kind(part, Kind.CLAIM)]
    if 2 * len(told) < len(parts) or any(_ranks(plan, part) for part in arguing):
        return
    yield Finding(
        ORDER_OF_TIME,
        Severity.THIN,
        _("Only in order of time"),
        _(
            "{sections} follow the order of events, and none says what counts for more.",
            sections=listed([part.section.title for part in parts]),
        ),
        _("A story told in order earns few marks: an examiner looks for points, each with its weight."),
        tuple(map(at_section, parts)),
        (Mend(How.WRITE, _("Say what it proves"), at="section", at_id=parts[0].section.id),),
        resting_on([(part.section.title, part.section.note, (first, last)) for part, first, last in spans]),
    )


def _follows(before: Span, after: Span) -> bool:
    """Whether what comes after begins later, and not before the other has ended but for its last year."""
    return before.first < after.first and before.last // 10000 <= after.first // 10000


def _ranks(plan: Plan, part: PlanPart) -> bool:
    claims = (plan.card(each).title for each in plan.of_kind(part, Kind.CLAIM))
    texts = (text for each in (part.section, *part.inner) for text in (each.title, each.note))
    return any(says(text, "ranks", "criteria") for text in (*texts, *claims))
