"""A year by itself, as it is typed to look for what happened about then: “1936”, “c. 1850”, “44 BC”."""

import re

from essayplanner.language import p_

_BC, _AD = p_("a year", "{year} BC"), p_("a year", "{year} AD")
_ABOUT = re.compile(r"\A(?:c\.?|ca\.?|circa|about|around)\s*(?=[\d-]|AD)|[~?%]+\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:AD\s*)?(-?\d{1,5})(?:\s*(BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.))?", re.IGNORECASE)


def read_year(typed: str) -> int | None:
    """The year, one before Christ as a negative number; None for what is none. That it is about then makes no other."""
    text = " ".join(typed.replace("−", "-").split())
    text = _ABOUT.sub("", _ABOUT.sub("", text)).strip()
    if found := _YEAR.fullmatch(text):
        number = int(found[1])
        return (-abs(number) if (found[2] or "").upper().startswith("B") else number) or None
    for pattern, sign in ((_BC, -1), (_AD, 1)):
        own = re.fullmatch(r"(\d{1,5})".join(map(re.escape, pattern.split("{year}"))), text, re.IGNORECASE)
        if own and int(own[1]):
            return sign * int(own[1])
    return None


def year_words(year: int) -> str:
    """A year as a reader writes it; empty for 0, which is none."""
    if year < 0:
        return _BC.format(year=-year)
    return str(year) if year else ""
