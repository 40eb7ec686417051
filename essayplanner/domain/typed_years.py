"""A year, or a span of years, as it is typed to look for what happened then: “1936”, “44 BC”, “1936–38”, “1930s”."""

import re
from functools import cache

from essayplanner.domain.date_patterns import ABOUT, CENTURY, FIRST_DECADE, PAIRS, PARTS, SEASON_WORDS, WORDS
from essayplanner.domain.date_words import season_numbers
from essayplanner.domain.months import month_numbers
from essayplanner.domain.typed_dates import understood
from essayplanner.domain.typed_tens import ORDINAL_WORDS
from essayplanner.domain.years import AD, BC, era_year
from essayplanner.language import _, p_

_ABOUT = re.compile(r"\A(?:c\.?|ca\.?|circa|about|around)\s*(?=[\d-]|AD)|[~?%]+\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:AD\s*)?(-?\d{1,5})(?:\s*(BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.))?", re.IGNORECASE)

#: What stands between two years, with a word of the reader's own language.
_BETWEEN = re.compile(rf"\s*(?:[-‐‑‒–—−/]|\b(?:to|until|{re.escape(p_('years', 'to'))})\b)\s*", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,3})[~?%]*")
_ENGLISH_WORDS = (
    "by until till up to no not later than earlier from since starting in on during at as of the year before prior "
    "after early beginning start mid middle late end between and or either about around roughly circa ca approximately "
    "perhaps possibly probably maybe fall century centuries bc bce ad ce s st nd rd th onwards present today so "
    "toward towards beginning latter part last final closing opening earliest latest some sometime time point course "
    "throughout all through both quarter half turn new eve day month months years night morning evening q h c "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenties thirties forties fifties sixties seventies eighties "
    "nineties"
)


def read_year(typed: str) -> int | None:
    """The year, one before Christ as a negative number; None for what is none. That it is about then makes no other."""
    text = " ".join(typed.replace("−", "-").split())
    text = _ABOUT.sub("", _ABOUT.sub("", text)).strip()
    if found := _YEAR.fullmatch(text):
        number = int(found[1])
        return (-abs(number) if (found[2] or "").upper().startswith("B") else number) or None
    for pattern, sign in ((BC, -1), (AD, 1)):
        own = re.fullmatch(r"(\d{1,5})".join(map(re.escape, pattern.split("{year}"))), text, re.IGNORECASE)
        if own and int(own[1]):
            return sign * int(own[1])
    return None


def read_years(typed: str) -> tuple[int, int] | None:
    """The first and last year of a span, the last maybe without its first digits (“1849-50”); None for what is none.

    What is no span of years may be a date in words, “1930s”, “before 1934” or “spring 1937”: an open end is 0.
    """
    text = typed.strip()
    for between in _BETWEEN.finditer(text):
        start, end = text[: between.start()], text[between.end() :].strip()
        first, last = read_year(start), read_year(end)
        if first and last and first > 0 > last:  # “500-44 BC” says it once for both
            first = -first
        short = _SHORT.fullmatch(end)
        if first and first > 0 and short and len(short[1]) < len(str(first)):
            last = int(str(first)[: -len(short[1])] + short[1])
        if first and last and first <= last:
            return first, last
    return _years_of_date(text) if any(map(str.isalpha, text)) and read_year(text) is None else None


def _years_of_date(text: str) -> tuple[int, int] | None:
    when = understood(text)
    if not when:
        return None
    first, last = (era_year(day // 10000) for day in (when.ends[0].first, when.ends[1].last))
    return (first if when.has_start else 0, last if when.has_end else 0)


def begins_date(typed: str) -> bool:
    """Whether what was typed so far may yet become a date in words: “bef”, “early 19”, “5 Ma”."""
    *before, last = re.findall(r"[^\W\d_]+", typed.casefold()) or [" "]
    known = _opening_words()
    return all(word in known for word in before) and any(each.startswith(last) for each in known)


def begins_span(typed: str) -> bool:
    """Whether what was typed so far may yet become a span: a year with what stands between two, or more."""
    text = typed.strip()
    return any(
        read_year(text[: each.start()]) and not re.search(r"\d{4}", text[each.end() :])
        for each in _BETWEEN.finditer(text)
    )


@cache
def _opening_words() -> frozenset[str]:
    """The words of which dates are made, in lower case, to tell what may yet become one."""
    own = (*WORDS.values(), *PARTS.values(), *PAIRS.values(), ABOUT, CENTURY, FIRST_DECADE, BC, *map(_, SEASON_WORDS))
    words = " ".join([_ENGLISH_WORDS, *own, *month_numbers(), *season_numbers(), *ORDINAL_WORDS])
    return frozenset(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", words).casefold()))
