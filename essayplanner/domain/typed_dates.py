"""Dates of cards as people type them, to EDTF: “Dec 1934”, “1936–38”, “c. 1935”, “before 1917”, “early 1953”, “44 BC”.

They are understood in English, as `show_date` writes them in the reader's language, and as EDTF. Nothing is guessed:
what may be one date or another (“3/4/1812”, “1900s”) is not understood.
"""

import re
from collections.abc import Iterator
from functools import cache

from essayplanner.domain.date_points import pattern_of, point_of, year_of
from essayplanner.domain.date_words import (
    ABOUT_WORDS,
    LONGEST,
    borrowed,
    halves,
    plain,
    season_of,
    short_span,
    wide_halves,
)
from essayplanner.domain.dates import (
    ABOUT,
    CENTURY,
    DECADE,
    DOUBTFUL,
    FIRST_DECADE,
    ORDINALS,
    PAIRS,
    PARTS,
    WORDS,
    show_date,
)
from essayplanner.domain.edtf import SEASONS, Date, Part, Sense, When, in_order, read_edtf
from essayplanner.domain.text import clean_line
from essayplanner.domain.years import BC, iso_year

_DOUBT_BEFORE = re.compile(r"(?:perhaps|possibly|probably|maybe) +", re.IGNORECASE)
_DOUBT_AFTER = re.compile(r" ?(?:\?|\(\?\))\Z")
#: What may stand before a date and says nothing of it.
_IN = re.compile(r"(?:(?:in|on|during|at|the|year) +)+(?=.*\w)", re.IGNORECASE)
_ABOUT_MORE = re.compile(r"(?:(?:around|roughly) +|~ ?|c(?=\d))(?=.*\d)", re.IGNORECASE)
_TWO_NUMBERS = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})")
_DECADE = re.compile(r"([1-9]\d{0,2})0['’]?s", re.IGNORECASE)
_DECADE_BC = re.compile(r"([1-9]\d{0,2})0['’]?s BC", re.IGNORECASE)
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
_PARTS = {
    Part.EARLY: re.compile(r"(?:early|beginning|start)(?: (?:in|of|on))?[ -](?:the )?(.+)", re.IGNORECASE),
    Part.MIDDLE: re.compile(r"(?:mid|middle)(?: (?:in|of|on))?[ -](?:the )?(.+)", re.IGNORECASE),
    Part.LATE: re.compile(r"(?:late|end)(?: (?:in|of|on))?[ -](?:the )?(.+)", re.IGNORECASE),
}
_OPEN = {
    Sense.BY: re.compile(
        r"(?:by|until|till|up to|no later than|not later than|not after|bis|jusqu['’]en) (.+)|–(.+)|"
        r"(.+?) or (?:earlier|before)",
        re.IGNORECASE,
    ),
    Sense.FROM: re.compile(
        r"(?:from|since|starting(?: in)?|as of|seit|depuis) (.+?)(?: on(?:wards?)?)?|"
        r"(.+?)(?: ?[–-]| ?(?:–|-|to|until) ?(?:the )?present| onwards?| or (?:later|after))",
        re.IGNORECASE,
    ),
    Sense.BEFORE: re.compile(r"(?:before|prior to|earlier than|ante|pre|vor|avant|antes de|до)[ -](.+)", re.IGNORECASE),
    Sense.AFTER: re.compile(r"(?:after|later than|post|nach|après|después de|dopo|после)[ -](.+)", re.IGNORECASE),
}
_PAIRS = {
    Sense.BETWEEN: re.compile(r"between (.+?) and (.+)|zwischen (.+?) und (.+)|entre (.+?) et (.+)", re.IGNORECASE),
    Sense.EITHER: re.compile(r"(?:either )?(.+?) (?:or|oder|ou) (.+)", re.IGNORECASE),
}
_BETWEEN = re.compile(r"between (.+)", re.IGNORECASE)
_TO = re.compile(r"(?:from )?(.+?) (?:to|until|till|through|up to|bis) (.+)", re.IGNORECASE)
#: “1936-8”: no month is written with one figure.
_ONE_FIGURE = re.compile(r"(?<=\A\d{4})-(?=\d\Z)")
_WINTER = 4
_FROM_SPAN = re.compile(r"from (?=.*[–/-])", re.IGNORECASE)


