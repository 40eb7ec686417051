"""Goals are chosen, dropped and ticked off."""

from pathlib import Path

import pytest

from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.plan import Plan
from essayplanner.notebook import demands, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.work import coaching, goals
from tests.notebook.tools import quick_book


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    book = quick_book(tmp_path)
    outline = outlines.new_outline(book, "How far did he mean it?")
    outlining.add_section(book, Spot("outline", outline), "One")
    outlines.edit_outline(book, outline, scheme="aqa-c2-essay")
    return book


def chosen(book: Notebook) -> list[str]:
    return [each.name for each in goals.standing(book, 1).goals]


def test_a_plan_knows_its_scheme(book: Notebook) -> None:
    plan = coaching.plan_of(book, 1)
    assert plan.demanded
    assert plan.demanded.board == "AQA"
    outlines.edit_outline(book, 1, scheme="no-such")
    assert coaching.plan_of(book, 1).demanded is None
    assert Plan().demanded is None


def test_goals_of_another_scheme_leave_room_for_those_of_this_one(book: Notebook) -> None:
    for key in ("of-another", "of-a-third", "of-a-fourth"):
        demands.set_goal(book, 1, key, on=True)
    goals.make_goal(book, 1, "explains")
    goals.write_goal(book, 1, "Every paragraph ends in a judgement")
    goals.make_goal(book, 1, "judgement")
    uid = goals.standing(book, 1).every[-1].uid
    assert chosen(book) == ["explains", uid, "judgement"]
    with pytest.raises(RefusedError, match="3 goals at most"):
        goals.write_goal(book, 1, "One more")
    book.undo()
    assert chosen(book) == ["explains", uid]


def test_a_goal_of_one_s_own_goes_and_one_of_the_scheme_is_only_no_goal_any_more(book: Notebook) -> None:
    goals.write_goal(book, 1, "Say why")
    goals.make_goal(book, 1, "explains")
    for each in goals.standing(book, 1).goals:
        goals.drop(book, 1, each)
    now = goals.standing(book, 1)
    assert (now.goals, [each for each in now.every if not each.key]) == ((), [])
    assert goals.find(now, "explains").words.startswith("Explains")
    with pytest.raises(NotFoundError, match="there are answers-question, "):
        goals.find(now, "no-such")
    with pytest.raises(RefusedError, match="The coach checks"):
        goals.tick(book, goals.find(now, "explains"), 1, met=True)
    goals.write_goal(book, 1, "Say why")
    inner = outlining.add_section(book, Spot("section", 1), "Inside")
    with pytest.raises(RefusedError, match="in whole parts of the essay: “One”"):
        goals.tick(book, goals.standing(book, 1).goals[0], inner, met=True)


def test_what_no_rule_checks_is_ticked_off_though_nothing_was_said_of_it_yet(book: Notebook) -> None:
    outlines.edit_outline(book, 1, scheme="aqa-c1-extracts")
    asked = goals.find(goals.standing(book, 1), "argument-of-extract")
    assert (asked.id, asked.by_hand) == (0, True)
    steps = len(book.history())
    goals.tick(book, asked, 1, met=True)
    now = goals.find(goals.standing(book, 1), "argument-of-extract")
    assert (now.state, now.is_met, len(book.history())) == ("in 1 of 1 paragraph", True, steps + 1)
    assert "Names the argument" in book.history()[-1].label.words
    goals.tick(book, now, 1, met=False)
    assert not goals.find(goals.standing(book, 1), "argument-of-extract").is_met
    book.undo()
    book.undo()
    assert goals.find(goals.standing(book, 1), "argument-of-extract").id == 0


def test_one_of_two_of_one_s_own_is_ticked_off(book: Notebook) -> None:
    for says in ("Say why", "Be brief"):
        goals.write_goal(book, 1, says)
    goals.tick(book, goals.standing(book, 1).goals[1], 1, met=True)
    assert [each.is_met for each in goals.standing(book, 1).goals] == [False, True]


def test_a_demand_is_switched_off_and_one_s_own_is_not(book: Notebook) -> None:
    goals.make_goal(book, 1, "explains")
    goals.switch(book, 1, goals.find(goals.standing(book, 1), "explains"), on=False)
    now = goals.standing(book, 1)
    assert (goals.find(now, "explains").is_off, now.goals) == (True, ())
    goals.write_goal(book, 1, "Say why")
    with pytest.raises(RefusedError, match="until you remove it"):
        goals.switch(book, 1, goals.standing(book, 1).goals[0], on=False)
