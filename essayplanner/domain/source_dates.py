"""Dates of sources, as a student writes them and as CSL keeps them; what is no date is kept as it was written."""

import calendar
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from essayplanner.domain.csl import text_of, tidy_item
from essayplanner.domain.months import ENGLISH, MONTHS, SHORT_MONTHS
from essayplanner.domain.text import clean_line
from essayplanner.language import N_, _, p_

_SEASONS = (N_("Spring {year}"), N_("Summer {year}"), N_("Autumn {year}"), N_("Winter {year}"))
_HOW = _("A year 1997, a day 12 May 1997 or 1997-05-12, a span 1997–1998, or c. 1997.")

_DAY = p_("a day, the month in full", "{day} {month} {year}")
_MONTH = p_("a month, in full", "{month} {year}")
_BC, _AD = p_("a year", "{year} BC"), p_("a year", "{year} AD")
_YEARS, _DATES = p_("a span of years", "{first}–{last}"), p_("a span of dates", "{first} – {last}")
_ABOUT = p_("about that date", "c. {date}")

_CIRCA = re.compile(r"\A(?:c\.?|ca\.?|circa)\s*(?=\d)", re.IGNORECASE)
_YEAR = re.compile(r"(\d{1,4})(?: (BC|AD))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3,9})\.? (\d{3,4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{3,4})")
_SHORT_SPAN = re.compile(r"(\d{2})(\d{2})[–-](\d{2})")


def date_text(value: Any) -> str:
    """A date of a CSL item as it stands in its field; empty where there is none."""
    if not isinstance(value, Mapping):
        return ""
    if literal := text_of(value.get("literal")):
        return literal
    date = tidy_item({"issued": value}).get("issued")
    if not date:
        return ""
    if "literal" in date:
        return str(date["literal"])
    first, *more = points = [_point_text(point) for point in date["date-parts"]]
    shown = first
    if more:
        span = _YEARS if all(len(point) == 1 for point in date["date-parts"]) else _DATES
        shown = span.format(first=first, last=points[-1])
    elif date.get("season") and len(date["date-parts"][0]) == 1:
        shown = _(_SEASONS[date["season"] - 1], year=first)
    return _ABOUT.format(date=shown) if date.get("circa") else shown


def _point_text(point: list[int]) -> str:
    year = str(point[0])
    if point[0] < 100:
        year = _BC.format(year=-point[0]) if point[0] < 0 else _AD.format(year=point[0])
    if len(point) > 1 and 1 <= point[1] <= 12:
        month = MONTHS[point[1] - 1]
        if len(point) > 2:
            return _DAY.format(day=point[2], month=month.in_date, year=year)
        return _MONTH.format(month=month.alone, year=year)
    return year


def read_date(typed: str) -> dict[str, Any]:
    """What was typed, as CSL: numbers where it is a date of the calendar, else a `literal`; empty for nothing.

    It is read as it is written in English, and as `date_text` writes it in the reader's language.
    """
    text = clean_line(typed)
    if not text:
        return {}
    rest = _CIRCA.sub("", text)
    if rest == text and (about := _form(_ABOUT).fullmatch(text)):
        rest = about["date"]
    circa = rest != text or text[-1] in "~?"
    rest = rest.rstrip("~? ")
    date = _season(rest) or _span(rest)
    if not date and (point := _point(rest)):
        date = {"date-parts": [point]}
    if not date:
        return {"literal": text}
    return date | {"circa": True} if circa else date


@cache
def _form(pattern: str, year: str = r"\d{3,4}") -> re.Pattern[str]:
    """What finds the parts of a date that was written by a pattern, as “{day} {month} {year}” is one."""
    months = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    parts = {"day": r"\d{1,2}", "month": rf"(?:{months})\.?", "year": year, "first": ".+?", "last": ".+", "date": ".+"}
    found = (
        f"(?P<{part}>{parts[part]})" if place % 2 else re.escape(part)
        for place, part in enumerate(re.split(r"\{(\w+)\}", pattern))
    )
    return re.compile("".join(found), re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    """The numbers of the months by what they are called, in full and short, in the reader's language."""
    tables = (MONTHS, SHORT_MONTHS)
    return {
        name.rstrip(".").casefold(): number
        for months in tables
        for number, month in enumerate(months, start=1)
        for name in month
    }


def _season(text: str) -> dict[str, Any]:
    for number, english in enumerate(_SEASONS, start=1):
        if found := _form(english).fullmatch(text) or _form(_(english)).fullmatch(text):
            return {"date-parts": [[int(found["year"])]], "season": number}
    return {}


def _span(text: str) -> dict[str, Any]:
    short = _SHORT_SPAN.fullmatch(text)
    if short and int(short[3]) > max(int(short[2]), 12 if "-" in text else 0):
        return {"date-parts": [[int(short[1] + short[2])], [int(short[1] + short[3])]]}
    for first, last in _halves(text):
        if (start := _point(first)) and (end := _point(last)):
            return {"date-parts": [start, end]} if start <= end else {}
    if years := re.fullmatch(r"(\d{4})-(\d{4})", text):
        start, end = [int(years[1])], [int(years[2])]
        return {"date-parts": [start, end]} if start <= end else {}
    return {}


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for bar in ("/", " – ", " - ", "–"):
        first, found, last = text.partition(bar)
        if found:
            yield first, last
    for pattern in (_DATES, _YEARS):
        if halves := _form(pattern).fullmatch(text):
            yield halves["first"], halves["last"]


def _point(text: str) -> list[int]:
    """Year, month and day; none where the calendar has no such day."""
    text = text.strip()
    if year := _YEAR.fullmatch(text):
        number = int(year[1])
        if not number or (number < 100 and not year[2]):
            return []
        return [-number if year[2] == "BC" else number]
    if iso := _ISO.fullmatch(text):
        return _checked(int(iso[1]), int(iso[2]), int(iso[3] or 0))
    if named := _DAY_FIRST.fullmatch(text):
        if month := _month(named[2]):
            return _checked(int(named[3]), month, int(named[1] or 0))
    elif named := _MONTH_FIRST.fullmatch(text):
        return _checked(int(named[3]), _month(named[1]), int(named[2]))
    return _own_point(text)


def _own_point(text: str) -> list[int]:
    for pattern in (_DAY, _MONTH):
        if found := _form(pattern).fullmatch(text):
            day = int(found["day"]) if pattern == _DAY else 0
            month = _months().get(found["month"].rstrip(".").casefold(), 0)
            return _checked(int(found["year"]), month, day)
    for pattern, sign in ((_BC, -1), (_AD, 1)):
        if (found := _form(pattern, r"\d{1,4}").fullmatch(text)) and int(found["year"]):
            return [sign * int(found["year"])]
    return []


def _month(word: str) -> int:
    word = "sep" if word.lower() == "sept" else word.lower()
    return next((at for at, name in enumerate(ENGLISH, 1) if word in (name, name[:3])), 0)


def _checked(year: int, month: int, day: int) -> list[int]:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return []
    return [year, month, day] if day else [year, month]


def date_hint(typed: str, typing: bool) -> tuple[str, bool]:
    """A line to stand under the field, and whether it is a caution: how to write a date, or that this is none."""
    date = read_date(typed)
    if "literal" in date:
        if typing:
            return _HOW, False
        return _("This cannot be read as a date, so it will be printed as you wrote it. {how}", how=_HOW), True
    return _HOW if typing and not date else "", False
