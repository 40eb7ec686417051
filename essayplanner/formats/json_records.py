"""The records in a text of JSON, whatever lists and tables stand around them, each with its number, line and text."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from essayplanner.formats.accounts import too_many
from essayplanner.formats.bibtex_scan import Lines

Item = dict[str, Any]

_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*[\"}]")
_SPACE = re.compile(r"\s*")
#: Where lists of sources stand in what services answer, and a source in what they say of it.
_LISTS = ("items", "message", "data", "results", "docs", "works", "references", "entries", "records", "publications")
_INNER = ("data", "attributes", "volumeInfo", "csl", "_source", "details")
#: What Open Library calls each of the books that were asked for: “ISBN:0140445684”.
_ASKED = re.compile(r"[A-Z]+:\w+")


class Found(NamedTuple):
    """A value of a list with its number, its line, and its text."""

    number: int
    line: int
    value: Any
    text: str


def looks_like_json(text: str) -> bool:
    """Whether a text begins as a list of sources in JSON does."""
    return bool(_JSON.match(text))


def records(text: str, name: str, most: int) -> Iterator[Found]:
    """The records of a text.

    Raises ValueError or RecursionError where it is no JSON, BibliographyError where it holds more than `most`.
    """
    place = _SPACE.match(text).end()  # type: ignore[union-attr]
    if text[place : place + 1] != "[":
        values = _listed(json.loads(text))
        if len(values) > most:
            raise too_many(name, most)
        for number, value in enumerate(values, start=1):
            yield Found(number, 0, value, json.dumps(value, ensure_ascii=False, indent=2)[:20_000])
        return
    decoder, lines, number = json.JSONDecoder(), Lines(text), 0
    place = _SPACE.match(text, place + 1).end()  # type: ignore[union-attr]
    is_open = text[place : place + 1] != "]"
    while is_open:
        value, end = decoder.raw_decode(text, place)
        number += 1
        if number > most:
            raise too_many(name, most)
        yield Found(number, lines.at(place), value, text[place:end])
        place = _SPACE.match(text, end).end()  # type: ignore[union-attr]
        is_open = text[place : place + 1] == ","
        if is_open:
            place = _SPACE.match(text, place + 1).end()  # type: ignore[union-attr]
    if text[place : place + 1] != "]" or text[place + 1 :].strip():
        raise json.JSONDecodeError("Expecting the end", text, place)


def _listed(value: Any) -> list[Any]:
    """The sources in what is no list itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not value.keys() & {"title", "itemType"}:
        for name in _LISTS:
            if isinstance(value.get(name), list) or (name != "data" and isinstance(value.get(name), dict)):
                return _listed(value[name])
        if value and all(map(_ASKED.fullmatch, value)):
            return list(value.values())
    return [value]


def unwrapped(value: Item) -> Item:
    """A source without what services wrap it in, one in the other."""
    while "title" not in value:
        inner = next((each for name in _INNER if isinstance(each := value.get(name), dict)), None)
        if inner is None or not inner.keys() & {"title", "titles", "itemType", "authors", "attributes"}:
            break
        value = inner
    return value
