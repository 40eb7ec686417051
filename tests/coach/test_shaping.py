"""Shapes for a question: the best first, and the plan that each makes, with the question's own terms."""

import pytest

from essayplanner.coach.fitting import Cards
from essayplanner.coach.shaping import meeting, plan_from, said, shape_of, suited
from essayplanner.domain.argument import CardSeen, DebateSeen, LinkSeen, SideSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart, PlanSection
from essayplanner.domain.question import Mark, Part, Reading, Task
from essayplanner.domain.structures import (
    MOST_LETTERS,
    Demand,
    Each,
    ProposedPlan,
    Shape,
    ShapePart,
    Slot,
    Stance,
    Structures,
)

QUESTION = "How far was fear of opposition the main reason for the Great Terror of 1936–38?"


def mark(part: Part, text: str, question: str = QUESTION) -> Mark:
    start = question.find(text)
    return Mark(part, start, start + len(text), text) if start >= 0 else Mark(part, 0, 0, text)


READING = Reading(
    QUESTION,
    Task.EXTENT,
    (
        mark(Part.COMMAND, "How far"),
        mark(Part.FACTOR, "fear of opposition"),
        mark(Part.CLAIM, "the main reason"),
        mark(Part.TOPIC, "the Great Terror"),
        mark(Part.YEARS, "1936–38"),
        mark(Part.OTHER, "careers and helpers"),
        mark(Part.OTHER, "The economy"),
    ),
    dates="1936/1938",
)
SHAPE = Shape(
    "factors",
    "Factors",
    tasks=(Task.EXTENT,),
    parts=(
        ShapePart("Introduction", Role.INTRODUCTION, 10, (Slot.THESIS,), "Thesis: {factor} mattered in {place}, but …"),
        ShapePart("{factor}", weight=30, slots=(Slot.POINT, Slot.EVIDENCE, Slot.EXPLAIN), fallback="The named factor"),
        ShapePart(
            "{other}", weight=20, slots=(Slot.POINT, Slot.HISTORIAN), each=Each.OTHER, fallback="A second | A third"
        ),
        ShapePart("{was} {factor} {claim}?", weight=10, slots=(Slot.CRITERIA,), fallback="Which mattered most?"),
        ShapePart("Left out: {person}"),
        ShapePart("Conclusion: {how}", Role.CONCLUSION, 10, (Slot.JUDGEMENT,), fallback="Conclusion"),
    ),
)


def titles(plan: ProposedPlan) -> list[str]:
    return [section.title for section in plan.sections]


def test_titles_use_the_terms_of_the_question() -> None:
    plan = plan_from(SHAPE, READING)
    assert titles(plan) == [
        "Introduction",
        "Fear of opposition",
        "Careers and helpers",
        "The economy",
        "Was fear of opposition the main reason?",
        "Conclusion: how far",
    ]
    assert plan.shape == "factors"
    assert plan.sections[0].hint == "Thesis: fear of opposition mattered in the place, but …"
    assert (plan.sections[1].slots, plan.sections[5].role) == (SHAPE.parts[1].slots, Role.CONCLUSION)


def test_what_the_question_does_not_say_has_its_own_titles_or_none() -> None:
    plan = plan_from(SHAPE, Reading("Assess the Great Terror.", Task.ASSESS))
    assert titles(plan) == [
        "Introduction",
        "The named factor",
        "A second",
        "A third",
        "Which mattered most?",
        "Conclusion",
    ]


@pytest.mark.parametrize(
    ("factor", "title"),
    [
        ("x" * MOST_LETTERS, "X" + "x" * (MOST_LETTERS - 1)),
        ("x" * (MOST_LETTERS + 1), "X" + "x" * (MOST_LETTERS - 2) + "…"),
        (
            "the fear that the peasants and the workers would rise in the spring",
            "The fear that the peasants and the workers would rise…",
        ),
        (
            "what the leaders of the old opposition said of him, to the last of them?",
            "What the leaders of the old opposition said of him…?",
        ),
    ],
)
def test_a_long_title_is_cut_between_words(factor: str, title: str) -> None:
    shape = Shape("one", "One", parts=(ShapePart("{factor}"),))
    plan = plan_from(shape, Reading(factor, marks=(Mark(Part.FACTOR, 0, 0, factor),)))
    assert titles(plan) == [title]
    assert len(title) <= MOST_LETTERS


