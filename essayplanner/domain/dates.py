"""Dates of evidence, written in a part of EDTF (ISO 8601-2): year, month, day, season, span, ``~`` and ``?``."""

import re
from functools import lru_cache
from typing import NamedTuple

from essayplanner.domain.errors import RefusedError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_SEASONS = {21: ("spring", 3, 5), 22: ("summer", 6, 8), 23: ("autumn", 9, 11), 24: ("winter", 12, 12)}
_HELP = "write a year (1934), a month (1934-12), a day (1934-12-01) or a span (1934/1938)"


class Span(NamedTuple):
    """First and last day of a date, each as the number yyyymmdd."""

    first: int
    last: int


def parse_date(text: str) -> Span | None:
    """The days that a date covers, or None where the text is blank.

    Raises RefusedError, with the mend, where the text is not a date.
    """
    text = text.strip()
    if not text:
        return None
    first, _, last = text.partition("/")
    start = _point(first, text)
    end = _point(last, text) if last else start
    if "/" in text and not last:
        raise RefusedError(f"“{text}” has no end: {_HELP}.")
    if end.last < start.first:
        raise RefusedError(f"“{text}” ends before it begins: {_HELP}.")
    return Span(start.first, end.last)


def _point(text: str, whole: str) -> Span:
    match = _POINT.match(text)
    if not match:
        raise RefusedError(f"“{whole}” is not a date: {_HELP}.")
    year, month, day = (int(part) if part else 0 for part in match.groups()[:3])
    if not year or (match[2] and not month) or (match[3] and not day):
        raise RefusedError(f"“{whole}” is not a date: {_HELP}.")
    if month in _SEASONS and not day:
        _, opening, closing = _SEASONS[month]
        return Span(year * 10000 + opening * 100 + 1, _month_end(year, closing))
    if month > 12 or (day and day > _days(year, month)):
        raise RefusedError(f"“{whole}” is not a day of the calendar: {_HELP}.")
    if not month:
        return Span(year * 10000 + 101, year * 10000 + 1231)
    if not day:
        return Span(year * 10000 + month * 100 + 1, _month_end(year, month))
    return Span(year * 10000 + month * 100 + day, year * 10000 + month * 100 + day)


def _month_end(year: int, month: int) -> int:
    return year * 10000 + month * 100 + _days(year, month)


def _days(year: int, month: int) -> int:
    from calendar import monthrange  # 3 ms that the first picture does not wait for

    return monthrange(year, month)[1]


@lru_cache(1000)
def show_date(text: str) -> str:
    """A date as a reader writes it: ``1937/1938`` is “1937–38”, ``1934-12-01`` is “1 Dec 1934”."""
    first, _, last = text.strip().partition("/")
    if not first:
        return ""
    if last in ("", first):
        return _show_point(first)
    if re.fullmatch(r"[0-9]{4}", first) and re.fullmatch(r"[0-9]{4}", last):
        return f"{first}–{last[2:] if first[:2] == last[:2] else last}"
    return f"{_show_point(first)} – {_show_point(last)}"


def show_date_beside(when: str, title: str) -> str:
    """A date as a reader writes it, or nothing where `title` says it already: “in August 1936” says “Aug 1936”."""
    shown = show_date(when)
    if when.strip()[:4] not in title:
        return shown
    words = re.findall(r"\w+", title.casefold())
    said = all(
        (word in words or shown[:2] + word in words)
        if word.isdecimal()
        else any(each.startswith(word) for each in words)
        for word in re.findall(r"\w+", shown.casefold())
    )
    return "" if said or shown in title else shown


def _show_point(text: str) -> str:
    match = _POINT.match(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    shown = year
    if month and int(month) in _SEASONS:
        shown = f"{_SEASONS[int(month)][0]} {year}"
    elif month and 1 <= int(month) <= 12:
        shown = f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if day else f"{_MONTHS[int(month) - 1]} {year}"
    return {"~": "c. ", "?": "", "%": "c. ", None: ""}[doubt] + shown + ("?" if doubt in ("?", "%") else "")
