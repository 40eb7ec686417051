"""What SQLite and the system report, as the student is told it."""

import contextlib
import os
import re
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from essayplanner.domain.errors import (
    BusyError,
    DamagedFileError,
    DiskError,
    EssayError,
    NotFoundError,
    Offer,
    UnusableFileError,
)
from essayplanner.domain.file_words import named, why
from essayplanner.domain.outline import counted
from essayplanner.domain.reading_files import open_file

#: What was kept, and what is to be done.
UNCHANGED, LEFT = "nothing was changed", "it was left as it was"
COPY_IT = "save a copy and work on that"

#: So many damaged pages are named by their numbers.
_PAGES_NAMED = 5

#: Tables whose name is not the word for one of their rows.
_ROWS = {
    "card_tag": "a tag on a card",
    "outline": "an outline",
    "step_row": "a line of the history",
    "discarded": "a step that was taken back",
    "discarded_rows": "a step that was taken back",
}


@contextlib.contextmanager
def as_sentences(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn what SQLite or the system reports into what the student is told; misuse by us stays a bug.

    Where something is only read (`reading`) a step may be on disk already, so no word is said of what was changed.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise sentence(error, path, reading=reading) from error
    except UnicodeDecodeError as error:  # the sentence in which SQLite quotes a broken page is none itself
        raise DamagedFileError(f"“{path.name}” is damaged (it holds bytes that are no text)", LEFT) from error
    except OSError as error:
        raise UnusableFileError(f"“{path.name}” cannot be read ({why(error)})", UNCHANGED) from error


def sentence(error: sqlite3.Error, path: Path, *, reading: bool = False) -> EssayError:
    """What SQLite reported, as the student is told it; `reading` as for `as_sentences`."""
    unchanged = "" if reading else UNCHANGED
    code = getattr(error, "sqlite_errorcode", 0)
    primary, name = code & 0xFF, path.name
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(f"Another program is using “{name}”", unchanged, "try again in a moment")
    if primary == sqlite3.SQLITE_FULL:
        return DiskError("The disk is full", unchanged, "make room and try again")
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        moved = f"“{name}” was moved or replaced by another program"
        return EssayError(moved, "nothing was written", "open it again")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return EssayError(f"“{name}” cannot be written here", unchanged, COPY_IT, offer=Offer.SAVE_A_COPY)
    if primary == sqlite3.SQLITE_IOERR:
        return DiskError(f"The disk reported an error with “{name}”", unchanged)
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        what = "its end is missing" if is_cut_short(path) else "a part of it cannot be read"
        return DamagedFileError(f"“{name}” is damaged ({what})", LEFT)
    if "decode" in str(error):
        return DamagedFileError(f"“{name}” is damaged (it holds text that is not UTF-8)", LEFT)
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFoundError("What this refers to is not in the notebook (any more)", unchanged)
    return EssayError(f"“{name}” could not be changed ({error})", unchanged)


def why_not_made(error: OSError | ValueError | sqlite3.Error) -> str:
    """Why a notebook could not be made or copied, without a full stop."""
    if not isinstance(error, sqlite3.Error):
        return why(error)
    words = {
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_IOERR: "the disk reported an error",
        sqlite3.SQLITE_CORRUPT: "too much of it is damaged",
        sqlite3.SQLITE_NOTADB: "too much of it is damaged",
    }
    return words.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "the system does not allow it")


def refusal_of_place(path: Path) -> str:
    """Why no notebook can be made at a path, as a sentence; empty where one can."""
    reason, folder = "", path.absolute().parent
    try:
        path.with_name(f"{path.name}{'-' * 24}").lstat()  # as long as the names of what is written beside it
    except FileNotFoundError:
        if not os.path.isdir(folder):  # noqa: PTH112 - never raises
            reason = "its folder does not exist"
        elif not os.access(folder, os.W_OK):
            reason = "its folder may not be written"
    except (OSError, ValueError) as error:
        reason = why(error)
    return reason and f"“{named(path)}” cannot be made there ({reason}); nothing was changed: choose another place."


def is_cut_short(path: Path) -> bool:
    """Whether a file that says it is a notebook is shorter than its header says."""
    try:
        with open_file(path) as file:
            header = file.read(100)
        size, changed, pages, valid_for = struct.unpack(">16xH6xII60xI4x", header)
        return bool(changed == valid_for and path.stat().st_size < pages * (65536 if size == 1 else size))
    except (OSError, struct.error):
        return False


def a_row(table: str, article: str = "a") -> str:
    """A row of a table in words, as in “a card” and “an outline”; with the article “the”, as a sentence begins."""
    words = _ROWS.get(table, f"a {table}")
    return words if article == "a" else f"The {words.partition(' ')[2]}"


def damage_words(found: Iterable[str]) -> list[str]:
    """What SQLite's check of a file found, each kind of damage once, as parts of a sentence."""
    pages: set[int] = set()
    others: dict[str, None] = {}
    for line in (line for text in found for line in text.splitlines() if line.strip("* ") and line != "ok"):
        if match := re.search(r"\bindex (\w+)", line):
            others[f"the index “{match[1]}” does not agree with its table"] = None
        elif match := re.search(r"(?:value in|failed in) (\w+)", line):
            others[f"{a_row(match[1])} holds a value that none may have"] = None
        elif match := re.search(r"\b[Pp]age (\d+)", line):
            pages.add(int(match[1]))
        elif not line.startswith("***"):
            others["a part of the file cannot be read"] = None
    if not pages:
        return list(others)
    numbers = ", ".join(map(str, sorted(pages)[:_PAGES_NAMED])) + (", …" if len(pages) > _PAGES_NAMED else "")
    which = (
        f"page {numbers} of the file" if len(pages) == 1 else f"{counted(len(pages), 'page')} of the file ({numbers})"
    )
    return [f"{which} cannot be read", *others]
