"""A source as the CSL-JSON item that pandoc gets: known fields alone, each of the shape that CSL gives it.

One field of the wrong shape would make pandoc refuse the whole list.
"""

from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import DATES, NAMES, TEXTS, TITLES, TYPES
from essayplanner.domain.text import clean_line

#: A mark of ours inside what pandoc is given; no text of the student's may hold it.
MARK = "\uf8f1"
#: No field of a source is longer, in characters: pandoc's time grows with the square of one.
LONGEST_FIELD = 2_000
_PERSON = ("family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix")


def item_of(source: Source, id: str) -> dict[str, Any]:
    """The source's item with this id; its titles keep their capitals under every style."""
    item: dict[str, Any] = {"id": id, "type": source.csl.get("type") if source.csl.get("type") in TYPES else "document"}
    for name, value in source.csl.items():
        if name in TEXTS and (text := text_of(value)):
            item[name] = f'<span class="nocase">{text}</span>' if name in TITLES else text
        elif name in NAMES and (people := _people(value)):
            item[name] = people
        elif name in DATES and (date := _date(value)):
            item[name] = date
    if "title" not in item and (key := text_of(source.cite_key)):
        item["title"] = key
    return item


def text_of(value: Any) -> str:
    """A field as one line, without our mark; empty where it is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = clean_line(str(value)).replace(MARK, "")
    return text if len(text) <= LONGEST_FIELD else f"{text[: LONGEST_FIELD - 1]}…"


def _people(value: Any) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return []
    people = [
        {part: text for part in _PERSON if (text := text_of(person.get(part)))}
        for person in value
        if isinstance(person, dict)
    ]
    return [person for person in people if person.keys() & {"family", "literal", "given"}]


def _date(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    parts = value.get("date-parts")
    points = [point for each in parts if (point := _point(each))] if isinstance(parts, list) else []
    date: dict[str, Any] = {"date-parts": points[:2]} if points else {}
    if not date:
        for name in ("literal", "raw"):
            if text := text_of(value.get(name)):
                return {"literal": text}
        return {}
    season = text_of(value.get("season"))
    if season in ("1", "2", "3", "4"):
        date["season"] = int(season)
    if value.get("circa"):
        date["circa"] = True
    return date


def _point(value: Any) -> list[int]:
    if not isinstance(value, list):
        return []
    numbers = []
    for part in value[:3]:
        text = text_of(part).strip()
        if not text.lstrip("-").isdecimal() or len(text) > 5:
            break
        numbers.append(int(text))
    return numbers if numbers and numbers[0] else []
