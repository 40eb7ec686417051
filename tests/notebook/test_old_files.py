"""Notebooks that the program of each version made: files as they were left, in which the same was done."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import backups, cards, migrations
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.notebook.tools import copy_file, dump, execute

VERSIONS = range(1, migrations.CURRENT + 1)
#: Versions in which steps have no uid yet.
WITHOUT_UIDS = range(1, 3)

DONE = [
    "Import “The murder of Kirov”",
    "New outline “Whose work was the Terror?”",
    "Add section “Opening”",
    "New claim “He meant it”",
    "Edit “He meant it”",
    "Tag “He meant it”",
    "Place “He meant it”",
    "Move “Card 0”",
    "Edit note at “Card 0”",
    "Add source “Letters”",
    "Cite a source on “He meant it”",
    "Edit citation on “He meant it”",
    "Link “He meant it”",
    "Move 2 cards to the trash",
]
#: What only later versions could do, by the first that could.
SINCE = {
    5: ["Put “He meant it” elsewhere on the map"],
    6: [
        "Edit outline “Whose work was the Terror?”",
        "Edit “He meant it”",
        "Edit section “Opening”",
        "Answer a question about “He meant it”",
        "Set aside “A claim without evidence”",
        "Change the goals of “Whose work was the Terror?”",
        "Tick off “Ends in a judgement”",
    ],
    7: [
        "Add document “Lesson 9.pdf”",
        "New evidence “Kirov was shot”",
        "Edit “Kirov was shot”",
        "Edit “Kirov was shot”",
    ],
}
UNDONE = ["Remove “Terror” from the outline", "Add section “Close”"]

#: What the first version did not do yet, or called otherwise.
FIRST = {"Edit citation on “He meant it”": "", "Move 2 cards to the trash": "Delete 2 cards"}


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    """The file that the program of a version made."""
    path = tmp_path / f"version-{version}.essayplan"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "files" / f"{path.name}.gz").read_bytes()))
    return path


def rows(path: Path, version: int) -> dict[str, list[Any]]:
    """All that a file holds, in the columns that its version has."""
    with closing(sqlite3.connect(path)) as file:
        return {
            table: file.execute(f"SELECT {', '.join(name for name, _, _ in columns)} FROM {table}").fetchall()
            for table, columns in migrations.column_kinds(version).items()
        }


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_opened_with_all_that_it_holds(old: Path, version: int) -> None:
    before, whole = rows(old, version), old.read_bytes()
    assert all(before[table] for table in before)
    book = Notebook.open(old)
    assert rows(old, version) == before
    assert [backup.path.read_bytes() for backup in backups.backups(old)] == [whole] * (version < migrations.CURRENT)
    words = [FIRST.get(said, said) for said in DONE] if version == 1 else DONE
    words = [*words, *(said for since, more in SINCE.items() if version >= since for said in more)]
    assert [(step.label.words, step.undone) for step in book.history()] == [
        *((said, False) for said in words if said),
        *((said, True) for said in UNDONE),
    ]
    book.close()
    assert faults(old) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_done_in_it_is_undone_and_done_again(old: Path, version: int) -> None:
    book = Notebook.open(old)
    before, last = dump(book), book.history()[-3].id
    while book.redo():
        pass
    assert book.history()[-1].label.words == UNDONE[-1]
    book.jump(0)
    assert {table for table, _ in dump(book)} == {"notebook"}
    book.jump(last)
    assert dump(book) == before
    cards.add_card(book, Kind.CLAIM, "Since then")
    assert [label for (label,) in book.rows("SELECT label FROM discarded")][-2:] == (
        UNDONE if version < 3 else ["remove-one", "add-section"]
    )
    book.close()
    assert faults(old) == []


@pytest.mark.parametrize("version", WITHOUT_UIDS)
def test_copies_of_it_that_are_brought_up_to_date_apart_know_their_steps_alike(old: Path, version: int) -> None:
    """So that they can be merged: of a step that only one of them has, no other must have the uid."""
    copies = [copy_file(old, old.with_name(f"{number}.essayplan")) for number in range(3)]
    execute(copies[2], "UPDATE step SET at = '2026-11-30T00:00:00.000+00:00' WHERE undone")
    uids = []
    for copy in copies:
        book = Notebook.open(copy)
        assert set(book.rows("SELECT device, format FROM step")) == {("", 1)}
        uids.append([uid for (uid,) in book.rows("SELECT uid FROM step ORDER BY id")])
        assert len(set(uids[-1])) == len(uids[-1]) > 10
        assert {UUID(uid).version for uid in uids[-1]} == {5}
        book.close()
    assert uids[0] == uids[1]
    assert uids[0][:-2] == uids[2][:-2]
    assert not set(uids[0][-2:]) & set(uids[2][-2:])


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_intact_of_it_is_saved(old: Path, version: int) -> None:
    book = Notebook.open(copy_file(old, old.with_name("copy.essayplan")))
    before = dump(book)
    book.close()
    assert save_intact(old, old.with_name("saved.essayplan")) == len(before)
    book = Notebook.open(old.with_name("saved.essayplan"))
    assert dump(book) == before
    book.close()
