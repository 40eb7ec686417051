"""Copies that are whole: backups in the app-data folder, and copies under another name."""

import contextlib
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.notebook.opening import check_health, connect, read_header, refuse_stray_journal
from essayplanner.notebook.sentences import as_sentences, sentence

#: The newest ones are kept, then one a day for so many days.
NEWEST_KEPT = 10
DAYS_KEPT = 14

_NAME = re.compile(r"(\d{8}T\d{6})(\d{3})Z-([0-9a-f]{12})\.essayplan\Z")


class Backup(NamedTuple):
    """A verified copy of a notebook; `at` in UTC."""

    path: Path
    at: datetime
    size: int


def data_folder() -> Path:
    """The folder in which the app keeps its own files; `ESSAYPLANNER_DATA` names another one."""
    named = os.environ.get("ESSAYPLANNER_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("EssayPlanner", appauthor=False)


def backup_folder(path: Path) -> Path:
    """Where the backups of the notebook at a path lie."""
    from hashlib import sha256

    name = sha256(str(path.resolve()).encode()).hexdigest()[:12]
    return data_folder() / "backups" / f"{path.stem[:40]}-{name}"


def backups(path: Path) -> list[Backup]:
    """The backups of the notebook at a path, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for file in backup_folder(path).iterdir():
            if match := _NAME.match(file.name):
                at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC, microsecond=int(match[2]) * 1000)
                found.append(Backup(file, at, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def back_up(path: Path, moment: datetime | None = None) -> Backup | None:
    """Copy the notebook at a path, verify the copy and let old ones go; None where it is as it was last time.

    Raises EssayError where no sound copy could be made; the backups that are there then all stay.
    """
    moment = moment or datetime.now(UTC)
    folder = backup_folder(path)
    partial = folder / f".{os.getpid()}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        digest = _copy_quiet(path, partial)
        known = backups(path)
        if known and known[0].path.stem.endswith(digest[:12]):
            return None
        if _digest(partial) != digest:
            raise EssayError("The backup was not written as it was read; it was thrown away and older ones stay.")
        verify(partial)
        target = folder / f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03}Z-{digest[:12]}.essayplan"
        _sync(partial)
        partial.replace(target)
        _rotate(path, moment)
        return Backup(target, moment, target.stat().st_size)
    except OSError as error:
        raise EssayError(f"No backup could be made ({why(error)}); the notebook itself is untouched.") from error
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _copy_quiet(path: Path, target: Path) -> str:
    """Copy the file byte for byte while nobody may write to it; gives its SHA-256."""
    with closing(connect(path, read_only=True, thread_bound=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        # Not copied with a file of our own: closing one would let go of every lock this program holds on the notebook.
        content = reader.serialize()
        reader.execute("ROLLBACK")
    target.write_bytes(content)
    from hashlib import sha256

    return sha256(content).hexdigest()


def _digest(file: Path) -> str:
    from hashlib import file_digest

    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def verify(copy: Path) -> None:
    """Raise EssayError where a copy is not a sound notebook."""
    read_header(copy)
    uri = copy.absolute().as_uri() + "?mode=ro&immutable=1"
    with as_sentences(copy), closing(sqlite3.connect(uri, uri=True)) as look:
        look.execute("PRAGMA trusted_schema = OFF")
        check_health(look, copy)


def _rotate(path: Path, moment: datetime) -> None:
    days = set()
    for number, backup in enumerate(backups(path)):
        day = backup.at.date()
        if number < NEWEST_KEPT or (day not in days and moment - backup.at <= timedelta(days=DAYS_KEPT)):
            days.add(day)
        else:
            with contextlib.suppress(OSError):
                backup.path.unlink(missing_ok=True)
    for left in backup_folder(path).glob(".*.partial"):  # of a program that was killed
        with contextlib.suppress(OSError):
            if moment.timestamp() - left.stat().st_mtime > timedelta(days=1).total_seconds():
                left.unlink()


def restore(backup: Path, path: Path) -> Path:
    """Put a backup beside the notebook it was made of, under a name of its own, and give that; nothing is replaced."""
    verify(backup)
    match = _NAME.match(backup.name)
    at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).astimezone() if match else None
    stamp = f"{at:%Y-%m-%d %H.%M}" if at else "backup"
    for number in range(1, 1000):
        target = path.with_name(f"{path.stem} (restored {stamp}{f', {number}' if number > 1 else ''}){path.suffix}")
        if any(os.path.lexists(f"{target}{end}") for end in ("", "-journal", "-wal")):
            continue
        partial = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            shutil.copyfile(backup, partial)
            _sync(partial)
            target.touch(exist_ok=False)  # the name is ours from here on, whoever else looks for one
            partial.replace(target)
        except FileExistsError:
            continue
        except OSError as error:
            raise EssayError(f"The backup could not be put there ({why(error)}); nothing was changed.") from error
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        return target
    raise EssayError("There are too many restored copies beside the notebook; remove some first.")


def copy_database(connection: sqlite3.Connection, path: Path) -> None:
    """Write the open notebook to another file: beside it, verified and flushed, then swapped in."""
    refuse_stray_journal(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial, isolation_level=None)) as target:
            connection.backup(target)
        verify(partial)
        _sync(partial)
        partial.replace(path)
    except OSError as error:
        raise EssayError(f"“{path.name}” could not be written ({why(error)}); nothing was changed.") from error
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