def test_sides_are_those_of_the_debate_that_the_question_is_about() -> None:
    shape = Shape("two", "Two", parts=(ShapePart("{side}", each=Each.SIDE, fallback="One | Another"),))
    purge = DebateSeen(1, "Why did the Terror begin?", (SideSeen(1, 1, "Planned"), SideSeen(2, 1, "Drifted")))
    farms = DebateSeen(
        2, "Did farms pay?", (SideSeen(3, 2, "Yes"), SideSeen(4, 2, "No"), SideSeen(5, 2, "Both", "", True))
    )
    assert titles(plan_from(shape, READING, debates=(farms, purge))) == ["Planned", "Drifted"]
    assert titles(plan_from(shape, READING, debates=(farms,))) == ["Yes", "No"]
    assert titles(plan_from(shape, Reading("Assess Peru."), debates=(farms, purge))) == ["One", "Another"]
    assert titles(plan_from(shape, READING)) == ["One", "Another"]
    cards = Cards({7: card(7, "Quotas", side_id=2), 8: card(8, "Orders", side_id=1)})
    assert [each.cards for each in plan_from(shape, READING, cards, (purge,)).sections] == [(8,), (7,)]


def card(
    id: int, title: str, kind: Kind = Kind.CLAIM, year: int = 0, side_id: int = 0, tags: tuple[str, ...] = ()
) -> CardSeen:
    first, last = (year * 10000 + 101, year * 10000 + 1231) if year else (0, 0)
    return CardSeen(id, f"u{id}", kind, title, first=first, last=last, side_id=side_id, tags=tags)


def test_the_cards_that_fit_come_in_the_order_of_their_use() -> None:
    cards = [
        card(1, "Zinoviev feared for his life", Kind.EVIDENCE, 1926),
        card(2, "The opposition was spied upon", Kind.EVIDENCE, 1937),
        card(3, "Fear of opposition drove the leaders"),
        card(4, "Ann Rowe", Kind.HISTORIAN),
        card(5, "The harvest was good", Kind.EVIDENCE, 1937),
        card(6, "Letters were opened", Kind.EVIDENCE, tags=("fear", "opposition")),
        card(7, "Trials cost money"),
        card(8, "A coup was expected", Kind.EVIDENCE, 1937),
        card(9, "Opposition was weak in the towns"),
        card(10, "Bob Rowe", Kind.HISTORIAN),
    ]
    links = [
        LinkSeen(1, 4, 3, Relation.SUPPORTS),
        LinkSeen(2, 7, 3, Relation.SUPPORTS),
        LinkSeen(3, 10, 9, Relation.SUPPORTS),
    ]
    known = Cards({each.id: each for each in cards}, links, {8: "Fear of the opposition in the army."})
    sections = plan_from(SHAPE, READING, known).sections
    assert sections[1].cards == (3, 9, 8, 2, 6, 1, 4)
    assert [section.cards for section in sections if section.title != "Fear of opposition"] == [()] * 5
    assert plan_from(SHAPE, READING._replace(dates=""), known).sections[1].cards == (3, 9, 6, 8, 1, 2, 4)


def test_words_and_minutes_are_shared_out_by_weight() -> None:
    plan = plan_from(SHAPE, READING, words=1500, minutes=45)
    assert [section.words for section in plan.sections] == [150, 450, 300, 300, 150, 150]
    assert [section.minutes for section in plan.sections] == [5, 14, 9, 9, 4, 4]
    assert (plan.words, plan.minutes) == (1500, 45)


