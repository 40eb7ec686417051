"""Dates of sources as a student reads them; what is no date of the calendar is shown as it was written."""

from collections.abc import Mapping
from typing import Any

from essayplanner.domain.csl import text_of, tidy_item
from essayplanner.domain.date_patterns import ABOUT, DATES, YEARS
from essayplanner.domain.date_points import point_text
from essayplanner.domain.date_words import SEASONS
from essayplanner.domain.reading_dates import read_date as read_date  # who shows dates reads them too
from essayplanner.language import _

_HOW = _("A year (1997), a day (12 May 1997 or 1997-05-12), a span (1997–1998) or an approximate year (c. 1997).")


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
    first, *more = points = [point_text(point) for point in date["date-parts"]]
    shown = first
    if more:
        span = YEARS if all(len(point) == 1 for point in date["date-parts"]) else DATES
        shown = span.format(first=first, last=points[-1])
    elif date.get("season"):
        shown = _(SEASONS[date["season"] - 1], year=first)
    return ABOUT.format(date=shown) if date.get("circa") else shown


def date_hint(typed: str, typing: bool) -> tuple[str, bool]:
    """A line to stand under the field, and whether it is a caution: how to write a date, or that this is none."""
    date = read_date(typed)
    if date and "date-parts" not in date:
        if typing:
            return _HOW, False
        return _("This cannot be read as a date, so it will be printed as you wrote it. {how}", how=_HOW), True
    return _HOW if typing and not date else "", False
