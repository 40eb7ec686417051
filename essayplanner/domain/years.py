"""A year, or a span of years, as it is typed to look for what happened then: “1936”, “c. 1850”, “44 BC”, “1936–38”."""

import re

from essayplanner.language import p_

BC, AD = p_("a year", "{year} BC"), p_("a year", "{year} AD")
_ABOUT = re.compile(r"\A(?:c\.?|ca\.?|circa|about|around)\s*(?=[\d-]|AD)|[~?%]+\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:AD\s*)?(-?\d{1,5})(?:\s*(BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.))?", re.IGNORECASE)

#: What stands between two years, with a word of the reader's own language.
_BETWEEN = re.compile(rf"\s*(?:[-‐‑‒–—−/]|\b(?:to|until|{re.escape(p_('years', 'to'))})\b)\s*", re.IGNORECASE)
_SHORT = re.compile(r"(\d{1,3})[~?%]*")


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
    """The first and last year of a span, the last maybe without its first digits (“1849-50”); None for what is none."""
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
    return None


def begins_span(typed: str) -> bool:
    """Whether what was typed so far may yet become a span: a year with what stands between two, or more."""
    text = typed.strip()
    return any(
        read_year(text[: each.start()]) and not re.search(r"\d{4}", text[each.end() :])
        for each in _BETWEEN.finditer(text)
    )


def year_words(year: int) -> str:
    """A year as a reader writes it; empty for 0, which is none."""
    if year < 0:
        return BC.format(year=-year)
    return str(year) if year else ""


def year_text(year: int) -> str:
    """A year as it stands in a date, with its era where the number alone may be something else."""
    if 100 <= year <= 9999:
        return str(year)
    return BC.format(year=-year) if year < 0 else AD.format(year=year)
