"""Shapes for a question: which suit it, the plan that one makes of it, and what of the plan meets which demand."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from essayplanner.coach.budgets import shared_out
from essayplanner.coach.field_values import field_values
from essayplanner.coach.fitting import Cards
from essayplanner.coach.reading.sources import sources_named
from essayplanner.coach.sides_asked import Side, sides_for, sides_with
from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.dates import Span, parse_date
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan
from essayplanner.domain.question import Part, Reading, Task
from essayplanner.domain.structures import (
    MOST_LETTERS,
    SLOTS,
    Demand,
    Each,
    ProposedPlan,
    ProposedSection,
    Shape,
    ShapePart,
    Slot,
    Structures,
)
from essayplanner.domain.text import as_typed, shorten
from essayplanner.language import N_, _

#: Words are shared out in steps of so many.
_EVEN = 10
_FIELD = re.compile(r"\{(\w+)\}")
#: What stands in brackets around a field is left out where the question has nothing for it.
_OPTIONAL = re.compile(r"\[([^\[\]{}]*\{(\w+)\}[^\[\]{}]*)\]")
#: What a cut title does not end with.
_LOOSE = re.compile(r"(?:[\s,;:–—-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with))+\Z", re.IGNORECASE)
#: What stands in a hint or a demand where the question has nothing for it.
_MISSING = {
    "factor": N_("the named factor"),
    "other": N_("the other factor"),
    "side": N_("this side"),
    "source": N_("the source"),
    "claim": N_("the claim"),
    "view": N_("what the question claims"),
    "topic": N_("the topic"),
    "years": N_("the years of the question"),
    "place": N_("the place"),
    "person": N_("the person"),
    "question": N_("the question"),
    "was": N_("was"),
    "how": N_("how far"),
}
#: The fields that say what the cards of a section are about, and the slots that wait for cards.
_TERMS = ("factor", "other", "topic")
_WHICH = re.compile(r"(?:which|what|who)\b", re.IGNORECASE)
#: What asks for factors without naming them, as “which was the main cause” does too.
_OF_FACTORS = frozenset((Task.CAUSES, Task.CONSEQUENCES))
_FOR_CARDS = frozenset((Slot.POINT, Slot.HOWEVER, Slot.EVIDENCE, Slot.HISTORIAN))


class _Filled(NamedTuple):
    """A part of a shape for a question: its title, what its fields stand for, and the cards that fit."""

    title: str
    values: Mapping[str, str]
    cards: tuple[int, ...]


def suited(structures: Structures, reading: Reading) -> list[tuple[Shape, str]]:
    """All shapes, those that suit the question best first, each with why or else what it is."""

    values = field_values(reading)

    def rank(shape: Shape) -> tuple[int, bool, bool]:
        return -_suits(shape, reading, values), not shape.is_own, _rests_on_factor(shape, reading)

    return [(shape, _why(shape, reading)) for shape in sorted(structures.shapes, key=rank)]


def _suits(shape: Shape, reading: Reading, values: Mapping[str, tuple[str, ...]]) -> int:
    asked = [{*_FIELD.findall(part.title)} for part in shape.parts]
    used = set[str]().union(*(fields for fields in asked if all(values.get(field) for field in fields)))
    filled = len(used & {"factor", "other"}) + 2 * ("claim" in used)
    if not shape.tasks:
        return 1
    return 4 + filled if reading.task in shape.tasks else 0


def _rests_on_factor(shape: Shape, reading: Reading) -> bool:
    """Whether several parts wait for a factor where the question neither names one nor asks for some."""
    asks = reading.task in _OF_FACTORS or any(map(_WHICH.match, reading.texts(Part.COMMAND)))
    if reading.task is None or asks or reading.texts(Part.FACTOR):
        return False
    return sum("factor" in _FIELD.findall(part.title) for part in shape.parts) > 1


def _why(shape: Shape, reading: Reading) -> str:
    if reading.task is None or reading.task not in shape.tasks:
        return shape.about
    words = " … ".join((*reading.texts(Part.COMMAND)[:1], *reading.texts(Part.CLAIM)[:1]))
    return _("fits “{words}”", words=shorten(words, MOST_LETTERS)) if words else shape.about


def plan_from(
    shape: Shape,
    reading: Reading,
    cards: Cards | None = None,
    debates: Sequence[DebateSeen] = (),
    *,
    words: int = 0,
    minutes: int = 0,
) -> ProposedPlan:
    """The sections that a shape makes for a question, with the cards that fit each, and the words and minutes shared
    out by weight."""
    values, sides = field_values(reading), sides_for(reading, debates)
    if not any(part.each is Each.FACTOR for part in shape.parts):
        values["other"] = (*values["factor"][1:], *values["other"])
    known = cards or Cards()
    made = [(part, filled) for part in shape.parts for filled in _filled(part, values, sides, known, reading)]
    weights = [part.weight for part, _each in made]
    lengths, times = shared_out(words, weights, _EVEN), shared_out(minutes, weights)
    return ProposedPlan(
        shape.key,
        tuple(
            ProposedSection(
                _title(filled.title),
                part.role,
                part.slots,
                _fill(part.hint, filled.values),
                length,
                time,
                filled.cards,
            )
            for (part, filled), length, time in zip(made, lengths, times, strict=True)
        ),
        words,
        minutes,
    )


def _filled(
    part: ShapePart, values: Mapping[str, tuple[str, ...]], sides: tuple[Side, ...], cards: Cards, reading: Reading
) -> Iterable[_Filled]:
    years = parse_date(reading.dates)
    usual = {field: texts[0] for field, texts in values.items() if texts}
    on_sides = (cards.on_side(side.id, years) for side in sides_with(part.stance, reading, sides))
    meant = tuple(dict.fromkeys(id for found in on_sides for id in found))
    if part.each is Each.SIDE:
        for side in sides:
            own = {**usual, "side": side.name}
            yield _Filled(_fill(part.title, own), own, cards.on_side(side.id, years))
        lacks = not sides
    else:
        each = values[part.each.value] if part.each else ("",)
        found = [{**usual, part.each.value: one} if part.each else usual for one in each]
        lacks = not found or not {*_FIELD.findall(_OPTIONAL.sub("", part.title))} <= found[0].keys()
        for own in found if not lacks else ():
            fields = _FIELD.findall(part.title) if _FOR_CARDS & {*part.slots} else ()
            term = next((own[field] for field in fields if field in _TERMS), "")
            fitting = _about(term, years, sides, cards) if term else meant
            yield _Filled(_fill(part.title, own), own, fitting)
    if lacks:
        titles = [*filter(None, map(str.strip, part.fallback.split("|")))]
        if part.each is Each.OTHER and (more := values["factor"][1:]):  # others that have their sections already
            titles = [] if reading.task is Task.COMPARE else titles[len(more) :]
        for title in titles:
            yield _Filled(_fill(title, usual), usual, meant)


def _about(term: str, years: Span | None, sides: Sequence[Side], cards: Cards) -> tuple[int, ...]:
    """The cards that speak of a term; where that is a side, those that stand on it."""
    side = next((each for each in sides if each.name.casefold() == term.casefold()), None)
    if side:
        return cards.on_side(side.id, years)
    return cards.fitting(term, years)


def _fill(text: str, values: Mapping[str, str]) -> str:
    text = _OPTIONAL.sub(lambda found: found[1] if found[2] in values else "", text)
    return _FIELD.sub(lambda found: values.get(found[1]) or _(_MISSING.get(found[1], found[0])), text)


def _title(text: str) -> str:
    """A title of no more letters than fit, cut between words, with a capital; a question stays one."""
    text = shorten(text, 1000)
    if len(text) > MOST_LETTERS:
        end = "…?" if text.endswith("?") else "…"
        short = text[: MOST_LETTERS - len(end) + 1].rpartition(" ")[0] or text[: MOST_LETTERS - len(end)]
        text = (_LOOSE.sub("", short) or short) + end
    return text[:1].upper() + text[1:]


def said(demand: Demand, reading: Reading) -> str:
    """The sentence of a demand, with the question's own years and factor."""
    return _fill(demand.sentence, {field: texts[0] for field, texts in field_values(reading).items() if texts})


