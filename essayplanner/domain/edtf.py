"""The part of EDTF (ISO 8601-2) in which dates are stored, as values and as texts.

Level 1 and of level 2 what people need to say. Each sense has one way to be written:

- a date: ``1934``, ``1934-12``, ``1934-12-01``, ``1932-21`` (a season), ``192X``, ``18XX``, ``-0043`` (44 BC: the year
  before the first is 0), ``Y-11999``; with ``~`` about, with ``?`` perhaps, with ``%`` both;
- all along: ``1937/1938``, of which the beginning, ``../1929``, or the end, ``1934/..``, may be open or, ``/1929`` and
  ``1934/``, unknown;
- at some time: ``[1936..1938]`` or ``[1936,1938]`` between two dates or at one of them, ``[..1916]`` before 1917,
  ``[1921-04..]`` after March 1921;
- in an early, middle or late part, whose ends are about: ``1953-~01/1953-~04`` is early in 1953.
"""

import re
from enum import StrEnum, auto
from typing import NamedTuple

from essayplanner.domain.months import days_in

#: By EDTF's number: the first month of a season and its last.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

_DATE = re.compile(
    r"(?:(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|Y(?P<long>-?[1-9]\d{4})|"
    r"(?P<decade>\d{3})X|(?P<century>-?\d\d)XX)(?P<doubt>[~?%])?",
    re.ASCII,
)
_SET = re.compile(r"\[([^][.,]*)(\.\.|,)([^][.,]*)\]")
#: The open end of a span.
_OPEN = ".."


