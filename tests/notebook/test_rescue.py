"""Rescue reads the pages itself: what SQLite gives up on is saved, and what is saved is sound."""

import sqlite3
import struct
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from essayplanner.cli.commands import told
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.notebook.health import faults
from essayplanner.notebook.migrations import CURRENT, column_kinds
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import _shapes, save_intact
from essayplanner.notebook.schema import LOGGED
from tests.notebook.journals import super_journal
from tests.notebook.tools import dump, execute

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


def test_no_two_tables_have_rows_of_one_shape() -> None:
    for version in range(1, CURRENT + 1):
        for table, columns in column_kinds(version).items():
            kinds = [{"TEXT": "t", "INTEGER": "i"}[kind] + "n" * (not needed) for _, kind, needed in columns]
            for shape in map("".join, product("n", *kinds[1:])):
                assert [each for each, known in _shapes().items() if known.pattern.fullmatch(shape)] == [table]


def test_a_wrong_letter_anywhere_in_the_schema_costs_nothing(full: Path) -> None:
    expected, content = rows_of(full), full.read_bytes()
    refused = tried = 0
    for start in schema_pages(full):
        for at in range(start + 8, start + 4096, 331):
            if content[at]:
                full.write_bytes(content[:at] + bytes([content[at] ^ 0x11]) + content[at + 1 :])
                assert rescued(full) == expected, at
                try:
                    Notebook.open(full).close()
                except DamagedFileError:
                    refused += 1
                tried += 1
    assert refused > tried / 2


def test_a_wrong_byte_anywhere_in_the_header_costs_nothing(full: Path) -> None:
    expected, content = rows_of(full), full.read_bytes()
    for number, at in enumerate([0, 5, *range(15, 24), 28, 30, 31, 32, 35, 36, 39, 47, 52, 55, 59, 63, 68, 71, 99]):
        wrong = (0, 255, 2)[number % 3]
        full.write_bytes(content[:at] + bytes([wrong]) + content[at + 1 :])
        assert rescued(full) == expected, at


def test_a_file_that_says_it_has_a_log_and_has_none_is_offered_for_rescue(full: Path) -> None:
    expected, content = rows_of(full), full.read_bytes()
    full.write_bytes(content[:18] + b"\2\2" + content[20:])
    with pytest.raises(DamagedFileError, match="write-ahead log"):
        Notebook.open(full)
    assert rescued(full) == expected


def test_a_file_whose_header_is_gone_is_offered_for_rescue(full: Path) -> None:
    expected, content = rows_of(full), full.read_bytes()
    for beginning in (bytes(100), b"\xff" * 100, b"Dear Sir, ".ljust(100)):
        full.write_bytes(beginning + content[100:])
        with pytest.raises(DamagedFileError, match="its header cannot be read"):
            Notebook.open(full)
        assert rescued(full) == expected


@pytest.mark.parametrize(
    ("front", "size"),
    [
        (b"\xef\xbb\xbf", 4096),
        (b"\n", 512),
        (b"HTTP/1.1 200 OK\r\n" * 20, 4096),
        (bytes(512), 512),
        (1, 512),
        (7, 4096),
        (90, 512),
        (300, 4096),
        (b"x" * 20_000, 4096),
    ],
)
def test_bytes_in_front_of_the_file_cost_nothing(full: Path, front: bytes | int, size: int) -> None:
    """An editor's mark, say, or what a program put before a file that it fetched. A number: so many are lost there."""
    execute(full, f"PRAGMA page_size = {size}", "UPDATE card SET text = hex(zeroblob(9000)) WHERE id % 2", "VACUUM")
    expected, content = rows_of(full), full.read_bytes()
    full.write_bytes(content[front:] if isinstance(front, int) else front + content)
    with pytest.raises(DamagedFileError, match="its header cannot be read"):
        Notebook.open(full)
    assert rescued(full) == expected
    broken = bytearray(full.read_bytes())
    broken[broken.index(b"CREATE INDEX card_by_kind") + 3] ^= 1  # and damaged besides
    full.write_bytes(broken)
    assert rescued(full) == expected


def test_a_cut_before_the_last_index_costs_nothing(full: Path) -> None:
    """As in a notebook that an older program made: the index that a later one added stands last."""
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        (sql,) = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'citation_by_via'").fetchone()
        for statement in ("DROP INDEX citation_by_via", "VACUUM", sql):
            other.execute(statement)
    Notebook.open(full).close()
    expected, content = rows_of(full), full.read_bytes()
    for lost in (1, 4096):
        full.write_bytes(content[:-lost])
        assert rescued(full) == expected