def stored_date(typed: str, *, by_hand: bool = False) -> str:
    """What a date is stored as: its EDTF, or the text as it was typed, in one line, where it is not understood.

    What is EDTF stays as it is. With `by_hand` it was typed by somebody who reads “1917-22” as two years, and not as
    EDTF's summer of 1917.
    """
    text = clean_line(typed)
    if not (by_hand and _years_by_hand(text)) and read_edtf(text):
        return text
    when = understood(text)
    return str(when) if when else text


def understood(typed: str) -> When | None:
    """What was typed by hand, as a date; None for what is not understood."""
    text = clean_line(typed)
    if len(text) > LONGEST:
        return None
    return _years_by_hand(text) or read_edtf(text) or _read(plain(text))


def two_meanings(typed: str) -> tuple[str, str] | None:
    """The two dates that may be meant by what is not understood, “3/4/1934” or “1900s”; None for all else."""
    text = clean_line(typed)
    if found := _TWO_NUMBERS.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        if one != other and max(one, other) <= 12 and min(one, other, year):
            return show_date(str(Date(year, other, one))), show_date(str(Date(year, one, other)))
    if (decade := _DECADE.fullmatch(_IN.sub("", text, count=1))) and decade[1][-1] == "0":
        year = int(decade[1]) * 10
        ten_years = When(Sense.SPAN, Date(year), Date(year + 9))
        return show_date(str(ten_years)), show_date(str(Date(year, unknown=2)))
    return None


def _years_by_hand(text: str) -> When | None:
    found = re.fullmatch(r"(\d\d)(\d\d)-(2[1-4])", text)
    if not found or found[3] <= found[2]:
        return None
    return When(Sense.SPAN, Date(int(found[1] + found[2])), Date(int(found[1] + found[3])))


def _read(text: str) -> When | None:
    if date := _date(text):
        return When(Sense.DATE, date)
    return _pair(text) or _span(text) or _open(text)


def _pair(text: str) -> When | None:
    for sense in PAIRS:
        for parted in _matches(text, PAIRS[sense], _PAIRS[sense]):
            named = parted.groupdict()
            first, last = (named["first"], named["last"]) if named else filter(None, parted.groups())
            if when := _of_halves(sense, first, last):
                return when
    if found := _BETWEEN.fullmatch(text):
        return _of_span(Sense.BETWEEN, found[1])
    return None


def _span(text: str) -> When | None:
    if found := _DECADE_BC.fullmatch(text):
        year = int(found[1]) * 10
        return None if year % 100 == 0 else When(Sense.SPAN, Date(iso_year(-year - 9)), Date(iso_year(-year)))
    if winter := _winter(text):
        return winter
    for parts in wide_halves(text):
        if when := _of_halves(Sense.SPAN, *parts):
            return when
    if (found := _TO.fullmatch(text)) and (when := _of_halves(Sense.SPAN, found[1], found[2])):
        return when
    doubt, core = _doubt(_FROM_SPAN.sub("", text))
    when = _of_span(Sense.SPAN, core)
    if not when or not when.last or not doubt:
        return when
    first, last = (date._replace(doubt=_added(date.doubt, doubt)) for date in (when.date, when.last))
    return when._replace(date=first, last=last)


def _winter(text: str) -> When | None:
    """A winter of two years, as most are: December of one to February of the next."""
    word, _space, years = text.rpartition(" ")
    first, last = short_span(years) or (0, 0)
    if last != first + 1 or season_of(f"{word} {first}") != (first, _WINTER):
        return None
    return When(Sense.SPAN, Date(first, 12), Date(last, 2))


