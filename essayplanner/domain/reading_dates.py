"""Dates of sources as people, catalogues and programs write them, to CSL.

What is a date of the calendar becomes numbers alone. What says more, “[1850?]”, “1849–50”, “before 1700”, keeps its
words as the `literal`, which is what is printed, beside the numbers by which it is sorted. What is not understood is a
`literal` and nothing else.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from essayplanner.domain.date_points import (
    ABOUT,
    DATES,
    ERA,
    WORD,
    YEAR,
    YEARS,
    Point,
    pattern_of,
    point_of,
    point_text,
    year_of,
)
from essayplanner.domain.months import are_in_order
from essayplanner.domain.numerals import figures
from essayplanner.domain.text import clean_line
from essayplanner.domain.years import AD, BC
from essayplanner.language import N_, _

Date = dict[str, Any]

SEASONS = (N_("Spring {year}"), N_("Summer {year}"), N_("Autumn {year}"), N_("Winter {year}"))
#: What files call the seasons.
_SEASON_WORDS = (
    "spring frühling frühjahr fruehjahr printemps primavera весна",
    "summer sommer été verano estate лето",
    "autumn herbst automne otoño autunno осень",
    "winter hiver invierno inverno зима",
)
#: No text that is longer, in characters, is a date.
_LONGEST = 80
_TIME = re.compile(r"(?<=\d)(?:T|[ /]+)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?\Z")
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} (?=.*\d)", re.IGNORECASE
)
_ERAS = (
    (re.compile(r"(?<=\d) ?(?:B\. ?C\. ?E\.|B\. ?C\.|BCE|BC)(?!\w)"), " BC"),
    (re.compile(r"(?<=\d) ?(?:A\. ?D\.|C\. ?E\.|CE|AD)(?!\w)"), " AD"),
    (re.compile(r"(?<!\w)(?:A\. ?D\.|AD) ?(\d{1,4})(?!\d| AD)"), r"\1 AD"),
)
_RIS = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})(?:/(.*))?")
_RIS_WORDS = re.compile(r"(\d{4})/+([^\W\d_]{3,})/*")
#: What programs write where the day, or the month too, is not known; the word for “year” after one in Russian.
_NO_DAY = re.compile(r"\A(\d{4}(?:-(?!00)\d\d|(?=-00-)))(?:-00){1,2}\Z")
_RUSSIAN_YEAR = re.compile(r"(?<=\d) ?(?:гг?\.|год[аы]?)\Z")
_DAYS = re.compile(rf"({WORD}\.?) (\d{{1,2}})[–-](\d{{1,2}}),? (\d{{3,4}})")
_SHORT_SPAN = re.compile(r"(\d{4}) ?([–/-]) ?(\d{1,2})")
_ROMAN_MONTH = re.compile(r"(\d{1,2})[. ] ?(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[. ] ?(\d{4})", re.IGNORECASE)
_ROMAN_YEAR = re.compile(r"MC?[DCM]{1,4}L?X{0,3}[IVX]*")
_ONE_YEAR = re.compile(
    r"(?:(?:fl|active|publ?|published|printed|repr|reprint|reprinted|copyright|in)\b\.? |© ?)?(1\d{3}|20\d\d)(?!\d)\D*",
    re.I,
)
_OPEN = re.compile(r"(?:\.\.)?/([^/]+)|([^/]+)/(?:\.\.)?")
_DASHES = str.maketrans({"—": "–", "‒": "–", "―": "–", "‐": "-", "‑": "-", "−": "-"})
_ABOUT = re.compile(
    r"(?:c\.|(?:ca|circa|approx|approximately|about|um|vers|env|verso|около)\b\.?|c(?= ))\s*(?=.*\d)", re.I
)
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
    if len(text) > _LONGEST:
        return {"literal": text}
    plain = _plain(text)
    date = _calendar(plain) or _with_words(plain) or {"literal": text} | _only_year(text)
    return date if date.get("literal", text) == text else read_date(date["literal"])


def _only_year(text: str) -> Date:
    """The year to sort by of words that begin with one, “1937 printing”, or lead to one, “fl. 1850”; or “MCMXXXVII”."""
    found = _ONE_YEAR.fullmatch(text)
    year = found[1] if found else figures(text) if _ROMAN_YEAR.fullmatch(text) else ""
    return {"date-parts": [[int(year)]]} if year else {}


def _plain(text: str) -> str:
    """The text with one sort of dash, one word for an era, and without the hour, the weekday and a last full stop."""
    text = re.sub(r" ?-{2,3} ?", "–", text).translate(_DASHES)
    text = _TIME.sub("", text)
    for era, ours in ((BC, " BC"), (AD, " AD")):
        text = pattern_of(era).sub(rf"\g<year>{ours}", text)
    for written, ours in _ERAS:
        text = written.sub(ours, text)
    if found := _RIS.fullmatch(text):
        rest = (found[4] or "").strip()
        said = 1 if rest.casefold() in _seasons() else 3
        text = "-".join(part for part in found.groups()[:said] if part and int(part))
        text = f"{rest} {text}" if rest else text
    elif found := _RIS_WORDS.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    text = _NO_DAY.sub(r"\1", _RUSSIAN_YEAR.sub("", _WEEKDAY.sub("", text)))
    if found := _ROMAN_MONTH.fullmatch(text):
        text = f"{found[3]}-{int(figures(found[2])):02}-{int(found[1]):02}"
    return _open_in_words(re.sub(r"(?<=[\d\])])[.,;:]+\Z", "", text))


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
    if date := _season(text) or _span(text):
        return date
    point = point_of(text)
    return {"date-parts": [point]} if point else {}


def _with_words(text: str) -> Date:
    """A date whose words are kept: numbers to sort by, and the words as they are to be printed."""
    if text.endswith("%"):
        text = f"c. {text[:-1]}?"
    core = text.strip("[]()? ")
    about = _ABOUT.match(core)
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
    if short := _short_span(text):
        return short
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
        season = 3 if text[:4].casefold() == "fall" else _seasons().get(text.partition(" ")[0].casefold(), 0)
        return date | {"season": season} if season and date else date
    if found := _TWO.fullmatch(text):
        points = [point_of(half.strip("ca.?~[]() ")) for half in found.groups()]
        if all(points) and are_in_order(*points):
            return {"date-parts": points}
    if found := _BEFORE.fullmatch(text):
        inner = (found[1] or found[2]).strip(" ?")
        return _calendar(inner) or _spread(inner)
    return {}


def _short_span(text: str) -> Date:
    """“1849–50”, “1849/50”, “1648/9”, “1899–00”; 1909-10 is October, as ISO has it."""
    found = _SHORT_SPAN.fullmatch(text)
    if not found:
        return {}
    first, short, base = int(found[1]), int(found[3]), 10 ** len(found[3])
    last = first - first % base + short + (base if first % base == base - 1 and not short else 0)
    doubtful = found[2] == "-" and short <= 12 and last != first + 1
    return {"date-parts": [[first], [last]]} if last > first and not doubtful else {}


@cache
def _seasons() -> dict[str, int]:
    """The seasons by their names, but for “fall”, which styles would print as “autumn”."""
    return {word: number for number, words in enumerate(_SEASON_WORDS, start=1) for word in words.split()}


def _season(text: str) -> Date:
    for number, english in enumerate(SEASONS, start=1):
        if (found := pattern_of(_(english)).fullmatch(text)) and (year := year_of(found["year"])):
            return {"date-parts": [[year]], "season": number}
    if found := re.fullmatch(r"(\d{4})-2([1-4])", text):
        return {"date-parts": [[int(found[1])]], "season": int(found[2])}
    found = re.fullmatch(rf"([^\W\d_]+),? (?:of )?(\d{{1,5}}{ERA})", text)
    word, written = (found[1], found[2]) if found else ("", "")
    if turned := re.fullmatch(rf"(\d{{1,5}}{ERA}),? ([^\W\d_]+)", text):
        written, word = turned[1], turned[2]
    number, year = _seasons().get(word.casefold(), 0), year_of(written)
    return {"date-parts": [[year]], "season": number} if number and year else {}


def _span(text: str) -> Date:
    if found := re.fullmatch(rf"(\d{{4}}),? ({WORD}.*[–/-].*)", text):
        text = f"{found[2]} {found[1]}"
    if found := _DAYS.fullmatch(text):
        text = f"{found[2]} {found[1]} {found[4]} – {found[3]} {found[1]} {found[4]}"
    for first, last in _halves(text):
        if (end := point_of(last)) and (start := _borrowed(first, last) or point_of(first)):
            return {"date-parts": [start, end]} if are_in_order(start, end) else {}
    if found := re.fullmatch(r"([1-9]\d)XX", text):
        return {"date-parts": [[int(found[1]) * 100], [int(found[1]) * 100 + 99]]}
    return {}


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for bar in (" – ", " - ", "–", "/"):
        first, found, last = text.partition(bar)
        if found:
            yield first.strip(), last.strip()
    if bare := re.fullmatch(rf"(\d{{4}}|[^-]*{WORD}[^-]*|\d{{1,2}})-(\d{{4}}|\d{{0,2}} ?{WORD}\.? \d{{4}})", text):
        yield bare[1].strip(), bare[2].strip()
    for pattern in (DATES, YEARS):
        if halves := pattern_of(pattern).fullmatch(text):
            yield halves["first"], halves["last"]


def _borrowed(first: str, last: str) -> Point:
    """The beginning of a span that leaves out what its end says: “3” of “3–5 March 1812”."""
    words = last.split()
    if YEAR.fullmatch(first) and last.endswith(" BC") and len(words) == 2:
        return point_of(first if " " in first else f"{first} BC")
    if YEAR.fullmatch(first) and len(first) > 2:
        return []
    for place in range(1, len(words)):
        point = point_of(" ".join([first, *words[place:]]))
        if len(point) > 1:
            return point
    return []


def how_exact(date: Date) -> tuple[bool, int, int]:
    """How much a date says; words that cannot be read say a day, where they have numbers enough for one."""
    points = date.get("date-parts", ())
    numbers = len(re.findall(r"\d+", date.get("literal", "")))
    said = sum(map(len, points)) + ("season" in date)
    return (bool(points) or numbers > 1, max(said, numbers if not points else 0), len(date))
