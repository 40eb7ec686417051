"""Looking at a file before it is trusted, and opening it without changing it."""

import contextlib
import os
import shutil
import sqlite3
import stat
import struct
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.errors import DamagedFileError, EssayError, Offer, Trouble, UnusableFileError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.reading_files import open_file, reading
from essayplanner.domain.whole_files import UNFINISHED
from essayplanner.language import _
from essayplanner.notebook.checking import check_schema, check_whole, version_of
from essayplanner.notebook.kept_dates import add_days
from essayplanner.notebook.migrations import CURRENT
from essayplanner.notebook.presence import has_other_name
from essayplanner.notebook.schema import APPLICATION_ID, TABLES
from essayplanner.notebook.sentences import COPY_IT, LEFT, as_sentences, end_missing, refusal_of_place

#: Milliseconds to wait for another program that is writing.
BUSY_TIMEOUT = 3000

#: Files up to this size are checked whole before they are shown; larger ones while their backup is made.
CHECKED_AT_OPENING = 4_000_000

_MAGIC = b"SQLite format 3\0"

#: So many of our tables, named near the beginning of a file, make it a notebook whatever its header says.
_ENOUGH = 3
_LOOKED_AT = 2**20
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

#: How a journal begins: the magic, how many pages the file had before, and the size of one.
_JOURNAL = struct.Struct(">8s8xI4xI")
_LARGEST_PAGE = 65_536


class Opened(NamedTuple):
    """A checked file: its connection and, where it may not be written, the reason.

    `file` is what is read: the path itself or, where a journal could not be rolled back there, a recovered copy in
    `folder`, which whoever closes the connection cleans up.
    """

    connection: sqlite3.Connection
    read_only: Trouble | None
    version: int
    file: Path
    folder: TemporaryFolder | None = None


def connect(
    path: Path, *, read_only: bool = False, thread_bound: bool = True, patience: int | None = None
) -> sqlite3.Connection:
    """A connection with the settings under which a step on screen is a step on disk (docs/adr/0002).

    `patience` is how many milliseconds it waits for another program that is writing; None is BUSY_TIMEOUT.
    """
    uri = path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=thread_bound)
    return prepared(connection, read_only=read_only, patience=patience)


def prepared(connection: sqlite3.Connection, *, read_only: bool, patience: int | None = None) -> sqlite3.Connection:
    """The connection with the settings of `connect`; closed where that fails."""
    try:
        for pragma in (
            "trusted_schema = OFF",
            "foreign_keys = ON",
            f"busy_timeout = {BUSY_TIMEOUT if patience is None else patience}",
            "synchronous = EXTRA",
            "locking_mode = NORMAL",
            "cell_size_check = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        add_days(connection)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def open_checked(
    path: Path, patience: int | None = None, *, again: bool = False, only_read: Trouble | None = None
) -> Opened:
    """Open a notebook file by a path that leads through no link (`real_path`): journals lie beside the file itself.

    `patience` is that of `connect`, `only_read` why nothing is to be changed in it. `again` says that this program has
    the file open already: it is then not read with a file of our own, for closing that would let go of every lock of
    this program, in the middle of a step perhaps. UnusableFileError, with the file as it was, where it is no notebook.
    """
    if not again:
        read_header(path)
    refuse_foreign_journal(path)
    with as_sentences(path):
        version = _look(path, BUSY_TIMEOUT if patience is None else patience)
        reason = only_read or _why_read_only(path, version)
        if again or not (reason and _journal(path).exists()):
            return Opened(connect(path, read_only=bool(reason), patience=patience), reason, version, path)
        folder = TemporaryFolder()
        try:
            copy = _recovered(path, Path(folder.name))
            return Opened(connect(copy, read_only=True), reason, version, copy, folder)
        except BaseException:
            folder.cleanup()
            raise


def _look(path: Path, patience: int) -> int:
    """Check the file without changing it; gives its version.

    Reads under SQLite's own lock, so that another program's change is seen whole or not at all. A journal that waits
    to be rolled back cannot be in a read-only connection: then a copy of both is recovered and checked instead.
    """
    while True:
        try:
            with closing(_reader(path, "mode=ro", patience)) as look:
                look.execute("BEGIN")
                return _checked(look, path, path)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
        with TemporaryFolder() as folder:
            try:
                copy = _recovered(path, Path(folder))
                with closing(_reader(copy, "mode=ro&immutable=1", patience)) as look:
                    return _checked(look, copy, path)
            except (sqlite3.Error, UnusableFileError):
                if _journal(path).exists():
                    raise  # else another program rolled it back while it was copied: look again


def _reader(path: Path, how: str, patience: int) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience / 1000)


