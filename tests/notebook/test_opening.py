"""Opening: whatever the file is, it is opened or refused in one sentence, and left as it was."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError, ReadOnlyError, UnusableFileError
from essayplanner.notebook import backups, cards, migrations, opening, outlines
from essayplanner.notebook import notebook as notebook_module
from essayplanner.notebook.health import faults
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search
from tests.notebook.tools import around, copy_file, dump, execute, sample_pack

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's folder for temporary files, empty again when the test ends."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir())


@pytest.fixture
def full(tmp_path: Path, temporary: Path) -> Path:
    """A notebook with something in it, closed, in a folder of its own."""
    folder = tmp_path / "essays"
    folder.mkdir()
    book = Notebook.create(folder / "essay.essayplan", "Stalin")
    import_pack(book, sample_pack())
    book.undo()
    book.redo()
    book.close()
    return book.path


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
    for position in range(100):
        for bit in (0, 3, 7):
            flipped = bytearray(whole)
            flipped[position] ^= 1 << bit
            other.write_bytes(flipped)
            before = around(other.parent)
            try:
                book = Notebook.open(other)
            except EssayError as error:
                assert "\n" not in str(error)
            else:
                opened += 1
                assert dump(book) == expected
                book.close()
            assert around(other.parent) == before
    assert 10 < opened < 250


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


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON card BEGIN DELETE FROM card; END",
        "CREATE VIEW v AS SELECT * FROM card",
        "CREATE TABLE mine (x)",
        "CREATE TABLE other (y, x GENERATED ALWAYS AS (hex(y)))",
        "CREATE INDEX mine ON card (title)",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
        "ALTER TABLE card ADD COLUMN x TEXT",
        "DROP TABLE step_row",
        "DROP INDEX card_by_day",
        "ANALYZE",
    ],
)
def test_a_schema_that_is_not_ours(full: Path, statement: str) -> None:
    execute(full, statement)
    assert "left as it was" in refused(full)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CHECK (kind IN", "CHECK (1 OR kind IN"),
        ("aliases TEXT NOT NULL DEFAULT ''", "aliases TEXT NOT NULL DEFAULT (hex(randomblob(9999)))"),
        ("ON DELETE SET NULL", "ON DELETE CASCADE"),
        ("trashed_at TEXT\n    ) STRICT", "trashed_at TEXT\n    )"),
    ],
)
def test_a_rule_that_was_changed(full: Path, old: str, new: str) -> None:
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA writable_schema = ON")
        sql = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'card'").fetchone()[0]
        assert old in sql
        other.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'card'", (sql.replace(old, new),))
        other.commit()
    refused(full)


def test_a_write_ahead_log(full: Path) -> None:
    execute(full, "PRAGMA journal_mode = WAL")
    assert "write-ahead" in refused(full)
    execute(full, "PRAGMA journal_mode = DELETE")
    Notebook.open(full).close()
    full.with_name(full.name + "-wal").write_bytes(b"7\x7f\x06\x82" + bytes(5000))
    assert "journal" in refused(full)


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


def newer(path: Path, *statements: str) -> Path:
    execute(path, "ALTER TABLE card ADD COLUMN mood TEXT", "CREATE TABLE dream (x)", *statements,
            f"PRAGMA user_version = {migrations.CURRENT + 5}")  # fmt: skip
    return path


def test_a_newer_notebook_is_shown_and_never_written(full: Path) -> None:
    before = around(newer(full).parent)
    book = Notebook.open(full)
    assert "newer" in book.read_only
    for outline in outlines.outlines(book):
        outlines.read_outline(book, outline.id)
    search = Search(book.file)
    search.build()
    found = search.find(Filter("card"))
    assert found
    assert found.ids
    search.close()
    for change in (lambda: cards.add_card(book, Kind.CLAIM), book.undo, lambda: book.jump(0)):
        with pytest.raises(ReadOnlyError):
            change()
    with pytest.raises(EssayError):
        book.rows("UPDATE card SET title = 'x'")
    book.save_copy(full.parent.parent / "copy.essayplan")
    book.close()
    assert around(full.parent) == before


def test_a_newer_notebook_that_cannot_be_shown(full: Path) -> None:
    whole = newer(full).read_bytes()
    execute(full, "ALTER TABLE card DROP COLUMN caution")
    assert "update to open it" in refused(full)
    full.write_bytes(whole)
    execute(full, "CREATE TRIGGER t AFTER UPDATE ON card BEGIN DELETE FROM card; END")
    assert "trigger" in refused(full)
    full.write_bytes(whole)
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE card SET kind = 'dream' WHERE id = 1")
        other.commit()
    refused(full)


@posix
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_place_that_cannot_be_written(full: Path, which: str) -> None:
    place = full if which == "file" else full.parent
    mode = place.stat().st_mode
    place.chmod(stat.S_IMODE(mode) & ~0o222)
    before = around(full.parent)
    try:
        book = Notebook.open(full)
        assert "cannot be written" in book.read_only
        assert cards and dump(book)
        with pytest.raises(ReadOnlyError):
            cards.add_card(book, Kind.CLAIM)
        book.save_copy(full.parent.parent / "copy.essayplan")
        book.close()
        assert around(full.parent) == before
    finally:
        place.chmod(mode)
    Notebook.open(full.parent.parent / "copy.essayplan").close()


_DIE = """
import os, signal, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA cache_size = 1")
other.execute("BEGIN IMMEDIATE")
other.execute("UPDATE card SET title = 'half done', text = hex(zeroblob(30000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


def interrupted(path: Path) -> bytes:
    """Leave a real hot journal and half a change behind; gives the bytes of the file before."""
    before = path.read_bytes()
    died = subprocess.run([sys.executable, "-c", _DIE, str(path)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert path.read_bytes() != before
    assert path.with_name(path.name + "-journal").stat().st_size > 512
    return before


@posix
def test_an_interrupted_change_is_rolled_back(full: Path) -> None:
    before = interrupted(full)
    book = Notebook.open(full)
    assert not book.read_only
    assert not any(row.get("title") == "half done" for row in dump(book).values())
    book.close()
    assert full.read_bytes() == before
    assert sorted(each.name for each in full.parent.iterdir()) == [full.name]


@posix
@pytest.mark.parametrize("how", ["read-only", "newer"])
def test_an_interrupted_change_is_read_as_it_was_where_it_cannot_be_rolled_back(full: Path, how: str) -> None:
    if how == "newer":
        newer(full)
    interrupted(full)
    mode = full.stat().st_mode
    if how == "read-only":
        full.chmod(0o444)
    before = around(full.parent)
    book = Notebook.open(full)
    assert book.read_only
    assert book.file != book.path
    assert not any(row.get("title") == "half done" for row in dump(book).values())
    book.close()
    assert not book.file.exists()
    assert around(full.parent) == before
    full.chmod(mode)


@posix
def test_an_interrupted_migration_is_rolled_back(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header may say a version that the journal takes back: what counts is what stands there afterwards."""
    script = _DIE.replace("UPDATE card", "PRAGMA user_version = 7\")\nother.execute(\"UPDATE card")
    subprocess.run([sys.executable, "-c", script, str(full)], check=False)
    assert full.with_name(full.name + "-journal").exists()
    raw = bytearray(full.read_bytes())
    raw[60:64] = struct.pack(">I", 7)
    full.write_bytes(raw)
    book = Notebook.open(full)
    assert not book.read_only
    book.close()


def super_journal(victim: Path) -> bytes:
    """A journal that asks SQLite to delete the file it names, as sqlite3PagerCommitPhaseOne writes it."""
    name = str(victim).encode()
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + struct.pack(">IIIII", 0, 0, 1, 512, 4096)
    tail = struct.pack(">I", 262145) + name + struct.pack(">II", len(name), sum(name)) + header[:8]
    return header.ljust(512, b"\0") + tail


def test_a_planted_journal_deletes_nothing(full: Path) -> None:
    victim = full.parent / "thesis.docx"
    victim.write_text("three years of work")
    full.with_name(full.name + "-journal").write_bytes(super_journal(victim))
    assert "journal" in refused(full)
    with pytest.raises(EssayError):
        faults(full)
    assert victim.exists()
    # And it would have been: SQLite itself does what the journal says.
    with contextlib.suppress(sqlite3.Error):
        execute(full, "SELECT count(*) FROM card")
    assert not victim.exists()


@posix
def test_other_journals_that_were_planted(full: Path) -> None:
    journal = full.with_name(full.name + "-journal")
    journal.mkdir()
    refused(full)
    journal.rmdir()
    journal.symlink_to(full.parent / "nowhere")
    refused(full)
    journal.unlink()
    chance = random.Random(4)
    whole = full.read_bytes()
    for content in (b"", b"x", chance.randbytes(3000), bytes(600), super_journal(full)[:600]):
        journal.write_bytes(content)
        before = around(full.parent)
        try:
            Notebook.open(full).close()
        except EssayError:
            assert around(full.parent) == before
        assert full.read_bytes() == whole
        journal.unlink(missing_ok=True)


@pytest.mark.timeout(60)
def test_opening_while_another_program_writes(full: Path) -> None:
    """A file that changes while it is looked at may be busy, and is never called damaged."""
    writer = subprocess.Popen([sys.executable, "-c", """
import sqlite3, sys, time
other = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
other.execute("PRAGMA synchronous = OFF")
while True:
    other.execute("UPDATE card SET text = hex(randomblob(abs(random()) % 9000))")
    time.sleep(0.002)
""", str(full)])  # fmt: skip
    opened = 0
    try:
        for _ in range(80):
            try:
                Notebook.open(full).close()
                opened += 1
            except EssayError as error:
                assert "Another program is using" in str(error)
    finally:
        writer.kill()
        writer.wait()
    assert opened > 40


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A program one release on, with a migration of its own."""

    def to(*statements: str) -> None:
        monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, statements))
        for module in (migrations, opening, notebook_module):
            monkeypatch.setattr(module, "CURRENT", 2)
        monkeypatch.setattr(migrations.bring_up_to_date, "__defaults__", (2,))
        migrations.expected_schema.cache_clear()

    return to


def test_an_older_notebook_is_backed_up_and_brought_up_to_date(full: Path, second_version: Callable[..., None]) -> None:
    book = Notebook.open(full)
    before = dump(book)
    book.close()
    whole = full.read_bytes()
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT", "ALTER TABLE card ADD COLUMN mood TEXT")
    book = Notebook.open(full)
    assert book.connection.execute("PRAGMA user_version").fetchone()[0] == 2
    assert dump(book) == before
    assert [backup.path.read_bytes() for backup in backups.backups(full)] == [whole]
    book.undo()  # what was done before is still undone
    book.redo()
    assert dump(book) == before
    book.close()
    Notebook.open(full).close()
    assert faults(full) == []


def test_a_migration_that_fails_changes_nothing(full: Path, second_version: Callable[..., None]) -> None:
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT", "ALTER TABLE missing ADD COLUMN mood TEXT")
    migrations.expected_schema.cache_clear()
    before = full.read_bytes()
    with pytest.raises(EssayError):
        Notebook.open(full)
    assert full.read_bytes() == before
    assert [each.name for each in full.parent.iterdir()] == [full.name]


def test_no_backup_no_migration(
    full: Path, second_version: Callable[..., None], monkeypatch: pytest.MonkeyPatch, app_data: Path
) -> None:
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT")
    app_data.write_text("a file where the folder should be")
    assert "backup" in refused(full, EssayError)


def test_an_older_notebook_in_a_read_only_place(full: Path, second_version: Callable[..., None]) -> None:
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT")
    full.chmod(0o444)
    assert "older" in refused(full)
    full.chmod(0o644)


def test_making_a_notebook_never_takes_a_name(full: Path) -> None:
    before = around(full.parent)
    with pytest.raises(EssayError, match="there already"):
        Notebook.create(full, "x")
    for path in (full.parent / "no" / "such" / "x.essayplan", full / "x.essayplan", full.parent / "a\0.essayplan"):
        with pytest.raises(EssayError):
            Notebook.create(path, "x")
    assert around(full.parent) == before


def test_a_stray_journal_is_not_rolled_back_into_a_new_notebook(full: Path, tmp_path: Path) -> None:
    stray = tmp_path / "new.essayplan-journal"
    shutil.copyfile(full, stray)
    with pytest.raises(EssayError, match="new.essayplan-journal"):
        Notebook.create(tmp_path / "new.essayplan", "x")
    book = Notebook.open(full)
    with pytest.raises(EssayError, match="new.essayplan-journal"):
        book.save_copy(tmp_path / "new.essayplan")
    book.close()
    assert not (tmp_path / "new.essayplan").exists()


def test_a_hostile_notebook_never_runs_for_ever(full: Path) -> None:
    """A circle of placements, sections in sections without end: nonsense is shown or refused."""
    from essayplanner.notebook.reading import used_in

    execute(full, "UPDATE placement SET section_id = NULL, parent_id = 4 WHERE id = 1")
    execute(full, "UPDATE placement SET parent_id = 1 WHERE id = 4")
    book = Notebook.open(full)
    card = book.row("SELECT card_id FROM placement WHERE id = 1")[0]
    thread = threading.Timer(5, book.connection.interrupt)
    thread.start()
    used_in(book, card)
    outlines.read_outline(book, 1)
    thread.cancel()
    book.close()
    assert any("under itself" in fault for fault in faults(full))


@pytest.mark.parametrize(
    "row", ["not json", "[]", "{}", '{"id": 2}', '{"id": 1, "x": 1}', '{"id": 1, "title": [1]}', "[" * 100_000,
            '{"id": 1, "first_day": 99999999999999999999}', '{"id": 1, "title": null}', '{"id":1,"title":"\\ud800"}']  # fmt: skip
)  # fmt: skip
def test_a_history_that_was_tampered_with(full: Path, row: str) -> None:
    with closing(sqlite3.connect(full)) as other:
        other.execute("INSERT INTO step (label, at) VALUES ('x', '2020')")
        other.execute("INSERT INTO step_row (step_id, tbl, row_id, before, after) VALUES ((SELECT max(id) FROM step), "
                      "'card', 1, ?, ?)", (row, row))  # fmt: skip
        other.commit()
    book = Notebook.open(full)
    before = dump(book)
    with pytest.raises(EssayError):
        book.undo()
    assert dump(book) == before
    cards.add_card(book, Kind.CLAIM, "Work goes on")
    book.close()


def test_copies_are_independent(full: Path, tmp_path: Path) -> None:
    copy = copy_file(full, tmp_path / "copy.essayplan")
    book = Notebook.open(copy)
    cards.add_card(book, Kind.CLAIM, "Only here")
    book.close()
    assert copy.read_bytes() != full.read_bytes()
