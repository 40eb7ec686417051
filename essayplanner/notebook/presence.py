"""Whether the file at a path is still the notebook that was opened, and whether somebody else wrote to it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from essayplanner.domain.errors import Offer, Trouble
from essayplanner.domain.whole_files import UNFINISHED
from essayplanner.language import _

#: What SQLite reports of a file that is no notebook: it has other tables, other pages, or is no database.
_NO_NOTEBOOK = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Presence:
    """Watches the file of an open notebook.

    SQLite itself takes a file that was overwritten in place for the one it knows where a counter in it is the same,
    and would then mix the pages of both. So the file is looked at before every step, once nobody else can write: at
    its size and times, and where these are new, at the notebook's uid and the number of its schema.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection = path, connection
        self._place, self._stamp = _looked(path)
        self._holds = self._content()
        self.is_other = False
        self._had_other_name = has_other_name(path)  # then it was opened for reading only, and said so

    def _content(self) -> tuple[object, ...]:
        (version,) = self._connection.execute("PRAGMA schema_version").fetchone()
        return version, *self._connection.execute("SELECT uid FROM notebook").fetchall()

    def is_at(self, path: Path) -> bool:
        """Whether a path leads to this very file."""
        place = _looked(path)[0]
        return place is not None and place == self._place

    def has_changed(self) -> bool:
        """Whether the file was written to, or went, since it was looked at last."""
        return _looked(self._path) != (self._place, self._stamp)

    def look(self) -> bool:
        """Whether the file was written to since it was looked at last; what SQLite kept of it is then forgotten.

        Not within a transaction, which goes on with what it has read.
        """
        place, stamp = _looked(self._path)
        if place != self._place or stamp == self._stamp:
            return False
        self._connection.execute("PRAGMA shrink_memory")
        self._stamp = stamp
        try:
            self.is_other = self._content() != self._holds
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _NO_NOTEBOOK:
                self._stamp = None  # another program holds it, or the disk failed: to be looked at again
                raise
            self.is_other = True
        return True

    def remember(self) -> None:
        """The file is as we left it just now."""
        self._stamp = _looked(self._path)[1]

    def lost(self) -> Trouble | None:
        """Why nothing more may be written; None where all is well."""
        name = self._path.name
        if _looked(self._path)[0] != self._place:
            return Trouble(
                _(
                    "“{name}” was moved, deleted or replaced by another program, so nothing more is written to it",
                    name=name,
                ),
                mend=_("save a copy to keep what is shown"),
                offer=Offer.SAVE_A_COPY,
            )
        if not self._had_other_name and has_other_name(self._path):
            return Trouble(
                _(
                    "“{name}” has been given more than one name on the disk (a hard link), so nothing more is written "
                    "to it",
                    name=name,
                ),
                mend=_("save a copy and work on that"),
                offer=Offer.SAVE_A_COPY,
            )
        if self.is_other:
            return Trouble(
                _(
                    "“{name}” was overwritten by another program and is no longer this notebook, so nothing more "
                    "is written to it",
                    name=name,
                ),
                mend=_("File > Restore backup has the newest copy of yours"),
            )
        return None


def _looked(path: Path) -> tuple[tuple[int, int] | None, tuple[int, int, int] | None]:
    """The place of a file on its disk, and its size and times; None for both where there is none."""
    try:
        there = path.stat()
    except OSError:
        return None, None
    return (there.st_ino, there.st_dev), (there.st_size, there.st_mtime_ns, there.st_ctime_ns)


def has_other_name(path: Path) -> bool:
    """Whether a file has a second name on its disk (a hard link).

    A change that was interrupted under the one name is not taken back under the other, for its journal lies beside the
    first. The name under which a file of ours was made is none: a kill in that moment leaves it behind.
    """
    names = 0  # as disks say that do not count them
    with contextlib.suppress(OSError):
        there = path.stat()
        names = there.st_nlink
        for made in path.parent.glob(UNFINISHED) if names > 1 else ():
            is_it = made != path and _looked(made)[0] == (there.st_ino, there.st_dev)
            names -= is_it and not os.path.lexists(f"{made}-journal")
    return names > 1