class Date(NamedTuple):
    """One date, as exact as it was said: `year` is of ISO, its last `unknown` figures are not said."""

    year: int
    month: int = 0
    day: int = 0
    unknown: int = 0
    doubt: str = ""

    @property
    def first(self) -> int:
        """Its first day, as the number yyyymmdd: the year is that number // 10000, before Christ too."""
        if self.month in SEASONS:
            return _number(self.year, SEASONS[self.month][0], 1)
        return _number(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> int:
        """Its last day."""
        year = self.year + 10**self.unknown - 1
        month = SEASONS[self.month][1] if self.month in SEASONS else self.month or 12
        return _number(year, month, self.day or _days(year, month))

    def __str__(self) -> str:
        if self.unknown:
            figures = abs(self.year) // 10**self.unknown
            sign = "-" * (self.year < 0)
            return f"{sign}{figures:0{4 - self.unknown}}{'X' * self.unknown}{self.doubt}"
        year = f"{self.year:0{5 if self.year < 0 else 4}}" if abs(self.year) < 10000 else f"Y{self.year}"
        return "-".join((year, *(f"{part:02}" for part in (self.month, self.day) if part))) + self.doubt


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
    EARLY = auto()
    MIDDLE = auto()
    LATE = auto()


#: The parts of a year, month, decade or century, in their order.
PARTS = (Sense.EARLY, Sense.MIDDLE, Sense.LATE)
_TWO = (Sense.SPAN, Sense.BETWEEN, Sense.EITHER)


class When(NamedTuple):
    """A date and what is said of it; `last` is for what is said of two."""

    sense: Sense
    date: Date
    last: Date | None = None

    @property
    def ends(self) -> tuple[Date, Date]:
        """The first and the last of what is known: of a span that is open at one end this is the other, twice."""
        if self.sense in PARTS:
            return _third(self.date, PARTS.index(self.sense))
        if self.sense in (Sense.BEFORE, Sense.AFTER):
            known = beside(self.date, 1 if self.sense is Sense.AFTER else -1)
            return known, known
        return self.date, self.last or self.date

    @property
    def doubts(self) -> str:
        """The signs of all its dates."""
        return self.date.doubt + (self.last.doubt if self.last else "")

    def __str__(self) -> str:
        first, last = self.ends
        match self.sense:
            case Sense.DATE:
                return str(first)
            case Sense.BY:
                return f"{_OPEN}/{first}"
            case Sense.FROM:
                return f"{first}/{_OPEN}"
            case Sense.BEFORE:
                return f"[{_OPEN}{first}]"
            case Sense.AFTER:
                return f"[{first}{_OPEN}]"
            case Sense.BETWEEN:
                return f"[{first}..{last}]"
            case Sense.EITHER:
                return f"[{first},{last}]"
        return f"{first}/{last}" if self.sense is Sense.SPAN else f"{_vague(first)}/{_vague(last)}"


def read_edtf(text: str) -> When | None:
    """What is stored as a text; None for what is no date."""
    if found := _SET.fullmatch(text):
        return _of_set(*found.groups())
    first, slash, last = text.partition("/")
    if not slash:
        date = _date(first)
        return When(Sense.DATE, date) if date else None
    if first in ("", _OPEN):
        date = _date(last)
        return When(Sense.BY, date) if date else None
    if last in ("", _OPEN):
        date = _date(first)
        return When(Sense.FROM, date) if date else None
    return _part(text) or in_order(Sense.SPAN, _date(first), _date(last))


def in_order(sense: Sense, first: Date | None, last: Date | None) -> When | None:
    """What is said of two dates; None where one is none, or the last ends before the first begins."""
    return When(sense, first, last) if first and last and first.first <= last.last else None


def _of_set(first: str, between: str, last: str) -> When | None:
    if between == "..":
        if not first:
            date = _date(last)
            return When(Sense.BEFORE, beside(date, 1)) if date else None
        if not last:
            date = _date(first)
            return When(Sense.AFTER, beside(date, -1)) if date else None
    return in_order(Sense.EITHER if between == "," else Sense.BETWEEN, _date(first), _date(last))


def _date(text: str) -> Date | None:
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

    What is no day, month or year has the month or the year that touches it.
    """
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


def _third(date: Date, part: int) -> tuple[Date, Date]:
    """The ends of an early, middle or late part: four months of a year, ten days of a month, three or four years."""
    if date.month:
        end = _days(date.year, date.month)
        first, last = ((1, 10), (11, 20), (21, end))[part]
        return date._replace(day=first), date._replace(day=last)
    if not date.unknown:
        return date._replace(month=part * 4 + 1), date._replace(month=part * 4 + 4)
    first, last = (((0, 3), (4, 6), (7, 9)), ((0, 33), (34, 66), (67, 99)))[date.unknown - 1][part]
    return date._replace(year=date.year + first, unknown=0), date._replace(year=date.year + last, unknown=0)


def can_have_parts(date: Date) -> bool:
    """Whether it has an early, a middle and a late part."""
    return not date.day and date.month not in SEASONS


def _vague(end: Date) -> str:
    """An end of a part: only its last figures are about, which level 2 writes before them."""
    before, bar, figures = str(end._replace(doubt="")).rpartition("-")
    mark = "%" if end.doubt else "~"
    return f"{before}{bar}{mark}{figures}" if end.month else f"{mark}{before}{bar}{figures}"


def _part(text: str) -> When | None:
    """The part that a span is whose ends are about; only what is written for one is one."""
    first, _slash, last = re.sub("[~%]", "", text).partition("/")
    start, end = _date(first), _date(last)
    if not start or not end:
        return None
    doubt = "?" * ("%" in text)
    if start.day:
        wholes = [Date(start.year, start.month, doubt=doubt)]
    elif start.month:
        wholes = [Date(start.year, doubt=doubt)]
    else:
        century = start.year // 100 * 100 + (start.year < 0)
        wholes = [
            Date(start.year // 10 * 10, unknown=1, doubt=doubt),
            Date(century, unknown=2, doubt=doubt),
        ]
    for whole in wholes:
        for sense in PARTS:
            if str(when := When(sense, whole)) == text:
                return when
    return None


def _number(year: int, month: int, day: int) -> int:
    return year * 10000 + month * 100 + day


def _days(year: int, month: int) -> int:
    return days_in(year if year > 0 else year - 1, month)
