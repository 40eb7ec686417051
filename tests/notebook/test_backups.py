"""Backups: made when something changed, whole before old ones go, and never put in place of the only copy."""

import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.domain.labels import Label
from essayplanner.domain.whole_files import whole_file
from essayplanner.notebook import backups, cards
from essayplanner.notebook.backups import back_up, backup_folder, newest_sound, restore
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.own_folder import data_folder
from tests.notebook.changing import NOON, change
from tests.notebook.tools import around, dump, execute


def test_made_when_something_changed_and_not_twice(notebook_path: Path) -> None:
    before = notebook_path.read_bytes()
    first = back_up(notebook_path, NOON)
    assert first
    assert first.path.read_bytes() == before
    assert back_up(notebook_path, NOON + timedelta(hours=1)) is None
    change(notebook_path)
    second = back_up(notebook_path, NOON + timedelta(hours=2))
    assert second
    assert [backup.at for backup in backups.backups(notebook_path)] == [second.at, first.at]
    assert faults(second.path) == []
    assert not list(backup_folder(notebook_path).glob(".*"))


def test_a_backup_that_was_damaged_since_is_made_again(notebook_path: Path) -> None:
    first = back_up(notebook_path, NOON)
    assert first
    content = bytearray(first.path.read_bytes())
    content[-1] ^= 1
    first.path.write_bytes(content)
    second = back_up(notebook_path, NOON + timedelta(hours=1))
    assert second
    assert second.path.read_bytes() == notebook_path.read_bytes()
    assert back_up(notebook_path, NOON + timedelta(hours=2)) is None


def test_a_backup_sees_no_half_step_and_lets_no_lock_go(notebook_path: Path) -> None:
    book = Notebook.open(notebook_path)
    with book.step(Label("Half")):
        cards.add_card(book, Kind.CLAIM, "half")
        made = back_up(notebook_path)
        tries = (
            "import sqlite3, sys; book = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None); "
            "book.execute('BEGIN IMMEDIATE')"
        )
        other = subprocess.run(
            [sys.executable, "-c", tries, notebook_path], check=False, capture_output=True, text=True
        )
        assert "database is locked" in other.stderr  # another program still finds the file in use
    book.close()
    assert made
    copy = Notebook.open(made.path)
    assert copy.row("SELECT count(*) FROM card") == (0,)
    copy.close()


@contextlib.contextmanager
def on_a_bad_disk(target: Path, *, mode: int | None = None, replace: bool = True) -> Iterator[BinaryIO]:
    """A whole file, of which the disk keeps one bit wrong."""
    with whole_file(target, mode=mode, replace=replace) as file:
        write = file.write
        file.write = lambda content: write(content[:-1] + bytes((content[-1] ^ 1,)))  # type: ignore[method-assign]
        yield file