def _of_span(sense: Sense, text: str) -> When | None:
    text = _ONE_FIGURE.sub("–", text)
    if years := short_span(text):
        return When(sense, Date(years[0]), Date(years[1]))
    for first, last in halves(text):
        if when := _of_halves(sense, first, last):
            return when
    return None


def _of_halves(sense: Sense, first: str, last: str) -> When | None:
    end = _date(last)
    return in_order(sense, borrowed(first, last, _date, _is_fuller) or _date(first), end) if end else None


def _is_fuller(date: Date) -> bool:
    return bool(date.month)


def _open(text: str) -> When | None:
    for sense, own in WORDS.items():
        for found in _matches(text, own, _OPEN[sense]):
            if date := _date(next(filter(None, found.groups()))):
                return When(sense, date)
    return None


def _matches(text: str, own: str, english: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The text as it is written by a pattern of the reader's language, and in English."""
    yield from filter(None, (pattern.fullmatch(text) for pattern in (pattern_of(own), english)))


def _date(text: str) -> Date | None:
    """One date, with what is said of it; None where it is none, or more than one."""
    doubt, core = _doubt(text)
    if date := _exact(core):
        return date._replace(doubt=doubt)
    for part, own in PARTS.items():
        for found in _matches(core, own, _PARTS[part]):
            if (whole := _date(found[1])) and whole.has_parts:
                unsure = "?" * any(sign in doubt + whole.doubt for sign in "?%")  # that it is about is said by the part
                return whole._replace(part=part, doubt=unsure)
    return None


def _doubt(text: str) -> tuple[str, str]:
    """What is said of how sure a date is, as EDTF's sign, and the date."""
    doubt, core = "", _IN.sub("", text.strip(), count=1) if _IN.match(text.strip()) else text.strip()
    while core:
        if found := pattern_of(ABOUT).fullmatch(core):
            sign, rest = "~", found["date"]
        elif found := ABOUT_WORDS.match(core) or _ABOUT_MORE.match(core):
            sign, rest = "~", core[found.end() :]
        elif found := pattern_of(DOUBTFUL).fullmatch(core):
            sign, rest = "?", found["date"]
        elif found := _DOUBT_BEFORE.match(core):
            sign, rest = "?", core[found.end() :]
        elif found := _DOUBT_AFTER.search(core):
            sign, rest = "?", core[: found.start()]
        else:
            break
        doubt, core = _added(doubt, sign), rest.strip()
    if doubt and _IN.match(core):
        core = _IN.sub("", core, count=1)
    return doubt, core


def _added(doubt: str, sign: str) -> str:
    return sign if doubt in ("", sign) else "%"


def _exact(text: str) -> Date | None:
    text = re.sub(r"\bfall\b", "autumn", text, flags=re.IGNORECASE)
    if season := season_of(text):
        return Date(iso_year(season[0]), min(SEASONS) + season[1] - 1)
    if found := _DECADE.fullmatch(text) or pattern_of(DECADE).fullmatch(text):
        return _decade(found)
    if found := pattern_of(FIRST_DECADE).fullmatch(text):
        return _of_ten_years(found["first"], found["last"])
    if century := _century(text):
        return century
    point = point_of(text)
    if not point:
        return None
    month, day = (*point[1:], 0, 0)[:2]
    return Date(iso_year(point[0]), month, day)


def _decade(found: re.Match[str]) -> Date | None:
    year = int(found[1]) * 10 if found.re is _DECADE else year_of(found["year"])
    return Date(year, unknown=1) if year > 100 and year % 10 == 0 and year % 100 else None


def _of_ten_years(first: str, last: str) -> Date | None:
    if not (first + last).isdecimal() or int(last) != int(first) + 9 or int(first) % 10:
        return None
    return Date(int(first), unknown=1)


def _century(text: str) -> Date | None:
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
