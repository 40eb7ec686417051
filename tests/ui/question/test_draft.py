"""What is planned on the page: how the question is read, the plan that follows, and what is asked of it."""

import pytest

from essayplanner.coach.questions import read_question
from essayplanner.domain.argument import CardSeen, DebateSeen, SideSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.domain.question import Known, Part
from essayplanner.domain.structures import Basis, Demand, Each, Scheme, Shape, ShapePart, Slot, Structures
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.words import told_apart

QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"
WEIGHED = Shape(
    "weighed",
    "Weighed",
    parts=(
        ShapePart("Introduction", Role.INTRODUCTION, 20, (Slot.THESIS,)),
        ShapePart("{factor}", weight=40, slots=(Slot.POINT, Slot.EVIDENCE), each=Each.FACTOR, fallback="A factor"),
        ShapePart("{other}", weight=20, slots=(Slot.POINT, Slot.EVIDENCE), each=Each.OTHER, fallback="Another"),
        ShapePart("Conclusion", Role.CONCLUSION, 20, (Slot.JUDGEMENT,)),
    ),
)
PLAIN = Shape("plain", "Plain", parts=(ShapePart("All of it"),))
DEMANDS = (
    Demand("evidence", "Rests on evidence from {years}", rules=("claim-without-evidence",)),
    Demand("clear", "Is clearly written"),
    Demand("third", "A third"),
    Demand("fourth", "A fourth"),
)
SCHEME = Scheme("board-essay", "Board", "Essay", 25, 45, 1200, demands=DEMANDS, basis=Basis.BOARD)
SEEN = {
    1: CardSeen(1, "a", Kind.CLAIM, "Fear of opposition drove the Terror", first=19360101, last=19361231),
    2: CardSeen(2, "b", Kind.EVIDENCE, "Opposition was crushed", first=19290101, last=19291231),
    3: CardSeen(3, "c", Kind.CLAIM, "He willed it", side_id=7),
}
DEBATE = DebateSeen(4, "Was the Terror one man’s work?", (SideSeen(7, 4, "One man"), SideSeen(8, 4, "A system")))


@pytest.fixture
def draft(qapp: object) -> Draft:
    """A draft over a few cards and a debate on the same."""
    draft = Draft(Structures((WEIGHED, PLAIN), (SCHEME,)))
    draft.show_notebook([Known("economy", Part.TOPIC, 12), Known("great terror", Part.TOPIC, 9)], SEEN, (), (DEBATE,))
    draft.ask(QUESTION)
    return draft


def titles(draft: Draft) -> list[str]:
    return [draft.filled.title(place) for place in range(len(draft.plan.sections))]


def test_the_factor_is_weighed_against_the_sides_of_the_debate_until_the_student_says_otherwise(draft: Draft) -> None:
    assert draft.others == ("One man", "A system")
    assert titles(draft) == ["Introduction", "Fear of opposition", "One man", "A system", "Conclusion"]
    assert draft.fit("One man") == draft.plan.sections[2].cards == (3,)  # those on the side, whatever their words
    assert [known.name for known in draft.offered()] == ["economy"]  # the topic itself is none to weigh
    draft.weigh(["economy"])
    assert titles(draft) == ["Introduction", "Fear of opposition", "Economy", "Conclusion"]
    draft.weigh([])
    assert not draft.others
    assert [known.name for known in draft.offered()] == ["One man", "A system", "economy"]


def test_a_factor_that_is_a_side_of_the_debate_is_weighed_against_the_other(draft: Draft) -> None:
    draft.ask("How far was the Terror the result of a system?")
    assert titles(draft)[1:3] == ["A system", "One man"]
    assert [section.cards for section in draft.plan.sections[1:3]] == [(), (3,)]


def test_a_debate_that_shares_the_topic_of_the_notebook_alone_is_none_to_weigh_against(draft: Draft) -> None:
    cards = {id: CardSeen(id, str(id), Kind.CLAIM, "The Terror came") for id in range(9)}
    draft.show_notebook((), cards, (), (DEBATE,))
    assert draft.others == ()
    assert draft.offered() == []


def test_a_part_is_corrected_and_the_correction_holds_while_typing_goes_on(draft: Draft) -> None:
    draft.correct(Part.NOTHING, "fear of opposition")
    assert draft.reading.texts(Part.FACTOR) == ()
    draft.correct(Part.FACTOR, "the Great Terror")
    draft.ask(f"{QUESTION} Discuss")
    assert draft.reading.texts(Part.FACTOR) == ("the Great Terror",)


