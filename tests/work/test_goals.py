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
    for key in ("of-another", "of-a-third"):
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
