"""What may be one date or another, “3/4/1934”, “1900s”, “the thirties”: it is not understood, and both are told."""

import re

from essayplanner.domain.date_patterns import FIRST_DECADE
from essayplanner.domain.date_phrases import TENS
from essayplanner.domain.dates import show_date
from essayplanner.domain.edtf import Date, Sense
from essayplanner.domain.text import clean_line
from essayplanner.domain.typed_dates import understood

_TWO_NUMBERS = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})")
_HUNDRED = re.compile(r"(?:the )?\b(\d{1,2})00['’]?s\b", re.IGNORECASE)
_TENS = re.compile(rf"\b({'|'.join(TENS)})\b|(?<!\w)['’]?([2-9])0['’]?s\b", re.IGNORECASE)
_TURN_OF_YEAR = re.compile(r"\bturn of (?:the year )?(\d{4})\Z", re.IGNORECASE)
_TURN_OF_CENTURY = re.compile(r"(?:the )?\bturn of (?:the )?(?=.+ c)(.+)", re.IGNORECASE)
_DECADE_OF = re.compile(r"(?:the )?\b(first|last) decade of (?:the )?(.+)", re.IGNORECASE)
_SPAN = re.compile(r"(?:from )?(.+?) ?(?:[–/-]|\bto\b|\buntil\b) ?(.+)", re.IGNORECASE)
_DAY_IN_TWO = re.compile(r"(\d{1,2})/(\d{1,2}) (.+ \d{4})")
_TWO_CALENDARS = re.compile(r"\d[^/]*[^\W\d][^/]*/(?=\d)(.+ \d{4})")


def two_meanings(typed: str) -> tuple[str, str] | None:
    """The two dates that may be meant by what is not understood; None for all else."""
    text = clean_line(typed)
    if understood(text):
        return None
    first, last = map(understood, _readings(text))
    if not first or not last or first == last:
        return None
    return show_date(str(first)), show_date(str(last))


def turned_round(typed: str) -> str:
    """The span that is meant where what is typed would end before it begins, “1953–24”; empty for all else."""
    text = clean_line(typed)
    found = _SPAN.fullmatch(text)
    if not found or understood(text) or len(found[2]) < 4:  # of a year there are figures to come
        return ""
    when = understood(f"{found[2]} – {found[1]}")
    return show_date(str(when)) if when and when.last else ""


def _readings(text: str) -> tuple[str, str]:
    """What a text may say, each in words that can mean nothing else."""
    if found := _TWO_NUMBERS.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        if max(one, other) > 12 or not min(one, other, year):
            return "", ""
        return str(Date(year, other, one)), str(Date(year, one, other))
    if found := _HUNDRED.search(text):
        first = int(found[1]) * 100
        is_whole = found.span() == (0, len(text))
        ten_years = f"{first}–{first + 9}" if is_whole else FIRST_DECADE.format(first=first, last=first + 9)
        return _put(text, found, ten_years), _put(text, found, f"{int(found[1]) + 1}th century")
    if _TENS.search(text):
        return _in_century(text, 18), _in_century(text, 19)
    if found := _TURN_OF_YEAR.search(text):
        year = int(found[1])
        return f"turn of {year - 1}–{year}", f"turn of {year}–{year + 1}"
    if (found := _TURN_OF_CENTURY.fullmatch(text)) and (year := _century(found[1])):
        return f"c. {year}", f"c. {year + 100}"
    if (found := _DECADE_OF.fullmatch(text)) and (year := _century(found[2])):
        year += 90 * (found[1].lower() == "last")
        return f"{year}–{year + 9}", f"{year + 1}–{year + 10}"
    if found := _DAY_IN_TWO.fullmatch(text):
        return f"{found[1]}–{found[2]} {found[3]}", f"{found[2]} {found[3]}"
    if found := _TWO_CALENDARS.fullmatch(text):
        return text.replace("/", " – "), found[1]
    return "", ""


def _century(text: str) -> int:
    """The first year of a century after Christ, 1900 of the 20th; 0 for what is none."""
    when = understood(text)
    return max(0, when.date.year) if when and when.sense is Sense.DATE and when.date.unknown == 2 else 0


def _put(text: str, found: re.Match[str], words: str) -> str:
    """The text with other words in the place of those that were found."""
    return text[: found.start()] + words + text[found.end() :]


def _in_century(text: str, hundreds: int) -> str:
    """The text with all tens of years in one century."""
    return _TENS.sub(lambda found: f"{hundreds}{TENS[found[1].lower()] if found[1] else found[2]}0s", text)
