"""Where what is used comes from: sources, pages, and books of historians."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from essayplanner.coach.asked import minutes_of, reading_of
from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, resting_on
from essayplanner.coach.grouping import listed
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.phrases import says
from essayplanner.domain.cards import Kind
from essayplanner.domain.locators import has_pages
from essayplanner.domain.plan import CardFacts, Plan, PlanPlaced
from essayplanner.domain.question import Task
from essayplanner.domain.text import fold
from essayplanner.language import _, n_

NO_SOURCE = "no-source"
NO_PAGE = "no-page"

#: Fewer words within quotation marks are a name, a title or a word held at arm's length.
_WORDS_OF_A_QUOTATION = 4
_QUOTED = re.compile('“([^“”]*)”|"([^"]*)"|«([^«»]*)»|„([^„“”]*)[“”]')
_NAME = re.compile(r"[^\W\d_]\w{2,}")


class Lack(Enum):
    """What a reader cannot look up, the worst first."""

    QUOTATION = auto()
    EVIDENCE = auto()
    BOOK = auto()
    PAGE = auto()


class Lacking(NamedTuple):
    """A card that lacks something, where it stands, and what that rests on."""

    lack: Lack
    card_id: int
    place: Place
    rests_on: str


def unsourced(paragraph: Paragraph) -> Iterator[Lacking]:
    """Cards that say nothing of where they come from."""
    for placed in paragraph.part.placed:
        kind, facts = paragraph.kind(placed), paragraph.plan.facts_of(placed.card_id)
        if not facts.citations and _quotations(paragraph, placed):
            yield _lacking(Lack.QUOTATION, paragraph, placed)
        elif kind is Kind.HISTORIAN:
            if not _has_a_book(paragraph.title(placed), facts):
                yield _lacking(Lack.BOOK, paragraph, placed)
        elif kind is Kind.EVIDENCE and not facts.citations:
            yield _lacking(Lack.EVIDENCE, paragraph, placed)


def no_source(plan: Plan, found: Sequence[Lacking]) -> Iterator[Finding]:
    """Them, each card once: quotations, then evidence, then historians. Nothing is asked of an outline for an exam, nor
    of the sources that a paper gives."""
    if _is_for_an_exam(plan):
        return
    are_given = reading_of(plan).task is Task.SOURCES
    once = [each for each in _each_once(found) if not (are_given and says(each.place.title, "given"))]
    quoting, bare, bookless = (
        [each for each in once if each.lack is lack] for lack in (Lack.QUOTATION, Lack.EVIDENCE, Lack.BOOK)
    )
    if quoting:
        yield _finding(
            NO_SOURCE,
            Severity.MISSING,
            quoting,
            n_("A quotation without a source", "{n} quotations without a source", len(quoting)),
            n_(
                "{cards} quotes somebody’s words and does not say where they are from.",
                "{cards} quote somebody’s words and do not say where they are from.",
                len(quoting),
                cards=_named(quoting),
            ),
            _("Words within quotation marks are somebody’s: a reader must be able to look them up."),
        )
    if bare:
        yield _finding(
            NO_SOURCE,
            Severity.CHECK,
            bare,
            n_("Evidence without a source", "{n} pieces of evidence without a source", len(bare)),
            n_(
                "{cards} does not say where it comes from.",
                "{cards} do not say where they come from.",
                len(bare),
                cards=_named(bare),
            ),
            _("If nobody can trace a fact, there is only your word for it, and you cannot go back to check."),
        )
    if bookless:
        yield _finding(
            NO_SOURCE,
            Severity.CHECK,
            bookless,
            n_("A historian without a book", "{n} historians without a book", len(bookless)),
            n_(
                "No book or article by {cards} is cited.",
                "No books or articles by {cards} are cited.",
                len(bookless),
                cards=_named(bookless),
            ),
            _("A name alone earns little: an examiner asks what the historian argued, and where."),
        )


def unpaged(paragraph: Paragraph) -> Iterator[Lacking]:
    """Evidence and quotations that cite a source that has pages without saying where in it.

    Of what was found quoted in another source the place in the first is not asked for, nor is it of a historian, who
    stands for the argument of a whole book.
    """
    for placed in paragraph.part.placed:
        cited = paragraph.plan.facts_of(placed.card_id).citations
        if paragraph.kind(placed) is Kind.HISTORIAN and not _quotations(paragraph, placed):
            continue
        if any(has_pages(each.type) and not each.is_via and not each.locator.strip() for each in cited):
            yield _lacking(Lack.PAGE, paragraph, placed)


def no_page(plan: Plan, found: Sequence[Lacking]) -> Iterator[Finding]:
    """Them, each card once; none in an exam."""
    pageless = [] if _is_for_an_exam(plan) else _each_once(found)
    if pageless:
        yield _finding(
            NO_PAGE,
            Severity.CHECK,
            pageless,
            n_("A source without a page", "{n} sources without a page", len(pageless)),
            n_(
                "{cards} names its source, but not the page.",
                "{cards} name their sources, but not the pages.",
                len(pageless),
                cards=_named(pageless),
            ),
            _("A reference to a whole book cannot be checked; add the page while you still have the book."),
            (_("Add the page"), _("Add pages")),
        )


def _is_for_an_exam(plan: Plan) -> bool:
    """Whether it is planned by the clock, and no scheme asks for sources: nobody can look them up in the hall."""
    asked = {rule for demand in plan.demanded.demands for rule in demand.rules} if plan.demanded else set()
    return minutes_of(plan) > 0 and asked.isdisjoint((NO_SOURCE, NO_PAGE))


def _finding(
    rule: str,
    severity: Severity,
    found: list[Lacking],
    title: str,
    sentence: str,
    reason: str,
    words: tuple[str, str] | None = None,
) -> Finding:
    one, many = words or (_("Add a source"), _("Add sources"))
    mend = Mend(How.OPEN, one if len(found) == 1 else many, card_id=found[0].card_id, field="sources")
    places = tuple(each.place for each in found)
    return Finding(rule, severity, title, sentence, reason, places, (mend,), tuple(each.rests_on for each in found))


def _lacking(lack: Lack, paragraph: Paragraph, placed: PlanPlaced) -> Lacking:
    rests_on = resting_on(paragraph.plan.facts_of(placed.card_id).citations, _quotations(paragraph, placed))
    return Lacking(lack, placed.card_id, paragraph.place(placed), rests_on)


def _each_once(found: Sequence[Lacking]) -> list[Lacking]:
    """The cards that lack something, each by the worst of it, where it does so first."""
    once: dict[int, Lacking] = {}
    for each in sorted(found, key=lambda each: each.lack.value):
        once.setdefault(each.card_id, each)
    return list(once.values())


def _quotations(paragraph: Paragraph, placed: PlanPlaced) -> list[str]:
    """What stands within quotation marks in title, text and note of a card, and is more than a name."""
    text = "\n".join((*paragraph.said(placed), placed.note))
    quoted = (next(filter(None, found.groups()), "") for found in _QUOTED.finditer(text))
    return [each for each in quoted if len(each.split()) >= _WORDS_OF_A_QUOTATION]


def _has_a_book(historian: str, facts: CardFacts) -> bool:
    """Whether a historian cites something that bears his own name, or words of his that were found elsewhere."""
    names = _names(f"{historian} {facts.aliases}")
    return any(cited.is_via or not names.isdisjoint(_names(cited.short)) for cited in facts.citations)


def _names(text: str) -> set[str]:
    return {fold(word) for word in _NAME.findall(text) if word[0].isupper()}


def _named(found: list[Lacking]) -> str:
    return listed([each.place.title for each in found])