def test_the_shapes_that_suit_the_question_come_first_with_why() -> None:
    any_task = Shape("any", "Any", "For anything", parts=(ShapePart("One"),))
    other = Shape("other", "Other", "For comparing", (Task.COMPARE,), (ShapePart("One"),))
    plain = Shape("plain", "Plain", "To what extent", (Task.EXTENT,), (ShapePart("One"),))
    own = plain._replace(key="own", is_own=True, parts=(ShapePart("{factor}"), ShapePart("{other}")))
    found = suited(Structures((other, any_task, plain, own, SHAPE)), READING)
    assert [shape.key for shape, _why in found] == ["factors", "own", "plain", "any", "other"]
    assert [why for _shape, why in found] == [
        *["fits “How far … the main reason”"] * 3,
        "For anything",
        "For comparing",
    ]
    assert {why for _shape, why in suited(Structures((plain,)), Reading("Peru"))} == {"To what extent"}


def test_a_verb_after_the_factor_asks_too_and_that_of_it_was_does_not() -> None:
    statement = "Fear was the main reason for the Terror."
    marks = (mark(Part.FACTOR, "Fear", statement), mark(Part.CLAIM, "the main reason", statement))
    assert titles(plan_from(SHAPE, Reading(statement, Task.VIEW, marks)))[4] == "Was fear the main reason?"
    turned = "The main reason for the Terror was fear."
    marks = (mark(Part.CLAIM, "The main reason", turned), mark(Part.FACTOR, "fear", turned))
    assert titles(plan_from(SHAPE, Reading(turned, Task.VIEW, marks)))[4] == "Was fear the main reason?"
    cleft = "It was fear that kept them quiet."
    marks = (mark(Part.FACTOR, "fear", cleft), mark(Part.CLAIM, "kept them quiet", cleft))
    assert titles(plan_from(SHAPE, Reading(cleft, Task.VIEW, marks)))[4] == "Which mattered most?"


def test_what_changed_is_what_somebody_changed() -> None:
    shape = Shape("change", "Change", parts=(ShapePart("What changed: {topic}"),))
    for question, claim, title in (
        ("How far did Lenin transform the economy?", "transform the economy", "What changed: the economy"),
        ("How far did Lenin change as he grew old?", "change as he grew old", "What changed: Lenin"),
    ):
        marks = (mark(Part.TOPIC, "Lenin", question), mark(Part.CLAIM, claim, question))
        assert titles(plan_from(shape, Reading(question, Task.CHANGE, marks))) == [title]


def test_two_factors_that_the_question_names_are_all_or_the_first_of_the_others() -> None:
    other = ShapePart("{other}", each=Each.OTHER, fallback="A second | A third")
    apart = Shape("apart", "Apart", parts=(ShapePart("{factor}", each=Each.FACTOR), other))
    against = Shape("against", "Against", parts=(ShapePart("For {factor}"), other))
    both = Reading("Votes or luck?", Task.COMPARE, (mark(Part.FACTOR, "votes"), mark(Part.FACTOR, "luck")))
    assert titles(plan_from(apart, both)) == ["Votes", "Luck"]
    assert titles(plan_from(apart, both._replace(task=Task.VIEW))) == ["Votes", "Luck", "A third"]
    assert titles(plan_from(against, both)) == ["For votes", "Luck"]


def test_a_shape_that_rests_on_a_factor_comes_later_where_none_is_named_or_asked_for() -> None:
    factors = SHAPE._replace(tasks=(Task.VIEW, Task.CAUSES))
    judged = Shape("judged", "Judged", tasks=factors.tasks, parts=(ShapePart("For {factor}", fallback="For"),))
    for task, first in ((Task.VIEW, "judged"), (Task.CAUSES, "factors")):
        asked = Reading("Peru", task, (mark(Part.CLAIM, "doomed"),))
        assert suited(Structures((factors, judged)), asked)[0][0].key == first
    which = Reading("Which was the main cause?", Task.VIEW, (mark(Part.COMMAND, "Which was the main cause"),))
    assert suited(Structures((factors, judged)), which)[0][0].key == "factors"


def test_the_sections_that_can_meet_a_demand_are_numbered() -> None:
    sections = plan_from(SHAPE, READING).sections
    asked = {
        "introduction-without-thesis": (1,),
        "factors-unranked": (2, 3, 4, 5),
        "claim-without-evidence": (2,),
        "list-of-names": (3, 4),
        "conclusion-without-judgement": (6,),
        "no-such-rule": (),
    }
    for rule, numbers in asked.items():
        assert meeting(Demand("a", "A", rules=(rule,)), sections) == numbers, rule
    assert meeting(Demand("a", "A"), sections) == ()
    assert meeting(Demand("a", "A", rules=("list-of-names", "conclusion-without-judgement")), sections) == (3, 4, 6)


