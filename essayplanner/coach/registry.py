"""All rules of the coach, in the order in which their findings come where they weigh as much."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.coach.findings import Finding
from essayplanner.coach.rules import (
    answering,
    bearing,
    judging,
    lengths,
    provenance,
    questioning,
    sources,
    years,
)
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
    left out afterwards. `kept` is what is said where all is well, or empty; `where` tells of a plan whether there is
    anything for the rule to look at, without which nothing is well.
    """

    key: str
    group: Group
    asks: str
    of_part: OfPart | None = None
    of_plan: OfPlan | None = None
    kept: str = ""
    where: Callable[[Plan], bool] | None = None


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
    Rule(
        judging.THESIS_TAKES_NO_SIDE,
        Group.QUESTION,
        N_("Does the thesis take a side?"),
        of_plan=judging.thesis_takes_no_side,
        kept=N_("The thesis takes a side."),
        where=judging.has_thesis,
    ),
    Rule(
        judging.CONCLUSION_WITHOUT_JUDGEMENT,
        Group.QUESTION,
        N_("Does the conclusion judge, in the question’s own words?"),
        of_plan=judging.conclusion_without_judgement,
        kept=N_("The conclusion judges, in the question’s own words."),
        where=judging.has_conclusion,
    ),
    Rule(
        judging.INTRODUCTION_WITHOUT_THESIS,
        Group.QUESTION,
        N_("Does the introduction give the thesis, or what you judge by?"),
        of_plan=judging.introduction_without_thesis,
        kept=N_("The introduction gives your answer, or what you judge by."),
        where=judging.has_introduction,
    ),
    Rule(
        judging.FACTORS_UNRANKED,
        Group.QUESTION,
        N_("Are the factors ranked?"),
        of_plan=judging.factors_unranked,
        kept=N_("The factors are ranked."),
        where=judging.is_of_factors,
    ),
    Rule(
        answering.THEMES_UNTOUCHED,
        Group.QUESTION,
        N_("Does the outline speak of all that the question names?"),
        of_plan=answering.themes_untouched,
    ),
    Rule(
        answering.SECTION_OFF_QUESTION,
        Group.QUESTION,
        N_("Does every paragraph say how it answers the question?"),
        of_plan=answering.section_off_question,
        kept=N_("Every paragraph says how it answers the question."),
        where=answering.is_asked,
    ),
    Rule(
        years.ORDER_OF_TIME,
        Group.QUESTION,
        N_("Are the paragraphs in more than the order of time?"),
        of_plan=years.order_of_time,
    ),
    Rule(
        years.YEARS_UNTOUCHED,
        Group.QUESTION,
        N_("Does evidence touch all years of the question?"),
        of_plan=years.years_untouched,
        kept=N_("Evidence touches all years of the question."),
        where=years.has_years,
    ),
    Rule(
        years.EVIDENCE_OUTSIDE_DATES,
        Group.QUESTION,
        N_("Does the evidence lie within the question’s years?"),
        of_plan=years.evidence_outside_dates,
    ),
    Rule(
        sources.NO_SOURCE,
        Group.CRAFT,
        N_("Does all evidence say where it comes from?"),
        of_plan=sources.no_source,
    ),
    Rule(
        sources.NO_PAGE,
        Group.CRAFT,
        N_("Do sources with pages have one?"),
        of_plan=sources.no_page,
    ),
    Rule(
        provenance.PROVENANCE_UNREWARDED,
        Group.CRAFT,
        N_("Are sources weighed where there are marks for it, and only there?"),
        of_plan=provenance.provenance_unrewarded,
    ),
    Rule(
        lengths.TOO_LITTLE_TIME,
        Group.CRAFT,
        N_("Can what is planned be written in the time?"),
        of_plan=lengths.too_little_time,
    ),
    Rule(
        lengths.TOO_MANY_CARDS,
        Group.CRAFT,
        N_("Are there words enough for the cards?"),
        of_plan=lengths.too_many_cards,
    ),
    Rule(
        lengths.PARAGRAPH_SHARE,
        Group.CRAFT,
        N_("Has every paragraph its share of the words?"),
        of_plan=lengths.paragraph_share,
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
