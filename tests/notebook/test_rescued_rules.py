"""What is rescued keeps the rules of a notebook: rows whose place was lost get another, and a strange journal none."""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from essayplanner.cli.commands import told
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from essayplanner.notebook.schema import LOGGED
from tests.notebook.journals import super_journal
from tests.notebook.rescuing import Rows, rescued, rows_of, schema_pages
from tests.notebook.tools import dump, execute


def torn(full: Path, *statements: str) -> Rows:
    """What is saved where rows were lost or changed so that others lead nowhere."""
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            other.execute(statement)
    return rescued(full)


def column(rows: Rows, table: str, name: str) -> dict[int, Any]:
    place = LOGGED[table].index(name)
    return {id: row[place] for (each, id), row in rows.items() if each == table}


def test_what_stood_in_a_lost_outline_section_or_debate_is_kept(full: Path) -> None:
    before = rows_of(full)
    saved = torn(full, "DELETE FROM outline")
    assert column(saved, "outline", "title") == {1: "Recovered outline"}
    assert column(saved, "section", "title") == column(before, "section", "title")
    assert column(saved, "placement", "parent_id") == column(before, "placement", "parent_id")
    saved = torn(full, "DELETE FROM section")
    assert [*column(saved, "section", "title").values()] == ["Recovered cards"]
    assert column(saved, "placement", "card_id") == column(before, "placement", "card_id")
    saved = torn(full, "DELETE FROM debate")
    assert column(saved, "debate", "question") == {1: "Recovered debate"}
    assert column(saved, "card", "side_id") == column(before, "card", "side_id")


def test_a_card_whose_side_is_lost_is_kept_without_it(full: Path) -> None:
    before = rows_of(full)
    saved = torn(full, "DELETE FROM side")
    assert column(saved, "card", "text") == column(before, "card", "text")
    assert set(column(saved, "card", "side_id").values()) == {None}


def test_what_stood_under_a_lost_card_moves_up(full: Path) -> None:
    before = rows_of(full)
    saved = torn(full, "DELETE FROM card WHERE id = (SELECT card_id FROM placement WHERE id = 1)")
    assert column(saved, "placement", "card_id").keys() == column(before, "placement", "card_id").keys() - {1}
    assert {column(saved, "placement", "section_id")[id] for id in (2, 3)} == {1}


@pytest.mark.parametrize(
    "statements",
    [
        (
            "UPDATE placement SET section_id = NULL, parent_id = 4 WHERE id = 1",
            "UPDATE placement SET parent_id = 1 WHERE id = 4",
        ),
        ("UPDATE placement SET section_id = NULL, parent_id = id",),
        ("UPDATE section SET parent_id = id",),
        ("UPDATE section SET parent_id = CASE id WHEN 1 THEN 2 ELSE 1 END",),
        (
            "INSERT INTO outline (id, uid, title, position) VALUES (7, 'x', 'Other', 1)",
            "UPDATE section SET outline_id = 7 WHERE id = 2",
        ),
        (
            "INSERT INTO outline (id, uid, title, position) VALUES (7, 'x', 'Other', 1)",
            "UPDATE section SET outline_id = 7 WHERE id = 1",
        ),
        (
            "INSERT INTO outline (id, uid, title, position) VALUES (7, 'x', 'Other', 1)",
            "UPDATE placement SET outline_id = 7 WHERE id = 3",
        ),
        ("UPDATE placement SET outline_id = 99 WHERE id = 3", "UPDATE section SET outline_id = 98 WHERE id = 2"),
        ("UPDATE card SET kind = 'evidence'",),
        (
            "WITH RECURSIVE n(i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 90) INSERT INTO section "
            "(id, uid, outline_id, parent_id, position, title, role) "
            "SELECT i, 'u' || i, 1, CASE i WHEN 10 THEN 1 ELSE i - 1 END, i, 'S', 'heading' FROM n",
        ),
        (
            "WITH RECURSIVE n(i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 90) INSERT INTO placement "
            "SELECT i, 'u' || i, 1, NULL, CASE i WHEN 10 THEN 1 ELSE i - 1 END, 1, i, '' FROM n",
        ),
        ('UPDATE source SET csl = \'{"title": "A Hist\'',),
    ],
)
def test_what_is_saved_keeps_the_rules_of_the_tree(full: Path, statements: tuple[str, ...]) -> None:
    saved = torn(full, *statements)
    path = full.with_name("saved.essayplan")
    assert saved.keys() >= rows_of(full).keys()
    with closing(sqlite3.connect(path)) as db:
        parents = dict(db.execute("SELECT id, parent_id FROM section").fetchall())
        placed = dict(db.execute("SELECT id, parent_id FROM placement").fetchall())
    for tree, deepest in ((parents, 5), (placed, 6)):
        for id in tree:
            depth, at = 1, id
            while (at := tree[at]) is not None:
                depth += 1
                assert depth <= deepest
    book = Notebook.open(path)
    assert dump(book)
    book.close()


