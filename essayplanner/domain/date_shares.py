"""Halves and quarters of months, years, tens and hundreds of years: “second half of 1934”, “Q1 1938”.

EDTF’s own signs for them, 1934-41 and 1938-33, are how people write two years, so that they are stored as spans.
"""

import re
from typing import NamedTuple

from essayplanner.domain.edtf import Date
from essayplanner.domain.months import days_in
from essayplanner.domain.years import era_year

_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SHARE = re.compile(rf"({'|'.join(_NUMBERS)}|last) (half|quarter) (?:of (?:the )?)?(.+)", re.IGNORECASE)
_SHORT = re.compile(r"(.+) ([QH])([1-4])", re.IGNORECASE)


class Share(NamedTuple):
    """Which share of how many, and of what: “second half of 1934” is 2, 2, “1934”."""

    number: int
    of: int
    whole: str


def share_of(text: str) -> Share | None:
    """Which share a text says; None where none."""
    if found := _SHORT.fullmatch(text):
        number, of, whole = int(found[3]), 4 if found[2].upper() == "Q" else 2, found[1]
    elif found := _SHARE.fullmatch(text):
        of, whole = 4 if found[2].lower() == "quarter" else 2, found[3]
        number = _NUMBERS.get(found[1].lower(), of)
    else:
        return None
    return Share(number, of, whole) if number <= of else None


def cut(whole: Date, share: Share) -> tuple[Date, Date] | None:
    """The first and the last day, month or year of a share; None for what has no such shares."""
    number, of = share.number, share.of
    if not whole.has_parts:
        return None
    if whole.month:
        return None if of > 2 else _days(whole, number)
    if not whole.unknown:
        first, last = _share(12, number, of)
        return whole._replace(month=first + 1), whole._replace(month=last + 1)
    if of > 2 and whole.unknown == 1:
        return None
    first, last = _share(10**whole.unknown, number, of)
    begin = whole.year + (whole.unknown == 2 and whole.year >= 0)  # the 19th century begins in 1801
    return whole._replace(year=begin + first, unknown=0), whole._replace(year=begin + last, unknown=0)


def _days(month: Date, number: int) -> tuple[Date, Date]:
    first, last = (1, 15) if number == 1 else (16, days_in(era_year(month.year), month.month))
    return month._replace(day=first), month._replace(day=last)


def _share(whole: int, number: int, of: int) -> tuple[int, int]:
    """The first and the last of a share, counted from 0."""
    return (number - 1) * whole // of, number * whole // of - 1
