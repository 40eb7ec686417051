"""When a work came out, as BibTeX and BibLaTeX say it: one has a year, a month and seldom a day, the other a date."""

import re
from collections.abc import Mapping

from essayplanner.domain.csl import SEASONS
from essayplanner.domain.months import MONTHS
from essayplanner.domain.reading_dates import Date, read_date

_COPYRIGHT = re.compile(r"[\[(\s]*+(?:(?:p|©|cop\.?|copyright)\s*+|c(?=\d))(\d{4})[\s\]).,:;]*+")
_TWO_YEARS = re.compile(r"(\d\d)(\d\d)\s*-\s*(\d\d)")
_TWO_NUMBERS = re.compile(r"(\d{1,2})[ ~]+(\d{1,2})")
_SPAN = re.compile(r"\s*[-–—/]+\s*")


def issued(fields: Mapping[str, str]) -> Date:
    """The date as CSL of `date`, or of `year`, `month` and `day`, as texts without TeX; no part of it is lost."""
    if date := fields.get("date"):
        return read_date(date)
    year, month, day = (" ".join(fields.get(name, "").split()).strip(" ,") for name in ("year", "month", "day"))
    if copyrighted := _COPYRIGHT.fullmatch(year):
        year = copyrighted[1]
    two = _TWO_YEARS.fullmatch(year)
    if two and two[2] < two[3]:  # no month: BibTeX has a field for it
        year = f"{two[1]}{two[2]}–{two[3]}"
    if not month:
        return read_date(" ".join(filter(None, (day, year))))
    if two := _TWO_NUMBERS.fullmatch(month):
        month, day = two.groups()
    months = " – ".join(_month(each) for each in _SPAN.split(month))
    return read_date(" ".join(filter(None, (_SPAN.sub("–", day), months, year))))


def _month(text: str) -> str:
    """The name of a month by its number; a name stays."""
    if text.isdecimal() and int(text) in SEASONS:
        return ("spring", "summer", "autumn", "winter")[SEASONS.index(int(text)) % 4]
    return MONTHS[int(text) - 1].alone if text.isdecimal() and 1 <= int(text) <= 12 else text.replace(".", "")
