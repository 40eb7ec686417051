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
from essayplanner.domain.reading_files import open_file
from essayplanner.language import _, n_, p_
from essayplanner.notebook.row_words import wrong_value

#: What was kept, and what is to be done.
UNCHANGED, LEFT = _("nothing was changed"), _("it was left as it was")
COPY_IT = _("save a copy and work on that")

#: So many damaged pages are named by their numbers.
_PAGES_NAMED = 5


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
        what = _("“{name}” is damaged (part of it is not text)", name=path.name)
        raise DamagedFileError(what, LEFT) from error
    except OSError as error:
        what = _("“{name}” cannot be read ({reason})", name=path.name, reason=why(error))
        raise UnusableFileError(what, UNCHANGED) from error


def sentence(error: sqlite3.Error, path: Path, *, reading: bool = False) -> EssayError:
    """What SQLite reported, as the student is told it; `reading` as for `as_sentences`."""
    unchanged = "" if reading else UNCHANGED
    code = getattr(error, "sqlite_errorcode", 0)
    primary, name = code & 0xFF, path.name
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(_("Another program is using “{name}”", name=name), unchanged, _("try again in a moment"))
    if primary == sqlite3.SQLITE_FULL:
        return DiskError(_("The disk is full"), unchanged, _("free some space and try again"))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        moved = _("“{name}” was moved or replaced by another program", name=name)
        return EssayError(moved, _("nothing was written"), _("open it again"))
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        not_here = _("“{name}” cannot be changed here", name=name)
        return EssayError(not_here, unchanged, COPY_IT, offer=Offer.SAVE_A_COPY)
    if primary == sqlite3.SQLITE_IOERR:
        return DiskError(_("The disk reported an error with “{name}”", name=name), unchanged)
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        what = (
            end_missing(name)
            if is_cut_short(path)
            else _("“{name}” is damaged (a part of it cannot be read)", name=name)
        )
        return DamagedFileError(what, LEFT)
    if "decode" in str(error):
        return DamagedFileError(_("“{name}” is damaged (it has text that is not UTF-8)", name=name), LEFT)
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFoundError(_("What this refers to is no longer in the notebook"), unchanged)
    return EssayError(_("“{name}” could not be changed ({reason})", name=name, reason=error), unchanged)


def end_missing(name: str) -> str:
    """That a notebook was cut short, without a full stop."""
    return _("“{name}” is damaged (its end is missing)", name=name)


def why_not_made(error: OSError | ValueError | sqlite3.Error) -> str:
    """Why a notebook could not be made or copied, without a full stop."""
    if not isinstance(error, sqlite3.Error):
        return why(error)
    words = {
        sqlite3.SQLITE_FULL: _("the disk is full"),
        sqlite3.SQLITE_IOERR: _("the disk reported an error"),
        sqlite3.SQLITE_CORRUPT: _("too much of it is damaged"),
        sqlite3.SQLITE_NOTADB: _("too much of it is damaged"),
    }
    return words.get(getattr(error, "sqlite_errorcode", 0) & 0xFF) or _("the system does not allow it")


def refusal_of_place(path: Path) -> str:
    """Why no notebook can be made at a path, as a sentence; empty where one can."""
    reason, folder = "", path.absolute().parent
    try:
        path.with_name(f"{path.name}{'-' * 24}").lstat()  # as long as the names of what is written beside it
    except FileNotFoundError:
        if not os.path.isdir(folder):  # noqa: PTH112 - never raises
            reason = _("its folder does not exist")
        elif not os.access(folder, os.W_OK):
            reason = _("its folder is read-only")
    except (OSError, ValueError) as error:
        reason = why(error)
    return reason and _(
        "“{name}” cannot be made there ({reason}); nothing was changed: choose another place.",
        name=named(path),
        reason=reason,
    )


def is_cut_short(path: Path) -> bool:
    """Whether a file that says it is a notebook is shorter than its header says."""
    try:
        with open_file(path) as file:
            header = file.read(100)
        size, changed, pages, valid_for = struct.unpack(">16xH6xII60xI4x", header)
        return bool(changed == valid_for and path.stat().st_size < pages * (65536 if size == 1 else size))
    except (OSError, struct.error):
        return False


def damage_words(found: Iterable[str]) -> list[str]:
    """What SQLite's check of a file found, each kind of damage once, as parts of a sentence."""
    pages: set[int] = set()
    others: dict[str, None] = {}
    for line in (line for text in found for line in text.splitlines() if line.strip("* ") and line != "ok"):
        if match := re.search(r"\bindex (\w+)", line):
            others[_("the index “{name}” does not agree with its table", name=match[1])] = None
        elif match := re.search(r"(?:value in|failed in) (\w+)", line):
            others[wrong_value(match[1])] = None
        elif match := re.search(r"\b[Pp]age (\d+)", line):
            pages.add(int(match[1]))
        elif not line.startswith("***"):
            others[_("a part of the file cannot be read")] = None
    if not pages:
        return list(others)
    numbers = [*map(str, sorted(pages)[:_PAGES_NAMED]), *["…"][: len(pages) > _PAGES_NAMED]]
    unread = n_(
        "page {pages} of the file cannot be read",
        "{n} pages of the file ({pages}) cannot be read",
        len(pages),
        pages=p_("between parts of a list", ", ").join(numbers),
    )
    return [unread, *others]
