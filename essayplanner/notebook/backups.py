"""Backups in the app-data folder: made when something changed, found again, and put beside the notebook."""

import contextlib
import os
import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.digests import sha256
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import beside, why
from essayplanner.domain.reading_files import open_file, read_file
from essayplanner.domain.whole_files import make_folder, mode_for_copy, real_path, whole_file
from essayplanner.language import _, p_
from essayplanner.notebook.copies import holds, quiet_content, verify, write_verified
from essayplanner.notebook.own_folder import data_folder
from essayplanner.notebook.sentences import sentence

#: The newest ones are kept, then the last one of each day, for so many days on which there are any.
NEWEST_KEPT = 10
DAYS_KEPT = 14

#: Moment, place in the order, digest of the bytes and of the notebook's uid; older ones have but moment and bytes.
_NAME = re.compile(r"(\d{8}T\d{6})(\d{3})Z(?:-(\d{1,9}))?-[0-9a-f]{12}(?:-([0-9a-f]{12}))?\.essayplan\Z")

#: Years that a computer's clock may say; the system knows no local time for many others.
_YEARS = range(1970, 3000)

#: What stands in a backup's name where its notebook does not say which one it is.
_UNKNOWN = 12 * "0"


class Backup(NamedTuple):
    """A verified copy of a notebook; `at` in UTC, by the clock of that moment.

    `order` grows from each one to the next, whatever the clock says. `of` tells the notebook; older backups have
    neither.
    """

    path: Path
    at: datetime
    size: int
    order: int
    of: str


def _all() -> Path:
    return data_folder() / "backups"


def backup_folder(path: Path) -> Path:
    """Where the backups of the notebook at a path lie."""
    path = real_path(path)
    return _all() / f"{path.stem[:40]}-{_short(os.fsencode(path))}"


def _where(folder: Path) -> Path:
    """The file that holds the path of the notebook whose backups lie in a folder; older folders have none."""
    return folder.with_name(f"{folder.name}.path")


def _short(content: bytes) -> str:
    return sha256(content).hex()[:12]


def backups(path: Path) -> list[Backup]:
    """The backups of the notebook at a path, newest first: those made at that path, and those that were made
    where the same notebook was before and is no more."""
    own = backup_folder(path)
    found = list(_in(own))
    if of := _which(path):
        for folder in _folders():
            if folder.name != own.name:
                found += _moved_from(folder, of)
    return _newest_first(found)


def _newest_first(found: Iterable[Backup]) -> list[Backup]:
    """By their order; older ones, which have none, by their clock, and last those that it puts into the future."""
    now = datetime.now(UTC)
    return sorted(found, key=lambda backup: (backup.order, backup.at <= now, backup.at), reverse=True)


def newest_sound(path: Path) -> Backup | None:
    """The newest backup to offer in the place of a damaged notebook, looked through; None where there is none.

    Where the notebook still says which one it is, one of another that stood at that path before comes last.
    """
    of = _which(path)
    for backup in sorted(backups(path), key=lambda backup: bool(of and backup.of and backup.of != of)):
        with contextlib.suppress(EssayError):
            verify(backup.path)
            return backup
    return None


def _folders() -> list[Path]:
    try:
        return list(_all().iterdir())
    except OSError:
        return []


def _in(folder: Path) -> Iterator[Backup]:
    """The backups in a folder; what is no file, or has a name that is none of ours, is passed over."""
    try:
        files = list(folder.iterdir())
    except OSError:
        return
    for file in files:
        match = _NAME.match(file.name)
        at = match and _moment(match[1], match[2])
        with contextlib.suppress(OSError):
            there = file.lstat()
            if match and at and stat.S_ISREG(there.st_mode):
                yield Backup(file, at, there.st_size, int(match[3] or 0), match[4] or "")


