"""Dates of sources as people, catalogues and programs write them, to CSL.

What is a date of the calendar becomes numbers alone. What says more, “[1850?]”, “1849–50”, “before 1700”, keeps its
words as the `literal`, which is what is printed, beside the numbers by which it is sorted. What is not understood is a
`literal` and nothing else.
"""

import re
from typing import Any

from essayplanner.domain.date_patterns import ABOUT
from essayplanner.domain.date_points import (
    Point,
    pattern_of,
    point_of,
    point_text,
)
from essayplanner.domain.date_words import (
    ABOUT_WORDS,
    LONGEST,
    SEASONS,
    borrowed,
    halves,
    plain,
    season_numbers,
    season_of,
    short_span,
)
from essayplanner.domain.months import are_in_order
from essayplanner.domain.numerals import figures
from essayplanner.domain.text import clean_line
from essayplanner.language import _

Date = dict[str, Any]

_ROMAN_YEAR = re.compile(r"MC?[DCM]{1,4}L?X{0,3}[IVX]*")
_ONE_YEAR = re.compile(
    r"(?:(?:fl|active|publ?|published|printed|repr|reprint|reprinted|copyright|in)\b\.? |© ?)?(1\d{3}|20\d\d)(?!\d)\D*",
    re.I,
)
_OPEN = re.compile(r"(?:\.\.)?/([^/]+)|([^/]+)/(?:\.\.)?")
_DECADE = re.compile(r"(?:(early|mid|late)[ -])?([1-9]\d\d)(?:0['’]?s|[Xxu-])")
_CENTURY = re.compile(r"(?:(?:early|mid|late)[ -])?(\d{1,2})(?:st|nd|rd|th)[ -]c(?:ent(?:ury|\.)?|\.)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:not )?(?:before|after|by|until|till|to|since|from|ante|post|prior to|pre|early|mid|late|end of|beginning of|"
    r"start of|vor|nach|avant|après|до|после|–|\.\./|/)[ -]?(.+)|"
    r"(.+?)(?:–|-|/|/\.\.| ?(?:–|-|to) ?present| onwards?| or (?:earlier|later|before|after))",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"(?:between |from |either )?(.+?)(?:, | or | and | to | & | oder | ou | ?[–-] ?|/)(.+)", re.IGNORECASE
)
_TERM = re.compile(
    r"(?:(?:michaelmas|hilary|trinity|lent|easter|epiphany|christmas|whitsun|holiday|fall|new year|"
    r"[1-4](?:st|nd|rd|th)|q[1-4]|first|second|third|fourth|(?:spring|summer|autumn|winter)[/–-](?:spring|summer|autumn|winter|fall)|spring|"
    r"summer|autumn|winter)(?: (?:term|semester|quarter|half|issue|number|session))?),? (.+)",
    re.IGNORECASE,
)
_OLD_STYLE = re.compile(r"(.+ \d{3})(\d)/(\d{1,2})")
_REPRINTED = (
    re.compile(r"(?P<this>\d{4}) ?[\[(][^\d\[\]()]{0,24}\d{4}\??[\])]"),
    re.compile(r"[\[(]\d{4}\??[\])] ?(?P<this>\d{4})"),
    re.compile(r"(?P<this>\d{4}),? (?:c|cop\.|copyright|©|℗|p) ?\d{4}"),
    re.compile(r"(?:c|cop\.?|copyright|©|\(c\)|℗|p) ?(?P<this>\d{4})", re.IGNORECASE),
)


def read_date(typed: str) -> Date:
    """What was written, as CSL; empty for nothing. `source_dates.date_text` writes what is read again as the same.

    It is read as it is written in English and, in part, in other languages, and as `date_text` writes it in the
    reader's own.
    """
    text = clean_line(typed)
    if not text:
        return {}
    if len(text) > LONGEST:
        return {"literal": text}
    words = _open_in_words(plain(text))
    date = _calendar(words) or _with_words(words) or {"literal": text} | _only_year(text)
    return date if date.get("literal", text) == text else read_date(date["literal"])


def _only_year(text: str) -> Date:
    """The year to sort by of words that begin with one, “1937 printing”, or lead to one, “fl. 1850”; or “MCMXXXVII”."""
    found = _ONE_YEAR.fullmatch(text)
    year = found[1] if found else figures(text) if _ROMAN_YEAR.fullmatch(text) else ""
    return {"date-parts": [[int(year)]]} if year else {}


def _open_in_words(text: str) -> str:
    """EDTF's span of which one end is open, as catalogues write it: “../1934-12” is “–December 1934”."""
    found = _OPEN.fullmatch(text)
    if not found:
        return text
    words = known = found[1] or found[2]
    date = _calendar(known.rstrip("~?%"))
    if len(date.get("date-parts", ())) == 1:
        (point,) = date["date-parts"]
        words = _(SEASONS[date["season"] - 1], year=str(point[0])) if "season" in date else point_text(point)
        words = f"{words}?" if known[-1] in "?%" else words
        words = ABOUT.format(date=words) if known[-1] in "~%" else words
    elif not _spread(known):
        return text
    return f"–{words}" if found[1] else f"{words}–"


