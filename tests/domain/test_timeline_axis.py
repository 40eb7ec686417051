"""Days on a line of time, and how its axis is divided and named."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayplanner.domain.timeline_axis import (
    YEAR,
    Scale,
    Step,
    Unit,
    day_of,
    first_day,
    length_words,
    month_at,
    ticks,
    unit_for,
    year_at,
)
from tests.domain.dated import ROOMS


@given(st.dates())
def test_days_follow_each_other_as_those_of_the_calendar(day: date) -> None:
    number = day_of(day.year * 10000 + day.month * 100 + day.day)
    assert number - day_of(19700101) == (day - date(1970, 1, 1)).days
    assert (year_at(number), *month_at(number)) == (day.year, day.year, day.month)


def test_years_before_christ_come_before_the_first() -> None:
    days = [first_day(year) for year in range(-500, 3)]
    assert days == sorted(days)
    assert {b - a for a, b in itertools.pairwise(days)} == {365, 366}


@given(st.integers(-1000, 2500), st.floats(4, 400_000), st.floats(200, 3000))
def test_ticks_follow_each_other_without_a_gap_and_cover_what_is_in_sight(year: int, days: float, width: float) -> None:
    scale = Scale(first_day(year) + 100.5, width / days)
    unit = unit_for(scale.per_day, ROOMS)
    found = ticks(scale, width, unit)
    assert found[0].start <= scale.start
    assert found[-1].end >= scale.day(width) - 1e-6
    assert all(before.end == after.start for before, after in itertools.pairwise(found))
    assert len(found) <= width / 25 + 3


def test_the_axis_is_named_from_centuries_to_days() -> None:
    def names(unit: Unit, days: float) -> list[str]:
        return [tick.name for tick in ticks(Scale(day_of(19341130), 1), days, unit)]

    assert names(Unit(Step.DAY, 1), 3) == ["30 Nov 1934", "1 Dec 1934", "2 Dec 1934"]
    assert names(Unit(Step.DAY, 7), 9) == ["26 Nov 1934", "3 Dec 1934"]
    assert names(Unit(Step.MONTH, 1), 40) == ["Nov 1934", "Dec 1934", "Jan 1935"]
    (decade,) = ticks(Scale(first_day(1930), 1), 10, Unit(Step.YEAR, 10))
    assert (decade.name, decade.whole) == ("1930", "1930–39")
    assert ticks(Scale(day_of(19341201), 1), 1, Unit(Step.MONTH, 3))[0].whole == "Oct 1934 – Dec 1934"
    assert names(Unit(Step.YEAR, 100), 100 * YEAR) == ["1900", "2000"]
    assert [length_words(days) for days in (1, 9, 150, 17 * YEAR)] == ["1 day", "9 days", "5 months", "17 years"]


def test_what_stands_under_the_pointer_stays_there_when_it_is_zoomed() -> None:
    scale = Scale(700_000, 0.1)
    assert scale.zoomed(1.7, 300).day(300) == pytest.approx(scale.day(300))
