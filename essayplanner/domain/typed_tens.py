"""Tens and hundreds of years as people type them: “1920s”, “the 19th century”."""

import re
from functools import cache

from essayplanner.domain.date_patterns import CENTURY, DECADE, FIRST_DECADE, ORDINALS
from essayplanner.domain.date_points import pattern_of, year_of
from essayplanner.domain.edtf import Date
from essayplanner.domain.years import BC

_DECADE = re.compile(r"([1-9]\d{0,2})0['’]?s", re.IGNORECASE)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDINAL_WORDS = tuple(_ORDINALS.split())
_CENTURY = re.compile(
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(ORDINAL_WORDS)}))[ -]c(?:ent(?:ury|\.)?|\.)?"
    r"(?: ?(BC|B\. ?C\.|BCE|B\. ?C\. ?E\.|AD|A\. ?D\.|CE|C\. ?E\.))?",
    re.IGNORECASE,
)


def tens_of(text: str) -> Date | None:
    """Ten years, of which a text says which; “1900s” may be a hundred, and is none."""
    if found := _DECADE.fullmatch(text) or pattern_of(DECADE).fullmatch(text):
        return _decade(found)
    found = pattern_of(FIRST_DECADE).fullmatch(text)
    return _of_ten_years(found["first"], found["last"]) if found else None


def _decade(found: re.Match[str]) -> Date | None:
    year = int(found[1]) * 10 if found.re is _DECADE else year_of(found["year"])
    return Date(year, unknown=1) if year > 100 and year % 10 == 0 and year % 100 else None


def _of_ten_years(first: str, last: str) -> Date | None:
    if not (first + last).isdecimal() or int(last) != int(first) + 9 or int(first) % 10:
        return None
    return Date(int(first), unknown=1)


def century_of(text: str) -> Date | None:
    """A hundred years by their number."""
    is_before = False
    if found := _CENTURY.fullmatch(text):
        number = int(found[1]) if found[1] else ORDINAL_WORDS.index(found[2].lower()) + 1
        is_before = (found[3] or "").upper().startswith("B")
    else:
        if era := pattern_of(BC.replace("year", "date")).fullmatch(text):
            text, is_before = era["date"], True
        own = _own_century().fullmatch(text)
        number = int(next(filter(None, own.groups()))) if own else 0
    if not 1 <= number <= 99:
        return None
    return Date(1 - number * 100 if is_before else number * 100 - 100, unknown=2)


@cache
def _own_century() -> re.Pattern[str]:
    """What finds the number of a century as the reader's language writes it."""
    ordinals = "|".join(r"(\d{1,2})".join(map(re.escape, each.split("{number}"))) for each in ORDINALS.values())
    return re.compile(f"(?:{ordinals})".join(map(re.escape, CENTURY.split("{ordinal}"))), re.IGNORECASE)
