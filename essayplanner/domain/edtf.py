"""The part of EDTF (ISO 8601-2) in which dates are stored, as values and as texts.

Level 1 and of level 2 what people need to say. Each sense has one way to be written:

- a date: ``1934``, ``1934-12``, ``1934-12-01``, ``1932-21`` (a season), ``192X``, ``18XX``, ``-0043`` (44 BC: the year
  before the first is 0), ``Y-11999``; with ``~`` about, with ``?`` perhaps, with ``%`` both;
- all along: ``1937/1938``, of which the beginning, ``../1929``, or the end, ``1934/..``, may be open (or unknown, as in
  ``/1929`` and ``1934/``);
- at some time: ``[1936..1938]`` or ``[1936,1938]`` between two dates or at one of them, ``[..1916]`` before 1917,
  ``[1921-04..]`` after March 1921;
- an early, middle or late part, for which EDTF has no sign: a span of which only the last figures are about, which
  level 2 writes before them. ``1953-~01/1953-~04`` is early in 1953, ``1936-~09/1938-~04`` from late in 1936 to early
  in 1938, ``../1953-~04`` by then.
"""

import re
from enum import StrEnum, auto
from typing import NamedTuple

from essayplanner.domain.months import days_in
from essayplanner.domain.years import era_year

#: By EDTF's number: the first month of a season and its last.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_DATE = re.compile(
    r"(?:(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|Y(?P<long>-?[1-9]\d{4})|"
    r"(?P<decade>\d{3})X|(?P<century>-?\d\d)XX)(?P<doubt>[~?%])?",
    re.ASCII,
)
_VAGUE = re.compile(r"((?:-?\d{4}-)?(?:\d\d-)?)([~%])(-?\d+)", re.ASCII)
_SET = re.compile(r"\[([^][.,]*)(\.\.|,)([^][.,]*)\]")
#: The open end of a span.
_OPEN = ".."


class Part(StrEnum):
    """What part of a month, a year, ten or a hundred is meant."""

    EARLY = auto()
    MIDDLE = auto()
    LATE = auto()


_PARTS = tuple(Part)
#: First and last of each part: days of a month (0 is its last), months of a year, years after the first of ten; and
#: after the first of a hundred, which is 1801. No part of a hundred begins or ends in a year in which one of ten does.
_OF_MONTH = ((1, 10), (11, 20), (21, 0))
_OF_YEAR = ((1, 4), (5, 8), (9, 12))
_OF_TEN = ((0, 3), (4, 6), (7, 9))
_OF_HUNDRED = ((0, 31), (32, 64), (65, 99))


class Date(NamedTuple):
    """One date, as exact as it was said: `year` is of ISO, its last `unknown` figures are not said."""

    year: int
    month: int = 0
    day: int = 0
    unknown: int = 0
    doubt: str = ""
    part: Part | None = None

    @property
    def first(self) -> int:
        """Its first day, as the number yyyymmdd: the year is that number // 10000, before Christ too."""
        date = self.edges[0]
        month = SEASONS[date.month][0] if date.month in SEASONS else date.month
        return _number(date.year, month or 1, date.day or 1)

    @property
    def last(self) -> int:
        """Its last day."""
        date = self.edges[1]
        year = date.year + 10**date.unknown - 1
        month = SEASONS[date.month][1] if date.month in SEASONS else date.month or 12
        return _number(year, month, date.day or _days(year, month))

    @property
    def has_parts(self) -> bool:
        """Whether it has an early, a middle and a late part."""
        return not (self.part or self.day or self.month in SEASONS)

    @property
    def edges(self) -> "tuple[Date, Date]":
        """Of a part its first and last days, months or years; of any other date itself, twice."""
        if not self.part:
            return self, self
        whole, part = self._replace(part=None), _PARTS.index(self.part)
        if self.month:
            first, last = _OF_MONTH[part]
            return whole._replace(day=first), whole._replace(day=last or _days(self.year, self.month))
        if not self.unknown:
            first, last = _OF_YEAR[part]
            return whole._replace(month=first), whole._replace(month=last)
        begin = self.year if self.unknown == 1 or self.year < 0 else self.year + 1
        first, last = (_OF_TEN if self.unknown == 1 else _OF_HUNDRED)[part]
        return whole._replace(year=begin + first, unknown=0), whole._replace(year=begin + last, unknown=0)

    def __str__(self) -> str:
        """Its text; of a part that of the span which it is."""
        return "/".join(_edge(self, end) for end in (0, 1)) if self.part else _plain(self)


class Sense(StrEnum):
    """What is said of a date, or of two."""

    DATE = auto()
    SPAN = auto()
    BY = auto()
    FROM = auto()
    BEFORE = auto()
    AFTER = auto()
    BETWEEN = auto()
    EITHER = auto()


class When(NamedTuple):
    """A date and what is said of it; `last` is for what is said of two."""

    sense: Sense
    date: Date
    last: Date | None = None

    @property
    def ends(self) -> tuple[Date, Date]:
        """The first and the last of what is known: of a span that is open at one end this is the other, twice."""
        if self.sense in (Sense.BEFORE, Sense.AFTER):
            known = beside(self.date, 1 if self.sense is Sense.AFTER else -1)
            return known, known
        return self.date, self.last or self.date

    @property
    def has_start(self) -> bool:
        """Whether it is known when it begins, or from when on it may be."""
        return self.sense not in (Sense.BY, Sense.BEFORE)

    @property
    def has_end(self) -> bool:
        """Whether it is known when it ends, or until when it may be."""
        return self.sense not in (Sense.FROM, Sense.AFTER)

    @property
    def doubts(self) -> str:
        """The signs of all its dates."""
        return self.date.doubt + (self.last.doubt if self.last else "")

    def __str__(self) -> str:
        dates = self.ends
        first, last = _edge(dates[0], 0), _edge(dates[1], 1)
        match self.sense:
            case Sense.DATE:
                return str(self.date)
            case Sense.BY:
                return f"{_OPEN}/{last}"
            case Sense.FROM:
                return f"{first}/{_OPEN}"
            case Sense.BEFORE:
                return f"[{_OPEN}{last}]"
            case Sense.AFTER:
                return f"[{first}{_OPEN}]"
            case Sense.BETWEEN:
                return f"[{first}{_OPEN}{last}]"
            case Sense.EITHER:
                return f"[{first},{last}]"
        return f"{first}/{last}"


