"""Which backups are a notebook's own, whatever it was called, and what their dates say where the clock was wrong."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import backups, cards
from essayplanner.notebook.backups import back_up, backup_folder, newest_sound, restore
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from tests.notebook.changing import NOON, change
from tests.notebook.tools import copy_file, posix

FUTURE = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("older", [False, True])
def test_a_clock_once_in_the_future_hides_no_newer_backup(notebook_path: Path, older: bool) -> None:
    """Backups of before have no place in the order, and their clock is all there is to go by."""
    wrong = back_up(notebook_path, FUTURE)
    assert wrong
    if older:
        wrong.path.rename(wrong.path.with_name(f"20990101T000000000Z-{'a' * 12}.essayplan"))
    for hours in range(3):
        change(notebook_path)
        right = back_up(notebook_path, NOON + timedelta(hours=hours))
        assert right
        assert backups.backups(notebook_path)[0] == right
        assert newest_sound(notebook_path) == right
    assert backups.backups(notebook_path)[-1].at == FUTURE
    assert back_up(notebook_path, NOON + timedelta(hours=4)) is None


def test_a_future_date_among_older_backups_comes_last(notebook_path: Path) -> None:
    folder = backup_folder(notebook_path)
    folder.mkdir(parents=True)
    for stamp in ("20260101T000000000", "20990101T000000000", "20260201T000000000"):
        copy_file(notebook_path, folder / f"{stamp}Z-{'a' * 12}.essayplan")
    assert [backup.at.year for backup in backups.backups(notebook_path)] == [2026, 2026, 2099]
    assert backups.backups(notebook_path)[0].at.month == 2


@pytest.mark.parametrize("clock", [FUTURE, datetime(1970, 1, 2, tzinfo=UTC)])
def test_a_wrong_clock_takes_no_days_backup_along(notebook_path: Path, clock: datetime) -> None:
    book = Notebook.open(notebook_path)
    for day in range(20):
        cards.add_card(book, Kind.CLAIM, str(day))
        back_up(notebook_path, NOON + timedelta(days=day))
    before = {backup.path for backup in backups.backups(notebook_path)}
    assert len(before) == 14
    cards.add_card(book, Kind.CLAIM, "Under a wrong clock")
    back_up(notebook_path, clock)
    book.close()
    assert len(before - {backup.path for backup in backups.backups(notebook_path)}) == 1


@pytest.mark.parametrize(
    "name",
    ["20261399T250000000Z", "00000000T000000000Z", "99991231T235959999Z", "00010101T000000000Z", "20260230T000000000Z"],
)
def test_a_strange_date_in_a_name_is_passed_over(notebook_path: Path, name: str) -> None:
    made = back_up(notebook_path, NOON)
    assert made
    strange = copy_file(made.path, made.path.with_name(f"{name}-{'a' * 12}.essayplan"))
    assert backups.backups(notebook_path) == [made]
    assert "(restored backup)" in restore(strange, notebook_path).name
    change(notebook_path)
    assert back_up(notebook_path, NOON)


@posix
@pytest.mark.timeout(10)
def test_what_is_no_file_among_the_backups_hides_none(notebook_path: Path) -> None:
    made = back_up(notebook_path, NOON)
    assert made
    folder = made.path.parent
    (folder / f"20260401T000000000Z-{'1' * 12}.essayplan").symlink_to("nowhere")
    (folder / f"20260402T000000000Z-{'2' * 12}.essayplan").mkdir()
    os.mkfifo(folder / f"20260403T000000000Z-{'3' * 12}.essayplan")
    (folder.parent / "a file").touch()
    assert backups.backups(notebook_path) == [made]
    moved = notebook_path.rename(notebook_path.with_name("moved.essayplan"))
    assert backups.backups(moved) == [made]


def test_a_renamed_notebook_knows_its_backups(notebook_path: Path) -> None:
    made = [back_up(notebook_path, NOON)]
    change(notebook_path)
    made.append(back_up(notebook_path, NOON + timedelta(hours=1)))
    away = notebook_path.parent / "away"
    away.mkdir()
    moved = notebook_path.rename(away / "renamed.essayplan")
    assert backups.backups(moved) == made[::-1]
    change(moved)
    made.append(back_up(moved, NOON - timedelta(days=9)))
    assert backups.backups(moved) == made[::-1]
    again = moved.rename(notebook_path.with_name("again.essayplan"))
    assert backups.backups(again) == made[::-1]
    assert newest_sound(again) == made[-1]


def test_a_renamed_notebook_knows_the_backups_that_were_made_by_path_alone(notebook_path: Path) -> None:
    folder = backup_folder(notebook_path)
    folder.mkdir(parents=True)
    old = copy_file(notebook_path, folder / f"20260101T000000000Z-{'a' * 12}.essayplan")
    assert [backup.path for backup in backups.backups(notebook_path)] == [old]
    moved = notebook_path.rename(notebook_path.with_name("moved.essayplan"))
    assert [backup.path for backup in backups.backups(moved)] == [old]
    moved.rename(notebook_path)
    change(notebook_path)
    new = back_up(notebook_path, NOON)
    assert new
    notebook_path.rename(moved)
    assert [backup.path for backup in backups.backups(moved)] == [new.path, old]
    make_notebook(notebook_path.with_name("other.essayplan"), "Other")
    assert backups.backups(notebook_path.with_name("other.essayplan")) == []


def test_a_copy_has_backups_of_its_own(notebook_path: Path) -> None:
    first = back_up(notebook_path, NOON)
    copy = copy_file(notebook_path, notebook_path.with_name("copy.essayplan"))
    assert backups.backups(copy) == []
    change(copy)
    second = back_up(copy, NOON + timedelta(hours=1))
    assert (backups.backups(copy), backups.backups(notebook_path)) == ([second], [first])


def test_notebooks_that_changed_names_are_each_offered_their_own(notebook_path: Path) -> None:
    other = notebook_path.with_name("other.essayplan")
    make_notebook(other, "Other")
    ours, theirs = back_up(notebook_path, NOON), back_up(other, NOON + timedelta(hours=1))
    between = notebook_path.rename(notebook_path.with_name("between.essayplan"))
    other.rename(notebook_path)
    between.rename(other)
    assert (newest_sound(other), newest_sound(notebook_path)) == (ours, theirs)
    assert set(backups.backups(notebook_path)) == {ours, theirs}  # what stood here before can be had back, too
