"""All rules of the coach, in the order in which their findings come where they weigh as much."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.coach.findings import Finding
from essayplanner.coach.rules import against, bearing, evidence, names, sides
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
    left out afterwards. `kept` is what is said where all is well, or empty: only of a plan that `has` what is asked
    about.
    """

    key: str
    group: Group
    asks: str
    of_part: OfPart | None = None
    of_plan: OfPlan | None = None
    kept: str = ""
    has: Callable[[Plan], bool] = lambda plan: bool(plan.body)


RULES: tuple[Rule, ...] = (
    Rule(
        against.CHALLENGE_UNANSWERED,
        Group.ARGUMENT,
        N_("Is every challenge answered in the same paragraph?"),
        of_plan=against.challenge_unanswered,
        kept=N_("Every challenge is answered."),
        has=against.has_challenges,
    ),
    Rule(
        bearing.CLAIM_WITHOUT_EVIDENCE,
        Group.ARGUMENT,
        N_("Does every claim rest on evidence?"),
        of_plan=bearing.claim_without_evidence,
        kept=N_("Every claim rests on evidence."),
        has=bearing.has_claims,
    ),
    Rule(
        sides.ONE_SIDE_ALONE,
        Group.ARGUMENT,
        N_("Is more than one side of the debate heard?"),
        of_plan=sides.one_side_alone,
        kept=N_("More than one side of the debate is heard."),
        has=sides.has_sides,
    ),
    Rule(
        against.CLAIM_UNCHALLENGED,
        Group.ARGUMENT,
        N_("Does something speak against every claim?"),
        of_plan=against.claim_unchallenged,
        kept=N_("Every claim meets a challenge or a limit."),
        has=against.has_claims_held,
    ),
    Rule(
        against.CONFLICT_UNMARKED,
        Group.ARGUMENT,
        N_("Do cards that conflict stand side by side as if they agreed?"),
        of_part=against.conflict_unmarked,
    ),
    Rule(
        bearing.EVIDENCE_WITHOUT_EXPLANATION,
        Group.ARGUMENT,
        N_("Does a note say what each piece of evidence shows?"),
        of_plan=bearing.evidence_without_explanation,
        kept=N_("Every piece of evidence is explained."),
        has=bearing.has_evidence,
    ),
    Rule(
        names.LIST_OF_NAMES,
        Group.ARGUMENT,
        N_("Are historians set against each other, and not only listed?"),
        of_part=names.list_of_names,
        kept=N_("Historians are set against each other."),
        has=names.has_opponents,
    ),
    Rule(
        names.HISTORIAN_SUPPORTS_NOTHING,
        Group.ARGUMENT,
        N_("Does every historian stand with a claim?"),
        of_plan=names.historian_supports_nothing,
    ),
    Rule(
        evidence.SAME_EVIDENCE_TWICE,
        Group.ARGUMENT,
        N_("Is the same evidence used in two paragraphs?"),
        of_plan=evidence.same_evidence_twice,
    ),
    Rule(
        evidence.FIGURE_WITHOUT_CAUTION,
        Group.ARGUMENT,
        N_("Does a note take up the caution of every figure?"),
        of_plan=evidence.figure_without_caution,
        kept=N_("Figures are used with their cautions."),
        has=evidence.has_cautioned_figures,
    ),
    Rule(
        evidence.UNLIKE_EVIDENCE,
        Group.ARGUMENT,
        N_("Is evidence compared with evidence of the same kind?"),
        of_part=evidence.unlike_evidence,
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
