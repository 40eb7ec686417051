"""Dates of evidence, written in a part of EDTF (ISO 8601-2): year, month, day, season, span, ``~`` and ``?``.

A span may be open at one end, ``../1929`` or ``1934/..``: something was so by then, or from then on, and the other end
is not known.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.months import SHORT_MONTHS
from essayplanner.language import N_, _, day_in_order, p_

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?\Z", re.ASCII)
#: By EDTF's number: how a season is shown, its first month and its last.
_SEASONS = {
    21: (N_("spring {year}"), 3, 5),
    22: (N_("summer {year}"), 6, 8),
    23: (N_("autumn {year}"), 9, 11),
    24: (N_("winter {year}"), 12, 12),
}
_HELP = _(
    "write a year (1934), a month (1934-12), a day (1934-12-01), a span (1934/1938), only its end (../1929) "
    "or only its start (1934/..)"
)
#: The open end of a span.
_OPEN = ".."


class Span(NamedTuple):
    """First and last day of a date, each as the number yyyymmdd."""

    first: int
    last: int


def parse_date(text: str) -> Span | None:
    """The days that a date covers, or None where the text is blank.

    Of a span that is open at one end these are the days of the end that is known, and no others: ``../1929`` is 1929,
    so that it is found and sorted there, and not in every year before.

    Raises RefusedError, with the mend, where the text is not a date.
    """
    text = text.strip()
    if not text:
        return None
    if known := _known_end(text):
        return _point(known, text)
    first, slash, last = text.partition("/")
    start = _point(first, text)
    end = _point(last, text) if last else start
    if slash and not last:
        raise RefusedError(_("“{date}” has no end", date=text), mend=_HELP)
    if end.last < start.first:
        raise RefusedError(_("“{date}” ends before it begins", date=text), mend=_HELP)
    return Span(start.first, end.last)


def _known_end(text: str) -> str:
    """The end that is known of a span that is open at the other; empty for any other text."""
    first, _slash, last = text.partition("/")
    return last if first == _OPEN else first if last == _OPEN else ""


def _point(text: str, whole: str) -> Span:
    match = _POINT.match(text)
    if not match:
        raise RefusedError(_("“{date}” is not a date", date=whole), mend=_HELP)
    year, month, day = (int(part) if part else 0 for part in match.groups()[:3])
    if not year or (match[2] and not month) or (match[3] and not day):
        raise RefusedError(_("“{date}” is not a date", date=whole), mend=_HELP)
    if month in _SEASONS and not day:
        opening, closing = _SEASONS[month][1:]
        return Span(year * 10000 + opening * 100 + 1, _month_end(year, closing))
    if month > 12 or (day and day > _days(year, month)):
        raise RefusedError(_("“{date}” is not a day of the calendar", date=whole), mend=_HELP)
    if not month:
        return Span(year * 10000 + 101, year * 10000 + 1231)
    if not day:
        return Span(year * 10000 + month * 100 + 1, _month_end(year, month))
    return Span(year * 10000 + month * 100 + day, year * 10000 + month * 100 + day)


def _month_end(year: int, month: int) -> int:
    return year * 10000 + month * 100 + _days(year, month)


def _days(year: int, month: int) -> int:
    from calendar import monthrange  # 3 ms that the first picture does not wait for

    return monthrange(year, month)[1]


@lru_cache(1000)
def show_date(text: str) -> str:
    """A date as a reader writes it: ``1937/1938`` is “1937–38”, ``1934-12-01`` “1 Dec 1934”, ``../1929`` “by 1929”."""
    text = text.strip()
    if known := _known_end(text):
        if not _POINT.match(known):
            return text
        shown = _show_point(known)
        if text.startswith(_OPEN):
            return p_("so no later than that date", "by {date}", date=shown)
        return p_("so from that date on", "from {date}", date=shown)
    first, _slash, last = text.partition("/")
    if not first:
        return ""
    if last in ("", first):
        return _show_point(first)
    if re.fullmatch(r"[0-9]{4}", first) and re.fullmatch(r"[0-9]{4}", last):
        if first[:2] == last[:2] and p_("digits of the second year in “1937–38”: 2 or 4", "2") == "2":
            last = last[2:]
        return p_("a span of years", "{first}–{last}", first=first, last=last)
    return p_("a span of dates", "{first} – {last}", first=_show_point(first), last=_show_point(last))


def show_date_beside(when: str, title: str) -> str:
    """A date as a reader writes it, or nothing where `title` says it already: “in August 1936” says “Aug 1936”."""
    shown, when = show_date(when), when.strip()
    known = _known_end(when)
    if (known or when)[:4] not in title:
        return shown
    words, wanted = (re.findall(r"\w+", text.casefold()) for text in (title, shown))
    if span := re.fullmatch("([0-9]{4})/([0-9]{4})", when):
        first, last = span.groups()
        said = first in words and (last in words or (first[:2] == last[:2] and last[2:] in words))
    elif known:  # “by” and “from” say it only where they stand before the date
        stretches = zip(*(words[start:] for start in range(len(wanted))), strict=False)
        said = any(all(map(_says, stretch, wanted)) for stretch in stretches)
    else:
        said = all(any(_says(each, word) for each in words) for word in wanted)
    return "" if said or shown in title else shown


def _says(written: str, word: str) -> bool:
    return written == word if word.isdecimal() else written.startswith(word)


def _show_point(text: str) -> str:
    match = _POINT.match(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    shown = year
    if month and int(month) in _SEASONS:
        shown = _(_SEASONS[int(month)][0], year=year)
    elif month and 1 <= int(month) <= 12:
        name = SHORT_MONTHS[int(month) - 1]
        if day:
            shown = day_in_order(p_("date", "{day} {month} {year}"), int(day), name.in_date, int(month), year)
        else:
            shown = p_("date", "{month} {year}", month=name.alone, year=year)
    if doubt in ("?", "%"):
        shown = p_("a doubtful date", "{date}?", date=shown)
    return p_("about that date", "c. {date}", date=shown) if doubt in ("~", "%") else shown
