"""All rules of the coach, in the order in which their findings come where they weigh as much."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from essayplanner.coach.findings import Finding
from essayplanner.coach.paragraphs import Paragraph
from essayplanner.coach.rules import (
    against,
    answering,
    bearing,
    borrowing,
    conflicting,
    evidence,
    judging,
    lengths,
    names,
    provenance,
    questioning,
    sides,
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


OfPart = Callable[[Paragraph], Iterable[Any]]
Told = Callable[[Plan, Sequence[Any]], Iterable[Finding]]
OfPlan = Callable[[Plan], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule by its key: what is asked, as it stands in the preferences, and the function that asks it.

    One `of_part` is asked of each part that argues, or of all where it is asked `everywhere`. It sees a plan that holds
    nothing but that part and what it is linked to (`Plan.alone`), so that only what a step touched is looked at again;
    what it gave for all parts, in their order, is `told` of the whole plan, and is findings where there is no `told`.
    All others are of the plan. What a mend would place may be used already: such mends are left out afterwards. `kept`
    is what is said where all is well, or empty: only of a plan that `has` what is asked about.
    """

    key: str
    group: Group
    asks: str
    of_part: OfPart | None = None
    told: Told | None = None
    everywhere: bool = False
    of_plan: OfPlan | None = None
    kept: str = ""
    has: Callable[[Plan], bool] = lambda plan: bool(plan.body)

    def is_asked_of(self, part: PlanPart) -> bool:
        """Whether something can be found in a part by itself."""
        return self.of_part is not None and (self.everywhere or part.is_body)

    def look(self, plan: Plan, found: Sequence[Any]) -> list[Finding]:
        """What is found in a plan; `found` is what was found in its parts."""
        if self.of_plan:
            return list(self.of_plan(plan))
        return list(self.told(plan, found) if self.told else found)