def read_edtf(text: str) -> When | None:
    """What is stored as a text; None for what is no date."""
    if found := _SET.fullmatch(text):
        return _of_set(*found.groups())
    first, slash, last = text.partition("/")
    if not slash:
        return _of_one(Sense.DATE, _exact(first))
    if first in ("", _OPEN):
        return _of_one(Sense.BY, _date(last, 1))
    if last in ("", _OPEN):
        return _of_one(Sense.FROM, _date(first, 0))
    return in_order(Sense.SPAN, _date(first, 0), _date(last, 1))


def in_order(sense: Sense, first: Date | None, last: Date | None) -> When | None:
    """What is said of two dates, which may be the same; None where one is none, or the last ends before the first."""
    if not first or not last or last.last < first.first:
        return None
    return When(Sense.DATE, first) if first == last else When(sense, first, last)


def _of_one(sense: Sense, date: Date | None) -> When | None:
    return When(sense, date) if date else None


def _of_set(first: str, between: str, last: str) -> When | None:
    if between == _OPEN and not first:
        known = _exact(last)
        return When(Sense.BEFORE, beside(known, 1)) if known else None
    if between == _OPEN and not last:
        known = _exact(first)
        return When(Sense.AFTER, beside(known, -1)) if known else None
    return in_order(Sense.EITHER if between == "," else Sense.BETWEEN, _date(first, 0), _date(last, 1))


def _date(text: str, end: int) -> Date | None:
    """The date that begins (`end` 0) or ends (1) with what is written."""
    found = _VAGUE.fullmatch(text)
    if not found:
        return _exact(text)
    edge = _exact(found[1] + found[3])
    doubted = [date._replace(doubt="?" * (found[2] == "%")) for date in _parts(edge)] if edge else []
    return next((date for date in doubted if _edge(date, end) == text), None)


def _exact(text: str) -> Date | None:
    found = _DATE.fullmatch(text)
    if not found or text.startswith("-0000"):
        return None
    doubt = found["doubt"] or ""
    if found["decade"]:
        return Date(int(found["decade"]) * 10, unknown=1, doubt=doubt)
    if century := found["century"]:
        year = int(century) * 100
        return Date(year - 99 if century[0] == "-" else year, unknown=2, doubt=doubt)
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    date = Date(int(found["long"] or year), month, day, doubt=doubt)
    return date if _is_of_calendar(date, found["month"], found["day"]) else None


def _is_of_calendar(date: Date, month: str | None, day: str | None) -> bool:
    if date.month in SEASONS:
        return not day
    if month and not 1 <= date.month <= 12:
        return False
    return not day or 1 <= date.day <= _days(date.year, date.month)


def beside(date: Date, way: int) -> Date:
    """The date of the same exactness after it, or before it where `way` is -1.

    What is no day, month or year has the day, month or year that touches it.
    """
    date = date.edges[way > 0]
    year, month, day = date.year, date.month, date.day
    if day:
        day += way
        if not 1 <= day <= _days(year, month):
            year, month = _month_beside(year, month, way)
            day = _days(year, month) if way < 0 else 1
    elif month:
        if month in SEASONS:
            month = SEASONS[month][way > 0]
        year, month = _month_beside(year, month, way)
    else:
        year += 10**date.unknown if way > 0 else -1
    return Date(year, month, day, doubt=date.doubt)


def _month_beside(year: int, month: int, way: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + way
    return months // 12, months % 12 + 1


def _parts(edge: Date) -> list[Date]:
    """The parts that a day, month or year may begin or end."""
    year = edge.year
    if edge.day:
        wholes = [Date(year, edge.month)]
    elif edge.month:
        wholes = [Date(year)]
    else:
        century = (year - 1) // 100 * 100
        wholes = [Date(year // 10 * 10, unknown=1), Date(century + (year <= 0), unknown=2)]
    return [whole._replace(part=part) for whole in wholes for part in _PARTS]


def _edge(date: Date, end: int) -> str:
    """The text of a date that begins or ends a span."""
    if not date.part:
        return _plain(date)
    before, bar, figures = _plain(date.edges[end]._replace(doubt="")).rpartition("-")
    mark = "%" if date.doubt else "~"
    return f"{before}{bar}{mark}{figures}" if before else f"{mark}{bar}{figures}"


def _plain(date: Date) -> str:
    if date.unknown:
        figures = abs(date.year) // 10**date.unknown
        return f"{'-' * (date.year < 0)}{figures:0{4 - date.unknown}}{'X' * date.unknown}{date.doubt}"
    year = f"{date.year:0{5 if date.year < 0 else 4}}" if abs(date.year) < 10000 else f"Y{date.year}"
    return "-".join((year, *(f"{part:02}" for part in (date.month, date.day) if part))) + date.doubt


def _number(year: int, month: int, day: int) -> int:
    return year * 10000 + month * 100 + day


def _days(year: int, month: int) -> int:
    return days_in(era_year(year), month)
