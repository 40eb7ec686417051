"""The axis of a line of time: days as numbers that follow each other, their place in pixels, and what is marked.

A date is the number yyyymmdd, its year that of ISO (0 is 1 BC); a day is the number of days since the first of March
of the year 0, by the calendar of today however long ago it was.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum, auto
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from essayplanner.domain.months import SHORT_MONTHS
from essayplanner.domain.years import year_text
from essayplanner.language import day_in_order, n_, p_

#: Days in a year, on average.
YEAR = 365.2425
_MONTH = YEAR / 12


@lru_cache(8192)  # asked of the same few dates at every step
def day_of(date: int) -> int:
    """The day of a date."""
    year, within = divmod(date, 10000)
    month, day = divmod(within, 100)
    if month <= 2:  # so that a leap day ends its year
        year, month = year - 1, month + 12
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1


@lru_cache(8192)  # asked of the same few years again and again
def first_day(year: int, month: int = 1) -> int:
    """The day on which a year, or a month of it, begins; a month past the last is one of a later year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return day_of(year * 10000 + month * 100 + 1)


def year_at(day: float) -> int:
    """The year that a day lies in."""
    return _year_of(floor(day))


@lru_cache(8192)
def _year_of(day: int) -> int:
    year = floor(day / YEAR)
    while first_day(year + 1) <= day:
        year += 1
    while first_day(year) > day:
        year -= 1
    return year


def month_at(day: float) -> tuple[int, int]:
    """The year and the month that a day lies in."""
    year = year_at(day)
    return year, next(month for month in range(12, 0, -1) if first_day(year, month) <= day)


def year_name(year: int) -> str:
    """A year of ISO as a reader writes it: 0 is “1 BC”."""
    return year_text(year if year > 0 else year - 1)


def years_name(first: int | None, last: int | None) -> str:
    """A span of years as a reader writes it; None is open."""
    if first is None or last is None:
        if first is None and last is None:
            return ""
        if first is None:
            return p_("so no later than that date", "by {date}", date=year_name(last or 0))
        return p_("so from that date on", "from {date}", date=year_name(first))
    if first == last:
        return year_name(first)
    end = year_name(last)
    short = p_("digits of the second year in “1937–38”: 2 or 4", "2") == "2"
    if short and first >= 1000 and last <= 9999 and first // 100 == last // 100:
        end = end[2:]
    return p_("a span of years", "{first}–{last}", first=year_name(first), last=end)


class Scale(NamedTuple):
    """Which day stands at the left edge, and how many pixels a day has."""

    start: float
    per_day: float

    def x(self, day: float) -> float:
        """How far from the left edge a day begins."""
        return (day - self.start) * self.per_day

    def day(self, x: float) -> float:
        """The day at so many pixels from the left edge."""
        return self.start + x / self.per_day

    def zoomed(self, factor: float, x: float) -> "Scale":
        """With so many times the pixels a day; what stands at `x` stays there."""
        per_day = self.per_day * factor
        return Scale(self.day(x) - x / per_day, per_day)


class Step(StrEnum):
    """What the marks of an axis are apart."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()


class Unit(NamedTuple):
    """So many days, months or years from one mark to the next; seven days are a week, from Monday."""

    step: Step
    size: int

    @property
    def days(self) -> float:
        """How long it is, on average."""
        return self.size * {Step.DAY: 1, Step.MONTH: _MONTH, Step.YEAR: YEAR}[self.step]


class Tick(NamedTuple):
    """A stretch of the axis, from one day to before another: its name on the axis, and all that it is called elsewhere,
    “1930–34” where the axis says “1930”."""

    start: int
    end: int
    name: str
    whole: str


UNITS = (
    *(Unit(Step.DAY, count) for count in (1, 7)),
    *(Unit(Step.MONTH, count) for count in (1, 3)),
    *(Unit(Step.YEAR, tens * count) for tens in (1, 10, 100, 1000) for count in (1, 2, 5)),
)
#: Weeks begin on this day of the count and on each seventh after it.
_MONDAY = day_of(19700105) % 7


def unit_for(per_day: float, rooms: Mapping[Step, float]) -> Unit:
    """The smallest unit whose name has room at a scale; `rooms` says how many pixels the names of each step take."""
    return next((unit for unit in UNITS if unit.days * per_day >= rooms[unit.step]), UNITS[-1])


def ticks(scale: Scale, width: float, unit: Unit) -> list[Tick]:
    """The stretches that are in sight, from the left; those at both ends may reach out of it."""
    first, last, size = scale.start, scale.day(width), unit.size
    starts: list[int]
    if unit.step is Step.DAY:
        begin = floor(first) if size == 1 else floor((first - _MONDAY) / 7) * 7 + _MONDAY
        starts, name = [*range(begin, ceil(last) + size, size)], _day_name
    elif unit.step is Step.MONTH:
        year, month = month_at(first)
        months = [(month - 1) // size * size + 1]
        while first_day(year, months[-1]) < last:
            months.append(months[-1] + size)
        starts, name = [first_day(year, each) for each in months], _month_name
    else:
        years = range(year_at(first) // size * size, year_at(last) + size + 1, size)
        starts, name = [first_day(year) for year in years], _year_name
    return [
        Tick(start, end, name(start), _whole(start, end, unit, name)) for start, end in pairwise(starts) if start < last
    ]


def _whole(start: int, end: int, unit: Unit, name: Callable[[int], str]) -> str:
    if unit.size == 1:
        return name(start)
    if unit.step is Step.YEAR:
        return years_name(year_at(start), year_at(end - 1))
    return p_("a span of dates", "{first} – {last}", first=name(start), last=name(end - 1))


def _year_name(day: int) -> str:
    return year_name(year_at(day))


def _month_name(day: int) -> str:
    year, month = month_at(day)
    return p_("date", "{month} {year}", month=SHORT_MONTHS[month - 1].alone, year=year_name(year))


def _day_name(day: int) -> str:
    year, month = month_at(day)
    number = day - first_day(year, month) + 1
    pattern = p_("date", "{day} {month} {year}")
    return day_in_order(pattern, number, SHORT_MONTHS[month - 1].in_date, month, year_name(year))


def length_words(days: float) -> str:
    """How long a stretch of time is: “17 years”, “5 months”, “9 days”."""
    if days >= 2 * YEAR:
        return n_("{n} year", "{n} years", round(days / YEAR))
    if days >= 2 * _MONTH:
        return n_("{n} month", "{n} months", round(days / _MONTH))
    return n_("{n} day", "{n} days", max(1, round(days)))
