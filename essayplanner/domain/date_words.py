"""Words and signs of dates that people, catalogues and programs write, for all who read dates: seasons, eras, spans."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from essayplanner.domain.date_patterns import DATES, SEASON_WORDS, YEARS
from essayplanner.domain.date_points import ERA, WORD, YEAR, pattern_of, year_of
from essayplanner.domain.numerals import figures
from essayplanner.domain.years import AD, BC
from essayplanner.language import N_, _

Read = TypeVar("Read")

SEASONS = (N_("Spring {year}"), N_("Summer {year}"), N_("Autumn {year}"), N_("Winter {year}"))
#: What files call the seasons.
_SEASON_WORDS = (
    "spring frühling frühjahr fruehjahr printemps primavera весна",
    "summer sommer été verano estate лето",
    "autumn herbst automne otoño autunno осень",
    "winter hiver invierno inverno зима",
)
#: No text that is longer, in characters, is a date.
LONGEST = 80
#: “About” as it stands before a date.
ABOUT_WORDS = re.compile(
    r"(?:c\.|(?:ca|circa|approx|approximately|about|um|vers|env|verso|около)\b\.?|c(?= ))\s*(?=.*\d)", re.I
)
_TIME = re.compile(r"(?<=\d)(?:T|[ /]+)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?\Z")
_WEEKDAY = re.compile(
    r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} (?=.*\d)", re.IGNORECASE
)
_ERAS = (
    (re.compile(r"(?<=\d) ?(?:B\. ?C\. ?E\.|B\. ?C\.|BCE|BC)(?!\w)", re.IGNORECASE), " BC"),
    (re.compile(r"(?<=\d) ?(?:A\. ?D\.|C\. ?E\.|CE|AD)(?!\w)", re.IGNORECASE), " AD"),
    (re.compile(r"(?<!\w)(?:A\. ?D\.|AD) ?(\d{1,4})(?!\d| AD)", re.IGNORECASE), r"\1 AD"),
)
_RIS = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})(?:/(.*))?")
_RIS_WORDS = re.compile(r"(\d{4})/+([^\W\d_]{3,})/*")
#: What programs write where the day, or the month too, is not known; the word for “year” after one in Russian.
_NO_DAY = re.compile(r"\A(\d{4}(?:-(?!00)\d\d|(?=-00-)))(?:-00){1,2}\Z")
_RUSSIAN_YEAR = re.compile(r"(?<=\d) ?(?:гг?\.|год[аы]?)\Z")
_DAYS = re.compile(rf"({WORD}\.?) (\d{{1,2}})[–-](\d{{1,2}}),? (\d{{3,4}})")
_SHORT_SPAN = re.compile(r"(\d{4}) ?([–/-]) ?(\d{1,2})")
_ROMAN_MONTH = re.compile(r"(\d{1,2})[. ] ?(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[. ] ?(\d{4})", re.IGNORECASE)
_DASHES = str.maketrans({"—": "–", "‒": "–", "―": "–", "‐": "-", "‑": "-", "−": "-"})


def plain(text: str) -> str:
    """The text with one sort of dash, one word for an era, and without the hour, the weekday and a last full stop."""
    text = re.sub(r" ?-{2,3} ?", "–", text).translate(_DASHES)
    text = _TIME.sub("", text)
    for era, ours in ((BC, " BC"), (AD, " AD")):
        text = pattern_of(era).sub(rf"\g<year>{ours}", text)
    for written, ours in _ERAS:
        text = written.sub(ours, text)
    if found := _RIS.fullmatch(text):
        rest = (found[4] or "").strip()
        said = 1 if rest.casefold() in season_numbers() else 3
        text = "-".join(part for part in found.groups()[:said] if part and int(part))
        text = f"{rest} {text}" if rest else text
    elif found := _RIS_WORDS.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    text = _NO_DAY.sub(r"\1", _RUSSIAN_YEAR.sub("", _WEEKDAY.sub("", text)))
    if found := _ROMAN_MONTH.fullmatch(text):
        text = f"{found[3]}-{int(figures(found[2])):02}-{int(found[1]):02}"
    return re.sub(r"(?<=[\d\])])[.,;:]+\Z", "", text)


@cache
def season_numbers() -> dict[str, int]:
    """The seasons by their names, but for “fall”, which styles would print as “autumn”."""
    return {word: number for number, words in enumerate(_SEASON_WORDS, start=1) for word in words.split()}


def season_of(text: str) -> tuple[int, int] | None:
    """The year and the season, 1 for spring to 4 for winter, that a text says; None for what is none."""
    for names in (SEASONS, SEASON_WORDS):
        for number, english in enumerate(names, start=1):
            if (found := pattern_of(_(english)).fullmatch(text)) and (year := year_of(found["year"])):
                return year, number
    if found := re.fullmatch(r"(\d{4})-2([1-4])", text):
        return int(found[1]), int(found[2])
    found = re.fullmatch(rf"([^\W\d_]+),? (?:of )?(\d{{1,5}}{ERA})", text, re.IGNORECASE)
    word, written = (found[1], found[2]) if found else ("", "")
    if turned := re.fullmatch(rf"(\d{{1,5}}{ERA}),? ([^\W\d_]+)", text):
        written, word = turned[1], turned[2]
    number, year = season_numbers().get(word.casefold(), 0), year_of(written)
    return (year, number) if number and year else None


def short_span(text: str) -> tuple[int, int] | None:
    """“1849–50”, “1849/50”, “1648/9”, “1899–00”; 1909-10 is October, as ISO has it."""
    found = _SHORT_SPAN.fullmatch(text)
    if not found:
        return None
    first, short, base = int(found[1]), int(found[3]), 10 ** len(found[3])
    last = first - first % base + short + (base if first % base == base - 1 and not short else 0)
    doubtful = found[2] == "-" and short <= 12 and last != first + 1
    return (first, last) if last > first and not doubtful else None


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Into what a span may be parted, as it is most likely meant first."""
    if found := re.fullmatch(rf"(\d{{4}}),? ({WORD}.*[–/-].*)", text):
        text = f"{found[2]} {found[1]}"
    if found := _DAYS.fullmatch(text):
        text = f"{found[2]} {found[1]} {found[4]} – {found[3]} {found[1]} {found[4]}"
    yield from wide_halves(text)
    for bar in ("–", "/"):
        first, found_bar, last = text.partition(bar)
        if found_bar:
            yield first.strip(), last.strip()
    if bare := re.fullmatch(rf"(\d{{4}}|[^-]*{WORD}[^-]*|\d{{1,2}})-(\d{{4}}|\d{{0,2}} ?{WORD}\.? \d{{4}})", text):
        yield bare[1].strip(), bare[2].strip()
    elif bare := re.fullmatch(r"(\d{1,4})-(\d{1,4} BC)", text):
        yield bare[1], bare[2]
    if parted := pattern_of(YEARS).fullmatch(text):
        yield parted["first"], parted["last"]


def wide_halves(text: str) -> Iterator[tuple[str, str]]:
    """Into what a span may be parted whose dates stand apart, each with what is said of it: “c. 1934 – 1935?”."""
    for bar in (" – ", " - "):
        first, found, last = text.partition(bar)
        if found:
            yield first.strip(), last.strip()
    if parted := pattern_of(DATES).fullmatch(text):
        yield parted["first"], parted["last"]


def borrowed(
    first: str, last: str, read: Callable[[str], Read | None], is_fuller: Callable[[Read], bool]
) -> Read | None:
    """The beginning of a span that leaves out what its end says: “3” of “3–5 March 1812”.

    What is borrowed from the end is as little as makes a date, and more than a year (`is_fuller`).
    """
    words = last.split()
    if YEAR.fullmatch(first) and last.endswith(" BC") and len(words) == 2:
        return read(first if " " in first else f"{first} BC")
    if YEAR.fullmatch(first) and len(first) > 2:
        return None
    for place in range(1, len(words)):
        found = read(" ".join([first, *words[place:]]))
        if found and is_fuller(found):
            return found
    return None
