"""Words and minutes shared out among the sections of an essay."""

from hypothesis import given
from hypothesis import strategies as st

from essayplanner.coach.budgets import Asked, Budget, budgets, plan_budgets, planning_of, shared_out
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection

INTRODUCTION, PARAGRAPH, CONCLUSION, HEADING = Role

asked = st.builds(
    Asked,
    st.sampled_from(Role),
    st.one_of(st.just(0), st.integers(0, 900)),
    st.integers(0, 20),
    st.booleans(),
)
essays = st.lists(asked, min_size=1, max_size=12)


@given(essays, st.integers(0, 5000), st.integers(0, 200))
def test_shares_add_up_to_the_essay_and_the_time(essay: list[Asked], words: int, minutes: int) -> None:
    found = budgets(essay, words, minutes)
    given, waiting = sum(each.words for each in essay), [each for each in essay if not each.words and each.weight]
    whole = max(words, given) if waiting else given
    assert sum(each.words for each in found.each) == whole == found.own + found.shared
    assert all(budget.words == each.words for budget, each in zip(found.each, essay, strict=True) if each.words)
    timed = waiting or given
    assert sum(each.minutes for each in found.each) == (found.minutes if timed else 0)
    assert found.minutes + found.planning == minutes
    assert all(each.words >= 0 and each.minutes >= 0 and each.size >= 0 for each in found.each)


@given(essays, st.integers(100, 500))
def test_shares_are_in_tens(essay: list[Asked], tens: int) -> None:
    own = sum(each.words for each in essay)
    found = budgets(essay, own + 10 * tens).each
    assert all(budget.words % 10 == 0 for budget in found if not budget.is_own)


@given(essays, st.integers(0, 3000), st.integers(0, 120), st.data())
def test_a_card_more_never_takes_words_or_minutes_away(
    essay: list[Asked], words: int, minutes: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(essay) - 1))
    more = [*essay]
    more[at] = more[at]._replace(cards=more[at].cards + 1)
    before, after = budgets(essay, words, minutes).each[at], budgets(more, words, minutes).each[at]
    assert after.words >= before.words
    assert after.minutes >= before.minutes


def test_an_essay_is_shared_out_by_what_stands_in_it() -> None:
    essay = [Asked(INTRODUCTION), *(Asked(PARAGRAPH, cards=n) for n in (10, 7, 7, 8, 0)), Asked(CONCLUSION, cards=1)]
    found = budgets(essay, 1500, 45)
    assert [each.words for each in found.each] == [110, 310, 260, 260, 270, 150, 140]
    assert [each.minutes for each in found.each] == [3, 8, 7, 7, 7, 4, 3]
    assert (found.minutes, found.planning) == (39, 6)
    essay[1] = essay[1]._replace(words=500)
    assert [each.words for each in budgets(essay, 1500).each] == [90, 500, 220, 220, 230, 130, 110]


def test_where_nobody_said_how_long_there_are_sizes_without_words() -> None:
    essay = [Asked(INTRODUCTION), Asked(PARAGRAPH, cards=10)]
    assert budgets(essay).each == (Budget(size=7), Budget(cards=10, size=20))
    essay[1] = essay[1]._replace(words=400)
    assert [each.size for each in budgets(essay).each] == [140, 400]
    assert [each.words for each in budgets(essay, 400).each] == [0, 400]  # none are left


def test_a_section_that_only_holds_others_takes_nothing_unless_it_was_given_something() -> None:
    essay = [Asked(HEADING), Asked(PARAGRAPH, holds=True), Asked(HEADING, cards=2), Asked(PARAGRAPH)]
    assert [bool(each.words) for each in budgets(essay, 500).each] == [False, False, True, True]
    assert [each.size for each in budgets([Asked(HEADING, words=100), Asked(PARAGRAPH)]).each] == [100, 100]
    assert budgets([]) == budgets([Asked(HEADING)])._replace(each=())


def test_thirty_four_words_a_fact_are_tight() -> None:
    assert Budget(words=345, facts=10).words_a_fact == 35
    assert not Budget(words=345, facts=10).is_tight
    assert Budget(words=344, facts=10).is_tight
    assert not Budget(words=20).is_tight
    assert not Budget(facts=3).is_tight
    assert Budget(minutes=7, facts=8).is_hurried
    assert not Budget(minutes=8, facts=8).is_hurried
    assert not Budget(facts=8).is_hurried


def test_five_minutes_of_forty_are_for_planning() -> None:
    assert [planning_of(minutes) for minutes in (0, 4, 30, 40, 45, 60)] == [0, 1, 4, 5, 6, 8]


def test_what_is_no_whole_ten_goes_to_the_heaviest() -> None:
    assert shared_out(107, [1, 2, 1], unit=10) == [30, 57, 20]
    assert shared_out(100, [0, 0]) == [0, 0]


def test_a_plan_gives_the_budget_of_its_parts_and_of_the_sections_in_them() -> None:
    first, inner, last = (
        PlanSection(1, "a", "1", "One", words=200),
        PlanSection(2, "b", "1.1", "Within", parent_id=1),
        PlanSection(3, "c", "2", "Two"),
    )
    placed = tuple(PlanPlaced(id, str(id), id, 2) for id in (1, 2))
    cards = {id: CardSeen(id, str(id), kind, "A") for id, kind in ((1, Kind.CLAIM), (2, Kind.EVIDENCE))}
    found, (one, two) = plan_budgets(
        Plan(words=600, minutes=40, parts=(PlanPart(first, (inner,), placed), PlanPart(last)), cards=cards)
    )
    assert (found.own, found.shared) == (200, 400)
    assert [(section.number, budget.words) for section, budget in one.sections] == [("1", 200), ("1.1", 220)]
    assert (one.budget.words, one.budget.cards, one.budget.words_a_fact) == (420, 2, 420)
    assert (two.budget.words, one.budget.minutes + two.budget.minutes) == (180, 35)
    assert plan_budgets(Plan()) == (budgets([]), ())


@given(st.integers(0, 10_000), st.lists(st.integers(1, 1000), min_size=1, max_size=20), st.sampled_from((1, 10)))
def test_nothing_is_lost_where_it_is_shared_out(total: int, weights: list[int], unit: int) -> None:
    parts = shared_out(total, weights, unit)
    assert sum(parts) == total
    assert min(parts) >= 0
    assert sum(part % unit > 0 for part in parts) <= 1
    for one, part in zip(weights, parts, strict=True):
        assert abs(part - total * one / sum(weights)) <= 2 * unit
    assert shared_out(total, []) == []
