"""All rules of the coach, in the order in which their findings come where they weigh as much."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.coach.findings import Finding
from essayplanner.coach.rules import bearing, questioning
from essayplanner.domain.plan import Plan, PlanPart
from essayplanner.language import N_, _


class Group(StrEnum):
    """What rules look at."""

    ARGUMENT = N_("Argument")
    QUESTION = N_("Question")
    CRAFT = N_("Craft")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


OfPart = Callable[[Plan, PlanPart], Iterable[Finding]]
OfPlan = Callable[[Plan], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule by its key: what is asked, as it stands in the preferences, and the function that asks it.

    One of a part looks at nothing of the outline but that part and its own fields, so that only the parts that a step
    touched are looked at again; all others are of the plan. What a mend would place may be used already: such mends are
    left out afterwards. `kept` is what is said where all is well, or empty.
    """

    key: str
    group: Group
    asks: str
    of_part: OfPart | None = None
    of_plan: OfPlan | None = None
    kept: str = ""


RULES: tuple[Rule, ...] = (
    Rule(
        bearing.CLAIM_WITHOUT_EVIDENCE,
        Group.ARGUMENT,
        N_("Does every claim rest on evidence?"),
        of_part=bearing.claim_without_evidence,
        kept=N_("Every claim rests on evidence."),
    ),
    Rule(
        questioning.CRITICAL_QUESTION,
        Group.ARGUMENT,
        N_("Has every claim of a kind met the questions that such claims are asked?"),
        of_plan=questioning.critical_question,
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
