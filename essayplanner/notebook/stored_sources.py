"""Sources as a notebook stores them, as values."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import DATES, NAMES, TEXTS

#: Fields that are a text or a number.
_PLAIN = TEXTS | {"type"}


def source_of(uid: str, cite_key: str, csl: str, source_class: str) -> Source:
    """The value of a stored source."""
    try:
        item = json.loads(csl)
        if "\\u" in csl:  # half a pair of surrogates is no text; ours are never escaped
            item = json.loads(json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"))
    except (TypeError, ValueError, RecursionError):
        item = {}
    return Source(uid, cite_key, _well_shaped(item) if isinstance(item, dict) else {}, source_class)


@lru_cache(512)
def short_of(cite_key: str, csl: str) -> str:
    """The few words that stand for a stored source; many cards in sight cite the same few."""
    return source_of("", cite_key, csl, "").short


@lru_cache(512)
def author_of(cite_key: str, csl: str) -> str:
    """The first author of a stored source, or its title."""
    source = source_of("", cite_key, csl, "")
    return (source.names or (source.title,))[0]


def _well_shaped(item: dict[str, Any]) -> dict[str, Any]:
    """The item without fields that are not shaped as CSL says: a file from a stranger may hold anything."""
    return {name: value for name, value in item.items() if _is_well_shaped(name, value)}


def _is_well_shaped(name: str, value: Any) -> bool:
    if name in NAMES:
        return isinstance(value, list) and all(isinstance(each, dict) and _are_plain(each.values()) for each in value)
    if name in DATES:
        return isinstance(value, dict) and all(
            _are_points(part) if key == "date-parts" else not isinstance(part, list | dict)
            for key, part in value.items()
        )
    return name not in _PLAIN or not isinstance(value, list | dict)


def _are_plain(values: Iterable[Any]) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def _are_points(parts: Any) -> bool:
    """Whether dates are lists of years, months and days, whatever these say."""
    return parts is None or (
        isinstance(parts, list)
        and all(
            isinstance(point, list) and all(isinstance(each, int | float | str) for each in point) for point in parts
        )
    )
