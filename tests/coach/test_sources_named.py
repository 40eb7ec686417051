"""The sources that a question names, and the sections that a shape makes of them."""

import pytest

from essayplanner.coach.shaping import plan_from, shape_of
from essayplanner.domain.plan import Plan, PlanPart, PlanSection
from essayplanner.domain.question import Reading
from essayplanner.domain.structures import Each, Shape, ShapePart


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How useful are Sources A and B for this?", ["Source A", "Source B"]),
        ("Using extracts A, B and C, assess …", ["Extract A", "Extract B", "Extract C"]),
        ("Compare Documents B–D.", ["Document B", "Document C", "Document D"]),
        ("Read sources 1 to 4, then source 2.", ["Source 1", "Source 2", "Source 3", "Source 4"]),
        ("Evaluate the interpretations in both of the two passages.", ["Passage A", "Passage B"]),
        ("What does a source a historian used say of extract prices?", ["First", "Second", "Third"]),
    ],
)
def test_a_shape_of_sources_has_those_that_the_question_names(question: str, named: list[str]) -> None:
    shape = Shape("s", "S", parts=(ShapePart("{source}", each=Each.SOURCE, fallback="First | Second | Third"),))
    assert [section.title for section in plan_from(shape, Reading(question)).sections] == named
    part = PlanSection(1, "a", "1", named[0])
    kept = shape_of(Plan(1, "u", "Mine", parts=(PlanPart(part),)), Reading(question)).parts[0]
    assert kept.each is (Each.SOURCE if named[0] != "First" else Each.NOTHING)
