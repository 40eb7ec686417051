"""The date of a BibTeX entry from its fields: BibLaTeX has one, BibTeX a year, a month and seldom a day."""

import re
from collections.abc import Mapping

from essayplanner.domain.months import MONTHS, month_number
from essayplanner.domain.reading_dates import Date, read_date

_TWO_NUMBERS = re.compile(r"(\d{1,2})\W+(\d{1,2})")
#: What stands for a space in TeX.
_SPACES = re.compile(r"[~\s]+|\\[ ,;~]")


def date_in(fields: Mapping[str, str]) -> Date:
    """The date as CSL of `date`, `year`, `month` and `day`, whose words are without TeX; empty where there is none.

    A month is a number, a name, a span of both or a season, “6~3” and “3~jun” days: no part of it is lost.
    """
    year, month, day = (_SPACES.sub(" ", fields.get(name, "")).strip() for name in ("year", "month", "day"))
    year = _SPACES.sub(" ", fields.get("date", "")).strip() or year
    date = read_date(year)
    if not month or (date and not re.fullmatch(r"\d{3,4}", year)):
        return date
    if not year:
        return {"literal": month}
    if two := _TWO_NUMBERS.fullmatch(month):
        month, day = two.groups()
    if month.isdecimal() and 1 <= int(month) <= 12:
        month = MONTHS[int(month) - 1].alone
    if day.isdecimal() and month_number(month):
        month = f"{int(day)} {month}"
    return read_date(f"{year}-{month}" if month.isdecimal() else f"{month} {year}")