def _moment(seconds: str, milliseconds: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(seconds).replace(tzinfo=UTC, microsecond=int(milliseconds) * 1000)
    except ValueError:
        return None
    return at if at.year in _YEARS else None


def _moved_from(folder: Path, of: str) -> list[Backup]:
    """The backups of a notebook in a folder of another path, where it does not stand at that path any more."""
    found = list(_in(folder))
    there = [backup for backup in found if backup.of == of]
    older = _newest_first(backup for backup in found if not backup.of)
    if older and _which(older[0].path) == of:  # they say of which notebook they are by what is in them
        there += older
    try:
        before = Path(os.fsdecode(read_file(_where(folder), 100_000))) if there else None
    except EssayError:
        return there
    return there if before and _which(before) != of else []


def _which(path: Path) -> str:
    """What tells the notebook at a path from others, as far as it can be read; empty where it cannot.

    The file may be anybody's: nothing of it is run for long, and no journal beside it is looked at.
    """
    try:
        there = path.stat()
        if not stat.S_ISREG(there.st_mode) or not there.st_size:  # nor one of the system's own, which SQLite waits for
            return ""
        uri = real_path(path).as_uri() + "?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as look:
            look.execute("PRAGMA trusted_schema = OFF")
            look.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10_000)
            look.set_progress_handler(lambda: 1, 1000)
            uid = look.execute("SELECT uid FROM notebook").fetchone()
    except (OSError, ValueError, sqlite3.Error):
        return ""
    return _short(str(uid[0]).encode("utf-8", "replace")) if uid else ""


def back_up(path: Path, moment: datetime | None = None) -> Backup | None:
    """Copy the notebook at a path, verify the copy and let old ones go; None where it is as it was last time.

    Raises EssayError where no sound copy could be made; the backups that are there then all stay.
    """
    path, moment = real_path(path), moment or datetime.now(UTC)
    folder = backup_folder(path)
    try:
        content = quiet_content(path)
        if any(_is_of(content, backup) for backup in _newest_first(_in(folder))[:1]):
            return None
        order = 1 + max((backup.order for backup in backups(path)), default=0)
        stamp = f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03}Z"
        target = folder / f"{stamp}-{order:06}-{_short(content)}-{_which(path) or _UNKNOWN}.essayplan"
        make_folder(folder)
        if not _where(folder).exists():
            with whole_file(_where(folder), mode=0o600) as where:
                where.write(os.fsencode(path))
        with whole_file(target, mode=mode_for_copy(path), replace=False) as file:
            write_verified(file, content, path)
        _rotate(folder)
        return next((backup for backup in _in(folder) if backup.path == target), None)
    except OSError as error:
        what = _("No backup could be made ({reason}); the notebook itself is untouched.", reason=why(error))
        raise EssayError(what) from error
    except sqlite3.Error as error:
        raise sentence(error, path) from error


def _is_of(content: bytes, backup: Backup) -> bool:
    """Whether a backup holds these bytes, and still can be read."""
    try:
        return backup.size == len(content) and holds(backup.path, content)
    except OSError:
        return False


def _rotate(folder: Path) -> None:
    """Let go of what is too old: days are counted, so that a clock that was wrong once takes nothing along."""
    days: set[date] = set()
    for number, backup in enumerate(_newest_first(_in(folder))):
        day = backup.at.date()
        if number < NEWEST_KEPT or (day not in days and len(days) < DAYS_KEPT):
            days.add(day)
        else:
            with contextlib.suppress(OSError):
                backup.path.unlink(missing_ok=True)


def restore(backup: Path, path: Path) -> Path:
    """Put a backup beside the notebook it was made of, under a name of its own, and give that; nothing is replaced."""
    path = real_path(path)
    match = _NAME.match(backup.name)
    at = match and _moment(match[1], match[2])
    stamp = f"{at.astimezone():%Y-%m-%d %H.%M}" if at else p_("in place of the date in a name", "backup")
    for number in range(1, 1000):
        which = stamp if number == 1 else f"{stamp}, {number}"
        target = beside(path, " " + p_("added to a name", "(restored {date})", date=which))
        if any(os.path.lexists(f"{target}{end}") for end in ("", "-journal", "-wal")):
            continue
        try:
            mode = mode_for_copy(path if path.exists() else backup)
            with open_file(backup) as kept, whole_file(target, mode=mode, replace=False) as file:
                write_verified(file, kept.read(), backup)
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            what = _("The backup could not be restored there ({reason})", reason=why(error))
            raise EssayError(what, _("nothing was changed")) from error
        return target
    raise EssayError(_("There are too many restored copies beside the notebook. Delete some first."))
