"""Thesis, criteria, ranks and judgement."""

from typing import Any

import pytest

from essayplanner.coach.findings import How
from essayplanner.coach.rules.judging import (
    CONCLUSION_WITHOUT_JUDGEMENT,
    FACTORS_UNRANKED,
    INTRODUCTION_WITHOUT_THESIS,
    THESIS_TAKES_NO_SIDE,
)
from essayplanner.domain.plan import Plan
from tests.coach.plans import Wing, asks, claim, conclusion, introduction, plan, section

EXTENT = "To what extent was Stalin’s rule a continuation of Lenin’s?"
WHY = "Why did Stalin defeat his rivals?"
THESIS = "Stalin inherited the machinery from Lenin, but the scale of violence was his own."
BODY = (section("One", claim("a")), section("Two", claim("b")), section("Three", claim("c")))


def of(*wings: Wing, title: str = EXTENT, thesis: str = THESIS, **fields: Any) -> Plan:
    return plan(*wings, title=title, thesis=thesis, **fields)


@pytest.mark.parametrize(
    "thesis",
    [
        "To some extent Stalin’s rule was a continuation of Lenin’s.",
        "It was both a continuation and a break.",
        "There are arguments on both sides.",
        "Historians disagree about this.",
        "This essay will examine continuity and change.",
        "Was it a continuation?",
        "It was not only a continuation and partly a break.",
        "It was a continuation to some extent, but there were also other reasons for the violence.",
        "Soviet expansion played a big part, but American policies were also to blame.",
        "It was a continuation, however the war also played a part.",
    ],
)
def test_a_thesis_that_leaves_the_question_open(thesis: str) -> None:
    (found,) = asks(THESIS_TAKES_NO_SIDE, of(thesis=thesis))
    assert [(mend.how, mend.field) for mend in found.mends] == [(How.ASK, "thesis")]


@pytest.mark.parametrize(
    "thesis",
    [
        THESIS,
        "",
        "Stalin’s rule was a continuation of Lenin’s.",
        "To some extent it was a continuation, but far less in violence than in institutions.",
        "Both men used terror, but only Stalin turned it on the Party.",
        "There were many reasons, but patronage was the most important.",
        "It was a continuation to some extent, although other factors were more important.",
        "To a limited extent: the tools were Lenin’s, their use was not.",
        "Although the war was also a cause, Stalin’s will explains the violence.",
        "Terror won him obedience, but it was also what lost him his officers, which mattered more.",
    ],
)
def test_a_thesis_that_answers_or_is_not_there_yet(thesis: str) -> None:
    assert asks(THESIS_TAKES_NO_SIDE, of(thesis=thesis)) == []


def test_what_is_no_side_depends_on_what_is_asked() -> None:
    both = "He won both through patronage and through luck."
    assert asks(THESIS_TAKES_NO_SIDE, of(title=WHY, thesis=both)) == []
    assert asks(THESIS_TAKES_NO_SIDE, of(title=WHY, thesis="There were many reasons, told in order."))
    assert asks(THESIS_TAKES_NO_SIDE, of(title="My notes on Stalin", thesis="There were many reasons.")) == []


@pytest.mark.parametrize(
    ("note", "is_found"),
    [
        ("", True),
        ("Say who Stalin was and when he ruled.", True),
        ("No criteria yet.", True),
        ("Name three criteria and keep to them.", False),
        ("End on the thesis.", False),
        ("The machinery was inherited; the violence was new.", False),
        ("Define rule: it will be judged by institutions and methods.", False),
        ("Say what a continuation is, and for whom.", False),
        ("Argument: the break comes first.", False),
        ("Introduce the main events.", True),
        ("Judge each of them by what was left at the end.", False),
    ],
)
def test_an_introduction_gives_the_answer_or_what_is_judged_by(note: str, is_found: bool) -> None:
    assert bool(asks(INTRODUCTION_WITHOUT_THESIS, of(introduction(note=note), *BODY))) is is_found


