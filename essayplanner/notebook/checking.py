"""Whether what a file holds is a notebook: its schema, then its pages, rows and references."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from essayplanner.domain.errors import DamagedFileError, UnusableFileError
from essayplanner.language import N_, _
from essayplanner.notebook.migrations import CURRENT, SCHEMA, column_kinds, expected_schema
from essayplanner.notebook.row_words import reference_missing
from essayplanner.notebook.schema import TABLES
from essayplanner.notebook.schema_faults import difference
from essayplanner.notebook.sentences import LEFT, damage_words
from essayplanner.notebook.sound_rows import WORDS

#: How SQLite writes what a notebook may hold; a trigger, a view or a virtual table begins otherwise.
_PLAIN = {"table": ("CREATE TABLE ",), "index": ("", "CREATE INDEX ", "CREATE UNIQUE INDEX ")}

#: By column, what is said of a word in it that this program does not know.
_UNKNOWN = {
    "kind": N_("a card has an unknown kind"),
    "role": N_("a section has an unknown role"),
    "relation": N_("a link has an unknown relation"),
    "voice": N_("a card speaks in an unknown voice"),
}


def check_schema(look: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse a file whose schema is not, text and all, what the migrations make; nothing that it says runs before."""
    found = set(look.execute(SCHEMA))
    if any(not sql.startswith(_PLAIN.get(kind, ())) for kind, _name, _table, sql in found):
        raise UnusableFileError(
            _(
                "“{name}” has commands of its own (a trigger, a view or a virtual table), which no notebook has. "
                "It was not opened and was left as it was: open a backup.",
                name=path.name,
            )
        )
    if version > CURRENT:
        _check_newer(look, path)
    elif version < 1 or found != expected_schema(version):
        what = (
            difference(look, found, expected_schema(version), path.name)
            if version > 0
            else _("“{name}” does not say which version it is", name=path.name)
        )
        raise DamagedFileError(what, _("it was not opened, and it was left as it was"))


def _check_newer(look: sqlite3.Connection, path: Path) -> None:
    """Refuse a newer notebook that lacks what we ask for, or holds words that we, or SQLite here, do not know."""
    try:
        strange = any(map(partial(_is_strange, look), TABLES)) or bool(_unknown_word(look))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_ERROR:
            raise
        strange = True  # an order of its own, say, in which it keeps titles
    if strange:
        raise UnusableFileError(
            _(
                "“{name}” was made by a newer version of EssayPlanner and cannot be read by this one; update "
                "EssayPlanner to open it.",
                name=path.name,
            )
        )


def _is_strange(look: sqlite3.Connection, table: str) -> bool:
    """Whether a table lacks a column of ours or computes one; OperationalError where it cannot be ordered or checked.

    What is asked for is only prepared, and runs nothing.
    """
    there = look.execute(f"PRAGMA table_xinfo({table})").fetchall()
    if any(row[6] for row in there) or not {row[1] for row in there}.issuperset(TABLES[table]):
        return True
    look.execute(f"EXPLAIN SELECT 1 FROM {table} ORDER BY {', '.join(TABLES[table])}")
    look.execute(f"EXPLAIN PRAGMA quick_check({table})")
    return False


def _unknown_word(look: sqlite3.Connection) -> str:
    """A kind, role or relation that this program does not know; SQLite 3.40 lets them pass when it only reads."""
    there = column_kinds(min(version_of(look), CURRENT))
    for table, column, words in WORDS:
        if all(name != column for name, _kind, _needed in there[table]):
            continue  # it came with a later version
        for (word,) in look.execute(f"SELECT DISTINCT {column} FROM {table} NOT INDEXED"):
            if word not in words:
                return _(_UNKNOWN[column])
    return ""


def check_health(look: sqlite3.Connection, path: Path) -> None:
    """Raise UnusableFileError, naming the fault, where a file is not a sound notebook through and through."""
    check_schema(look, path, version_of(look))
    check_whole(look, path)


def version_of(look: sqlite3.Connection) -> int:
    """The `user_version` that a file says it has."""
    return int(look.execute("PRAGMA user_version").fetchone()[0])


def check_whole(look: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedFileError, naming the fault, where pages, rows or references of the file are broken."""
    for fault in page_faults(look, at_most=1):
        raise _damaged(path, (damage_words([fault]) or [_("a part of it cannot be read")])[0])
    if unknown := _unknown_word(look):
        raise _damaged(path, unknown)
    for table in column_kinds(min(version_of(look), CURRENT)):
        for row in look.execute(f"PRAGMA foreign_key_check({table})"):
            raise _damaged(path, reference_missing(table, row[2]))


def _damaged(path: Path, fault: str) -> DamagedFileError:
    return DamagedFileError(_("“{name}” is damaged ({fault})", name=path.name, fault=fault), LEFT)


def page_faults(look: sqlite3.Connection, at_most: int, check: str = "integrity_check") -> Iterator[str]:
    """What SQLite finds wrong in pages and rows, in its words.

    Of a newer notebook, whose schema may say anything, only what can be looked at without running any of it.
    """
    if version_of(look) > CURRENT:
        look.execute("PRAGMA ignore_check_constraints = ON")
        checks = [f"quick_check({table})" for table in TABLES]
    else:
        checks = [f"{check}({at_most})"]
    for each in checks:
        for (line,) in look.execute(f"PRAGMA {each}"):
            if line != "ok":
                yield line
