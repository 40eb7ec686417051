"""Whether the paragraphs answer the question that was asked."""

import re
from collections.abc import Iterator, Sequence

from essayplanner.coach.asked import answer_terms, question_terms, reading_of, telling
from essayplanner.coach.findings import Finding, How, Mend, Severity, at_section, resting_on, whole
from essayplanner.coach.grouping import listed
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.phrases import says, tells_of_time, without
from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.coach.terms import stems
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan, PlanPart
from essayplanner.domain.question import Part, Reading, Task
from essayplanner.language import _, n_, sentences

SECTION_OFF_QUESTION = "section-off-question"
THEMES_UNTOUCHED = "themes-untouched"

#: Parts of a question that the essay has to deal with by name; one person or place alone is what all of it is about.
_THEMES, _PLURAL_THEMES = (Part.FACTOR, Part.OTHER), (Part.PERSON, Part.PLACE)
_REIGN = re.compile(r"\b(?:reigns?|rule|time|age|court|days) of\s*\Z", re.IGNORECASE)
#: Fewer cards in the outline cannot touch everything yet.
_FEWEST_CARDS = 5


def is_asked(plan: Plan) -> bool:
    """Whether there are paragraphs that are begun, and a question that was understood, with words to answer it in.
    Sources are answered by what their notes make of them."""
    return plan.is_begun and bool(_wanted(plan))


def _wanted(plan: Plan) -> frozenset[str]:
    if reading_of(plan).task in (None, Task.SOURCES) or not any(part.is_begun for part in plan.body):
        return frozenset()
    return telling(plan, question_terms(plan) | answer_terms(plan))


def section_off_question(plan: Plan) -> Iterator[Finding]:
    """Paragraphs of which neither title nor note nor first claim says how they answer the question.

    They do where they use a word of the question or of the answer that not every card has, rank what they tell, or say
    what it led to; what could be said of any question does not. A claim under a title that tells no story, without a
    note, is a point that is still to be written.
    """
    wanted = _wanted(plan)
    off = [
        part
        for part in plan.body
        if wanted
        and part.is_begun
        and not _is_point(plan, part)
        and wanted.isdisjoint(stems(_headline(plan, part)))
        and not says(without(_headline(plan, part), "empty"), "ranks", "criteria", "leads")
    ]
    if off:
        titles = [part.section.title for part in off]
        yield Finding(
            SECTION_OFF_QUESTION,
            Severity.THIN,
            n_("A section off the question", "{n} sections off the question", len(off)),
            n_(
                "{sections} does not say how it answers the question.",
                "{sections} do not say how they answer the question.",
                len(off),
                sections=listed(titles),
            ),
            _("An examiner looks for the question in every paragraph, and reads one without it as storytelling."),
            tuple(map(at_section, off)),
            (Mend(How.WRITE, _("Say what it answers"), at="section", at_id=off[0].section.id),),
            tuple(resting_on(plan.title, plan.thesis, _headline(plan, part)) for part in off),
        )


def _is_point(plan: Plan, part: PlanPart) -> bool:
    title, note = part.section.title, part.section.note
    return bool(plan.of_kind(part, Kind.CLAIM)) and not note.strip() and not tells_of_time(title)


def _headline(plan: Plan, part: PlanPart) -> str:
    """Titles and notes of a section and of those inside it, and the first claim of each."""
    first = {placed.section_id: plan.card(placed).title for placed in reversed(plan.of_kind(part, Kind.CLAIM))}
    return " \n".join(
        text for each in (part.section, *part.inner) for text in (each.title, each.note, first.get(each.id, ""))
    )


def stems_spoken(paragraph: Paragraph) -> Iterator[frozenset[str]]:
    """The stems of all that is said in titles, notes and cards."""
    yield frozenset().union(*map(stems, _spoken(paragraph.plan, paragraph.part)))


def themes_untouched(plan: Plan, spoken: Sequence[frozenset[str]]) -> Iterator[Finding]:
    """What the question has one weigh, and who and where it names, of which nothing in the outline speaks.

    Cards on somebody or some place need not name that each time: it is enough that the thesis does. Of themes that are
    listed, “social and economic”, each has to be there, in whatever words.
    """
    used = plan.placed_ids()
    if not plan.is_begun or len(used) < _FEWEST_CARDS:
        return
    reading = reading_of(plan)
    named = [text for each in _THEMES for text in reading.texts(each)]
    for each in _PLURAL_THEMES:
        texts = _weighed(reading, each)
        named += [text for text in texts if stems(text).isdisjoint(stems(plan.thesis))]
    left = {text: found for text in named if (found := stems(text)) and not _listed_themes(text)}
    left |= _listed_themes(plan.title)
    left = {theme: found for theme, found in left.items() if all(map(found.isdisjoint, spoken))}
    if not left:
        return
    every = frozenset().union(*left.values())
    waiting = tuple(
        card.id
        for card in plan.cards.values()
        if card.id not in used and not every.isdisjoint(stems(" ".join((card.title, *card.tags))))
    )
    said = _("No section speaks of {themes}.", themes=listed(list(left)))
    waits = n_("{n} card in the notebook does.", "{n} cards in the notebook do.", len(waiting)) if waiting else ""
    yield Finding(
        THEMES_UNTOUCHED,
        Severity.MISSING,
        n_("A part of the question untouched", "{n} parts of the question untouched", len(left)),
        sentences((said, waits)),
        _("An answer that leaves out what the question names has not met its demands, however good the rest is."),
        (whole(plan),),
        (Mend(How.SHOW, _("Show them"), card_ids=waiting),) if waiting else (),
        resting_on(sorted(left)),
    )


def _weighed(reading: Reading, part: Part) -> tuple[str, ...]:
    """The people or places of a question where there are several; “in the reign of” somebody is a time."""
    marks = [mark for mark in reading.marks if mark.part is part]
    found = [mark.text for mark in marks if not _REIGN.search(reading.question[: mark.start])]
    return tuple(found) if len(set(found)) > 1 else ()


def _listed_themes(question: str) -> dict[str, frozenset[str]]:
    """The themes that a question lists, each with what it is of (“economic effects”) and the stems of words on it."""
    themes = vocabulary().themes
    names = rf"(?:{'|'.join(themes)})"
    found: dict[str, frozenset[str]] = {}
    for row in re.finditer(rf"\b{names}(?:(?:,? and |, | or ){names})+\b(?: (\w+))?", question, re.IGNORECASE):
        for name in re.findall(names, row[0].lower()):
            found[f"{name} {row[1] or ''}".strip()] = stems(f"{name} {themes[name]}")
    return found


def _spoken(plan: Plan, part: PlanPart) -> Iterator[str]:
    for section in (part.section, *part.inner):
        yield section.title
        yield section.note
    for placed in part.placed:
        card, facts = plan.card(placed), plan.facts_of(placed.card_id)
        yield from (card.title, *card.tags, facts.aliases, placed.note, facts.said)