def test_a_thesis_that_says_nothing_does_not_stand_in_for_criteria() -> None:
    said = introduction(note="End on the thesis.")
    assert asks(INTRODUCTION_WITHOUT_THESIS, of(said, *BODY, thesis="There are many reasons."))
    (found,) = asks(INTRODUCTION_WITHOUT_THESIS, of(said, *BODY, thesis=""))
    assert [mend.how for mend in found.mends] == [How.ASK, How.WRITE]
    assert asks(INTRODUCTION_WITHOUT_THESIS, of(introduction(), BODY[0], section("Two"))) == []


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("", "is empty"),
        ("Sum up what was said above.", "own words"),
        ("Sum up Stalin’s rule and Lenin’s.", "does not judge"),
        ("To a certain extent it was a continuation of Lenin’s.", "does not judge"),
        ("Patronage weighs most.", "own words"),
        ("A continuation of Lenin’s to a limited extent.", ""),
        ("Stalin’s violence outweighs what he inherited.", ""),
        ("Stalin and Lenin differed more in method than in aims.", ""),
        ("Lenin’s methods explain Stalin’s rule better than any plan of his own.", ""),
        ("Stalin’s rule had Lenin’s machinery, and violence of its own.", ""),
        ("Sum up: Stalin’s machinery, and his violence.", "does not judge"),
        ("Stalin’s machinery worked.", "does not judge"),
        ("Yes: Stalin’s rule was Lenin’s, violence apart.", ""),
        ("I agree to a certain extent that it was Lenin’s.", "does not judge"),
        ("I agree that Stalin’s rule was Lenin’s.", ""),
        ("By two of three measures Lenin’s.", ""),
        ("Without Lenin’s police Stalin would have failed.", ""),
        ("Stalin would have liked to be Lenin.", "does not judge"),
    ],
)
def test_a_conclusion_judges_in_the_words_of_the_question(note: str, said: str) -> None:
    found = asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, conclusion(note=note)))
    assert [said in each.sentence for each in found] == [True] * bool(said)


def test_without_a_thesis_the_introduction_stands_for_the_answer() -> None:
    title = "Account for the failure of the League of Nations to keep the peace in the 1930s."
    opening = introduction(note="The structure was weak, but the selfishness of its members is the root.")
    closing = conclusion(note="The root was the selfishness of members; structure only gave them excuses.")
    seen = of(opening, *BODY, closing, title=title, thesis="")
    for rule in (CONCLUSION_WITHOUT_JUDGEMENT, INTRODUCTION_WITHOUT_THESIS, FACTORS_UNRANKED):
        assert asks(rule, seen) == []
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, seen._replace(thesis="Italy was to blame."))


def test_several_paragraphs_without_a_conclusion() -> None:
    (found,) = asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY))
    assert [place.kind for place in found.places] == ["outline"]
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY[:2], section("Three"))) == []
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, section("Judgement"))) == []
    for title in ("The Final Solution", "Judges and juries"):
        assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, section(title, claim("d"))))


def test_of_sources_it_is_judged_what_they_are_worth() -> None:
    title = "Assess the value of these two sources to a historian studying the purges."
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, conclusion(note="B is worth more than A."), title=title)) == []
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, conclusion(note="Sum up A and B."), title=title))
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, title=title)) == []


def test_a_conclusion_is_judged_when_the_paragraphs_are_there() -> None:
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(BODY[0], conclusion())) == []
    assert asks(CONCLUSION_WITHOUT_JUDGEMENT, of(*BODY, conclusion(claim("Stalin’s rule was largely Lenin’s")))) == []


def test_factors_are_ranked_somewhere() -> None:
    (found,) = asks(
        FACTORS_UNRANKED, of(*BODY, conclusion(note="Sum up."), title=WHY, thesis="He had three advantages.")
    )
    assert [mend.how for mend in found.mends] == [How.ASK, How.WRITE]
    ranked = section("Luck", claim("d"), note="It comes last.")
    assert asks(FACTORS_UNRANKED, of(*BODY, ranked, title=WHY, thesis="He had three advantages.")) == []
    assert asks(FACTORS_UNRANKED, of(*BODY, title=WHY, thesis="Patronage was the most important.")) == []
    assert asks(FACTORS_UNRANKED, of(*BODY, title=WHY, thesis="Votes explain it better than luck does.")) == []


def test_most_of_them_and_no_ranking_rank_nothing_and_two_paragraphs_are_no_list() -> None:
    for note in (
        "Most of the Politburo helped. No ranking yet.",
        "The rank and file joined.",
        "The ranks of the army.",
    ):
        most = section("Luck", claim("d"), note=note)
        assert asks(FACTORS_UNRANKED, of(*BODY, most, title=WHY, thesis="He had three advantages."))
    assert asks(FACTORS_UNRANKED, of(*BODY[:2], title=WHY, thesis="He had three advantages.")) == []
    assert asks(FACTORS_UNRANKED, of(*BODY, title=EXTENT)) == []


def test_to_say_how_far_is_to_rank_the_factor_that_is_named() -> None:
    versailles = "How far was the Treaty of Versailles responsible for the failure of the Weimar Republic?"
    but = "The Treaty mattered, but the Depression destroyed the Republic."
    assert asks(FACTORS_UNRANKED, of(*BODY, title=versailles, thesis=but)) == []
    assert asks(FACTORS_UNRANKED, of(*BODY, title=versailles, thesis="The Treaty destroyed the Republic."))
    for others in (
        "The Treaty was responsible to some extent, but there were many other reasons.",
        "The Treaty played a big part, but the Depression was also to blame.",
        "I agree, for there were problems of the Treaty but also of money.",
    ):
        assert asks(FACTORS_UNRANKED, of(*BODY, title=versailles, thesis=others))
    assert asks(FACTORS_UNRANKED, of(*BODY, title=WHY, thesis="He had luck, but his rivals had votes."))
