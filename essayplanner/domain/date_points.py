"""Single points of time as they are written, to CSL: a year, with its month and day where these are said."""

import re
from collections.abc import Callable
from functools import cache

from essayplanner.domain.date_patterns import DAY as SHORT_DAY
from essayplanner.domain.date_patterns import MONTH as SHORT_MONTH
from essayplanner.domain.months import MONTHS, days_in, month_number, month_numbers
from essayplanner.domain.years import AD, BC, year_text
from essayplanner.language import p_

#: Year, month and day as far as they are known; years before the first are negative.
Point = list[int]

DAY = p_("a day, the month in full", "{day} {month} {year}")
MONTH = p_("a month, in full", "{month} {year}")

#: A word that may be a month, and what may follow a year.
WORD = r"[^\W\d_]{3,12}"
ERA = r"(?: (?:BC|AD))?"

YEAR = re.compile(r"(\d{1,5})(?: (BC|AD))?")
_ISO = re.compile(r"(\d{4})(?:([-/.])(\d\d?)(?:\2(\d\d?))?|(\d\d)(\d\d))")
_NUMERIC = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})")
_NAMED = tuple(
    re.compile(
        pattern.replace("YEAR", rf"(?P<year>\d{{1,5}}{ERA})").replace("MONTH", rf"(?P<month>{WORD})\.?"), re.IGNORECASE
    )
    for pattern in (
        r"(?:(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?[ -](?:of |de )?)?MONTH,?[ -](?:de |del |of )?YEAR",
        r"MONTH (?P<day>\d{1,2})(?:st|nd|rd|th)?,? YEAR",
        r"YEAR,? MONTH(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?)?",
    )
)


@cache
def pattern_of(pattern: str) -> re.Pattern[str]:
    """What finds the parts of a date that was written by a pattern, as “{day} {month} {year}” is one."""
    months = "|".join(re.escape(name) for name in sorted(month_numbers(), key=len, reverse=True))
    year = r"\d{1,5}" if pattern in (BC, AD) else rf"\d{{1,5}}{ERA}"
    parts = {"day": r"\d{1,2}", "month": rf"(?:{months})\.?", "year": year, "first": ".+?", "last": ".+", "date": ".+"}
    found = (
        f"(?P<{part}>{parts[part]})" if place % 2 else re.escape(part)
        for place, part in enumerate(re.split(r"\{(\w+)\}", pattern))
    )
    return re.compile("".join(found), re.IGNORECASE)


def point_of(text: str) -> Point:
    """Year, month and day; none where the calendar has no such day, or where it may be one or another."""
    text = text.strip()
    if year := year_of(text):
        return [year]
    if re.fullmatch(r"-\d{4}", text):  # ISO's year before the first is 0
        return [int(text) - 1]
    if iso := _ISO.fullmatch(text):
        year, month, day = int(iso[1]), int(iso[3] or iso[5]), int(iso[4] or iso[6] or 0)
        return [] if not day and _may_be_years(year, iso[2], iso[3]) else _checked(year, month, day)
    if (found := re.fullmatch(r"(\d\d?)[/.](\d{4})", text)) and int(found[1]) <= 12:
        return _checked(int(found[2]), int(found[1]), 0)
    if found := _NUMERIC.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        return _checked(year, min(one, other), max(one, other)) if (one > 12) != (other > 12) else []
    readers: tuple[Callable[[str], re.Match[str] | None], ...] = (
        *(pattern.fullmatch for pattern in _NAMED),
        pattern_of(DAY).fullmatch,
        pattern_of(MONTH).fullmatch,
        pattern_of(SHORT_DAY).fullmatch,
        pattern_of(SHORT_MONTH).fullmatch,
    )
    for reader in readers:
        if (found := reader(text)) and (month := month_number(found["month"])) and (year := year_of(found["year"])):
            return _checked(year, month, int(found.groupdict().get("day") or 0))
    return []


def _may_be_years(year: int, between: str, short: str) -> bool:
    """Whether 1812/13, 1909/10 or 1640-1 says two years, or may say them, rather than a year and its month."""
    if between == ".":
        return True
    if len(short) == 1:
        return int(short) > year % 10
    return between == "/" and int(short) == year % 100 + 1


def year_of(text: str) -> int:
    """A year of the calendar, which needs three figures, or its era; 0 for anything else."""
    found = YEAR.fullmatch(text)
    if not found or (not found[2] and not 3 <= len(found[1]) <= 4):
        return 0
    return -int(found[1]) if found[2] == "BC" else int(found[1])


def _checked(year: int, month: int, day: int) -> Point:
    if not 1 <= month <= 12 or day > days_in(year, month):
        return []
    return [year, month, day] if day else [year, month]


def point_text(point: Point) -> str:
    """A point as a student writes it: “12 May 1997”, “May 1997”, “1997”, “44 BC”."""
    year = year_text(point[0])
    if len(point) == 1:
        return year
    month = MONTHS[point[1] - 1]
    if len(point) > 2:
        return DAY.format(day=point[2], month=month.in_date, year=year)
    return MONTH.format(month=month.alone, year=year)
