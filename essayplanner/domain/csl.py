"""CSL 1.0.2: types of sources, the fields that each may have, and an item made to keep to them."""

import re
from collections.abc import Mapping
from typing import Any

from essayplanner.domain.months import are_in_order, days_in
from essayplanner.domain.text import as_typed, clean_line, clean_text


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Types and variables, https://docs.citationstyles.org/en/stable/specification.html (appendices III, IV).
TYPES = _words(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage"""
)
NAMES = _words(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator"""
)
DATES = _words("accessed available-date event-date issued original-date submitted")
TEXTS = _words(
    """abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number
    citation-label collection-number collection-title container-title container-title-short dimensions division DOI
    edition event-place event-title first-reference-note-number genre ISBN ISSN issue jurisdiction keyword language
    license locator medium note number number-of-pages number-of-volumes original-publisher original-publisher-place
    original-title page page-first part-number part-title PMCID PMID printing-number publisher publisher-place
    references reviewed-genre reviewed-title scale section source status supplement-number title title-short URL
    version volume volume-title volume-title-short year-suffix"""
)
FIELDS = NAMES | DATES | TEXTS

#: Fields that are titles: their capitals stay as the student wrote them, whatever the style does to titles.
TITLES = _words(
    """collection-title container-title event-title original-title part-title reviewed-title title title-short
    volume-title"""
)

#: No field of a source is longer, in characters: pandoc's time grows with the square of one.
LONGEST_FIELD = 2_000
#: No field of a source names more people.
MOST_PEOPLE = 1_000
_LONG = {"abstract": 20_000, "annote": 20_000, "note": 20_000}
#: The months that are seasons, as EDTF and others count them.
SEASONS = (13, 14, 15, 16, 21, 22, 23, 24)
_SEASON_WORDS = ("1", "2", "3", "4", *map(str, SEASONS))
_PERSON = ("family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix")


def longest(name: str) -> int:
    """How many characters of a field are kept."""
    return _LONG.get(name, LONGEST_FIELD)


def tidy_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with known fields alone, each cleaned and of the shape that CSL gives it.

    What is of another shape is left out: one such field makes pandoc refuse a whole list.
    """
    kind = item.get("type")
    tidy: dict[str, Any] = {"type": kind if isinstance(kind, str) and kind in TYPES else "document"}
    for name, value in item.items():
        if name in TEXTS and (text := text_of(value, longest(name))):
            tidy[name] = text
        elif name in NAMES and (people := _people(value)):
            tidy[name] = people
        elif name in DATES and (date := _date(value)):
            tidy[name] = date
    return tidy


def text_of(value: Any, longest: int = LONGEST_FIELD) -> str:
    """A field as cleaned text, one line unless it may be long; empty where it is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, int) and abs(value) >= 10**18:
        return ""
    text = clean_line(str(value)) if longest == LONGEST_FIELD else clean_text(str(value)).strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _people(value: Any) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return []
    people = [
        {part: text for part in _PERSON if (text := text_of(person.get(part)))}
        for person in value[:MOST_PEOPLE]
        if isinstance(person, dict)
    ]
    named = [person for person in people if person.keys() & {"family", "literal", "given"}]
    once: dict[str, dict[str, str]] = {}
    for person in named:
        once.setdefault(same_person(person), person)
    return list(once.values())


def same_person(person: Mapping[str, Any]) -> str:
    """What is the same for the same name, however it was taken apart and written: “Moss, Jon” and “JON MOSS”."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "literal", "suffix")
    return as_typed(" ".join(text for part in parts if (text := text_of(person.get(part)))))


def _date(value: Any) -> dict[str, Any]:
    """A date with all of it that can be printed; `literal` has its words where it says more than its numbers do."""
    if not isinstance(value, dict):
        return {}
    parts = value.get("date-parts")
    points = [_point(each) for each in parts[:2]] if isinstance(parts, list) else []
    written = text_of(value.get("literal")) or text_of(value.get("raw"))
    if points and points[0]:
        points = points if points[-1] or len(points[0]) == 1 else points[:1]
        season = text_of(value.get("season")) if len(points[0]) == 1 else ""
        if len(points) == 1 and len(points[0]) == 2 and points[0][1] in SEASONS:
            points, season = [points[0][:1]], str(points[0][1])
        is_plain = all(map(_is_plain, points)) and are_in_order(*points)
        if not re.search(r"\d\d", written):  # “n.d.” of what has a year
            written = ""
        if not written and is_plain and (not season or (season in _SEASON_WORDS and len(points) == 1)):
            date = {"date-parts": points} | ({"season": _SEASON_WORDS.index(season) % 4 + 1} if season else {})
            return date | ({"circa": True} if value.get("circa") else {})
        written = written or _written(points, season)
    if not written:
        return {}
    from essayplanner.domain.reading_dates import read_date  # the first picture waits for no date in words

    date = read_date(written)
    if not value.get("circa") or "date-parts" not in date or date.get("circa"):
        return date
    return read_date(f"c. {date['literal']}") if "literal" in date else date | {"circa": True}


def _point(value: Any) -> list[Any]:
    """Year, month and day as far as they are said, each a number where it is written as one."""
    point: list[Any] = []
    for part in value[:3] if isinstance(value, list) else ():
        text = text_of(part)
        if not text.strip("0") or not (point or re.search(r"\d", text)):
            break
        point.append(int(text) if len(text) < 7 and text.lstrip("-").isdecimal() else text)
    return point


def _is_plain(point: list[Any]) -> bool:
    """Whether it is a year, month or day of the calendar."""
    year, month, day = (*point, 1, 1)[:3] if point else (0, 0, 0)
    numbers = all(isinstance(part, int) for part in point)
    return numbers and -99999 <= year <= 99999 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def _written(points: list[list[Any]], season: str) -> str:
    """As a person would write what is no date of the calendar: “Michaelmas 1988”, “1849-50”, “1898/..”."""
    texts = []
    for point in points:
        between = "-" if all(isinstance(part, int) or part.isdecimal() for part in point) else " "
        texts.append(between.join(f"{part:02}" if isinstance(part, int) else part for part in point) or "..")
    whole = "/".join(texts)
    if season in _SEASON_WORDS:
        season = ("Spring", "Summer", "Autumn", "Winter")[_SEASON_WORDS.index(season) % 4]
    if season.isdecimal():  # Zotero's “1849-50”
        return f"{whole}-{season}"
    return (
        f"{whole}{season}"
        if season[:1] in ("-", "–", "/")
        else f"{season} {whole.replace('/', '–')}"
        if season
        else whole
    )