RULES: tuple[Rule, ...] = (
    Rule(
        judging.THESIS_TAKES_NO_SIDE,
        Group.QUESTION,
        N_("Does the thesis take a side?"),
        of_plan=judging.thesis_takes_no_side,
        kept=N_("The thesis takes a side."),
        has=judging.has_thesis,
    ),
    Rule(
        against.CHALLENGE_UNANSWERED,
        Group.ARGUMENT,
        N_("Is every challenge answered in the same paragraph?"),
        of_part=against.left_standing,
        told=against.challenge_unanswered,
        kept=N_("Every challenge is answered."),
        has=against.has_challenges,
    ),
    Rule(
        bearing.CLAIM_WITHOUT_EVIDENCE,
        Group.ARGUMENT,
        N_("Does every claim rest on evidence?"),
        of_part=bearing.claims_resting,
        told=bearing.claim_without_evidence,
        kept=N_("Every claim rests on evidence."),
        has=bearing.has_claims,
    ),
    Rule(
        bearing.PARAGRAPH_WITHOUT_CARDS,
        Group.ARGUMENT,
        N_("Does every paragraph have cards?"),
        of_plan=bearing.paragraph_without_cards,
        kept=N_("Every paragraph has cards."),
        has=bearing.has_paragraphs,
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
        N_("Is something set against every claim?"),
        of_part=against.held_claims,
        told=against.claim_unchallenged,
        kept=N_("Claims meet a challenge or a limit."),
        has=against.has_claims_held,
    ),
    Rule(
        conflicting.CONFLICT_UNMARKED,
        Group.ARGUMENT,
        N_("Do cards that conflict stand side by side as if they agreed?"),
        of_part=conflicting.conflict_unmarked,
    ),
    Rule(
        bearing.EVIDENCE_WITHOUT_EXPLANATION,
        Group.ARGUMENT,
        N_("Does a note say what each piece of evidence shows?"),
        of_part=bearing.evidence_used,
        told=bearing.evidence_without_explanation,
        kept=N_("Every piece of evidence is explained."),
        has=bearing.has_evidence,
    ),
    Rule(
        names.LIST_OF_NAMES,
        Group.ARGUMENT,
        N_("Are historians set against each other, and not only listed?"),
        of_part=names.names_listed,
        told=names.list_of_names,
        kept=N_("Historians are set against each other."),
        has=names.has_opponents,
    ),
    Rule(
        names.HISTORIAN_SUPPORTS_NOTHING,
        Group.ARGUMENT,
        N_("Does every historian support or challenge a claim?"),
        of_part=names.historians_alone,
        told=names.historian_supports_nothing,
    ),
    Rule(
        evidence.SAME_EVIDENCE_TWICE,
        Group.ARGUMENT,
        N_("Is the same evidence used in two paragraphs?"),
        of_part=evidence.evidence_standing,
        told=evidence.same_evidence_twice,
    ),
    Rule(
        evidence.FIGURE_WITHOUT_CAUTION,
        Group.ARGUMENT,
        N_("Is every figure used with its caution?"),
        of_part=evidence.incautious_figures,
        told=evidence.figure_without_caution,
        kept=N_("Figures are used with their cautions."),
        has=evidence.has_cautioned_figures,
    ),
    Rule(
        evidence.UNLIKE_EVIDENCE,
        Group.ARGUMENT,
        N_("Is evidence compared with evidence of the same kind?"),
        of_part=evidence.unlike_evidence,
    ),
    Rule(
        questioning.CRITICAL_QUESTION,
        Group.ARGUMENT,
        N_("Have the questions that test each kind of claim been answered?"),
        of_plan=questioning.critical_question,
    ),
    Rule(
        judging.CONCLUSION_WITHOUT_JUDGEMENT,
        Group.QUESTION,
        N_("Does the conclusion judge, in the question’s own words?"),
        of_plan=judging.conclusion_without_judgement,
        kept=N_("The conclusion judges, in the question’s own words."),
        has=judging.has_conclusion,
    ),
    Rule(
        judging.INTRODUCTION_WITHOUT_THESIS,
        Group.QUESTION,
        N_("Does the introduction give the thesis, or what you judge by?"),
        of_plan=judging.introduction_without_thesis,
        kept=N_("The introduction gives your answer, or what you judge by."),
        has=judging.has_introduction,
    ),
    Rule(
        judging.FACTORS_UNRANKED,
        Group.QUESTION,
        N_("Are the factors ranked?"),
        of_plan=judging.factors_unranked,
        kept=N_("The factors are ranked."),
        has=judging.is_of_factors,
    ),
    Rule(
        answering.THEMES_UNTOUCHED,
        Group.QUESTION,
        N_("Does the outline cover everything the question names?"),
        of_part=answering.stems_spoken,
        told=answering.themes_untouched,
        everywhere=True,
    ),
    Rule(
        answering.SECTION_OFF_QUESTION,
        Group.QUESTION,
        N_("Does every paragraph say how it answers the question?"),
        of_plan=answering.section_off_question,
        kept=N_("Every paragraph says how it answers the question."),
        has=answering.is_asked,
    ),
    Rule(
        years.ORDER_OF_TIME,
        Group.QUESTION,
        N_("Does the order of the paragraphs argue, and not only follow time?"),
        of_part=years.spans_of_time,
        told=years.order_of_time,
    ),
    Rule(
        years.YEARS_UNTOUCHED,
        Group.QUESTION,
        N_("Does the evidence cover all the years of the question?"),
        of_plan=years.years_untouched,
        kept=N_("The evidence is spread over the question’s years."),
        has=years.has_years,
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
        of_part=sources.unsourced,
        told=sources.no_source,
        everywhere=True,
    ),
    Rule(
        sources.NO_PAGE,
        Group.CRAFT,
        N_("Does every source give the page?"),
        of_part=sources.unpaged,
        told=sources.no_page,
        everywhere=True,
    ),
    Rule(
        borrowing.WORDS_BORROWED,
        Group.CRAFT,
        N_("Is what is not quoted in your own words?"),
        of_part=borrowing.borrowed,
        told=borrowing.words_borrowed,
        everywhere=True,
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
        N_("Are there enough words for the facts?"),
        of_plan=lengths.too_many_cards,
    ),
    Rule(
        lengths.PARAGRAPH_SHARE,
        Group.CRAFT,
        N_("Does every paragraph have its share of the words?"),
        of_plan=lengths.paragraph_share,
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
