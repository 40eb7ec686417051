"""Looking at a file before it is trusted, and opening it without changing it."""

import contextlib
import os
import shutil
import sqlite3
import stat
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.errors import DamagedFileError, EssayError, UnusableFileError
from essayplanner.notebook.migrations import BOOKKEEPING, CURRENT, expected_schema
from essayplanner.notebook.schema import APPLICATION_ID, TABLES

#: Milliseconds to wait for another program that is writing.
BUSY_TIMEOUT = 2000

#: Files up to this size are checked whole before they are shown; larger ones while their backup is made.
CHECKED_AT_OPENING = 4_000_000

_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


class Opened(NamedTuple):
    """A checked file: its connection and, where it may not be written, the reason in a sentence."""

    connection: sqlite3.Connection
    read_only: str
    version: int


def connect(path: Path, *, read_only: bool = False, thread_bound: bool = True) -> sqlite3.Connection:
    """A connection with the settings under which a step on screen is a step on disk (docs/adr/0002)."""
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=thread_bound)
    for pragma in (
        "trusted_schema = OFF",
        "foreign_keys = ON",
        f"busy_timeout = {BUSY_TIMEOUT}",
        "synchronous = EXTRA",
        "locking_mode = NORMAL",
        "cell_size_check = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def open_checked(path: Path) -> Opened:
    """Open a notebook file; raises UnusableFileError, with the file as it was, where it is not one."""
    header = read_header(path)
    version = struct.unpack(">I", header[60:64])[0]
    _refuse_foreign_journal(path)
    with _safe_copy_where_interrupted(path) as safe:
        uri = safe.absolute().as_uri() + ("?mode=ro&immutable=1" if safe == path else "?mode=rw")
        with _as_sentences(path), closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as look:
            look.execute("PRAGMA trusted_schema = OFF")
            _check_schema(look, path, version)
            if path.stat().st_size <= CHECKED_AT_OPENING:
                check_health(look, path)
    reason = _why_read_only(path, version)
    with _as_sentences(path):
        return Opened(connect(_readable(path) if reason else path, read_only=bool(reason)), reason, version)


def read_header(path: Path) -> bytes:
    """The first 100 bytes of a file that says it is a notebook, else UnusableFileError."""
    name = path.name
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnusableFileError(f"“{name}” is not a file, so it was not opened.")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise UnusableFileError(f"There is no file “{path}”.") from None
    except OSError as error:
        raise UnusableFileError(f"“{name}” cannot be read ({error.strerror}); nothing was changed.") from None
    if not header:
        raise UnusableFileError(f"“{name}” is empty, so there is no notebook in it; it was left as it was.")
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise UnusableFileError(f"“{name}” is not an EssayPlanner notebook; it was left as it was.")
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise UnusableFileError(f"“{name}” belongs to another program; it was left as it was.")
    if header[18:20] != b"\x01\x01":
        raise UnusableFileError(
            f"“{name}” was changed by a database tool (write-ahead log); it was left as it was: "
            "open a backup, or switch its journal back to “delete” with that tool."
        )
    return header


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _refuse_foreign_journal(path: Path) -> None:
    """A journal that ends in a super-journal's name makes SQLite delete the file named; ours never does."""
    try:
        with _journal(path).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 8))
            tail = file.read(8)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnusableFileError(f"The journal of “{path.name}” cannot be read ({error.strerror}).") from None
    if tail == _JOURNAL_MAGIC:
        raise UnusableFileError(
            f"Beside “{path.name}” lies a journal that was not written by EssayPlanner; nothing was opened or changed: "
            "move the journal away if you trust the notebook."
        )


@contextlib.contextmanager
def _safe_copy_where_interrupted(path: Path) -> Iterator[Path]:
    """The path itself or, where a journal waits to be rolled back, a copy of both in a folder of its own."""
    if not _journal(path).exists():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="essayplanner-") as folder:
        yield _copied(path, Path(folder))


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "copy.essayplan"
    shutil.copyfile(path, copy)
    with contextlib.suppress(FileNotFoundError):
        shutil.copyfile(_journal(path), _journal(copy))
    return copy


def _readable(path: Path) -> Path:
    """A read-only place cannot roll a journal back: there, a recovered copy is read instead."""
    if not _journal(path).exists():
        return path
    copy = _copied(path, Path(tempfile.mkdtemp(prefix="essayplanner-")))
    with closing(connect(copy)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy


def _check_schema(look: sqlite3.Connection, path: Path, version: int) -> None:
    found = set(look.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema"))
    kinds = {kind for kind, _, _ in found}
    ours = {
        entry
        for entry in found
        if entry[1] in BOOKKEEPING and entry[2].startswith(("CREATE TABLE", "CREATE UNIQUE INDEX"))
    }
    if "trigger" in kinds or "view" in kinds or any("VIRTUAL TABLE" in sql.upper() for _, _, sql in found):
        raise UnusableFileError(
            f"“{path.name}” holds commands of its own (a trigger, a view or a virtual table), which no notebook does; "
            "it was not opened and left as it was."
        )
    if version > CURRENT:
        _check_newer(look, path)
    elif found - ours != expected_schema(version) or version < 1:
        strange = sorted({name for _, name, _ in found - ours} - {name for _, name, _ in expected_schema(version)})
        what = f"has a table that is not ours (“{strange[0]}”)" if strange else "lacks a part that a notebook has"
        raise UnusableFileError(f"“{path.name}” {what}; it was not opened and left as it was.")


def _check_newer(look: sqlite3.Connection, path: Path) -> None:
    for table, columns in TABLES.items():
        there = {row[1] for row in look.execute(f"PRAGMA table_info({table})")}
        if not there.issuperset(columns):
            raise UnusableFileError(
                f"“{path.name}” was made by a newer EssayPlanner and cannot be shown by this one; update to open it."
            )


def check_health(look: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedFileError, naming the fault, where pages, rows or references of the file are broken."""
    fault = look.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        raise DamagedFileError(f"“{path.name}” is damaged ({_first_line(fault)}); it was left as it was.")
    broken = look.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise DamagedFileError(f"“{path.name}” is damaged (a {broken[0]} refers to a missing {broken[2]}).")


def _first_line(fault: str) -> str:
    return [line for line in fault.splitlines() if line.strip("* ")][-1][:120]


def _why_read_only(path: Path, version: int) -> str:
    if version > CURRENT:
        return "This notebook was made by a newer EssayPlanner; it is open for reading only."
    folder = path.absolute().parent
    if not all(os.access(place, os.W_OK) and place.stat().st_mode & 0o222 for place in (path, folder)):
        return "This notebook lies in a place that cannot be written; it is open for reading only."
    return ""


@contextlib.contextmanager
def _as_sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise sentence(error, path) from error


def sentence(error: sqlite3.Error, path: Path) -> EssayError:
    """What SQLite reported, as the student is told it."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary, name = code & 0xFF, path.name
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return EssayError(f"Another program is using “{name}”; nothing was changed: try again in a moment.")
    if primary == sqlite3.SQLITE_FULL:
        return EssayError("The disk is full; nothing was changed: make room and try again.")
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return EssayError(f"“{name}” was moved or replaced by another program; nothing was written: open it again.")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return EssayError(f"“{name}” cannot be written here; nothing was changed: use File > Save As.")
    if primary == sqlite3.SQLITE_IOERR:
        return EssayError(f"The disk reported an error with “{name}”; nothing was changed.")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedFileError(f"“{name}” is damaged ({error}); it was left as it was.")
    return EssayError(f"“{name}” could not be changed ({error}); nothing was changed.")
