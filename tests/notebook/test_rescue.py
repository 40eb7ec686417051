"""Rescue reads the pages itself: what SQLite gives up on is saved, and what is saved is sound."""

import sqlite3
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

from essayplanner.domain.errors import DamagedFileError
from essayplanner.notebook.migrations import CURRENT, column_kinds
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import _shapes
from essayplanner.notebook.schema import LOGGED
from tests.notebook.rescuing import rescued, rows_of, schema_pages
from tests.notebook.tools import execute


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