@pytest.mark.parametrize("fault", ["damaged", "not what was read"])
def test_a_broken_copy_takes_no_good_ones_place(
    notebook_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    for number in range(12):
        change(notebook_path)
        back_up(notebook_path, NOON + timedelta(minutes=number))
    before = around(backup_folder(notebook_path))
    assert len(before) == 10
    change(notebook_path)
    if fault == "damaged":
        content = bytearray(notebook_path.read_bytes())
        content[4096:12288] = random.Random(1).randbytes(8192)
        monkeypatch.setattr(backups, "quiet_content", lambda path: bytes(content))
    else:
        monkeypatch.setattr(backups, "whole_file", on_a_bad_disk)
    with pytest.raises(EssayError):
        back_up(notebook_path, NOON + timedelta(hours=1))
    assert around(backup_folder(notebook_path)) == before


def test_a_damaged_notebook_takes_no_good_ones_place(notebook_path: Path) -> None:
    back_up(notebook_path, NOON)
    before = around(backup_folder(notebook_path))
    content = bytearray(notebook_path.read_bytes())
    content[4096:8192] = bytes(4096)
    notebook_path.write_bytes(content)
    with pytest.raises(DamagedFileError):
        back_up(notebook_path, NOON + timedelta(days=1))
    assert around(backup_folder(notebook_path)) == before


def test_the_ten_newest_then_one_a_day_for_two_weeks(notebook_path: Path) -> None:
    """Three a day for thirty days, each kept or let go in its time."""
    made: list[datetime] = []
    book = Notebook.open(notebook_path)
    for day in range(30):
        for hour in (0, 4, 8):
            cards.add_card(book, Kind.CLAIM, f"{day} {hour}")
            moment = NOON + timedelta(days=day, hours=hour)
            made.append(moment)
            assert back_up(notebook_path, moment)
    book.close()
    kept = [backup.at for backup in backups.backups(notebook_path)]
    assert kept[:10] == made[:-11:-1]
    older = kept[10:]
    assert len({moment.date() for moment in older}) == len(older)
    assert min(older) >= made[-1] - timedelta(days=14)
    days = {(made[-1] - moment).days for moment in kept}
    assert days >= set(range(14))  # no day of the two weeks is missing
    assert all(moment.hour == 20 for moment in older)  # the last one of its day
    assert 20 <= len(kept) <= 22


def test_restoring_never_writes_over_anything(notebook_path: Path) -> None:
    made = back_up(notebook_path, NOON)
    assert made
    change(notebook_path, "since then")
    before = notebook_path.read_bytes()
    targets = [restore(made.path, notebook_path) for _ in range(3)]
    assert len(set(targets)) == 3
    assert notebook_path.read_bytes() == before
    assert "restored 2026-03-01 12.00" in targets[0].name
    for target in targets:
        assert target.read_bytes() == made.path.read_bytes()
    next_name = notebook_path.with_name("essay (restored 2026-03-01 12.00, 4).essayplan-journal")
    next_name.write_bytes(b"a journal that would be rolled back into it")
    assert ", 5" in restore(made.path, notebook_path).name
    assert not list(notebook_path.parent.glob(".*.new"))


def test_a_damaged_backup_is_not_restored(notebook_path: Path) -> None:
    made = back_up(notebook_path, NOON)
    assert made
    content = bytearray(made.path.read_bytes())
    content[8192:12000] = b"\xff" * 3808
    made.path.write_bytes(content)
    before = around(notebook_path.parent)
    with pytest.raises(EssayError):
        restore(made.path, notebook_path)
    assert around(notebook_path.parent) == before


def test_a_copy_is_whole_or_not_there(book: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards.add_card(book, Kind.CLAIM, "Here")
    target = tmp_path / "copies" / "copy.essayplan"
    target.parent.mkdir()
    target.write_text("an older copy")
    before = around(target.parent)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EssayError, match="the disk is full"):
            book.save_copy(target)
    assert around(target.parent) == before
    with pytest.raises(EssayError):
        book.save_copy(tmp_path / "no" / "such" / "folder.essayplan")
    book.save_copy(target)
    copy = Notebook.open(target)
    assert dump(copy) == dump(book)
    assert copy.history() == book.history()
    copy.close()
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_notebook_is_not_saved_over_itself(book: Notebook, tmp_path: Path) -> None:
    (tmp_path / "link.essayplan").hardlink_to(book.path)
    for path in (book.path, tmp_path / "link.essayplan"):
        with pytest.raises(EssayError, match="this notebook"):
            book.save_copy(path)
    (tmp_path / "link.essayplan").unlink()
    cards.add_card(book, Kind.CLAIM)


def test_what_a_killed_program_left_is_swept_up(notebook_path: Path) -> None:
    folder = backup_folder(notebook_path)
    folder.mkdir(parents=True)
    old, new = (folder / f".essayplan-{number * 16}.part" for number in "12")
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    back_up(notebook_path)
    assert not old.exists()
    assert new.exists()


def test_a_damaged_notebook_is_offered_the_newest_sound_backup(notebook_path: Path) -> None:
    sound = back_up(notebook_path, NOON)
    change(notebook_path)
    broken = back_up(notebook_path, NOON + timedelta(hours=1))
    assert broken
    broken.path.write_bytes(broken.path.read_bytes()[:5000])
    notebook_path.write_bytes(notebook_path.read_bytes()[:3000])
    assert newest_sound(notebook_path) == sound


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "trap",
    [
        "CREATE VIEW notebook AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT max(i) AS uid FROM n",
        "CREATE VIEW notebook AS SELECT hex(zeroblob(900000000)) AS uid",
    ],
)
def test_asking_a_stranger_s_file_which_notebook_it_is_never_takes_long(notebook_path: Path, trap: str) -> None:
    back_up(notebook_path, NOON)
    moved = notebook_path.rename(notebook_path.with_name("moved.essayplan"))
    execute(notebook_path, trap)
    assert len(backups.backups(moved)) == 1
    assert len(backups.backups(notebook_path)) == 1


def test_a_data_folder_that_cannot_be_looked_at_is_one_sentence(
    notebook_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").symlink_to("x" * 300)  # cannot be followed, like one to a place that is closed to this user
    monkeypatch.setenv("ESSAYPLANNER_DATA", str(tmp_path / "here"))
    with pytest.raises(EssayError, match="is not a folder"):
        back_up(notebook_path)


def test_a_data_folder_that_is_a_file_is_one_sentence(notebook_path: Path, app_data: Path) -> None:
    app_data.write_text("a letter")
    for what in (data_folder, lambda: back_up(notebook_path), lambda: backups.backups(notebook_path)):
        with pytest.raises(EssayError, match=r"ESSAYPLANNER_DATA names “.*”, which is not a folder"):
            what()
    assert app_data.read_text() == "a letter"


def test_a_name_as_long_as_can_be_is_restored_under_a_shorter_one(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 110}.essayplan"
    make_notebook(path, "Long")
    made = back_up(path, NOON)
    assert made
    copy = restore(made.path, path)
    assert "restored" in copy.name
    Notebook.open(copy).close()
