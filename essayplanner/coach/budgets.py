"""The words and minutes of each section, shared out by weight.

A section that has a target of its own keeps it. What is left of the essay goes to the others by what they do and by how
many cards they hold, so that it changes as cards are dragged.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart, PlanSection

#: With fewer words a fact than this a section is tight: two sentences, one to say what the card says and one to say why
#: it matters, take about as many. Facts are evidence and historians: a claim takes few words, and what stands under it
#: makes it good.
TIGHT = 35
#: With fewer minutes a fact than this a section is tight: few write two sentences by hand in less.
TIGHT_MINUTES = 1
#: Minutes kept for planning, of how many: a habit that is taught.
PLANNING = (5, 40)

#: Shares are in tens where the sections without a target could have four of them each; else in single words.
_TENS, _ENOUGH = 10, 40
#: What a section weighs without cards. Each card of a paragraph, up to so many, adds one: the fullest paragraph has a
#: little more than twice the words of an empty one, which is still to be filled.
_WEIGHTS = {Role.INTRODUCTION: 7, Role.PARAGRAPH: 10, Role.CONCLUSION: 9, Role.HEADING: 10}
_MOST_CARDS = 12


class Asked(NamedTuple):
    """What a share rests on: what the section does, its own target (0 is none), the cards that stand in it, those of
    the sections inside it aside, whether there are such sections, and how many of the cards are facts."""

    role: Role
    words: int = 0
    cards: int = 0
    holds: bool = False
    facts: int = 0

    @property
    def weight(self) -> int:
        """How much of the essay it takes, against others; nothing where it is there for the sections inside it, or a
        heading alone."""
        if self.cards == 0 and (self.holds or self.role is Role.HEADING):
            return 0
        counted = self.cards if self.role in (Role.PARAGRAPH, Role.HEADING) else 0
        return _WEIGHTS[self.role] + min(counted, _MOST_CARDS)


class Budget(NamedTuple):
    """What a section is given. `words` is 0 where nobody said how long the essay is, or where none are left, and
    `minutes` where nobody said what time there is; `is_own` says that the words are its own target.

    `facts` are its evidence and historians, `size` is how much of the essay it takes, against the other sections.
    """

    words: int = 0
    minutes: int = 0
    cards: int = 0
    is_own: bool = False
    size: float = 0
    facts: int = 0

    @property
    def words_a_fact(self) -> int:
        """Words for each of its facts, rounded; 0 where there are none."""
        return _half_up(self.words, self.facts) if self.facts else 0

    @property
    def is_tight(self) -> bool:
        """Whether its words are too few for its facts."""
        return bool(self.words and self.facts) and self.words_a_fact < TIGHT

    @property
    def is_hurried(self) -> bool:
        """Whether its minutes are too few for its facts."""
        return bool(self.minutes) and self.minutes < TIGHT_MINUTES * self.facts


class Budgets(NamedTuple):
    """The budget of each section, in the order in which they were given.

    `words` is the length of the essay (0 where nobody said), `own` the words of all targets of sections, `shared` what
    was shared out among the others; `minutes` is the time for writing, and `planning` that kept for the plan.
    """

    each: tuple[Budget, ...] = ()
    words: int = 0
    own: int = 0
    shared: int = 0
    minutes: int = 0
    planning: int = 0


class PartBudget(NamedTuple):
    """The budget of a part of a plan, and of each of its sections by itself."""

    part: PlanPart
    budget: Budget
    sections: tuple[tuple[PlanSection, Budget], ...] = ()


def plan_budgets(plan: Plan, *, anew: bool = False) -> tuple[Budgets, tuple[PartBudget, ...]]:
    """The budgets of the sections of a plan in reading order, and of its parts.

    With `anew` as if no section had a target.
    """
    holding = {section.parent_id for part in plan.parts for section in (part.section, *part.inner)}
    asked = []
    for part in plan.parts:
        cards = Counter(placed.section_id for placed in part.placed)
        claims = Counter(placed.section_id for placed in plan.of_kind(part, Kind.CLAIM))
        for section in (part.section, *part.inner):
            words, id = 0 if anew else section.words, section.id
            asked.append(Asked(section.role, words, cards[id], id in holding, cards[id] - claims[id]))
    found = budgets(asked, plan.words, plan.minutes)
    left = iter(found.each)
    parts = []
    for part in plan.parts:
        sections = tuple((section, next(left)) for section in (part.section, *part.inner))
        parts.append(PartBudget(part, _together([budget for _section, budget in sections]), sections))
    return found, tuple(parts)


def _together(each: Sequence[Budget]) -> Budget:
    words, minutes, cards, own, sizes, facts = zip(*each, strict=True)
    return Budget(sum(words), sum(minutes), sum(cards), any(own), sum(sizes), sum(facts))


def budgets(asked: Sequence[Asked], words: int = 0, minutes: int = 0) -> Budgets:
    """The budgets of sections, for an essay of so many words that is planned and written in so many minutes (0: nobody
    said)."""
    own = sum(each.words for each in asked)
    weights = [0 if each.words else each.weight for each in asked]
    whole, rest = sum(weights), max(0, words - own)
    unit = _TENS if rest >= _ENOUGH * sum(map(bool, weights)) else 1
    shared = shared_out(rest, weights, unit)
    sizes, scale = _sizes(asked, weights, words, rest)
    planning = planning_of(minutes)
    timed = shared_out(minutes - planning, sizes)
    return Budgets(
        tuple(
            [
                Budget(each.words or share, time, each.cards, each.words > 0, size / scale, each.facts)
                for each, share, time, size in zip(asked, shared, timed, sizes, strict=True)
            ]
        ),
        words,
        own,
        rest if whole else 0,
        minutes - planning,
        planning,
    )


def _sizes(asked: Sequence[Asked], weights: Sequence[int], words: int, rest: int) -> tuple[list[int], int]:
    """How much of the essay each section takes, in whole numbers that are words times a scale, and the scale.

    They are exact: by rounded words a section could lose a minute for a card more. Where nobody said how long the essay
    is, a weight is worth as many words as it has on average where there are targets.
    """
    if words:
        whole = sum(weights)
    else:
        whole = sum(each.weight or _WEIGHTS[each.role] for each in asked if each.words)
        rest = sum(each.words for each in asked)
    if not whole:
        return [each.words or weight for each, weight in zip(asked, weights, strict=True)], 1
    return [each.words * whole or weight * rest for each, weight in zip(asked, weights, strict=True)], whole


def planning_of(minutes: int) -> int:
    """The minutes kept for planning."""
    part, of = PLANNING
    return _half_up(minutes * part, of)


def shared_out(whole: int, weights: Sequence[int], unit: int = 1) -> list[int]:
    """A whole number shared out by weight, in units; what is no whole unit goes to the heaviest, and all add up to the
    whole. Nothing is shared where nothing weighs.

    By the largest remainders: who weighs more than before gets no less, while the others weigh as before.
    """
    heavy = sum(weights)
    if not heavy:
        return [0] * len(weights)
    units = whole // unit
    shares = [units * weight // heavy for weight in weights]
    remainders = [units * weight % heavy for weight in weights]
    left = units - sum(shares)
    for at in sorted(range(len(weights)), key=remainders.__getitem__, reverse=True)[:left]:
        shares[at] += 1
    shares = [share * unit for share in shares]
    shares[max(range(len(weights)), key=weights.__getitem__)] += whole % unit
    return shares


def _half_up(whole: int, parts: int) -> int:
    """A quotient, rounded; a half goes up."""
    return (2 * whole + parts) // (2 * parts)
