"""What the question of a plan asks for: its reading, its years, and the words that an answer uses."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from essayplanner.coach.phrases import says, without
from essayplanner.coach.questions import read_question
from essayplanner.coach.terms import stems, terms
from essayplanner.domain.argument import CardSeen, OutlineSeen
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan
from essayplanner.domain.question import Part, Reading, from_stored
from essayplanner.domain.timeline import Fence, fence_of

#: A word on more than one in so many cards, and on more than so many, does not tell what a section is about.
_COMMON_SHARE, _COMMON_CARDS = 10, 4


def reading_of(plan: Plan) -> Reading:
    """How the question is read, with what the student corrected."""
    return _reading(plan.title, plan.reading)


@lru_cache(64)
def _reading(question: str, stored: str) -> Reading:
    return read_question(question, corrections=from_stored(stored))


def years_of(plan: Plan) -> Fence | None:
    """The years that the question asks about: those that the student gave, else those that stand in it; else None."""
    return fence_of(OutlineSeen(title=plan.title, dates=plan.dates or reading_of(plan).dates))


def minutes_of(plan: Plan) -> int:
    """The minutes that there are: those that the student gave, else those of the scheme; 0 where nobody said."""
    return plan.minutes or (plan.demanded.minutes if plan.demanded else 0)


def factors_of(plan: Plan) -> frozenset[str]:
    """The terms of what is to be weighed."""
    reading = reading_of(plan)
    return frozenset().union(*map(stems, (*reading.texts(Part.FACTOR), *reading.texts(Part.OTHER))))


def question_terms(plan: Plan) -> frozenset[str]:
    """The terms of all that the question names and claims; words that nothing was made of are none."""
    reading = reading_of(plan)
    return terms(reading) - stems(" ".join(reading.unread)) if reading.task else terms(reading)


def thesis_terms(plan: Plan) -> frozenset[str]:
    """The terms of the thesis, without the words that one would have on anything."""
    return _telling_stems(plan.thesis)


def _telling_stems(text: str) -> frozenset[str]:
    return stems(without(text, "ranks", "hedges", "empty", "everywhere"))


def opening_terms(plan: Plan) -> frozenset[str]:
    """The terms of what stands for the answer: of the thesis, or where there is none of the notes of introductions."""
    notes = " \n".join(part.section.note for part in plan.of_role(Role.INTRODUCTION))
    return thesis_terms(plan) if plan.thesis.strip() else _telling_stems(notes)


def answer_terms(plan: Plan) -> frozenset[str]:
    """The terms of the answer: of the thesis, and of the notes of introduction and conclusion, where these do more than
    tell what will be written about."""
    ends = (*plan.of_role(Role.INTRODUCTION), *plan.of_role(Role.CONCLUSION))
    notes = (part.section.note for part in ends)
    telling_notes = (note for note in notes if says(note, "ranks", "criteria") or not says(note, "announces"))
    return thesis_terms(plan).union(*map(_telling_stems, telling_notes))


def telling(plan: Plan, of: frozenset[str]) -> frozenset[str]:
    """Those of some terms that tell what a section is about; what the question has one weigh counts all the same."""
    return uncommon(plan.cards, of) | (of & factors_of(plan))


def uncommon(cards: Mapping[int, CardSeen], of: frozenset[str]) -> frozenset[str]:
    """Those of some terms that are not on every tenth card of a notebook, as its topic is, which fits everywhere."""
    seen = Counter(term for card in cards.values() for term in of & stems(card.title))
    most = max(_COMMON_CARDS, len(cards) // _COMMON_SHARE)
    return frozenset(term for term in of if seen[term] <= most)
