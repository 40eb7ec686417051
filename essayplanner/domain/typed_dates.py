"""Dates of cards as people type them, to EDTF: “Dec 1934”, “1936–38”, “c. 1935”, “before 1917”, “early 1953”, “44 BC”.

They are understood in English, as `show_date` writes them in the reader's language, and as EDTF. Nothing is guessed:
what may be one date or another (“3/4/1812”, “1900s”) is not understood.
"""

import re
from collections.abc import Iterator

from essayplanner.domain.date_patterns import ABOUT, DOUBTFUL, PAIRS, PARTS, WORDS
from essayplanner.domain.date_phrases import plainer
from essayplanner.domain.date_points import pattern_of, point_of
from essayplanner.domain.date_shares import cut, share_of
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
from essayplanner.domain.edtf import SEASONS, Date, Part, Sense, When, beside, in_order, read_edtf
from essayplanner.domain.text import clean_line
from essayplanner.domain.timeline_axis import day_of
from essayplanner.domain.typed_tens import century_of, tens_of
from essayplanner.domain.years import iso_year

_DOUBT_BEFORE = re.compile(r"(?:perhaps|possibly|probably|maybe) +", re.IGNORECASE)
_DOUBT_AFTER = re.compile(r" ?(?:\?|\(\?\))\Z")
#: What may stand before a date and says nothing of it.
_IN = re.compile(r"(?:(?:in|on|during|at|the|year) +)+(?=.*\w)", re.IGNORECASE)
_ABOUT_MORE = re.compile(r"(?:(?:around|roughly) +|~ ?|c(?=\d))(?=.*\d)", re.IGNORECASE)
_DECADE_BC = re.compile(r"([1-9]\d{0,2})0['’]?s BC", re.IGNORECASE)
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
_TO = re.compile(r"(?:from )?(.+?) (?:to|until|till|through|thru|up to|bis) (.+)", re.IGNORECASE)
#: “1936-8”: no month is written with one figure.
_ONE_FIGURE = re.compile(r"(?<=\A\d{4})-(?=\d\Z)")
_AND = re.compile(r"(?:both )?(.+) and (.+)", re.IGNORECASE)
_TURN = re.compile(r"turn of (?:the years? )?(.+)", re.IGNORECASE)
_END_OF = re.compile(r"before (?:the )?(?:very )?end of (?:the )?(.+)", re.IGNORECASE)
_BEGINNING_OF = re.compile(r"after (?:the )?(?:very )?(?:beginning|start) of (?:the )?(.+)", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(\d{4})[–/-](\d{4})")
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
    if len(text) > LONGEST or text.endswith(".."):  # which is no full stop, and may say that it went on
        return None
    return _years_by_hand(text) or read_edtf(text) or _read(plainer(plain(text)))


def _years_by_hand(text: str) -> When | None:
    found = re.fullmatch(r"(\d\d)(\d\d)-(2[1-4])", text)
    if not found or found[3] <= found[2]:
        return None
    return When(Sense.SPAN, Date(int(found[1] + found[2])), Date(int(found[1] + found[3])))


def _read(text: str) -> When | None:
    if date := _date(text):
        return When(Sense.DATE, date)
    when = _pair(text) or _span(text) or _open(text)
    return None if when and "/" in text and _is_one_day(when) else when


def _is_one_day(when: When) -> bool:
    """Whether two days may be one, by the calendars of Russia, or of Britain, before and after their change."""
    first, last = when.ends
    apart = day_of(last.last) - day_of(first.first)
    return bool(first.day and last.day and first.year > 1582 and apart == first.year // 100 - first.year // 400 - 2)


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
    if when := _winter(text) or _turn(text) or _share(text):
        return when
    for parts in wide_halves(text):
        if when := _of_halves(Sense.SPAN, *parts):
            return when
    if (found := _TO.fullmatch(text)) and (when := _of_halves(Sense.SPAN, found[1], found[2])):
        return when
    if (found := _AND.fullmatch(text)) and (when := _of_halves(Sense.SPAN, found[1], found[2])) and _touch(when):
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
    first = _year_to_next(years)
    if not first or season_of(f"{word} {first}") != (first, _WINTER):
        return None
    return When(Sense.SPAN, Date(first, 12), Date(first + 1, 2))


def _turn(text: str) -> When | None:
    found = _TURN.fullmatch(_IN.sub("", text, count=1))
    first = _year_to_next(found[1]) if found else 0
    return When(Sense.SPAN, Date(first, 12, doubt="~"), Date(first + 1, 1, doubt="~")) if first else None


def _year_to_next(years: str) -> int:
    """The first of two years that follow each other; 0 for what is none."""
    full = _TWO_YEARS.fullmatch(years)
    first, last = (int(full[1]), int(full[2])) if full else short_span(years) or (0, 0)
    return first if last == first + 1 else 0


def _share(text: str) -> When | None:
    doubt, core = _doubt(text)
    share = share_of(core)
    whole = _date(share.whole) if share else None
    ends = cut(whole, share) if share and whole else None
    return ends and in_order(Sense.SPAN, *(end._replace(doubt=_added(end.doubt, doubt)) for end in ends))


def _touch(when: When) -> bool:
    """Whether the second of two dates begins when the first has ended."""
    first, last = when.ends
    return day_of(first.last) + 1 == day_of(last.first)


def _of_span(sense: Sense, text: str) -> When | None:
    text = _ONE_FIGURE.sub("–", text)
    if years := short_span(text):
        return When(sense, Date(years[0]), Date(years[1]))
    for first, last in halves(text):
        if when := _of_halves(sense, first, last):
            return when
    return None


def _of_halves(sense: Sense, first: str, last: str) -> When | None:
    if sense is Sense.EITHER and (_share(first) or _share(last)):  # of which only both ends could be told
        return None
    end = _edge(last, 1)
    return in_order(sense, borrowed(first, last, _date, _is_fuller) or _edge(first, 0), end) if end else None


def _edge(text: str, end: int) -> Date | None:
    """A date that begins (`end` 0) or ends (1) something; of a half or a quarter its first or last month."""
    if date := _date(text):
        return date
    share = _share(text)
    return share.ends[end] if share else None


def _is_fuller(date: Date) -> bool:
    return bool(date.month)


def _open(text: str) -> When | None:
    for pattern, sense, way in ((_END_OF, Sense.BEFORE, 1), (_BEGINNING_OF, Sense.AFTER, -1)):
        if found := pattern.fullmatch(text):
            date = _date(found[1])
            return When(sense, beside(date, way)) if date else None
    for sense, own in WORDS.items():
        for found in _matches(text, own, _OPEN[sense]):
            if date := _edge(next(filter(None, found.groups())), sense in (Sense.BY, Sense.AFTER)):
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
    if years := tens_of(text) or century_of(text):
        return years
    point = point_of(text)
    if not point:
        return None
    month, day = (*point[1:], 0, 0)[:2]
    return Date(iso_year(point[0]), month, day)