@pytest.mark.parametrize(
    ("size", "encoding"), [(512, "UTF-8"), (1024, "UTF-16le"), (8192, "UTF-16be"), (65536, "UTF-8")]
)
def test_pages_of_every_size_and_writing_are_read(full: Path, tmp_path: Path, size: int, encoding: str) -> None:
    """As another program may have written them; the header that says so is damaged as well."""
    other = tmp_path / "other.essayplan"
    with closing(sqlite3.connect(full)) as old, closing(sqlite3.connect(other, isolation_level=None)) as new:
        new.execute(f"PRAGMA page_size = {size}")
        new.execute(f"PRAGMA encoding = '{encoding}'")
        for (sql,) in old.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"):
            new.execute(sql)
        for table in LOGGED:
            for row in old.execute(f"SELECT * FROM {table}"):
                new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        new.execute("UPDATE card SET text = 'ü' || hex(zeroblob(2000)) || 'ü' WHERE id % 2")
        new.execute(f"PRAGMA application_id = {0x4573506C}")
    expected = rows_of(other)
    assert rescued(other) == expected
    content = bytearray(other.read_bytes())
    content[16:18] = b"\x10\x00"
    content[20] = content[56 + 3] = 7
    other.write_bytes(content)
    assert rescued(other) == expected


def test_what_was_deleted_stays_deleted(full: Path) -> None:
    """Rows on free pages and in free blocks, though the schema is damaged and the pages are all looked at."""
    execute(
        full, "UPDATE card SET text = hex(zeroblob(1500))", "PRAGMA foreign_keys = ON", "DELETE FROM card WHERE id > 3"
    )
    expected, content = rows_of(full), bytearray(full.read_bytes())
    assert int.from_bytes(content[36:40]) > 3  # pages are free
    assert rescued(full) == expected
    for start in schema_pages(full):
        content[start + 8 : start + 4096] = bytes(4088)
    content[100:4096] = bytes(3996)
    full.write_bytes(content)
    assert rescued(full) == expected


def test_a_row_whose_id_is_damaged_takes_no_other_rows_place(full: Path) -> None:
    expected = rows_of(full)
    with closing(sqlite3.connect(full)) as db:
        (uid,) = db.execute("SELECT uid FROM card WHERE id = 2").fetchone()
    content = bytearray(full.read_bytes())
    at = content.index(uid.encode() + b"evidence") - 1
    while content[at - 1 : at + 2] != bytes([2, content[at], 0]):  # id, length of the header, no value for the id
        at -= 1
    content[at - 1] = 3
    full.write_bytes(content)
    saved = rescued(full)
    assert saved["card", 3] == expected["card", 3]


def test_chains_that_go_in_circles_end(full: Path) -> None:
    execute(full, "UPDATE card SET text = hex(zeroblob(9000)) WHERE id = 5")
    expected, content = rows_of(full), bytearray(full.read_bytes())
    pages = [at for at in range(0, len(content), 4096) if content[at + 4 : at + 4096] == b"0" * 4092]
    assert len(pages) > 2
    for at in pages:
        content[at : at + 4] = (pages[0] // 4096 + 1).to_bytes(4)
    full.write_bytes(content)
    saved = rescued(full)
    assert ("card", 5) not in saved
    assert {key for key in expected if key[0] == "card"} - {key for key in saved if key[0] == "card"} == {("card", 5)}


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
        ("INSERT INTO outline VALUES (7, 'x', 'Other', '', 0, 1)", "UPDATE section SET outline_id = 7 WHERE id = 2"),
        ("INSERT INTO outline VALUES (7, 'x', 'Other', '', 0, 1)", "UPDATE section SET outline_id = 7 WHERE id = 1"),
        ("INSERT INTO outline VALUES (7, 'x', 'Other', '', 0, 1)", "UPDATE placement SET outline_id = 7 WHERE id = 3"),
        ("UPDATE placement SET outline_id = 99 WHERE id = 3", "UPDATE section SET outline_id = 98 WHERE id = 2"),
        ("UPDATE card SET kind = 'evidence'",),
        (
            "WITH RECURSIVE n(i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 90) INSERT INTO section "
            "SELECT i, 'u' || i, 1, CASE i WHEN 10 THEN 1 ELSE i - 1 END, i, 'S', 'heading', '', 0 FROM n",
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
    with pytest.raises(EssayError, match="Nothing of “essay") as failed:
        save_intact(full, full.with_name("saved.essayplan"))
    assert not isinstance(failed.value, DamagedFileError)
    assert "save-intact" not in told(failed.value)
    assert [path.name for path in full.parent.iterdir()] == [full.name]
