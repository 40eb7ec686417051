"""Dates of cards: the days that they cover, how they are drawn, and how a reader sees them.

They are stored in EDTF (`domain/edtf.py`), which `domain/typed_dates.py` makes of what people type. What could not be
understood is stored as it was typed, and is read again here whenever it is asked for: what an older program did not
understand may be a date by now. What still is none has no days, and is drawn and shown nowhere as a date.
"""

import re
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple

from essayplanner.domain.date_patterns import (
    ABOUT,
    CENTURY,
    DATES,
    DAY,
    DECADE,
    DOUBTFUL,
    FIRST_DECADE,
    MONTH,
    ORDINALS,
    PAIRS,
    PARTS,
    SEASON_WORDS,
    WORDS,
    YEARS,
)
from essayplanner.domain.edtf import SEASONS, Date, Sense, When, read_edtf
from essayplanner.domain.months import SHORT_MONTHS, days_in
from essayplanner.domain.years import BC, era_year, year_text
from essayplanner.language import _, day_in_order, p_


class Span(NamedTuple):
    """First and last day of a date, each as the number yyyymmdd: the year of ISO is that number // 10000."""

    first: int
    last: int


class Form(StrEnum):
    """What a date looks like on a line of time."""

    #: A day or a month.
    MOMENT = auto()
    #: A season, a year and more, or all from one date to another.
    SPAN = auto()
    #: Where it begins and ends is not exact, or it is somewhere between.
    ABOUT = auto()
    #: Its end is known, and not its beginning; what was “before” a date is drawn so too, up to the last day before.
    BY = auto()
    #: Its beginning is known, and not its end; “after” a date too.
    FROM = auto()


class Drawn(NamedTuple):
    """First and last day, as in `Span`, what it looks like, and whether the student doubts it (“1937?”)."""

    first: int
    last: int
    form: Form
    is_uncertain: bool


def read_stored(text: str) -> When | None:
    """What is stored as a date: EDTF, or a text that was kept as it was typed and is understood by now; else None."""
    text = text.strip()
    return (read_edtf(text) or _read_kept(text)) if text else None


@lru_cache(1000)
def _read_kept(text: str) -> When | None:
    from essayplanner.domain.typed_dates import understood  # which few notebooks need before something is typed

    return understood(text)


def as_edtf(stored: str) -> str:
    """A stored date in EDTF; what is none stays as it was typed."""
    return str(when) if stored and not read_edtf(stored.strip()) and (when := read_stored(stored)) else stored


@lru_cache(10_000)  # a timeline asks of every card at every step
def drawn(text: str) -> Drawn | None:
    """What a line of time draws of a stored date; None where it has none, or none that was understood.

    The days are those of `parse_date`: of what is open, the days of the end that is known.
    """
    when = read_stored(text)
    if not when:
        return None
    first, last = when.ends
    return Drawn(first.first, last.last, _form(when), any(sign in when.doubts for sign in "?%"))


def _form(when: When) -> Form:
    match when.sense:
        case Sense.BY | Sense.BEFORE:
            return Form.BY
        case Sense.FROM | Sense.AFTER:
            return Form.FROM
        case Sense.DATE | Sense.SPAN if not any(sign in when.doubts for sign in "~%") and not _has_part(when):
            is_moment = when.sense is Sense.DATE and 1 <= when.date.month <= 12
            return Form.MOMENT if is_moment else Form.SPAN
    return Form.ABOUT


def _has_part(when: When) -> bool:
    return any(date.part for date in when.ends)


def as_years(day: int) -> float:
    """Where the beginning of a day, a number as in `Span`, lies on a line on which each year of ISO is 1 long."""
    year, month, day = day // 10000, day // 100 % 100, day % 100
    lengths = [days_in(era_year(year), each) for each in range(1, 13)]
    return year + (sum(lengths[: month - 1]) + day - 1) / sum(lengths)


def parse_date(text: str) -> Span | None:
    """The days that a date covers, or None where the text is blank or no date that was understood.

    Of a span that is open at one end these are the days of the end that is known, and no others: ``../1929`` is 1929,
    so that it is found and sorted there, and not in every year before. “Before 1917” is so in 1916.
    """
    when = read_stored(text)
    return Span(when.ends[0].first, when.ends[1].last) if when else None


