"""Opening: whatever the file is, it is opened or refused in one sentence, and left as it was."""

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError, UnusableFileError
from essayplanner.notebook import cards, migrations, opening, outlines, reading
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.schema import APPLICATION_ID
from tests.notebook.tools import around, copy_file, dump, execute, posix, refused


def test_what_was_put_in_is_found_again(full: Path) -> None:
    before = around(full.parent)
    book = Notebook.open(full)
    assert book.title == "Stalin"
    assert not book.read_only
    assert book.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert book.connection.execute("PRAGMA synchronous").fetchone()[0] == 3
    assert book.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert book.connection.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert book.connection.execute("PRAGMA application_id").fetchone()[0] == 0x4573506C
    assert book.connection.execute("PRAGMA user_version").fetchone()[0] == migrations.CURRENT
    book.close()
    assert around(full.parent) == before
    assert faults(full) == []


def test_the_schema_to_compare_with_is_made_once(full: Path) -> None:
    migrations._made.cache_clear()
    Notebook.open(full).close()
    assert migrations._made.cache_info().misses == 1


def test_files_that_are_none_of_ours(full: Path) -> None:
    folder = full.parent
    chance = random.Random(1)
    (folder / "empty.essayplan").touch()
    (folder / "letter.essayplan").write_text("Dear Comrade Stalin, " * 100)
    (folder / "short.essayplan").write_bytes(b"SQLite format 3\0")
    (folder / "random.essayplan").write_bytes(chance.randbytes(20_000))
    (folder / "named.essayplan").write_bytes(b"SQLite format 3\0" + chance.randbytes(20_000))
    execute(folder / "other.essayplan", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    execute(folder / "claims.essayplan", "CREATE TABLE t (x)", f"PRAGMA application_id = {0x4573506C}")
    assert "empty" in refused(folder / "empty.essayplan")
    for name in ("letter", "short", "random", "named", "other", "claims"):
        refused(folder / f"{name}.essayplan")
    assert "another program" in refused(folder / "other.essayplan")


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder.essayplan"
    folder.mkdir()
    assert "not a file" in refused(folder)
    assert "There is no file" in refused(tmp_path / "missing.essayplan")
    refused(tmp_path / "missing" / "x.essayplan")
    with pytest.raises(UnusableFileError):
        Notebook.open(tmp_path / ("x" * 300))
    with pytest.raises(UnusableFileError):
        Notebook.open(tmp_path / "a\0b.essayplan")


@posix
@pytest.mark.timeout(10)
def test_what_would_never_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.essayplan")
    (tmp_path / "loop.essayplan").symlink_to(tmp_path / "loop.essayplan")
    for path in (tmp_path / "pipe.essayplan", Path("/dev/zero"), tmp_path / "loop.essayplan"):
        with pytest.raises(UnusableFileError):
            Notebook.open(path)


def test_truncated_anywhere(full: Path) -> None:
    whole = full.read_bytes()
    sizes = {1, 15, 16, 99, 100, 101, 511, 512, 1024, 4095, 4096, 4097, 8192, len(whole) - 1, len(whole) - 4096}
    chance = random.Random(2)
    sizes |= {chance.randrange(len(whole)) for _ in range(25)}
    for size in sizes:
        path = full.with_name("cut.essayplan")
        path.write_bytes(whole[:size])
        refused(path)


def test_a_flipped_bit_in_the_header_is_refused_or_harmless(full: Path) -> None:
    whole, other = full.read_bytes(), full.with_name("flipped.essayplan")
    book = Notebook.open(full)
    expected = dump(book)
    book.close()
    opened = 0
    told: list[str] = []
    for position in range(100):
        for bit in (0, 3, 7):
            flipped = bytearray(whole)
            flipped[position] ^= 1 << bit
            other.write_bytes(flipped)
            before = around(other.parent)
            try:
                book = Notebook.open(other)
            except EssayError as error:
                told.append(str(error))
            else:
                opened += 1
                assert dump(book) == expected
                book.close()
            assert around(other.parent) == before
    assert 10 < opened < 250
    assert not any("\n" in sentence for sentence in told)


def test_flipped_bits_anywhere_never_break_out(full: Path) -> None:
    whole, other = full.read_bytes(), full.with_name("flipped.essayplan")
    chance = random.Random(3)
    refusals = 0
    for _ in range(200):
        flipped = bytearray(whole)
        for _ in range(chance.choice((1, 30))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        other.write_bytes(flipped)
        before = around(other.parent)
        try:
            book = Notebook.open(other)
        except EssayError:
            refusals += 1
        else:
            try:
                for outline in outlines.outlines(book):
                    outlines.read_outline(book, outline.id)
                dump(book)
            except EssayError:
                refusals += 1
            finally:
                book.close()
        assert around(other.parent) == before
    assert refusals > 20


@pytest.mark.parametrize("version", range(1, migrations.CURRENT + 1))
def test_every_version_that_was_ever_made_opens(tmp_path: Path, version: int) -> None:
    """As a program of that version made it, with what sqlite-utils writes of itself."""
    path = tmp_path / "old.essayplan"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        db = Database(made, execute_plugins=False)
        noted = Migrations(migrations.MIGRATION_SET)
        for number, statements in enumerate(migrations.ALL[:version], start=1):
            noted(name=f"{number:04}")(migrations._runner(statements))
        noted.apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("INSERT INTO notebook (id, uid, title, created_at) VALUES (1, 'a', 'Old', '2020')")
    book = Notebook.open(path)
    assert book.title == "Old"
    book.close()
    assert faults(path) == []


def test_a_card_of_a_wrong_kind_is_seen_behind_its_index(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(full.read_bytes())
    with closing(sqlite3.connect(full)) as other:
        page = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'card'").fetchone()[0] - 1
        kind, title = other.execute("SELECT kind, title FROM card WHERE id = 4").fetchone()
    at = content.index(f"{kind}{title}".encode(), page * 4096)
    content[at : at + len(kind)] = b"x" * len(kind)
    full.write_bytes(content)
    assert "damaged" in refused(full, DamagedFileError)
    monkeypatch.setattr(opening, "CHECKED_AT_OPENING", 0)  # as a large file is opened
    book = Notebook.open(full)
    with pytest.raises(DamagedFileError, match=r"a value that is not allowed\); it was left as it was\.$"):
        reading.read_cards(book)
    book.close()


def test_broken_references_and_texts(full: Path) -> None:
    whole = full.read_bytes()
    execute(full, "INSERT INTO card_tag VALUES (999, 888, 777)")
    assert "missing" in refused(full, DamagedFileError)
    full.write_bytes(whole)
    execute(full, "UPDATE card SET title = CAST(x'ff41' AS TEXT) WHERE id = 1")
    book = Notebook.open(full)
    with pytest.raises(DamagedFileError):
        dump(book)
    book.close()


def test_making_a_notebook_never_takes_a_name(full: Path) -> None:
    before = around(full.parent)
    with pytest.raises(EssayError, match="already exists"):
        make_notebook(full, "x")
    for path in (full.parent / "no" / "such" / "x.essayplan", full / "x.essayplan", full.parent / "a\0.essayplan"):
        with pytest.raises(EssayError):
            make_notebook(path, "x")
    assert around(full.parent) == before


def test_copies_are_independent(full: Path, tmp_path: Path) -> None:
    copy = copy_file(full, tmp_path / "copy.essayplan")
    book = Notebook.open(copy)
    cards.add_card(book, Kind.CLAIM, "Only here")
    book.close()
    assert copy.read_bytes() != full.read_bytes()
