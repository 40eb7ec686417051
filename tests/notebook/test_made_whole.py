"""Every way in which a notebook comes to be: whole on disk before it is told, or not there; and as private."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.__main__ import main
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards
from essayplanner.notebook.backups import back_up, backup_folder, restore
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from essayplanner.work.new_notebooks import SAMPLE_NAME, make_blank, make_sample
from essayplanner.work.restoring import save_what_is_intact
from tests.notebook.tools import around, posix
from tests.system_calls import Calls, watched_system

Way = Callable[[Notebook], object]


def new_from_pack(book: Notebook) -> None:
    if main(["new", str(book.path.with_name("packed.essayplan")), "--pack", "stalin"]):
        raise EssayError("told")


def restored(book: Notebook) -> Path:
    made = next(iter(backup_folder(book.path).glob("*.essayplan")))
    return restore(made, book.path)


#: What is done, the name of the notebook that it makes, and whether that is a copy of one that there is.
WAYS: dict[str, tuple[Way, str, bool]] = {
    "new": (lambda book: make_notebook(book.path.with_name("new.essayplan"), "New"), "new.essayplan", False),
    "blank": (lambda book: make_blank(book.path.with_name("blank.essayplan")), "blank.essayplan", False),
    "from a pack": (new_from_pack, "packed.essayplan", False),
    "sample": (lambda book: make_sample(), SAMPLE_NAME, False),
    "save as": (lambda book: book.save_copy(book.path.with_name("copy.essayplan")), "copy.essayplan", True),
    "over another": (lambda book: book.save_copy(book.path.with_name("other.essayplan")), "other.essayplan", True),
    "backup": (lambda book: back_up(book.path), "", True),
    "restore": (restored, "", True),
    "salvage": (lambda book: save_intact(book.path, book.path.with_name("s.essayplan")), "s.essayplan", True),
    "salvage by the window": (lambda book: save_what_is_intact(book.path), "essay (saved 1).essayplan", True),
}


@pytest.fixture
def ready(book: Notebook) -> Notebook:
    """A notebook for its owner's eyes, with an older backup, and another one beside it that everybody may read."""
    make_notebook(book.path.with_name("other.essayplan"), "Other")
    for file in book.path.parent.glob("*.essayplan"):
        file.chmod(0o644)
    book.path.chmod(0o600)
    back_up(book.path)
    cards.add_card(book, Kind.CLAIM, "Since then")
    return book


def files(*folders: Path) -> set[Path]:
    return {each for folder in folders for each in folder.rglob("*.essayplan") if each.is_file()}


@watched_system
@pytest.mark.parametrize("way", WAYS)
def test_it_is_flushed_put_in_place_and_its_folder_flushed(
    ready: Notebook, calls: Calls, way: str, app_data: Path
) -> None:
    do, name, _ = WAYS[way]
    before = files(ready.path.parent, app_data)
    do(ready)
    made = next(iter(files(ready.path.parent, app_data) - before), ready.path.with_name("other.essayplan"))
    assert made.name == (name or made.name)
    put = next(index for index, call in enumerate(calls.seen) if call.split(" ", 1)[1:] == [made.name])
    assert calls.seen[put - 1] == f"fsync {made.stat().st_size}"
    assert f"fsync {made.parent.name}/" in calls.seen[put + 1 : put + 3]
    assert faults(made) == []


@posix
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("call", ["fsync", "put"])
def test_where_it_fails_nothing_is_there_and_nothing_is_left(
    ready: Notebook, calls: Calls, way: str, call: str, monkeypatch: pytest.MonkeyPatch, app_data: Path
) -> None:
    do = WAYS[way][0]
    before = around(ready.path.parent), around(app_data)
    if call == "fsync":
        calls.failing = "fsync"
    else:
        for each in ("link", "rename", "replace"):
            monkeypatch.setattr(os, each, _fails)
    with pytest.raises(EssayError):
        do(ready)
    monkeypatch.undo()
    assert (around(ready.path.parent), around(app_data)) == before


def _fails(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@posix
@pytest.mark.parametrize("way", [way for way, (_, _, copies) in WAYS.items() if copies])
def test_a_copy_is_as_private_as_what_it_is_of(ready: Notebook, way: str, app_data: Path) -> None:
    do, name, _ = WAYS[way]
    before = files(ready.path.parent, app_data)
    do(ready)
    made = next(iter(files(ready.path.parent, app_data) - before), ready.path.with_name("other.essayplan"))
    assert made.name == (name or made.name)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


@posix
def test_a_copy_of_what_may_only_be_read_may_be_written(notebook_path: Path) -> None:
    notebook_path.chmod(0o444)
    book = Notebook.open(notebook_path)
    book.save_copy(notebook_path.with_name("copy.essayplan"))
    book.close()
    assert stat.S_IMODE(notebook_path.with_name("copy.essayplan").stat().st_mode) == 0o644


def test_two_that_make_a_notebook_of_one_name_make_one(tmp_path: Path) -> None:
    path = tmp_path / "new.essayplan"
    with pytest.raises(EssayError, match="already exists"):
        make_notebook(path, "Slow", lambda _: make_notebook(path, "Quick"))
    with_title = Notebook.open(path)
    assert with_title.title == "Quick"
    with_title.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_notebook_whose_filling_fails_is_not_there(tmp_path: Path) -> None:
    def half(book: Notebook) -> None:
        cards.add_card(book, Kind.CLAIM, "Half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make_notebook(tmp_path / "new.essayplan", "New", half)
    assert list(tmp_path.iterdir()) == []


def test_undo_never_takes_away_what_a_notebook_was_made_with(tmp_path: Path) -> None:
    make_notebook(filled := tmp_path / "new.essayplan", "New", lambda book: cards.add_card(book, Kind.CLAIM, "First"))
    make_blank(blank := tmp_path / "blank.essayplan")
    for path, table in ((filled, "card"), (blank, "outline"), (make_sample(), "card")):
        with closing(Notebook.open(path)) as book:
            rows = book.rows(f"SELECT uid FROM {table}")
            assert rows
            assert (book.undo(), book.history(), book.next_steps()) == (None, [], (None, None))
            added = cards.add_card(book, Kind.CLAIM, "Mine")
            book.jump(0)
            assert book.rows(f"SELECT uid FROM {table}") == rows
            book.redo()
            assert book.rows("SELECT title FROM card WHERE id = ?", (added,)) == [("Mine",)]
            assert book.row("PRAGMA freelist_count")[0] == 0
        assert faults(path) == []
