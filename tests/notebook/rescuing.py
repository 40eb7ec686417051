"""What the tests of rescue share."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from essayplanner.notebook.health import faults
from essayplanner.notebook.salvage import save_intact
from essayplanner.notebook.schema import LOGGED

Rows = dict[tuple[str, int], tuple[Any, ...]]


def rows_of(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as db:
        return {
            (table, row[0]): row
            for table, columns in LOGGED.items()
            for row in db.execute(f"SELECT {', '.join(columns)} FROM {table}")
        }


def rescued(path: Path) -> Rows:
    """What is saved of a file, which is left as it was; what was saved is sound."""
    before, target = path.read_bytes(), path.with_name("saved.essayplan")
    target.unlink(missing_ok=True)
    save_intact(path, target)
    assert path.read_bytes() == before
    assert faults(target) == []
    return rows_of(target)


def schema_pages(path: Path) -> list[int]:
    """Where the pages begin on which the tables are named."""
    content = path.read_bytes()
    return [at for at in range(0, len(content), 4096) if b"CREATE TABLE" in content[at : at + 4096]]
