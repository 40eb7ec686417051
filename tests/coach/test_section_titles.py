"""What sections are called in the terms of a question, and what is left out where it has none."""

from essayplanner.coach.questions import read_question
from essayplanner.coach.shaping import plan_from, said
from essayplanner.domain.question import Reading
from essayplanner.domain.structures import Demand, ProposedPlan, Shape, ShapePart

FEAR = read_question("How far was fear the main reason for the Terror of 1936–38?")


def titles(plan: ProposedPlan) -> list[str]:
    return [section.title for section in plan.sections]


def test_the_view_of_a_question_stands_in_a_title() -> None:
    shape = Shape("one", "One", parts=(ShapePart("{factor}", fallback="The case for[: {view}]"),))
    assert titles(plan_from(shape, read_question("How stable was the Republic?"))) == [
        "The case for: the Republic was stable"
    ]
    for asked, view in (
        ("To what extent was détente a failure?", "détente was a failure"),
        ("‘Mao transformed China.’ Discuss.", "Mao transformed China"),
        ("‘The Party was weak.’ Discuss.", "the Party was weak"),
    ):
        assert titles(plan_from(shape, read_question(asked))) == [f"The case for: {view}"]
    assert titles(plan_from(shape, Reading("Peru"))) == ["The case for"]


def test_what_somebody_did_is_no_name_for_a_section() -> None:
    shape = Shape("one", "One", parts=(ShapePart("First: {topic}", fallback="First"),))
    for asked in (
        "Why did the Republic survive it?",
        "Explain why it fell.",
        "Did fear or war do more to win the peace?",
    ):
        assert titles(plan_from(shape, read_question(asked))) == ["First"]
    assert titles(plan_from(shape, read_question("Explain the fall of the Republic."))) == [
        "First: the fall of the Republic"
    ]


def test_what_stands_in_brackets_is_left_out_where_the_question_has_nothing_for_it() -> None:
    demand = Demand("exact", "Rests on exact evidence[ from {years}]")
    assert said(demand, FEAR) == "Rests on exact evidence from 1936–38"
    assert said(demand, Reading("Peru")) == "Rests on exact evidence"
    shape = Shape("one", "One", parts=(ShapePart("Introduction", hint="Begin[ with {factor}] [sic]."),))
    assert plan_from(shape, Reading("Peru")).sections[0].hint == "Begin [sic]."
