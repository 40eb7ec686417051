"""The time for a plan: what is left, what is said of it, and what was planned in it."""

from hypothesis import given
from hypothesis import strategies as st

from essayplanner.coach.timing import Countdown, Notice, gained, minutes_left, planning_minutes, tally
from essayplanner.domain.plan import Plan, PlanPart, PlanPlaced, PlanSection


def test_a_pause_costs_no_time_and_a_minute_more_is_one() -> None:
    begun = Countdown(240.0).started(1000.0)
    paused = begun.paused(1090.0)
    assert paused.left(9999.0) == 150.0
    on = paused.longer(60.0).started(5000.0)
    assert on.left(5010.0) == 200.0
    assert on.started(5020.0) == on
    assert (on.left(9999.0), on.used(9999.0)) == (0.0, 300.0)


def test_what_is_said_of_the_time() -> None:
    begun = Countdown(240.0).started(0.0)
    said = [begun.noticed(now - 10.0, float(now)) for now in range(10, 250, 10)]
    assert [(place, notice) for place, notice in enumerate(said, 1) if notice] == [
        (12, Notice.HALF),
        (18, Notice.LAST_MINUTE),
        (24, Notice.OVER),
    ]
    assert begun.noticed(0.0, 9999.0) is Notice.OVER
    assert begun.noticed(9999.0, 10000.0) is None


@given(st.integers(1, 3600), st.floats(0, 4000, allow_nan=False))
def test_nothing_is_missed_by_whoever_looks_again_at_the_next_change(seconds: int, now: float) -> None:
    begun = Countdown(float(seconds)).started(0.0)
    wait, left = begun.next_change(now), begun.left(now)
    assert 0 <= wait <= 60
    assert (wait > 0) == (left > 0)
    before = begun.left(now + wait * 0.999)
    assert minutes_left(before) == minutes_left(left) or wait < 1e-6
    assert not left or begun.noticed(now, now + wait * 0.99) is None or wait < 1e-6


def test_the_time_for_a_plan() -> None:
    assert [planning_minutes(minutes) for minutes in (0, 5, 40, 60)] == [0, 1, 5, 8]
    assert [minutes_left(left) for left in (0.0, 0.5, 60.0, 60.5, 600.0)] == [0, 1, 1, 2, 10]


def test_what_was_planned_is_what_was_not_there_before() -> None:
    first, second = PlanSection(1, "s1", "1", "One", note="Old"), PlanSection(2, "s2", "2", "Two", note=" ")
    card = PlanPlaced(7, "p1", 70, 1, note="So what")
    before = tally(Plan(uid="o", parts=(PlanPart(first),)))
    after = tally(Plan(uid="o", thesis="Yes", parts=(PlanPart(first, (second,), (card,)),)))
    assert gained(before, after) == (1, 1, 2)
    assert gained(after, before) == (0, 0, 0)
