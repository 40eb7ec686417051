"""What sets the tables of a file apart from those of a notebook."""

import sqlite3
from collections.abc import Collection
from contextlib import closing

from essayplanner.domain.text import shorten

#: Type, name, table and SQL of a table or an index, as SQLite keeps them.
Entry = tuple[str, str, str, str]


def difference(look: sqlite3.Connection, found: Collection[Entry], expected: Collection[Entry]) -> str:
    """The first difference, as in “has an index that is not ours (“x”)”; `look` is a connection to the file."""
    ours, there = ({name for _, name, *_ in entries} for entries in (expected, found))
    for kind, name, *_ in sorted(found, key=_tables_first):
        if name not in ours:
            return f"has {_one(kind)} that is not ours (“{shorten(name, 40)}”)"
    for kind, name, *_ in sorted(expected, key=_tables_first):
        if name not in there:
            return f"lacks the {kind} “{name}”"
    changed = min(set(expected) - set(found), key=_tables_first)
    return _columns(look, changed) or f"has {_one(changed[0])} that was changed (“{changed[1]}”)"


def _tables_first(entry: Entry) -> tuple[bool, str]:
    return entry[0] != "table", entry[1]


def _one(kind: str) -> str:
    return f"an {kind}" if kind == "index" else f"a {kind}"


def _columns(look: sqlite3.Connection, entry: Entry) -> str:
    """A column that a table has too many or too few; empty where its columns are called as they should be."""
    kind, name, _, sql = entry
    if kind != "table":
        return ""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.execute(sql)
        wanted, there = ([row[1] for row in each.execute(f"PRAGMA table_xinfo({name})")] for each in (ours, look))
    for column in there:
        if column not in wanted:
            return f"has a column that is not ours (“{shorten(column, 40)}” of “{name}”)"
    for column in wanted:
        if column not in there:
            return f"lacks the column “{column}” of “{name}”"
    return ""
