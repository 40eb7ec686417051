"""Making a notebook, whole or not at all."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import clean_line
from essayplanner.domain.whole_files import whole_file
from essayplanner.language import _
from essayplanner.notebook.copies import content_of
from essayplanner.notebook.migrations import CURRENT, bring_up_to_date
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.opening import Opened, refuse_stray_journal
from essayplanner.notebook.pack_beginning import as_made_of
from essayplanner.notebook.sentences import UNCHANGED, why_not_made


def make_notebook(
    path: Path, title: str, fill: Callable[[Notebook], object] | None = None, made_of: Pack | None = None
) -> None:
    """Make a new notebook at a path, filled by `fill` while it is in memory alone.

    What it is made with is no step: undo never takes it away, and the history begins after it. Where that is what a
    pack holds, the notebook remembers it as `made_of` that.
    EssayError where something stands at the path already, or nothing can be made there; nothing is left behind then,
    nor where `fill` raises.
    """
    path = path.absolute()
    refuse_stray_journal(path)
    if os.path.lexists(path):
        raise EssayError(_taken(path))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        bring_up_to_date(connection)
        connection.execute(
            "INSERT INTO notebook (id, uid, title, created_at, made_of) VALUES (1, ?, ?, ?, ?)",
            (new_uid(), clean_line(title), now(), as_made_of(made_of) if made_of else ""),
        )
        if fill:
            connection.execute("PRAGMA foreign_keys = ON")
            fill(Notebook(path, Opened(connection, None, CURRENT, path)))
            connection.execute("PRAGMA query_only = OFF")  # where it put in nothing, no step has done that
            connection.execute("DELETE FROM step")
            connection.execute("VACUUM")
        put_new(content_of(connection), path)


def put_new(content: bytes, path: Path, mode: int | None = None) -> None:
    """Put a notebook's bytes at a path where nothing stands; EssayError where something does, or it cannot be done."""
    try:
        with whole_file(path, mode=mode, replace=False) as file:
            file.write(content)
    except FileExistsError:
        raise EssayError(_taken(path)) from None
    except (OSError, ValueError) as error:
        what = _("“{name}” cannot be made there ({reason})", name=named(path), reason=why_not_made(error))
        raise EssayError(what, UNCHANGED) from None


def _taken(path: Path) -> str:
    return _("“{name}” already exists. Nothing was changed; choose another name.", name=named(path))
