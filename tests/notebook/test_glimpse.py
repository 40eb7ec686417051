"""The first look at a notebook: what its outline begins with, or nothing; never a change, a wait or an error."""

import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.notebook.glimpse import Glimpse, Seen, glimpse
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow, asides, placement_rows, section_rows
from essayplanner.notebook.outlines import new_outline, outlines
from tests.notebook.journals import interrupted
from tests.notebook.tools import around, copy_file, execute, newer, posix


def look(path: Path, most: int = 50) -> Glimpse | None:
    return glimpse(path, {}, most)


def test_it_sees_what_the_outline_begins_with_and_changes_nothing(full: Path) -> None:
    before = around(full.parent)
    seen = look(full)
    assert around(full.parent) == before
    with closing(Notebook.open(full)) as book:
        (outline,) = outlines(book)
        assert seen is not None
        assert seen[:5] == (book.uid, book.title, outline.id, outline.title, outline.thesis)
        placements = placement_rows(book, outline.id)
        sections = section_rows(book, outline.id)
        assert [each.row for each in seen.seen if isinstance(each.row, SectionRow)] == sections
        found = {each.row.id: each for each in seen.seen if isinstance(each.row, PlacementRow)}
        assert found == {
            row.id: Seen(row, sum(other.parent_id == row.id for other in placements), asides(book, [row.id])[row.id])
            for row in placements
        }
        titles = [each.row.title for each in seen.seen]
        assert titles == ["Terror", "sample card 0", "sample card 1", "sample card 2", "sample card 3", "Kirov"]


def test_it_looks_at_the_outline_that_was_shown_last(full: Path) -> None:
    with closing(Notebook.open(full)) as book:
        other, uid = new_outline(book, "Another question"), book.uid
    seen = glimpse(full, {uid: other}, 50)
    assert seen is not None
    assert (seen.outline_id, seen.question) == (other, "Another question")
    assert (first := glimpse(full, {uid: 999}, 50))
    assert first.question != "Another question"


def test_it_reads_no_more_than_can_be_in_sight(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the outline is: by the steps of SQLite's machine, of which all 5,000 sections take 70,000."""
    columns = "(id, uid, outline_id, position, title, role, note, words)"
    many = "SELECT 100 + value, 'u' || value, 1, 1000 + value, 'Section', 'paragraph', '', 0 FROM generate"
    execute(
        full,
        f"INSERT INTO section {columns} WITH RECURSIVE generate(value) AS "
        f"(SELECT 1 UNION ALL SELECT value + 1 FROM generate LIMIT 5000) {many}",
    )
    monkeypatch.setattr("essayplanner.notebook.glimpse._STEPS", 15_000)
    seen = look(full, 8)
    assert seen is not None
    assert len(seen.seen) == 8
    assert look(full, 5_000) is None


def damage(full: Path, how: str) -> None:
    """Do one of the things to a notebook, or beside it, after which it is not looked at."""
    data = bytearray(full.read_bytes())
    if how in ("journal", "wal"):
        full.with_name(f"{full.name}-{how}").write_bytes(b"")
    elif how == "link":
        full.with_name(f"{full.name}-journal").symlink_to("nowhere")
    elif how == "log":
        execute(full, "PRAGMA journal_mode = WAL")
    elif how == "newer":
        newer(full)
    elif how == "older":
        execute(full, "PRAGMA user_version = 1")
    elif how == "foreign":
        execute(full, "PRAGMA application_id = 7")
    elif how == "short":
        full.write_bytes(data[: len(data) // 2])
    elif how == "header":
        full.write_bytes(data[:90])
    elif how == "gone":
        full.unlink()
    elif how == "folder":
        full.unlink()
        full.mkdir()
    elif how == "pipe":
        full.unlink()
        os.mkfifo(full)
    else:
        execute(full, "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
        execute(full, "PRAGMA ignore_check_constraints = ON", *how.split(" | "))


DOUBTS = (
    "journal",
    "wal",
    "link",
    "log",
    "newer",
    "older",
    "foreign",
    "short",
    "header",
    "gone",
    "folder",
    "pipe",
    "CREATE VIEW mine AS SELECT 1",
    "CREATE TRIGGER mine AFTER UPDATE ON card BEGIN DELETE FROM card; END",
    "CREATE VIRTUAL TABLE mine USING fts5(words)",
    "ALTER TABLE card RENAME TO cards | CREATE VIEW card AS SELECT * FROM cards",
    "ALTER TABLE section ADD COLUMN more TEXT AS (title)",
    "ALTER TABLE section ADD COLUMN more TEXT",
    "ALTER TABLE card DROP COLUMN caution",
    "DROP TABLE link",
    "DELETE FROM notebook",
    "DELETE FROM outline",
    "UPDATE card SET kind = 'villain'",
    "UPDATE section SET role = 'heart'",
    "UPDATE section SET words = 'many'",
    "UPDATE card SET title = x'00ff'",
    "UPDATE card SET title = CAST(x'c328' AS TEXT)",
    "UPDATE notebook SET title = x'00'",
    "UPDATE source SET csl = printf('%.*c', 2000000, 'x')",
    "UPDATE outline SET title = printf('%.*c', 2000000, 'x')",
)


@posix
def test_at_the_least_doubt_there_is_nothing_to_be_seen(full: Path, tmp_path: Path) -> None:
    assert look(full)
    for number, how in enumerate(DOUBTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        there = copy_file(full, folder / full.name)
        damage(there, how)
        before = around(folder)
        assert look(there) is None, how
        assert around(folder) == before, how


def test_sections_that_stand_in_each_other_have_an_end(full: Path) -> None:
    execute(
        full, "UPDATE placement SET parent_id = 2, section_id = NULL WHERE id = 4", "UPDATE section SET parent_id = 2"
    )
    assert look(full) is not None  # they are not reached from the question
    execute(full, "UPDATE section SET parent_id = NULL WHERE id = 1", "UPDATE section SET parent_id = 1 WHERE id = 2")
    assert look(full) is not None


def test_it_does_not_wait_for_a_program_that_writes(full: Path) -> None:
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = os.times().elapsed
        assert look(full) is None
        assert os.times().elapsed - began < 2
        other.execute("ROLLBACK")
    assert look(full) is not None


@posix
def test_a_change_that_was_interrupted_is_left_for_the_notebook_to_take_back(full: Path) -> None:
    interrupted(full)
    before = around(full.parent)
    assert look(full) is None
    assert around(full.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open cannot be written over there")
def test_flipped_bits_anywhere_never_break_out(full: Path) -> None:
    data, chance = full.read_bytes(), random.Random(3)
    for _ in range(60):
        flipped = bytearray(data)
        for _ in range(chance.choice((1, 5, 50))):
            flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        full.write_bytes(flipped)
        look(full)
        assert [each.name for each in full.parent.iterdir()] == [full.name]
        assert full.read_bytes() == flipped
