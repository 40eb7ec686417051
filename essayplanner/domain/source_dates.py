"""Dates of sources, as a student writes them and as CSL keeps them; what is no date is kept as it was written."""

import calendar
import re
from collections.abc import Mapping
from typing import Any

from essayplanner.domain.csl import text_of, tidy_item
from essayplanner.domain.text import clean_line

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
HOW = "A year 1997, a day 12 May 1997 or 1997-05-12, a span 1997–1998, or c. 1997."

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
    points = [_point_text(point) for point in date["date-parts"]]
    if date.get("season") and len(points) == 1 and len(date["date-parts"][0]) == 1:
        points = [f"{SEASONS[date['season'] - 1]} {points[0]}"]
    joined = ("–" if all(len(point) == 1 for point in date["date-parts"]) else " – ").join(points)
    return f"c. {joined}" if date.get("circa") else joined


def _point_text(point: list[int]) -> str:
    year = f"{-point[0]} BC" if point[0] < 0 else f"{point[0]} AD" if point[0] < 100 else str(point[0])
    if len(point) > 1 and 1 <= point[1] <= 12:
        day = f"{point[2]} " if len(point) > 2 else ""
        return f"{day}{MONTHS[point[1] - 1]} {year}"
    return year


def read_date(typed: str) -> dict[str, Any]:
    """What was typed, as CSL: numbers where it is a date of the calendar, else a `literal`; empty for nothing."""
    text = clean_line(typed)
    if not text:
        return {}
    rest = _CIRCA.sub("", text)
    circa = rest != text or text[-1] in "~?"
    rest = rest.rstrip("~? ")
    date = _season(rest) or _span(rest)
    if not date and (point := _point(rest)):
        date = {"date-parts": [point]}
    if not date:
        return {"literal": text}
    return date | {"circa": True} if circa else date


def _season(text: str) -> dict[str, Any]:
    word, _, year = text.partition(" ")
    if word.capitalize() in SEASONS and re.fullmatch(r"\d{3,4}", year):
        return {"date-parts": [[int(year)]], "season": SEASONS.index(word.capitalize()) + 1}
    return {}


def _span(text: str) -> dict[str, Any]:
    short = _SHORT_SPAN.fullmatch(text)
    if short and int(short[3]) > max(int(short[2]), 12 if "-" in text else 0):
        return {"date-parts": [[int(short[1] + short[2])], [int(short[1] + short[3])]]}
    for bar in ("/", " – ", " - ", "–"):
        first, found, last = text.partition(bar)
        if found and (start := _point(first)) and (end := _point(last)):
            return {"date-parts": [start, end]} if start <= end else {}
    if years := re.fullmatch(r"(\d{4})-(\d{4})", text):
        start, end = [int(years[1])], [int(years[2])]
        return {"date-parts": [start, end]} if start <= end else {}
    return {}


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
        return _checked(int(named[3]), _month(named[2]), int(named[1] or 0))
    if named := _MONTH_FIRST.fullmatch(text):
        return _checked(int(named[3]), _month(named[1]), int(named[2]))
    return []


def _month(word: str) -> int:
    word = "sep" if word.lower() == "sept" else word.lower()
    return next((at for at, name in enumerate(MONTHS, 1) if word in (name.lower(), name.lower()[:3])), 0)


def _checked(year: int, month: int, day: int) -> list[int]:
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return []
    return [year, month, day] if day else [year, month]


def date_hint(typed: str, typing: bool) -> tuple[str, bool]:
    """A line to stand under the field, and whether it is a caution: how to write a date, or that this is none."""
    date = read_date(typed)
    if "literal" in date:
        said = HOW if typing else f"Kept as you wrote it, though it is no date of the calendar. {HOW}"
        return said, not typing
    return ("" if date else HOW) if typing else "", False
