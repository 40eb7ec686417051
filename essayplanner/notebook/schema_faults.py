"""What sets the tables of a file apart from those of a notebook."""

import sqlite3
from collections.abc import Collection
from contextlib import closing

from essayplanner.domain.text import shorten
from essayplanner.language import N_, _

#: Type, name, table and SQL of a table or an index, as SQLite keeps them.
Entry = tuple[str, str, str, str]


#: By SQLite's word for it, what is said of a table or an index of a file.
_STRANGE = {
    "table": N_("“{file}” has a table that is not ours (“{name}”)"),
    "index": N_("“{file}” has an index that is not ours (“{name}”)"),
}
_LACKING = {"table": N_("“{file}” lacks the table “{name}”"), "index": N_("“{file}” lacks the index “{name}”")}
_CHANGED = {
    "table": N_("“{file}” has a table that was changed (“{name}”)"),
    "index": N_("“{file}” has an index that was changed (“{name}”)"),
}


def difference(look: sqlite3.Connection, found: Collection[Entry], expected: Collection[Entry], file: str) -> str:
    """The first difference, without a full stop, as in “x” has an index that is not ours; both have these two alone.

    `look` is a connection to the file of that name.
    """
    ours, there = ({name for _kind, name, *_rest in entries} for entries in (expected, found))
    for kind, name, *_rest in sorted(found, key=_tables_first):
        if name not in ours:
            return _(_STRANGE[kind], file=file, name=shorten(name, 40))
    for kind, name, *_rest in sorted(expected, key=_tables_first):
        if name not in there:
            return _(_LACKING[kind], file=file, name=name)
    changed = min(set(expected) - set(found), key=_tables_first)
    return _columns(look, changed, file) or _(_CHANGED[changed[0]], file=file, name=changed[1])


def _tables_first(entry: Entry) -> tuple[bool, str]:
    return entry[0] != "table", entry[1]


def _columns(look: sqlite3.Connection, entry: Entry, file: str) -> str:
    """A column that a table has too many or too few; empty where its columns are called as they should be."""
    kind, name, _of, sql = entry
    if kind != "table":
        return ""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.execute(sql)
        wanted, there = ([row[1] for row in each.execute(f"PRAGMA table_xinfo({name})")] for each in (ours, look))
    for column in there:
        if column not in wanted:
            shown = shorten(column, 40)
            return _(
                "“{file}” has a column that is not ours (“{column}” of “{table}”)", file=file, column=shown, table=name
            )
    for column in wanted:
        if column not in there:
            return _("“{file}” lacks the column “{column}” of “{table}”", file=file, column=column, table=name)
    return ""
