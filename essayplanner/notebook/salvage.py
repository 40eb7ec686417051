"""Saving what is intact of a damaged notebook into a new one."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.text import clean_text
from essayplanner.domain.whole_files import mode_for_copy, real_path
from essayplanner.notebook.making import put_new
from essayplanner.notebook.migrations import bring_up_to_date
from essayplanner.notebook.notebook import new_uid, now
from essayplanner.notebook.opening import read_header, refuse_stray_journal
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sentences import is_cut_short, why_not_made

#: Rows are looked for this far beyond a place that cannot be read.
_FARTHEST = 1_000_000

#: So many ids are asked for one by one where the far side of such a place is not found, or seems farther.
_SINGLY = 100_000

#: Where the header holds the number of pages, in four bytes; 0 lets SQLite go by the size of the file.
_PAGES_IN_HEADER = 28


def save_intact(path: Path, target: Path) -> int:
    """Write every row that can be read, and whose references are whole, to a new notebook; gives their number.

    The damaged file is only read. The history is left behind: it tells of rows that may be gone. Raises EssayError
    where the target is there already, or nothing could be read.
    """
    path, target = real_path(path), target.absolute()
    read_header(path)
    if os.path.lexists(target):
        raise EssayError(f"“{named(target)}” is there already; nothing was changed: choose another name.")
    refuse_stray_journal(target)
    try:
        with (
            _readable(path) as file,
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as damaged,
            closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
        ):
            damaged.execute("PRAGMA trusted_schema = OFF")
            damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
            bring_up_to_date(fresh)
            saved = _copy(damaged, fresh)
            content = fresh.serialize()
    except (OSError, sqlite3.Error) as error:
        reason = why_not_made(error)
        raise EssayError(f"Nothing could be saved of “{path.name}” ({reason}); it was left as it was.") from error
    if not saved:
        raise EssayError(f"Nothing of “{path.name}” could be read; it was left as it was.")
    put_new(content, target, mode_for_copy(path))
    return saved


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """The file, or a copy for as long as it is read where the end of the file is missing.

    SQLite reads nothing of a file that has fewer pages than its header says; the copy's header says no number.
    """
    if not is_cut_short(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="essayplanner-") as folder:
        copy = Path(folder) / "cut.essayplan"
        shutil.copyfile(path, copy)
        with copy.open("rb+") as file:
            file.seek(_PAGES_IN_HEADER)
            file.write(bytes(4))
        yield copy


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
    """The rows of a table that can be read, each by itself: a cursor reads ahead, and loses the row before a hole.

    The far side of a hole is looked for in doubling strides; then every id that was passed is asked for.
    """
    select = f"SELECT {', '.join(columns)} FROM {table} WHERE id"

    def read(where: str, value: int) -> list[Any] | None:
        row = damaged.execute(f"{select} {where}", (value,)).fetchone()
        return row and [clean_text(value) if isinstance(value, str) else value for value in row]

    def passed(low: int, high: int) -> Iterator[list[Any]]:
        for row_id in range(high, low, -1):
            try:
                if row := read("= ?", row_id):
                    yield row
            except sqlite3.OperationalError:  # the disk: each further attempt may take it seconds
                return
            except (sqlite3.Error, OverflowError):
                continue

    last = reached = 0
    while reached - last <= _FARTHEST:
        try:
            row = read("> ? ORDER BY id LIMIT 1", reached)
        except (sqlite3.Error, OverflowError):
            reached += reached - last or 1
            continue
        if not row:
            yield from passed(last, reached)
            return
        if row[0] <= reached:  # a page of another place stands here
            reached += reached - last or 1
            continue
        yield from passed(last, min(row[0] - 1, reached + _SINGLY))
        yield row
        last = reached = row[0]
    if _compiles(damaged, select):
        yield from passed(last, last + _SINGLY)


def _compiles(damaged: sqlite3.Connection, select: str) -> bool:
    try:
        damaged.execute(f"EXPLAIN {select}")
    except sqlite3.Error:
        return False
    return True