@lru_cache(1000)
def show_date(text: str) -> str:
    """A date as a reader writes it: ``1937/1938`` is “1937–38”, ``1934-12-01`` “1 Dec 1934”, ``../1929`` “by 1929”.

    Empty for what is no date. `typed_dates.stored_date` reads it again as the same.
    """
    when = read_stored(text)
    if not when:
        return ""
    first, last = when.date, when.last
    if when.sense in WORDS:
        return WORDS[when.sense].format(date=_show(first))
    if last is None:
        return _show(first)
    if when.sense in PAIRS:
        return PAIRS[when.sense].format(first=_show(first), last=_show(last))
    if all(_is_plain_year(date) for date in (first, last)):
        start, end = str(first.year), str(last.year)
        if (
            len(start) == len(end) == 4
            and start[:2] == end[:2]
            and p_("digits of the second year in “1937–38”: 2 or 4", "2") == "2"
        ):
            end = end[2:]
        return YEARS.format(first=start, last=end)
    return DATES.format(first=_show(first), last=_show(last))


def shown_or_typed(text: str) -> str:
    """A stored date as it stands in its field: as a reader writes it, or as it was typed where that is none."""
    return show_date(text) or text.strip()


def show_extent(when: When) -> str:
    """The years, months or days that “19th century” or “early 1953” stands for; empty for what says so itself."""
    if when.sense not in (Sense.DATE, Sense.SPAN) or not any(date.part or date.unknown for date in when.ends):
        return ""
    first, last = when.ends[0].edges[0], when.ends[1].edges[1]
    last = last._replace(year=last.year + 10**last.unknown - 1)
    exact = [date._replace(unknown=0, doubt="") for date in (first, last)]
    return show_date(str(When(Sense.SPAN, *exact)))


def _is_plain_year(date: Date) -> bool:
    return not (date.month or date.unknown or date.doubt or date.part) and 100 <= date.year <= 9999


def _show(date: Date) -> str:
    if date.part:
        return PARTS[date.part].format(date=_show(date._replace(part=None)))
    shown = _show_exact(date)
    if date.doubt in ("?", "%"):
        shown = DOUBTFUL.format(date=shown)
    return ABOUT.format(date=shown) if date.doubt in ("~", "%") else shown


def _show_exact(date: Date) -> str:
    if date.unknown == 2:
        return _show_century(date.year // 100)
    if date.unknown and (date.year < 100 or date.year % 100 < 10):
        return FIRST_DECADE.format(first=f"{date.year:03}", last=f"{date.year + 9:03}")
    year = year_text(era_year(date.year))
    if date.unknown:
        return DECADE.format(year=date.year)
    if date.month in SEASONS:
        return _(SEASON_WORDS[date.month - min(SEASONS)], year=year)
    if not date.month:
        return year
    month = SHORT_MONTHS[date.month - 1]
    if not date.day:
        return MONTH.format(month=month.alone, year=year)
    if not 1000 <= date.year <= 9999:  # “44 BC-03-15” is nobody's order
        return DAY.format(day=date.day, month=month.in_date, year=year)
    return day_in_order(DAY, date.day, month.in_date, date.month, year)


def _show_century(hundreds: int) -> str:
    number = hundreds + 1 if hundreds >= 0 else -hundreds
    last = number % 10 if number // 10 % 10 != 1 else 0
    shown = CENTURY.format(ordinal=ORDINALS.get(last, ORDINALS[0]).format(number=number))
    return BC.format(year=shown) if hundreds < 0 else shown


def show_date_beside(when: str, title: str) -> str:
    """A date as a reader writes it, or nothing where `title` says it already: “in August 1936” says “Aug 1936”."""
    shown = show_date(when)
    read = read_stored(when) if _figures(shown) in title else None
    if not read:
        return shown
    words, wanted = (re.findall(r"\w+", text.casefold()) for text in (title, shown))
    if read.sense is Sense.SPAN and read.last and _is_plain_year(read.date) and _is_plain_year(read.last):
        first, last = str(read.date.year), str(read.last.year)
        said = first in words and (last in words or (first[:2] == last[:2] and last[2:] in words))
    elif read.sense in (Sense.DATE, Sense.SPAN) and not _has_part(read):
        said = all(any(_says(each, word) for each in words) for word in wanted)
    else:  # “by”, “early” and “between” say it only where they stand before the date
        stretches = zip(*(words[start:] for start in range(len(wanted))), strict=False)
        said = any(all(map(_says, stretch, wanted)) for stretch in stretches)
    return "" if said or shown in title else shown


def _figures(shown: str) -> str:
    """The longest number of a date, which is its year but for years of the first centuries."""
    return max(re.findall(r"\d+", shown), key=len, default="")


def _says(written: str, word: str) -> bool:
    return written == word if word.isdecimal() else written.startswith(word)
