"""CSL 1.0.2: types of sources, the fields that each may have, and an item made to keep to them."""

from collections.abc import Mapping
from typing import Any

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
_PERSON = ("family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix")


def tidy_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with known fields alone, each cleaned and of the shape that CSL gives it.

    What is of another shape is left out: one such field makes pandoc refuse a whole list.
    """
    kind = item.get("type")
    tidy: dict[str, Any] = {"type": kind if isinstance(kind, str) and kind in TYPES else "document"}
    for name, value in item.items():
        if name in TEXTS and (text := text_of(value, _LONG.get(name, LONGEST_FIELD))):
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
    if not isinstance(value, dict):
        return {}
    parts = value.get("date-parts")
    points = [point for each in parts if (point := _point(each))] if isinstance(parts, list) else []
    if not points:
        literal = text_of(value.get("literal")) or text_of(value.get("raw"))
        return {"literal": literal} if literal else {}
    date: dict[str, Any] = {"date-parts": points[:2]}
    if (season := text_of(value.get("season"))) in ("1", "2", "3", "4"):
        date["season"] = int(season)
    if value.get("circa"):
        date["circa"] = True
    return date


def _point(value: Any) -> list[int]:
    """Year, month and day as far as they are numbers."""
    numbers: list[int] = []
    for part in value[:3] if isinstance(value, list) else ():
        text = text_of(part)
        if not text.lstrip("-").isdecimal() or len(text) > 5:
            break
        numbers.append(int(text))
    return numbers if numbers and numbers[0] else []