def _checked(look: sqlite3.Connection, file: Path, path: Path) -> int:
    look.execute("PRAGMA trusted_schema = OFF")
    version = version_of(look)
    pages, size = (int(look.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if file.stat().st_size < pages * size:
        raise DamagedFileError(end_missing(path.name), LEFT)
    check_schema(look, path, version)
    if pages * size <= CHECKED_AT_OPENING:
        check_whole(look, path)
    return version


def read_header(path: Path, original: Path | None = None) -> bytes:
    """The first 100 bytes of a file that says it is a notebook, else UnusableFileError, which names the original."""
    try:
        with reading(path, original=original) as file:
            header = file.read(100)
            is_sqlite = len(header) == 100 and header.startswith(_MAGIC)
            is_ours = is_sqlite and struct.unpack(">I", header[68:72])[0] == APPLICATION_ID
            looks_so = is_ours or _looks_like_ours(header + file.read(_LOOKED_AT))
    except EssayError as error:
        raise UnusableFileError(error.trouble) from None
    name = named(original or path)
    if not header:
        raise UnusableFileError(_("“{name}” is empty, so there is no notebook in it", name=name), LEFT)
    if looks_so and (not is_ours or header[18:20] not in (b"\x01\x01", b"\x02\x02")):
        raise DamagedFileError(_("“{name}” is damaged (its header cannot be read)", name=name), LEFT)
    if not is_sqlite:
        raise UnusableFileError(_("“{name}” is not an EssayPlanner notebook", name=name), LEFT)
    if not is_ours:
        raise UnusableFileError(_("“{name}” belongs to another program", name=name), LEFT)
    if header[18:20] != b"\x01\x01":
        is_whole = not os.path.lexists(_wal(path))  # no log beside it, so all there is can be read from it
        raise (DamagedFileError if is_whole else UnusableFileError)(
            _("“{name}” was changed by a database tool (write-ahead log)", name=name),
            LEFT,
            _("open a backup, or switch its journal back to “delete” with that tool"),
        )
    return header


def _looks_like_ours(beginning: bytes) -> bool:
    """Whether a file, whatever its header says, names the tables of a notebook near its beginning."""
    return sum(f"CREATE TABLE {table} (".encode() in beginning for table in TABLES) >= _ENOUGH


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def refuse_stray_journal(path: Path) -> None:
    """Raise EssayError where no notebook can be made at a path.

    It has no folder, or a journal lies beside it that SQLite would roll into the new file.
    """
    if refusal := refusal_of_place(path):
        raise EssayError(refusal)
    for stray in (_journal(path), _wal(path)):
        if os.path.lexists(stray):
            lies = _("An interrupted change left “{journal}” beside “{name}”", name=path.name, journal=stray.name)
            raise EssayError(lies, mend=_("choose another name"))


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def refuse_foreign_journal(path: Path) -> None:
    """Raise UnusableFileError where a journal beside a file, whose path leads through no link, is none of ours.

    One that ends in a super-journal's name makes SQLite delete the file named, one that is another file by a second
    name is written over by the next step, and a write-ahead log is read into a file that has none. One that says how
    large the file was before is believed: the file is emptied or, where it was never so large, blown up. And one that
    is no journal at all is deleted.
    """
    try:
        foreign = os.path.lexists(_wal(path))
        if os.path.lexists(_journal(path)):
            there = _journal(path).lstat()
            if not stat.S_ISREG(there.st_mode) or there.st_nlink > 1:
                foreign = True
            else:
                with open_file(_journal(path)) as file:
                    magic, pages, size = _JOURNAL.unpack(file.read(_JOURNAL.size).ljust(_JOURNAL.size, b"\0"))
                    file.seek(max(0, file.seek(0, os.SEEK_END) - 8))
                    foreign |= file.read(8) == _JOURNAL_MAGIC
                # What the file lost since then, if anything, stands in the journal.
                at_most = path.stat().st_size + there.st_size
                foreign |= not _JOURNAL_MAGIC.startswith(magic.rstrip(b"\0"))  # written last, or half of it
                foreign |= magic == _JOURNAL_MAGIC and not 0 < pages * (size or _LARGEST_PAGE) <= at_most
    except FileNotFoundError:
        pass  # another program ended its change just now
    except OSError as error:
        what = _("The journal of “{name}” cannot be read ({reason}).", name=path.name, reason=why(error))
        raise UnusableFileError(what) from None
    if foreign:
        raise UnusableFileError(
            _("There is a journal beside “{name}” that EssayPlanner did not write", name=path.name),
            _("nothing was opened or changed"),
            _("move the journal away if you trust the notebook"),
        )


def recovered_if_interrupted(path: Path, folder: Path) -> Path:
    """The file itself or, where a change to it was interrupted, a copy in the folder in which that is taken back."""
    if not _journal(path).exists():
        return path
    copy = folder / "copy.essayplan"
    try:
        refuse_foreign_journal(path)
        return _recovered(path, folder)
    except (OSError, sqlite3.Error, EssayError, UnicodeDecodeError):
        return copy if copy.exists() and not _journal(copy).exists() else path


def _recovered(path: Path, folder: Path) -> Path:
    """A copy of a file and its journal, rolled back."""
    copy = folder / "copy.essayplan"
    _copy(path, copy)
    with contextlib.suppress(FileNotFoundError):
        _copy(_journal(path), _journal(copy))
    copy.chmod(0o600)
    with closing(connect(copy)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy


def _copy(path: Path, target: Path) -> None:
    with open_file(path) as file, target.open("wb") as copy:
        shutil.copyfileobj(file, copy)


def _why_read_only(path: Path, version: int) -> Trouble | None:
    if version > CURRENT:
        newer = _("This notebook was made by a newer version of EssayPlanner, so it is open for reading only")
        return Trouble(newer, mend=_("update EssayPlanner to change it"))
    if has_other_name(path):
        reason = _("This notebook has more than one name on the disk (a hard link), so it is open for reading only")
    elif path.match(UNFINISHED):
        reason = _(
            "This file was left behind by a program that was interrupted and will be cleared away, so it is open "
            "for reading only"
        )
    elif not _may_be_written(path):
        reason = _("This notebook cannot be changed here, so it is open for reading only")
    else:
        return None
    return Trouble(reason, mend=COPY_IT, offer=Offer.SAVE_A_COPY)


def _may_be_written(path: Path) -> bool:
    # On Windows a folder's read-only mark says nothing: Documents and the desktop often carry it.
    places = (path,) if os.name == "nt" else (path, path.absolute().parent)
    return all(os.access(place, os.W_OK) and place.stat().st_mode & 0o222 for place in places)