def _holds(*slots: Slot) -> Callable[[ProposedSection], bool]:
    return lambda section: any(slot in section.slots for slot in slots)


def _is_end(section: ProposedSection) -> bool:
    return section.role is Role.CONCLUSION


_THESIS = _holds(Slot.THESIS)
_EVIDENCE = _holds(Slot.EVIDENCE)
_REASONS = _holds(Slot.EXPLAIN, Slot.BECAUSE, Slot.SO_WHAT)
_POINTS = _holds(Slot.POINT, Slot.HOWEVER)
_NAMES = _holds(Slot.HISTORIAN)
#: By the key of a rule, the sections in which what it asks for can stand.
_WHERE: dict[str, Callable[[ProposedSection], bool]] = {
    "claim-without-evidence": _EVIDENCE,
    "evidence-without-explanation": _REASONS,
    "claim-unchallenged": _POINTS,
    "challenge-unanswered": _POINTS,
    "one-side-alone": _POINTS,
    "list-of-names": _NAMES,
    "historian-supports-nothing": _NAMES,
    "conflict-unmarked": _NAMES,
    "figure-without-caution": _EVIDENCE,
    "same-evidence-twice": _EVIDENCE,
    "unlike-evidence": _EVIDENCE,
    "section-off-question": _holds(Slot.THESIS, Slot.CRITERIA, Slot.JUDGEMENT),
    "evidence-outside-dates": _EVIDENCE,
    "years-untouched": _EVIDENCE,
    "themes-untouched": _POINTS,
    "order-of-time": _POINTS,
    "introduction-without-thesis": _THESIS,
    "conclusion-without-judgement": _is_end,
    "thesis-takes-no-side": _THESIS,
    "factors-unranked": lambda section: _POINTS(section) or (Slot.CRITERIA in section.slots and not _THESIS(section)),
    "no-source": _EVIDENCE,
    "no-page": _EVIDENCE,
    "provenance-unrewarded": _EVIDENCE,
    "critical-question": _POINTS,
}


