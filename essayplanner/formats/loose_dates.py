"""Dates as catalogues and reference managers write them: “2024/01/03/”, “3rd January 2024”, “[5-May-2024]”."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORD = re.compile(r"(jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\Z", re.IGNORECASE)


def month(word: str) -> int:
    """The number of an English month, whole or shortened; 0 where the word is none."""
    match = _WORD.match(word.strip().rstrip("."))
    return _MONTHS.index(match[1][:3].lower()) + 1 if match else 0


def date_parts(text: str) -> list[int]:
    """Year, month and day as far as they can be read; empty where they cannot: 03/04/2024 may be March or April."""
    words = (month(word) for word in re.findall(r"[A-Za-z]{3,9}", text))
    named = next((number for number in words if number), 0)
    if (match := _NUMBERS.match(text)) and (match[2] or not named):
        return _sound(*(int(part) for part in match.groups() if part))
    if match := _SLASHED.search(text):
        one, other, year = (int(part) for part in match.groups())
        return _sound(year, min(one, other), max(one, other)) if (one > 12) != (other > 12) else []
    year_of = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    day = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\w)", text)
    return _sound(int(year_of[0]), named, int(day[1]) if day and named else 0) if year_of else []


def _sound(year: int, month: int = 0, day: int = 0) -> list[int]:
    parts = []
    for part, most in zip((year, month, day), (9999, 12, 31), strict=True):
        if not 1 <= part <= most:
            break
        parts.append(part)
    return parts
