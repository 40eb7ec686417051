"""Values of JSON as programs and services write them: texts, dates and people, each in several shapes."""

import re
from collections.abc import Mapping
from typing import Any

from essayplanner.domain.csl import text_of
from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.reading_names import Listed, read_listed
from essayplanner.formats.bibtex_dates import issued
from essayplanner.formats.json_fields import plain

Item = dict[str, Any]

_GIVEN = ("given", "givenname", "first", "firstname", "forename", "forenames")
_FAMILY = ("family", "familyname", "last", "lastname", "surname")
#: What stands after first names and is none.
_BESIDE = re.compile(r"[(\[]|\d{3}|[^\W\d_]{3}\.\Z")
_WHOLE = ("literal", "name", "fullname", "displayname", "rawname", "personname")


def dicts(value: Any) -> list[Item]:
    """The tables in a list; none where it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def text_in(value: Any, between: str = " ") -> str:
    """A text, a number, or the first of several; words that are many (subjects, numbers) come all."""
    if isinstance(value, list):
        texts = [text for each in value if (text := text_in(each))]
        return between.join(texts) if between != " " else next(iter(texts), "")
    if isinstance(value, Mapping):
        for name in ("name", "title", "value", "tag", "subject", "description", "rights"):
            if text := text_of(value.get(name), 20_000):
                return text
        return ""
    return text_of(value, 1_000_000)


def notes_in(record: Item, item: Item) -> list[str]:
    """The notes to a source: those of Zotero’s own list, and what CSL has for them in the source that it is read as."""
    listed = record.get("notes")
    entries = listed if isinstance(listed, list) else []
    notes = [text_in(each.get("note") if isinstance(each, Mapping) else each) for each in entries]
    rest = [text_of(item.get(name), 20_000) for name in ("annote", "note")]
    return [*notes, *(text for text in rest if text not in notes)]


def date_in(value: Any) -> Item:
    """A date as CSL has it, from a table, a text or a year; empty where it says nothing."""
    if isinstance(value, Mapping):
        if isinstance(value.get("raw"), str) and not value.get("date-parts"):
            return read_date(value["raw"])
        if not value.keys() & {"date-parts", "literal"} and (year := text_of(value.get("year"))):
            return issued({name: text_of(value.get(name)) for name in ("month", "day")} | {"year": year})
        if isinstance(value.get("date-time"), str) and not value.get("date-parts"):
            return read_date(value["date-time"])
        return {} if is_null_date(value) else dict(value)
    text = text_of(value)
    return read_date(text) if text else {}


def is_null_date(value: Any) -> bool:
    """Whether it says of a date that there is none: `null`, or a table without a year."""
    if not isinstance(value, Mapping):
        return value is None
    parts = value.get("date-parts")
    has_parts = isinstance(parts, list) and bool(parts) and isinstance(parts[0], list) and any(parts[0])
    return "date-parts" in value and not has_parts and not value.get("literal")


def people_in(value: Any) -> Listed:
    """People and bodies as CSL has them, from a table, a pair, or a text that names one or several, and their role."""
    if isinstance(value, str):
        return read_listed(value)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
        value = dict(zip(("given", "family"), value, strict=True))  # Wikipedia's Citoid
    if not isinstance(value, Mapping):
        return Listed(())
    by_name = {plain(name): text_of(part) for name, part in value.items()}
    family = next((by_name[name] for name in _FAMILY if by_name.get(name)), "")
    given = next((by_name[name] for name in _GIVEN if by_name.get(name)), "")
    if family or given:
        kept = ("suffix", "dropping-particle", "non-dropping-particle")
        rest = {name: text for name in kept if (text := text_of(value.get(name)))}
        if not family and not rest and " " in given:
            return read_listed(given)
        if not family and not rest and "given" not in value:
            return Listed(({"literal": given},))
        family = family.removeprefix(f"{rest.get('non-dropping-particle', '')} ")
        if not given and " " in family and not rest:
            return read_listed(family)
        if family and not rest and _BESIDE.search(given):
            return read_listed(f"{family}, {given}")
        person = {"family": family, "given": given, **rest}
        return Listed(({name: part for name, part in person.items() if part},))
    whole = next((by_name[name] for name in _WHOLE if by_name.get(name)), "")
    is_body = "literal" in value or "creatorType" in value
    return Listed(({"literal": whole},)) if whole and is_body else read_listed(whole)