def meeting(demand: Demand, sections: Sequence[ProposedSection]) -> tuple[int, ...]:
    """The numbers, counted from 1, of the sections that can meet a demand; none where it is ticked off by hand."""
    asked = [_WHERE[rule] for rule in demand.rules if rule in _WHERE]
    return tuple(number for number, section in enumerate(sections, 1) if any(holds(section) for holds in asked))


def shape_of(plan: Plan, reading: Reading | None = None, called: str = "") -> Shape:
    """The sections of an outline as a shape, called that, or as the outline is; their words become weights.

    Where the question was read, titles hold its fields instead of its words, so that the shape serves other questions.
    """
    sections = [section for part in plan.parts for section in (part.section, *part.inner)]
    usual = sum(section.words for section in sections) // max(1, sum(section.words > 0 for section in sections))
    parts = list[ShapePart]()
    for section in sections:
        part = ShapePart(
            shorten(_plain(section.title), 2 * MOST_LETTERS),
            section.role,
            min(1000, max(1, (section.words or usual or 100) // 10)),
            tuple(SLOTS[slot] for slot in section.slots if slot in SLOTS),
        )
        part = _with_fields(part, reading) if reading else part
        if parts and part.each and parts[-1].each is part.each:
            parts[-1] = parts[-1]._replace(fallback=f"{parts[-1].fallback} | {part.fallback}")
        else:
            parts.append(part)
    title = called.strip() or plan.title
    key = "-".join(re.findall("[a-z0-9]+", as_typed(title)))[:40].strip("-")
    return Shape(key or "shape", shorten(_plain(title), MOST_LETTERS), parts=tuple(parts))


def _with_fields(part: ShapePart, reading: Reading) -> ShapePart:
    """The part with fields for the words of the question; its own title stands where another question has none."""
    fallback = part.title.replace("|", "/")
    if part.title in sources_named(reading.question):
        return part._replace(title="{source}", each=Each.SOURCE, fallback=fallback)
    if part.title.casefold() in (text.casefold() for text in reading.texts(Part.OTHER)):
        return part._replace(title="{other}", each=Each.OTHER, fallback=fallback)
    title = part.title
    for kind, field in ((Part.FACTOR, "{factor}"), (Part.CLAIM, "{claim}"), (Part.YEARS, "{years}")):
        for text in reading.texts(kind)[:1]:
            title = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", field, title, count=1, flags=re.IGNORECASE)
    return part if title == part.title else part._replace(title=title, fallback=fallback)


def _plain(text: str) -> str:
    """A title in which nothing is filled in."""
    return text.translate(str.maketrans("{}", "()"))
