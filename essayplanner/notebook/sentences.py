"""What SQLite and the system report, as the student is told it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from essayplanner.domain.errors import DamagedFileError, EssayError, NotFoundError, UnusableFileError


@contextlib.contextmanager
def as_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system reports into what the student is told; misuse by us stays a bug."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    except UnicodeDecodeError as error:  # the sentence in which SQLite quotes a broken page is none itself
        raise DamagedFileError(
            f"“{path.name}” is damaged (it holds text that is none); it was left as it was."
        ) from error
    except OSError as error:
        raise UnusableFileError(f"“{path.name}” cannot be read ({error.strerror}); nothing was changed.") from error


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
        return EssayError(f"“{name}” cannot be written here; nothing was changed: save a copy and work on that.")
    if primary == sqlite3.SQLITE_IOERR:
        return EssayError(f"The disk reported an error with “{name}”; nothing was changed.")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedFileError(f"“{name}” is damaged ({error}); it was left as it was.")
    if "decode" in str(error):
        return DamagedFileError(f"“{name}” is damaged (it holds text that is not UTF-8); it was left as it was.")
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFoundError("What this refers to is not in the notebook (any more); nothing was changed.")
    return EssayError(f"“{name}” could not be changed ({error}); nothing was changed.")
