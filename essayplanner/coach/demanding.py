"""What the scheme and the student himself ask of an outline, and how it stands with each."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from essayplanner.coach.asked import reading_of
from essayplanner.coach.findings import Finding
from essayplanner.coach.looking import Coached
from essayplanner.coach.registry import BY_KEY
from essayplanner.coach.shaping import said
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanDemand, PlanSection
from essayplanner.domain.question import Reading
from essayplanner.domain.structures import Basis, Demand, Scheme
from essayplanner.language import _, n_, p_


class Ticked(NamedTuple):
    """A part of the essay, and whether the student ticked a demand off there. One that is not `counted` need not be:
    introduction and conclusion, where there is anything between them."""

    section: PlanSection
    is_met: bool = False
    counted: bool = True


class Standing(NamedTuple):
    """A demand and how it stands with it.

    One of the scheme has a `key`, one of the student's own none; `id` and `uid` are those of what is kept of it in the
    notebook, 0 and empty for nothing. `rules` are those that check it and are on, `findings` what these ask now; where
    no rule is made for it, it is `by_hand`, and `parts` say where it is ticked off. `has` says that there is something
    to look at.
    """

    words: str
    key: str = ""
    id: int = 0
    uid: str = ""
    why: str = ""
    basis: Basis | None = None
    is_goal: bool = False
    is_off: bool = False
    by_hand: bool = False
    rules: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    numbers: tuple[str, ...] = ()
    parts: tuple[Ticked, ...] = ()
    has: bool = True

    @property
    def name(self) -> str:
        """What it is called whatever becomes of it: its key, or the uid."""
        return self.key or self.uid

    @property
    def is_met(self) -> bool:
        """Whether nothing is left to ask: no rule finds anything, or it is ticked off everywhere."""
        if self.is_off or not self.has:
            return False
        return not self.numbers and self._ticked > 0 if self.by_hand else bool(self.rules) and not self.findings

    @property
    def _ticked(self) -> int:
        return sum(part.is_met for part in self.parts)

    @property
    def _all(self) -> int:
        """How many paragraphs it is about: those that argue, and where else it is ticked off."""
        return sum(part.counted or part.is_met for part in self.parts)

    @property
    def state(self) -> str:
        """How it stands, in words, with the numbers of the sections."""
        where = p_("between parts of a list", ", ").join(self.numbers)
        words = self.state_before_numbers
        if not where:
            return words
        return _("{state} {numbers}", state=words, numbers=where)

    @property
    def state_before_numbers(self) -> str:
        """The same, to be followed by the numbers where there are some."""
        if self.is_off:
            return _("not checked")
        if not self.has:
            return _("not enough to look at yet")
        if self.by_hand:
            there = n_("in {done} of {n} paragraph", "in {done} of {n} paragraphs", self._all, done=self._ticked)
            return _("{state}: not in", state=there) if self.numbers else there
        if not self.rules:
            return _("not checked: its rules are off")
        if not self.findings:
            return _("nothing to ask")
        found = n_("{n} finding", "{n} findings", len(self.findings))
        return _("{state} in", state=found) if self.numbers else found


class Demanded(NamedTuple):
    """All demands on an outline: those of the scheme in its order, then those of the student's own. `goals` come in the
    order in which they were chosen."""

    scheme: Scheme | None = None
    every: tuple[Standing, ...] = ()
    goals: tuple[Standing, ...] = ()

    @property
    def asked(self) -> tuple[Standing, ...]:
        """Those that are not off, the goals first."""
        return (*self.goals, *(each for each in self.every if not (each.is_goal or each.is_off)))

    @property
    def met(self) -> int:
        """How many there is nothing to ask of."""
        return sum(each.is_met for each in self.asked)


def demanded(plan: Plan, coached: Coached, off: Container[str] = frozenset()) -> Demanded:
    """What is asked of an outline, as it stands after a look at it without the rules that are off."""
    kept = {each.key: each for each in plan.demands if each.key}
    scheme, order = plan.demanded, _order(plan)
    every = list[Standing]()
    if scheme and scheme.demands:
        reading = reading_of(plan)
        reading = reading._replace(dates=plan.dates or reading.dates)
        for demand in scheme.demands:
            stored = kept.get(demand.key, PlanDemand(0, ""))
            every.append(_of_scheme(plan, coached, off, demand, stored, reading, order))
    every += [_by_hand(plan, each, each.words) for each in plan.demands if not each.key]
    places = {each.id: place for place, each in enumerate(plan.demands)}
    goals = sorted((each for each in every if each.is_goal), key=lambda each: places[each.id])
    return Demanded(scheme, tuple(every), tuple(goals))


def _of_scheme(
    plan: Plan,
    coached: Coached,
    off: Container[str],
    demand: Demand,
    stored: PlanDemand,
    reading: Reading,
    order: dict[str, int],
) -> Standing:
    words, known = said(demand, reading), [rule for rule in demand.rules if rule in BY_KEY]
    if not known:
        return _by_hand(plan, stored, words)._replace(key=demand.key, why=demand.why, basis=demand.basis)
    rules = tuple(rule for rule in known if rule not in off)
    findings = coached.of_rules(rules)
    numbers = {number for finding in findings for number in finding.numbers}
    return Standing(
        words,
        demand.key,
        stored.id,
        stored.uid,
        demand.why,
        demand.basis,
        stored.is_goal,
        stored.is_off,
        rules=rules,
        findings=findings,
        numbers=() if stored.is_off else tuple(sorted(numbers, key=lambda number: order.get(number, 0))),
        has=bool(findings) or not rules or any(BY_KEY[rule].has(plan) for rule in rules),
    )


def _by_hand(plan: Plan, stored: PlanDemand, words: str) -> Standing:
    parts = tuple(_ticked(plan, stored.met))
    missing = tuple(part.section.number for part in parts if part.counted and not part.is_met)
    return Standing(
        words,
        id=stored.id,
        uid=stored.uid,
        is_goal=stored.is_goal,
        is_off=stored.is_off,
        by_hand=True,
        numbers=() if stored.is_off else missing,
        parts=parts,
        has=bool(parts),
    )


def _ticked(plan: Plan, met: Container[int]) -> Iterable[Ticked]:
    parts = [part for part in plan.parts if part.section.role is not Role.HEADING or part.placed]
    argues = any(part.is_body for part in parts)
    for part in parts:
        yield Ticked(part.section, part.section.id in met, part.is_body or not argues)


def _order(plan: Plan) -> dict[str, int]:
    """The numbers of sections by their order in the outline."""
    numbers = (section.number for part in plan.parts for section in (part.section, *part.inner))
    return {number: place for place, number in enumerate(numbers)}
