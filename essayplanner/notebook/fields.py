"""The fields that a verb is given by name: made clean, and written to their row."""

from collections.abc import Callable, Mapping
from typing import Any

from essayplanner.notebook.notebook import Notebook


def cleaned(fields: Mapping[str, Any], how: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    """Each field as `how` makes it clean, by its name; ValueError where it has none of that name."""
    if unknown := fields.keys() - how.keys():
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    return {name: how[name](value) for name, value in fields.items()}


def write_fields(book: Notebook, table: str, id: int, columns: Mapping[str, Any]) -> None:
    """Put values into the columns of a row, as part of the open step; of none, nothing is written."""
    if columns:
        there = ", ".join(f"{name} = ?" for name in columns)
        book.run(f"UPDATE {table} SET {there} WHERE id = ?", [*columns.values(), id])
