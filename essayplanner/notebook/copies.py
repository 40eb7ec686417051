"""Copies of a notebook that are whole and sound, or not made at all."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.reading_files import open_file
from essayplanner.domain.whole_files import mode_for_copy, whole_file
from essayplanner.language import _
from essayplanner.notebook.checking import check_health
from essayplanner.notebook.opening import (
    connect,
    read_header,
    refuse_foreign_journal,
    refuse_stray_journal,
)
from essayplanner.notebook.sentences import UNCHANGED, as_sentences, sentence

#: So many bytes are compared at a time.
_PART = 100_000


def quiet_content(path: Path) -> bytes:
    """The bytes of the notebook at a path, read while nobody may write to it; sqlite3.Error where that fails."""
    refuse_foreign_journal(path)
    with closing(connect(path, read_only=True, thread_bound=False)) as reader:
        reader.execute("PRAGMA cache_size = 16")  # each page is read once, and 2 MB of them would be kept
        return content_of(reader)


def content_of(connection: sqlite3.Connection) -> bytes:
    """The bytes of an open notebook, in which no step is open.

    Not read with a file of our own: closing one would let go of every lock this program holds on the notebook.
    """
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return connection.serialize()
    finally:
        connection.execute("ROLLBACK")


def write_verified(file: BinaryIO, content: bytes, original: Path) -> None:
    """Write a notebook's bytes to a file and read them again there; EssayError where they are not sound."""
    file.write(content)
    file.flush()
    if not holds(Path(file.name), content):
        raise EssayError(
            _("The copy of “{name}” did not match what was read, so it was thrown away.", name=named(original))
        )
    verify(Path(file.name), original)


def holds(path: Path, content: bytes) -> bool:
    """Whether a file holds these bytes and no others; OSError where it cannot be read."""
    at = 0
    with open_file(path) as file:
        while part := file.read(_PART):
            if part != content[at : at + len(part)]:
                return False
            at += len(part)
    return at == len(content)


def verify(copy: Path, original: Path | None = None) -> None:
    """Raise EssayError where a copy, which the sentence calls by the original's name, is not a sound notebook."""
    read_header(copy, original)
    uri = copy.absolute().as_uri() + "?mode=ro&immutable=1"
    with as_sentences(original or copy), closing(sqlite3.connect(uri, uri=True)) as look:
        look.execute("PRAGMA trusted_schema = OFF")
        check_health(look, original or copy)


def copy_database(connection: sqlite3.Connection, original: Path, target: Path) -> None:
    """Write the open notebook to another file, with the permissions of the original: beside it, verified, swapped in.

    The target is a path that leads through no link.
    """
    refuse_stray_journal(target)
    try:
        with whole_file(target, mode=mode_for_copy(original)) as file:
            write_verified(file, content_of(connection), original)
    except (OSError, ValueError) as error:
        what = _("“{name}” could not be written ({reason})", name=target.name, reason=why(error))
        raise EssayError(what, UNCHANGED) from error
    except sqlite3.Error as error:
        raise sentence(error, target) from error
