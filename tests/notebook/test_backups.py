"""Backups: made when something changed, whole before old ones go, and never put in place of the only copy."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.notebook import backups, cards
from essayplanner.notebook.backups import back_up, backup_folder, restore
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import around, dump

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def change(path: Path, title: str = "x") -> None:
    book = Notebook.open(path)
    cards.add_card(book, Kind.CLAIM, title)
    book.close()


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


def test_a_backup_sees_no_half_step_and_lets_no_lock_go(notebook_path: Path) -> None:
    book = Notebook.open(notebook_path)
    with book.step("Half"):
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
    real = backups._copy_quiet

    def on_a_bad_disk(path: Path, target: Path) -> str:
        digest = real(path, target)
        content = bytearray(target.read_bytes())
        if fault == "damaged":
            content[4096:12288] = random.Random(1).randbytes(8192)
        else:
            content[-1] ^= 1
        target.write_bytes(content)
        return digest if fault != "damaged" else backups._digest(target)

    monkeypatch.setattr(backups, "_copy_quiet", on_a_bad_disk)
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

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(backups, "_sync", full)
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
    cards.add_card(book, Kind.CLAIM)


def test_what_a_killed_program_left_is_swept_up(notebook_path: Path) -> None:
    folder = backup_folder(notebook_path)
    folder.mkdir(parents=True)
    old, new = folder / ".1.partial", folder / ".2.partial"
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    back_up(notebook_path)
    assert not old.exists()
    assert new.exists()
