"""A field of what a pack brought before: whose it is, and whether the pack says something else."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.source_dates import date_text
from essayplanner.language import join_and
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_log import PackLog
from essayplanner.notebook.pack_rows import Columns


class Found(NamedTuple):
    """A change, whether the student is asked first, the row it is made in (0: it is not there) and its new columns.

    One with `needs` is made only where the change of that key is taken, and told with that one.
    """

    change: PackChange
    asked: bool
    id: int = 0
    columns: Mapping[str, Any] = {}
    needs: str = ""


class FieldComparison:
    """Compares fields with what the log says of them."""

    def __init__(self, book: Notebook, log: PackLog) -> None:
        self.book, self.log = book, log

    def fields(self, table: str, id: int, uid: str, title: str, theirs: Columns) -> Iterator[Found]:
        """Of a row, what its columns are to be, each a field of its own."""
        mine = self.book.row(f"SELECT {', '.join(theirs)} FROM {table} WHERE id = ?", (id,))
        for (name, value), now in zip(theirs.items(), mine, strict=True):
            yield from self.field(table, id, uid, title, name, now, {name: value})

    def field(
        self,
        table: str,
        id: int,
        uid: str,
        title: str,
        field: str,
        mine: Any,
        columns: Columns,
        told: tuple[str, str] | None = None,
    ) -> Iterator[Found]:
        """A field whose first column says something else in the pack: asked about where the student wrote it, and
        left alone where the pack says what it said before."""
        column, theirs = next(iter(columns.items()))
        if _same(column, mine, theirs):
            return
        whose = self.log.of(table, uid, column, mine)
        if whose.is_mine and whose.has_base and _same(column, whose.base, self.log.named(table, column, theirs)):
            return
        shown = told or (_shown(column, mine), _shown(column, theirs))
        yield Found(PackChange(table, uid, title, field, *shown), whose.is_mine, id, columns)


def _same(column: str, one: Any, other: Any) -> bool:
    if column == "csl" and isinstance(one, str) and isinstance(other, str):
        return _csl(one) == _csl(other)
    return bool(one == other)


def _csl(text: str) -> dict[str, Any]:
    try:
        item = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in item.items() if name != "id"} if isinstance(item, dict) else {}


def _shown(column: str, value: Any) -> str:
    if column == "csl":
        parts = (f"{name}: {_csl_shown(each)}" for name, each in sorted(_csl(value).items()))
        return "; ".join(parts)
    return "" if value is None else str(value)


def _csl_shown(value: Any) -> str:
    if isinstance(value, dict):
        return date_text(value)
    if isinstance(value, list):
        names = [" ".join(map(str, each.values())) for each in value if isinstance(each, dict)]
        return join_and(names) if names else ""
    return str(value)
