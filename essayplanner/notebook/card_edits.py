"""What may be said of a card, and as what it stands in the file."""

from collections.abc import Callable, Mapping
from typing import Any, TypedDict

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import parse_date
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.notebook.fields import cleaned


class NewCard(TypedDict, total=False):
    """What may be said of a card beside its kind and title: `when` is a date in EDTF, `when_typed` one that is still
    being written, taken as it is; `side` is an id, or None. A `short` form of any length is kept (`SHORT_AT_MOST`).
    `stand` is how far along their side a historian stands, 0 to 1000, or None.
    """

    text: str
    when: str
    when_typed: str
    undated: str
    side: int | None
    caution: str
    aliases: str
    short: str
    stand: int | None


class CardEdits(NewCard, total=False):
    """All that may be said of a card."""

    kind: Kind
    title: str


def columns_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What fields of a card, `CardEdits`, are in its row; RefusedError, with the mend, where a date is none."""
    columns = cleaned(fields, _CLEAN)
    columns |= columns.pop("when", {}) | columns.pop("when_typed", {})
    if "side" in columns:
        columns["side_id"] = columns.pop("side")
    return columns


def _date(typed: str) -> dict[str, Any]:
    span = parse_date(clean_line(typed))
    return {"happened": clean_line(typed), "first_day": span and span.first, "last_day": span and span.last}


def _unfinished_date(typed: str) -> dict[str, Any]:
    try:
        return _date(typed)
    except RefusedError:
        return {"happened": clean_line(typed), "first_day": None, "last_day": None}


_CLEAN: dict[str, Callable[[Any], Any]] = {
    "kind": lambda kind: Kind(kind).value,
    "title": clean_line,
    "text": clean_text,
    "when": _date,
    "when_typed": _unfinished_date,
    "undated": clean_text,
    "side": lambda id: id,
    "caution": clean_text,
    "aliases": clean_line,
    "short": clean_line,
    "stand": lambda place: None if place is None else max(0, min(1000, place)),
}
