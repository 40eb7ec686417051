"""Rows as a damaged file gives them, looked at before anything is made of them."""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.errors import DamagedFileError
from essayplanner.domain.outline import Role
from essayplanner.language import _
from essayplanner.notebook.migrations import column_kinds
from essayplanner.notebook.sentences import LEFT

#: Columns whose words this program must know in order to show the rows.
WORDS = (
    ("card", "kind", tuple(Kind)),
    ("section", "role", tuple(Role)),
    ("link", "relation", tuple(Relation)),
    ("card", "voice", tuple(Voice)),
)

_MAYBE = "maybe_"
_WORDS_OF: dict[str, frozenset[str | None]] = {column: frozenset(map(str, words)) for _, column, words in WORDS}


def sound_rows(cursor: sqlite3.Cursor, path: Path) -> list[tuple[Any, ...]]:
    """All rows of a query; DamagedFileError where a value is not of the kind that its column holds.

    SQLite checks what is written, not what is read, and large files are not checked whole when they are opened.
    Columns go by their names, which mean the same in every table; one that is called `maybe_...`, of the other half of
    a row that may have none, may be empty.
    """
    rows = cursor.fetchall()
    for place, (name, *_rest) in enumerate(cursor.description or () if rows else ()):
        column = name.removeprefix(_MAYBE)
        kinds = _kinds_of().get(column)
        if kinds is None:
            continue
        values = [row[place] for row in rows]
        words = _WORDS_OF.get(column)
        if column != name:
            kinds |= {type(None)}
            words = words and words | {None}
        if not kinds.issuperset(map(type, values)) or (words and not words.issuperset(values)):
            what = _("“{name}” is damaged (it has a value that is not allowed)", name=path.name)
            raise DamagedFileError(what, LEFT)
    return rows


@cache
def _kinds_of() -> dict[str, frozenset[type]]:
    """By the name of a column, what its values may be."""
    kinds: dict[str, frozenset[type]] = {}
    for columns in column_kinds().values():
        for name, kind, needed in columns:
            allowed = {str if kind == "TEXT" else int} | (set() if needed else {type(None)})
            kinds[name] = kinds.get(name, frozenset()) | allowed
    return kinds