def test_a_demand_names_the_years_of_the_question() -> None:
    demand = Demand("exact", "Rests on evidence from {years}")
    assert said(demand, READING) == "Rests on evidence from 1936–38"
    assert said(demand, READING._replace(marks=())) == "Rests on evidence from 1936–38"
    asked = Reading("Peru", marks=(Mark(Part.YEARS, 0, 0, "from 1914 to 1928"),))
    assert said(demand, asked._replace(dates="1914/1928")) == "Rests on evidence from 1914–28"
    assert said(demand, Reading("Peru")) == "Rests on evidence from the years of the question"


def test_an_outline_can_become_a_shape() -> None:
    sections = [
        PlanSection(1, "a", "1", "Introduction", Role.INTRODUCTION, "mine", 150, slots=("thesis", "unheard-of")),
        PlanSection(2, "b", "2", "Fear {of} opposition", words=450),
        PlanSection(3, "c", "2.1", "Within", parent_id=2),
    ]
    plan = Plan(1, "u", "Was it fear? – Élan", parts=(PlanPart(sections[0]), PlanPart(sections[1], (sections[2],))))
    shape = shape_of(plan)
    assert (shape.key, shape.title) == ("was-it-fear-elan", "Was it fear? – Élan")
    assert shape.parts == (
        ShapePart("Introduction", Role.INTRODUCTION, 15, (Slot.THESIS,)),
        ShapePart("Fear (of) opposition", weight=45),
        ShapePart("Within", weight=30),
    )
    assert shape_of(Plan(title="Война?")).key == "shape"


def test_a_shape_of_an_outline_serves_other_questions() -> None:
    titles = (
        "Fear of opposition",
        "Careers and helpers",
        "The economy",
        "Was fear of opposition the main reason?",
        "Me|you",
    )
    sections = [PlanSection(n, f"u{n}", str(n), title) for n, title in enumerate(titles, 1)]
    shape = shape_of(Plan(title=QUESTION, parts=tuple(PlanPart(each) for each in sections)), READING)
    assert [(part.title, part.each.value, part.fallback) for part in shape.parts] == [
        ("{factor}", "", "Fear of opposition"),
        ("{other}", "other", "Careers and helpers | The economy"),
        ("Was {factor} {claim}?", "", "Was fear of opposition the main reason?"),
        ("Me|you", "", ""),
    ]
    again = plan_from(shape, READING)
    assert [section.title for section in again.sections] == list(titles)


CASES = Shape(
    "cases",
    "Cases",
    parts=(
        ShapePart("The case for", slots=(Slot.POINT,), stance=Stance.FOR),
        ShapePart("{other}", slots=(Slot.POINT,), each=Each.OTHER, fallback="The case against", stance=Stance.AGAINST),
    ),
)
LENIN = DebateSeen(1, "Did Stalin continue what Lenin began?", (SideSeen(1, 1, "Continuity"), SideSeen(2, 1, "Break")))
ON_SIDES = Cards({1: CardSeen(1, "a", Kind.CLAIM, "A", side_id=1), 2: CardSeen(2, "b", Kind.CLAIM, "B", side_id=2)})


@pytest.mark.parametrize(
    ("claim", "cards"),
    [
        ("Stalin’s rule was a continuation of Lenin’s.", [(1,), (2,)]),
        ("Stalin broke with Lenin.", [(2,), (1,)]),
        ("Stalin’s rule was no continuation of Lenin’s.", [(2,), (1,)]),
        ("Stalin’s rule wasn’t a break.", [(1,), (2,)]),
        ("Stalin was cruel.", [(), ()]),
        ("There was both continuity and a break.", [(), ()]),
    ],
)
def test_cases_for_and_against_are_offered_the_cards_of_the_side_that_says_so(claim: str, cards: list[object]) -> None:
    made = plan_from(CASES, Reading(claim, Task.EXTENT, claim=claim), ON_SIDES, (LENIN,))
    assert [section.cards for section in made.sections] == cards
