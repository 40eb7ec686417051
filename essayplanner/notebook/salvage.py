"""Saving what is intact of a damaged notebook into a new one."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import clean_text
from essayplanner.notebook.migrations import bring_up_to_date
from essayplanner.notebook.notebook import new_uid, now
from essayplanner.notebook.opening import read_header
from essayplanner.notebook.schema import LOGGED

#: Rows are looked for this far beyond a place that cannot be read.
_FARTHEST = 1_000_000


def save_intact(path: Path, target: Path) -> int:
    """Write every row that can be read, and whose references are whole, to a new notebook; gives their number.

    The damaged file is only read. The history is left behind: it tells of rows that may be gone. Raises EssayError
    where the target is there already, or nothing could be read.
    """
    read_header(path)
    if target.exists():
        raise EssayError(f"“{target.name}” is there already; nothing was changed: choose another name.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
        with (
            closing(sqlite3.connect(uri, uri=True)) as damaged,
            closing(sqlite3.connect(partial, isolation_level=None)) as fresh,
        ):
            damaged.execute("PRAGMA trusted_schema = OFF")
            damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
            bring_up_to_date(fresh)
            saved = _copy(damaged, fresh)
        if not saved:
            raise EssayError(f"Nothing of “{path.name}” could be read; it was left as it was.")
        partial.rename(target)
        return saved
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise EssayError(f"Nothing could be saved of “{path.name}” ({reason}); it was left as it was.") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _copy(damaged: sqlite3.Connection, fresh: sqlite3.Connection) -> int:
    fresh.execute("PRAGMA foreign_keys = OFF")
    fresh.execute("BEGIN")
    for table, columns in LOGGED.items():
        marks = ", ".join("?" * len(columns))
        for row in _rows(damaged, table, columns):
            with contextlib.suppress(sqlite3.Error):
                fresh.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
    while broken := fresh.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in broken:
            fresh.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
    saved = sum(int(fresh.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in LOGGED)
    if saved and not fresh.execute("SELECT count(*) FROM notebook").fetchone()[0]:
        fresh.execute("INSERT INTO notebook VALUES (1, ?, 'Saved notebook', ?)", (new_uid(), now()))
    fresh.execute("COMMIT")
    return saved


def _rows(damaged: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Iterator[list[Any]]:
    """The rows of a table by rising id; a place that cannot be read is stepped over, ever farther."""
    last, stride = 0, 1
    while stride <= _FARTHEST:
        try:
            found = damaged.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE id > ? ORDER BY id LIMIT 50", (last,)
            )
            any_row = False
            for row in found:
                last, stride, any_row = row[0], 1, True
                yield [clean_text(value) if isinstance(value, str) else value for value in row]
            if not any_row:
                return
        except sqlite3.Error:
            last, stride = last + stride, stride * 2
