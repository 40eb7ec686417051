"""Where what is used comes from: sources, pages, and books of historians."""

import re
from collections.abc import Iterator

from essayplanner.coach.asked import minutes_of, reading_of
from essayplanner.coach.findings import Finding, How, Mend, Place, Severity, at_placed, resting_on
from essayplanner.coach.grouping import listed
from essayplanner.coach.phrases import says
from essayplanner.domain.cards import Kind
from essayplanner.domain.locators import has_pages
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced
from essayplanner.domain.question import Task
from essayplanner.domain.text import fold
from essayplanner.language import _, n_

NO_SOURCE = "no-source"
NO_PAGE = "no-page"

#: Fewer words within quotation marks are a name, a title or a word held at arm's length.
_WORDS_OF_A_QUOTATION = 4
_QUOTED = re.compile('“([^“”]*)”|"([^"]*)"|«([^«»]*)»|„([^„“”]*)[“”]')
_NAME = re.compile(r"[^\W\d_]\w{2,}")

_Standing = tuple[PlanPart, PlanPlaced]


def no_source(plan: Plan) -> Iterator[Finding]:
    """Cards that are used and say nothing of where they come from: quotations, then evidence, then historians.

    Nothing is asked of an outline for an exam, nor of the sources that a paper gives.
    """
    if _is_for_an_exam(plan):
        return
    are_given = reading_of(plan).task is Task.SOURCES
    quoting: list[_Standing] = []
    bare: list[_Standing] = []
    bookless: list[_Standing] = []
    for part, placed in _each_once(plan):
        card, facts = plan.card(placed), plan.facts_of(placed.card_id)
        if are_given and says(card.title, "given"):
            continue
        if not facts.citations and _quotations(plan, placed):
            quoting.append((part, placed))
        elif card.kind is Kind.HISTORIAN:
            if not _has_a_book(plan, placed):
                bookless.append((part, placed))
        elif card.kind is Kind.EVIDENCE and not facts.citations:
            bare.append((part, placed))
    if quoting:
        yield _finding(
            plan,
            NO_SOURCE,
            Severity.MISSING,
            quoting,
            n_("A quotation without a source", "{n} quotations without a source", len(quoting)),
            n_(
                "{cards} quotes somebody’s words and does not say where they are from.",
                "{cards} quote somebody’s words and do not say where they are from.",
                len(quoting),
                cards=_named(plan, quoting),
            ),
            _("Words within quotation marks are somebody’s: a reader must be able to look them up."),
        )
    if bare:
        yield _finding(
            plan,
            NO_SOURCE,
            Severity.CHECK,
            bare,
            n_("Evidence without a source", "{n} pieces of evidence without a source", len(bare)),
            n_(
                "{cards} does not say where it comes from.",
                "{cards} do not say where they come from.",
                len(bare),
                cards=_named(plan, bare),
            ),
            _("If nobody can trace a fact, there is only your word for it, and you cannot go back to check."),
        )
    if bookless:
        yield _finding(
            plan,
            NO_SOURCE,
            Severity.CHECK,
            bookless,
            n_("A historian without a book", "{n} historians without a book", len(bookless)),
            n_(
                "No book or article by {cards} is cited.",
                "No books or articles by {cards} are cited.",
                len(bookless),
                cards=_named(plan, bookless),
            ),
            _("A name alone earns little: an examiner asks what the historian argued, and where."),
        )


def no_page(plan: Plan) -> Iterator[Finding]:
    """Evidence and quotations that cite a source that has pages without saying where in it.

    Of what was found quoted in another source the place in the first is not asked for; nor is it of a historian, who
    stands for the argument of a whole book, or in an exam.
    """
    if _is_for_an_exam(plan):
        return
    found = [
        (part, placed)
        for part, placed in _each_once(plan)
        if (plan.card(placed).kind is not Kind.HISTORIAN or _quotations(plan, placed))
        and any(
            has_pages(cited.type) and not cited.is_via and not cited.locator.strip()
            for cited in plan.facts_of(placed.card_id).citations
        )
    ]
    if found:
        yield _finding(
            plan,
            NO_PAGE,
            Severity.CHECK,
            found,
            n_("A source without a page", "{n} sources without a page", len(found)),
            n_(
                "{cards} names its source, but not the page.",
                "{cards} name their sources, but not the pages.",
                len(found),
                cards=_named(plan, found),
            ),
            _("A reference to a whole book cannot be checked; add the page while you still have the book."),
            (_("Add the page"), _("Add pages")),
        )


def _is_for_an_exam(plan: Plan) -> bool:
    """Whether it is planned by the clock, and no scheme asks for sources: nobody can look them up in the hall."""
    asked = {rule for demand in plan.demanded.demands for rule in demand.rules} if plan.demanded else set()
    return minutes_of(plan) > 0 and asked.isdisjoint((NO_SOURCE, NO_PAGE))


def _finding(
    plan: Plan,
    rule: str,
    severity: Severity,
    found: list[_Standing],
    title: str,
    sentence: str,
    reason: str,
    words: tuple[str, str] | None = None,
) -> Finding:
    one, many = words or (_("Add a source"), _("Add sources"))
    cards = [plan.card(placed) for _part, placed in found]
    mend = Mend(How.OPEN, one if len(found) == 1 else many, card_id=cards[0].id, field="sources")
    rests_on = tuple(
        resting_on(plan.facts_of(placed.card_id).citations, _quotations(plan, placed)) for _part, placed in found
    )
    return Finding(rule, severity, title, sentence, reason, _places(plan, found), (mend,), rests_on)


def _each_once(plan: Plan) -> Iterator[_Standing]:
    """The cards that are placed, each where it stands first."""
    seen = set()
    for part in plan.parts:
        for placed in part.placed:
            if placed.card_id not in seen:
                seen.add(placed.card_id)
                yield part, placed


def _quotations(plan: Plan, placed: PlanPlaced) -> list[str]:
    """What stands within quotation marks in title, text and note of a card, and is more than a name."""
    text = "\n".join((plan.card(placed).title, plan.facts_of(placed.card_id).text, placed.note))
    quoted = (next(filter(None, found.groups()), "") for found in _QUOTED.finditer(text))
    return [each for each in quoted if len(each.split()) >= _WORDS_OF_A_QUOTATION]


def _has_a_book(plan: Plan, placed: PlanPlaced) -> bool:
    """Whether a historian cites something that bears his own name, or words of his that were found elsewhere."""
    facts = plan.facts_of(placed.card_id)
    names = _names(f"{plan.card(placed).title} {facts.aliases}")
    return any(cited.is_via or not names.isdisjoint(_names(cited.short)) for cited in facts.citations)


def _names(text: str) -> set[str]:
    return {fold(word) for word in _NAME.findall(text) if word[0].isupper()}


def _named(plan: Plan, found: list[_Standing]) -> str:
    return listed([plan.card(placed).title for _part, placed in found])


def _places(plan: Plan, found: list[_Standing]) -> tuple[Place, ...]:
    return tuple(at_placed(plan, placed, part) for part, placed in found)