def test_an_interrupted_change_is_taken_back_first(full: Path) -> None:
    """The journal beside a damaged file holds pages as they were before the change."""
    expected = rows_of(full)
    before = {path.name for path in full.parent.iterdir()}
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE card SET title = 'half way'")
        other.execute("UPDATE card SET text = hex(zeroblob(9000))")
        other.execute("UPDATE source SET csl = hex(zeroblob(90000))")
        journal = full.with_name(f"{full.name}-journal").read_bytes()
        content = full.read_bytes()
    assert b"half way" in content
    full.write_bytes(content)
    full.with_name(f"{full.name}-journal").write_bytes(journal)
    saved = rescued(full)
    assert before < {path.name for path in full.parent.iterdir()}
    assert {key: row for key, row in saved.items() if key[0] == "card"} == {
        key: row for key, row in expected.items() if key[0] == "card"
    }


def stray_journal(kind: str, full: Path) -> bytes:
    """A journal that is none of this file's, though SQLite would roll it back."""
    if kind == "cut":
        return super_journal(full.parent / "other")[:600]
    pages = {"emptied": 0, "shortened": 3, "grown": full.stat().st_size // 2048}[kind]
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    return (magic + struct.pack(">IIIII", 0, 0, pages, 512, 4096)).ljust(1024, b"\0")


@pytest.mark.parametrize("kind", ["emptied", "shortened", "grown", "cut"])
@pytest.mark.parametrize("damaged", [False, True])
def test_a_journal_of_another_file_costs_nothing(full: Path, kind: str, damaged: bool) -> None:
    expected, content = rows_of(full), bytearray(full.read_bytes())
    if damaged:
        content[20] ^= 1
        content[content.index(b"CREATE INDEX card_by_kind") + 3] ^= 1
        full.write_bytes(content)
    full.with_name(f"{full.name}-journal").write_bytes(stray_journal(kind, full))
    assert rescued(full) == expected


def test_no_room_for_a_copy_to_take_the_change_back_in_costs_nothing(
    full: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute(full, "UPDATE card SET text = hex(zeroblob(90000))")
    expected = rows_of(full)
    full.with_name(f"{full.name}-journal").write_bytes(stray_journal("emptied", full))
    monkeypatch.setattr("tempfile.tempdir", str(small_disk))
    assert rescued(full) == expected


def test_nothing_to_save_is_said_without_advising_it_again(full: Path) -> None:
    content = full.read_bytes()
    pages = set(range(4096, len(content), 4096)) - set(schema_pages(full))
    for at in pages:
        content = content[:at] + bytes(4096) + content[at + 4096 :]
    full.write_bytes(content[:18] + b"\x09" + content[19:])  # nor can the header be read
    with pytest.raises(EssayError, match="Nothing in “essay") as failed:
        save_intact(full, full.with_name("saved.essayplan"))
    assert not isinstance(failed.value, DamagedFileError)
    assert "save-intact" not in told(failed.value)
    assert [path.name for path in full.parent.iterdir()] == [full.name]
