"""Journals beside the file: real ones are rolled back, planted ones do nothing, other programs are waited for."""

import contextlib
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.notebook.journals import _DIE, interrupted, super_journal
from tests.notebook.tools import around, dump, execute, newer, posix, refused


def test_a_write_ahead_log(full: Path) -> None:
    execute(full, "PRAGMA journal_mode = WAL")
    assert "write-ahead" in refused(full)
    execute(full, "PRAGMA journal_mode = DELETE")
    Notebook.open(full).close()
    full.with_name(full.name + "-wal").write_bytes(b"7\x7f\x06\x82" + bytes(5000))
    assert "journal" in refused(full)


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
    script = _DIE.replace("UPDATE card", 'PRAGMA user_version = 7")\nother.execute("UPDATE card')
    subprocess.run([sys.executable, "-c", script, str(full)], check=False)
    assert full.with_name(full.name + "-journal").exists()
    raw = bytearray(full.read_bytes())
    raw[60:64] = struct.pack(">I", 7)
    full.write_bytes(raw)
    book = Notebook.open(full)
    assert not book.read_only
    book.close()


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


@pytest.mark.parametrize("content", [b"x", b"Dear diary,\n" * 300, b"\0" + b"x" * 3000, b"SQLite format 3\0" * 40])
def test_a_file_that_only_has_the_name_of_a_journal_is_kept(full: Path, content: bytes) -> None:
    full.with_name(full.name + "-journal").write_bytes(content)
    assert "that EssayPlanner did not write" in refused(full)
    # And it would not have been: SQLite itself deletes it, or writes over it.
    with contextlib.suppress(sqlite3.Error):
        execute(full, "UPDATE card SET title = 'x'")
    assert not full.with_name(full.name + "-journal").exists()


@pytest.mark.parametrize("pages", [0, 10_000, 2**31 - 1])
@pytest.mark.timeout(60)
def test_a_journal_that_would_empty_or_blow_up_the_file_is_refused(full: Path, pages: int) -> None:
    """It says how large the file was before, and SQLite makes it so: nothing, or terabytes."""
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    journal = full.with_name(full.name + "-journal")
    journal.write_bytes((magic + struct.pack(">IIIII", 0, 0, pages, 512, 4096)).ljust(1024, b"\0"))
    expected = full.stat().st_size
    assert "that EssayPlanner did not write" in refused(full)
    assert save_intact(full, full.with_name("saved.essayplan")) > 50
    assert full.stat().st_size == expected


def test_a_stray_journal_is_not_rolled_back_into_a_new_notebook(full: Path, tmp_path: Path) -> None:
    stray = tmp_path / "new.essayplan-journal"
    shutil.copyfile(full, stray)
    with pytest.raises(EssayError, match=r"new\.essayplan-journal"):
        make_notebook(tmp_path / "new.essayplan", "x")
    book = Notebook.open(full)
    with pytest.raises(EssayError, match=r"new\.essayplan-journal"):
        book.save_copy(tmp_path / "new.essayplan")
    book.close()
    assert not (tmp_path / "new.essayplan").exists()


WRITER = """
import sqlite3, sys, time
other = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
other.execute("PRAGMA synchronous = OFF")
while True:
    other.execute("UPDATE card SET text = hex(randomblob(abs(random()) % 9000))")
    time.sleep(0.002)
"""


@pytest.mark.timeout(60)
def test_opening_while_another_program_writes(full: Path) -> None:
    """A file that changes while it is looked at may be busy, and is never called damaged."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(full)])
    opened, told = 0, list[str]()
    try:
        for _ in range(80):
            try:
                Notebook.open(full).close()
                opened += 1
            except EssayError as error:
                told.append(str(error))
    finally:
        writer.kill()
        writer.wait()
    assert opened > 40
    assert all("Another program is using" in sentence for sentence in told)
