"""What the tests of the notebook share: dumps, quick notebooks, packs."""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.errors import EssayError, UnusableFileError
from essayplanner.domain.outline import Role
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSide,
    PackSource,
)
from essayplanner.notebook import migrations
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.uids import derived_uid

#: A progress handler is called each time SQLite has done so many instructions.
EACH = 10

Dump = dict[tuple[str, int], dict[str, Any]]

#: What differs between two notebooks in which the same was done.
_CHANCE = ("uid", "created_at", "edited_at", "trashed_at", "at")


def dump(book: Notebook) -> Dump:
    """Every row of the student's work, by table and id."""
    found: Dump = {}
    for table, columns in LOGGED.items():
        for row in book.rows(f"SELECT {', '.join(columns)} FROM {table}"):
            found[table, row[0]] = dict(zip(columns, row, strict=True))
    return found


def quick_dump(book: Notebook) -> Dump:
    """The same of a file that is sound, and that nobody else has open: it is held once, and not for each table."""
    found: Dump = {}
    book.connection.execute("BEGIN")
    for table, columns in LOGGED.items():
        for row in book.connection.execute(f"SELECT {', '.join(columns)} FROM {table}"):
            found[table, row[0]] = dict(zip(columns, row, strict=True))
    book.connection.execute("COMMIT")
    return found


def essence(book: Notebook) -> tuple[Any, ...]:
    """All that is in a notebook, history included, without uids and moments."""
    rows = sorted((table, id, _settled(row)) for (table, id), row in dump(book).items())
    steps = book.rows("SELECT id, label, undone, merge FROM step ORDER BY id")
    logged = [
        (step, table, row_id, *(text and _settled(json.loads(text)) for text in (before, after)))
        for step, table, row_id, before, after in book.rows(
            "SELECT step_id, tbl, row_id, before, after FROM step_row ORDER BY id"
        )
    ]
    return rows, steps, logged


def _settled(row: dict[str, Any]) -> str:
    plain = {name: value for name, value in row.items() if name not in _CHANCE}
    return json.dumps(plain | {"trashed": row.get("trashed_at") is not None}, sort_keys=True)


@cache
def empty_notebook() -> bytes:
    """What stands in the file of a new notebook: a copy is there at once, and one that is made waits for the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.essayplan"
        make_notebook(path, "Stalin")
        return path.read_bytes()


def new_notebook(path: Path, title: str) -> Notebook:
    """A new, empty notebook, open."""
    make_notebook(path, title)
    return Notebook.open(path)


def quick_book(folder: Path, name: str = "quick.essayplan", content: bytes = b"") -> Notebook:
    """A notebook that never waits for the disk: a new one, or one with this in its file."""
    path = folder / name
    path.write_bytes(content or empty_notebook())
    return hurried(Notebook.open(path))


def hurried(book: Notebook) -> Notebook:
    book.connection.execute("PRAGMA synchronous = OFF")
    return book


def work(book: Notebook, verb: Callable[[], object]) -> int:
    """The instructions that a verb takes, in tens."""
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return 0

    book.connection.set_progress_handler(count, EACH)
    verb()
    book.connection.set_progress_handler(None, 0)
    return done


def python_calls(verb: Callable[[], object]) -> int:
    """How many functions a verb calls."""
    done, before = 0, sys.getprofile()

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal done
        done += event == "call"

    sys.setprofile(count)
    try:
        verb()
    finally:
        sys.setprofile(before)
    return done


def unchanged(
    book: Notebook, error: type[EssayError], says: str, verb: object, *arguments: object, **named: object
) -> None:
    """A verb raises this error, which says so, and the notebook and its history stay as they were."""
    before, history = dump(book), book.history()
    with pytest.raises(error, match=says):
        verb(book, *arguments, **named)  # type: ignore[operator]
    assert (dump(book), book.history()) == (before, history)


def execute(path: Path, *statements: str) -> None:
    """What another program does to a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def around(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder with its bytes and time of change."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


def copy_file(path: Path, target: Path) -> Path:
    shutil.copyfile(path, target)
    return target


def sample_pack(name: str = "sample", size: int = 12) -> Pack:
    """A pack of cards of all kinds that cite, link, take sides and stand in an outline."""
    kinds = list(Kind)
    cards = tuple(
        PackCard(
            f"c{number}",
            kinds[number % 3],
            f"{name} card {number}",
            f"Text {number} of {name}.",
            when="1934-12-01" if number % 3 == 1 else "",
            side="break" if number % 3 == 2 else "",
            tags=("terror", f"tag {number % 4}"),
            aliases=("Koba",),
            short=f"{name} {number}" if number % 2 else "",
            citations=(PackCitation("service", f"p. {number}"),),
            claim_kind=None if number % 3 else list(ClaimKind)[number % 8],
        )
        for number in range(size)
    )
    links = tuple(
        PackLink(f"c{number}", f"c{number - 1}", list(Relation)[number % 3], "because") for number in range(1, size, 2)
    )
    section = PackSection(
        "Terror",
        Role.PARAGRAPH,
        200,
        "a note",
        (PackPlacement("c0", "mine", (PackPlacement("c1"), PackPlacement("c2", "", (PackPlacement("c3"),)))),),
        (PackSection("Kirov", Role.HEADING),),
    )
    return Pack(
        name,
        f"The {name} pack",
        sources=(PackSource("service", {"title": "A History", "author": [{"family": "Service"}]}),),
        debates=(PackDebate("d", "Did he break?", (PackSide("break", "Break"), PackSide("go-on", "Continuity"))),),
        cards=cards,
        links=links,
        outlines=(PackOutline("o", f"Why {name}?", "Because.", 1000, (section,)),),
    )


posix = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


def refused(path: Path, error: type[EssayError] = UnusableFileError) -> str:
    """The one sentence with which a file is refused; everything in its folder is as it was."""
    before = around(path.parent)
    with pytest.raises(error) as told:
        Notebook.open(path)
    assert around(path.parent) == before
    sentence = str(told.value)
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 300
    return sentence


def newer(path: Path, *statements: str) -> Path:
    execute(
        path,
        "ALTER TABLE card ADD COLUMN mood TEXT",
        "CREATE TABLE dream (x)",
        *statements,
        f"PRAGMA user_version = {migrations.CURRENT + 5}",
    )
    return path


def device_in(book: Notebook, app_data: Path) -> str:
    """The device as a notebook has it."""
    return derived_uid(book.uid, "device", (app_data / "device").read_text())