def test_two_that_are_named_are_weighed_against_each_other_alone(draft: Draft) -> None:
    draft.ask("Did Stalin or the Party do more to cause the Great Terror?")
    assert (draft.reading.texts(Part.FACTOR), draft.others) == (("Stalin", "the Party"), ())


def test_of_a_factor_that_is_a_name_there_is_one_mark() -> None:
    marks = read_question("Did King John or the Party do more to change Russia?").marks
    assert [mark.text for mark in marks if mark.part is Part.PERSON] == ["King John"]
    told = [(mark.part, mark.text) for mark in told_apart(marks)]
    assert told[1:3] == [(Part.FACTOR, "King John"), (Part.FACTOR, "the Party")]
    assert (Part.PLACE, "Russia") in told  # within a topic that is longer


def test_years_are_those_of_the_question_unless_others_are_typed(draft: Draft) -> None:
    assert (draft.years, draft.dated()) == ("1936/1938", 1)
    draft.date("1929")
    assert (draft.years, draft.dated()) == ("1929", 1)
    draft.date("")
    assert draft.years == "1936/1938"


def test_a_demand_that_nobody_looked_up_at_the_board_says_so(draft: Draft) -> None:
    draft.choose_scheme("board-essay")
    assert {each.doubt for each in draft.demanded.all()} == {"not looked up"}
    for basis, doubt in ((Basis.SECONDARY, "from another page"), (Basis.BOARD, "")):
        draft.demanded.scheme = SCHEME._replace(demands=(DEMANDS[0]._replace(basis=basis),))
        assert [each.doubt for each in draft.demanded.all()] == [doubt]
    draft.demanded.scheme = SCHEME._replace(is_own=True)
    assert {each.doubt for each in draft.demanded.all()} == {""}


def test_titles_and_cards_of_a_section_stay_its_own_when_others_come_and_go(draft: Draft) -> None:
    draft.filled.retitle(2, "Stalin alone")
    draft.filled.hold(2, [3, 1, 3])
    draft.weigh(["economy", "One man"])
    assert titles(draft)[2:4] == ["Economy", "Stalin alone"]
    assert draft.filled.held(3) == (3, 1)
    draft.filled.let_go(3, 3)
    draft.filled.retitle(3, "  ")
    assert (draft.filled.title(3), draft.filled.held(3), draft.filled.held(2)) == ("One man", (1,), ())
    draft.choose_shape("plain")
    draft.choose_shape("weighed")
    assert draft.filled.held(3) == (1,)


def test_a_scheme_brings_its_length_and_its_demands_in_the_questions_terms(draft: Draft) -> None:
    draft.choose_scheme("board-essay")
    assert (draft.words, draft.minutes) == (1200, 45)
    assert sum(section.words for section in draft.plan.sections) == 1200
    assert draft.demanded.all()[0].words == "Rests on evidence from 1936–38"
    assert (draft.demanded.meets(0), draft.demanded.is_by_hand(0), draft.demanded.is_by_hand(1)) == (
        (2, 3, 4),
        False,
        True,
    )
    draft.choose_length(2000, 0)
    draft.choose_scheme("")
    assert (draft.words, draft.minutes, draft.demanded.all()) == (2000, 0, [])


def test_three_goals_are_kept_in_mind_and_what_is_not_asked_is_none(draft: Draft) -> None:
    draft.choose_scheme("board-essay")
    draft.demanded.add("Every paragraph ends in a judgement")
    assert [draft.demanded.star(place, on=True) for place in (0, 1, 4, 2)] == [True, True, True, False]
    draft.demanded.switch(0, on=False)
    assert draft.demanded.star(2, on=True)
    asked = draft.demanded.all()
    assert [each.is_goal for each in asked] == [False, True, True, False, True]
    assert not asked[0].is_on
    draft.demanded.remove(4)
    assert len(draft.demanded.all()) == 4


def test_a_draft_is_blank_until_a_question_or_a_shape_is_there(qapp: object) -> None:
    draft = Draft(Structures((WEIGHED, PLAIN)))
    draft.ask("  ")
    assert draft.is_blank
    draft.choose_shape("plain")
    assert not draft.is_blank