def _calendar(text: str) -> Date:
    """A date that numbers say whole."""
    if about := pattern_of(ABOUT).fullmatch(text) or re.fullmatch(r"c\. ?(?P<date>.*\d.*)", text, re.IGNORECASE):
        inner = _calendar(about["date"])
        return {} if "circa" in inner else inner and inner | {"circa": True}
    if text.endswith("~"):
        inner = _calendar(text[:-1])
        return inner and inner | {"circa": True}
    if season := season_of(text):
        return {"date-parts": [[season[0]]], "season": season[1]}
    if date := _span(text):
        return date
    point = point_of(text)
    return {"date-parts": [point]} if point else {}


def _with_words(text: str) -> Date:
    """A date whose words are kept: numbers to sort by, and the words as they are to be printed."""
    if text.endswith("%"):
        text = f"c. {text[:-1]}?"
    core = text.strip("[]()? ")
    about = ABOUT_WORDS.match(core)
    core = core[about.end() :] if about else core
    date = _spread(text) or _calendar(core) or _spread(core) or _calendar(re.sub(r"[][]", "", core))
    if not date and (turned := re.fullmatch(r"(\d{4}),? (\D.*)", core)):
        date = _spread(f"{turned[2]} {turned[1]}")
    if not date:
        return {}
    words = re.sub(r"(?<=\d\d\d\d)-(?=\d{1,2}\b|\Z)", "–", text)
    if edtf := re.fullmatch(r"(\d{4})([~?]?)/(\d{4})([~?]?)", text):
        first, last = (
            f"{'c. ' * (doubt == '~')}{year}{doubt.strip('~')}"
            for year, doubt in (edtf.groups()[:2], edtf.groups()[2:])
        )
        words = f"{first}–{last}"
    elif decade := re.fullmatch(r"(\d{3})X", text):
        words = f"{decade[1]}0s"
    elif century := re.fullmatch(r"(\W?\d\d)–([?\])]{0,2})", text):
        words = f"{century[1]}--{century[2]}"
    return date | {"literal": words} | ({"circa": True} if about or "?" in text else {})


def _spread(text: str) -> Date:
    """What a date lies within, where its words say more than two dates of the calendar."""
    if short := short_span(text):
        return {"date-parts": [[year] for year in short]}
    if decade := _DECADE.fullmatch(text):
        return {"date-parts": [[int(decade[2]) * 10], [int(decade[2]) * 10 + 9]]}
    if (century := _CENTURY.fullmatch(text)) and 1 < int(century[1]) < 100:
        return {"date-parts": [[int(century[1]) * 100 - 99], [int(century[1]) * 100]]}
    if century := re.fullmatch(r"([1-9]\d)–", text):
        return {"date-parts": [[int(century[1]) * 100], [int(century[1]) * 100 + 99]]}
    for pattern in _REPRINTED:
        if found := pattern.fullmatch(text):
            return {"date-parts": [[int(found["this"])]]}
    if (old := _OLD_STYLE.fullmatch(text)) and (point := point_of(f"{old[1]}{old[2]}")) and len(point) > 1:
        return {"date-parts": [[point[0] + 1, *point[1:]]]}
    if found := _TERM.fullmatch(text):
        date = _spread(found[1]) or _calendar(found[1])
        season = 3 if text[:4].casefold() == "fall" else season_numbers().get(text.partition(" ")[0].casefold(), 0)
        return date | {"season": season} if season and date else date
    if found := _TWO.fullmatch(text):
        points = [point_of(half.strip("ca.?~[]() ")) for half in found.groups()]
        if all(points) and are_in_order(*points):
            return {"date-parts": points}
    if found := _BEFORE.fullmatch(text):
        inner = (found[1] or found[2]).strip(" ?")
        return _calendar(inner) or _spread(inner)
    return {}


def _span(text: str) -> Date:
    for first, last in halves(text):
        if (end := point_of(last)) and (start := borrowed(first, last, point_of, _says_month) or point_of(first)):
            return {"date-parts": [start, end]} if are_in_order(start, end) else {}
    if found := re.fullmatch(r"([1-9]\d)XX", text):
        return {"date-parts": [[int(found[1]) * 100], [int(found[1]) * 100 + 99]]}
    return {}


def _says_month(point: Point) -> bool:
    return len(point) > 1


def how_exact(date: Date) -> tuple[bool, int, int]:
    """How much a date says; words that cannot be read say a day, where they have numbers enough for one."""
    points = date.get("date-parts", ())
    numbers = len(re.findall(r"\d+", date.get("literal", "")))
    said = sum(map(len, points)) + ("season" in date)
    return (bool(points) or numbers > 1, max(said, numbers if not points else 0), len(date))
