"""The orders in which the library lists its cards."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from essayplanner.domain.text import as_typed
from essayplanner.notebook.kept_dates import FIRST_DAY, LAST_DAY

#: As much of a title as it is sorted by.
_SORTED_LETTERS = 200


class Sort(Enum):
    """What cards are sorted by; `TOPIC` is the order in which they came to the notebook."""

    TOPIC = "topic"
    TITLE = "title"
    DATE = "date"
    KIND = "kind"
    CHANGED = "changed"
    USED = "used"


#: By what the database sorts them; cards without a date come last.
_ORDERS = {
    Sort.TOPIC: "c.id",
    Sort.DATE: f"{FIRST_DAY} IS NULL, {FIRST_DAY}, {LAST_DAY}, c.id",
    Sort.KIND: "CASE c.kind WHEN 'claim' THEN 0 WHEN 'evidence' THEN 1 ELSE 2 END, c.id",
    Sort.CHANGED: "c.edited_at DESC, c.id DESC",
    Sort.USED: "(SELECT count(*) FROM main.placement p WHERE p.card_id = c.id) DESC, c.id",
}

#: By the order, the columns of a card on which it depends (those by which cards are found too are not named).
COLUMNS: dict[Sort, tuple[str, ...]] = {Sort.TITLE: ("title",), Sort.CHANGED: ("edited_at",)}


def sorted_ids(
    rows: Callable[[str, Sequence[Any]], list[tuple[Any, ...]]], condition: str, values: Sequence[Any], sort: Sort
) -> list[int]:
    """The ids of the cards that meet a condition on `card AS c`, in order; `rows` answers a query."""
    if sort is Sort.TITLE:  # which SQLite cannot do: it puts É after Z
        query = f"SELECT c.id, substr(c.title, 1, {_SORTED_LETTERS}) AS title FROM main.card c WHERE {condition}"
        found = [(as_typed(title), id) for id, title in rows(query, values)]
        return [id for _title, id in sorted(found)]
    query = f"SELECT c.id FROM main.card c WHERE {condition} ORDER BY {_ORDERS[sort]}"
    return [row[0] for row in rows(query, values)]
