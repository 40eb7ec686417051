"""A notebook with a second name: a journal lies beside one of them, so nobody writes by the other."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.__main__ import main
from essayplanner.domain import whole_files
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError, Offer, ReadOnlyError
from essayplanner.notebook import cards
from essayplanner.notebook.backups import back_up, restore
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.notebook.journals import interrupted
from tests.notebook.tools import around, dump, posix

pytestmark = posix


@pytest.fixture
def other_name(full: Path, tmp_path: Path) -> Path:
    """The notebook's second name, in another folder."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    name = folder / "same.essayplan"
    name.hardlink_to(full)
    return name


def test_a_change_that_waits_beside_the_other_name_is_not_written_over(full: Path, other_name: Path) -> None:
    before = interrupted(full)
    torn = other_name.read_bytes()
    try:
        book = Notebook.open(other_name)
    except EssayError:
        pass  # torn so that it shows
    else:
        with pytest.raises(ReadOnlyError):
            cards.add_card(book, Kind.CLAIM, "x")
        book.close()
    for words in (("undo",), ("redo",)):
        assert main([words[0], str(other_name)]) == 1
    assert other_name.read_bytes() == torn
    other_name.unlink()
    Notebook.open(full).close()  # by its own name alone again, it is taken back
    assert full.read_bytes() == before


@pytest.mark.parametrize("which", ["full", "other_name"])
def test_a_notebook_with_two_names_is_read_and_not_written(
    full: Path, other_name: Path, which: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = {"full": full, "other_name": other_name}[which]
    before = around(tmp_path)
    with closing(Notebook.open(path)) as book:
        assert "more than one name" in str(book.read_only)
        assert not book.lost()  # nothing is waiting to be written
        assert dump(book)
        for change in (lambda: cards.add_card(book, Kind.CLAIM), book.undo, book.redo, lambda: book.jump(0)):
            with pytest.raises(ReadOnlyError, match="save a copy"):
                change()
    assert main(["undo", str(path)]) == 1
    assert capsys.readouterr().err == f"{book.read_only}\n"
    assert main(["cards", str(path)]) == 0
    assert around(tmp_path) == before


def copied(path: Path) -> Path:
    with closing(Notebook.open(path)) as book:
        book.save_copy(path.with_name("copy.essayplan"))
    return path.with_name("copy.essayplan")


def restored(path: Path) -> Path:
    made = back_up(path)
    assert made
    return restore(made.path, path)


def rescued(path: Path) -> Path:
    save_intact(path, path.with_name("saved.essayplan"))
    return path.with_name("saved.essayplan")


@pytest.mark.parametrize("way", [copied, restored, rescued])
def test_what_is_made_of_it_has_one_name_and_is_written(
    other_name: Path, full: Path, way: Callable[[Path], Path]
) -> None:
    with closing(Notebook.open(way(other_name))) as book:
        assert not book.read_only
        cards.add_card(book, Kind.CLAIM, "x")
    assert full.samefile(other_name)


def test_a_name_that_is_given_while_a_notebook_is_open_stops_what_is_written(full: Path, tmp_path: Path) -> None:
    name = tmp_path / "same.essayplan"
    with closing(Notebook.open(full)) as book:
        cards.add_card(book, Kind.CLAIM, "before")
        name.hardlink_to(full)
        before = full.read_bytes()
        with pytest.raises(EssayError, match="more than one name"):
            cards.add_card(book, Kind.CLAIM, "meanwhile")
        assert full.read_bytes() == before
        assert "more than one name" in str(book.lost())
        name.unlink()
        cards.add_card(book, Kind.CLAIM, "after")
        assert not book.lost()


def test_a_notebook_that_was_killed_while_it_was_put_in_its_place_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name under which it was made is then left, as a second one."""

    def killed(path: Path, missing_ok: bool = False) -> None:
        raise OSError

    path = tmp_path / "new.essayplan"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", killed)
        make_notebook(path, "New")
    assert len(list(tmp_path.glob(whole_files.UNFINISHED))) == 1
    assert path.stat().st_nlink == 2
    with closing(Notebook.open(path)) as book:
        assert not book.read_only
        cards.add_card(book, Kind.CLAIM, "x")
    left = next(tmp_path.glob(whole_files.UNFINISHED))
    left.with_name(f"{left.name}-journal").write_bytes(b"x" * 600)  # somebody opened it by that name
    with closing(Notebook.open(path)) as book:
        assert book.read_only


def test_a_disk_that_counts_no_names_says_nothing(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some network drives do: 0 names, whatever there is."""
    real = os.stat

    def stat(path: os.PathLike[str], **more: bool) -> os.stat_result:
        found = real(path, **more)
        return os.stat_result(
            (*found[:3], 0, *found[4:10]), {"st_mtime_ns": found.st_mtime_ns, "st_ctime_ns": found.st_ctime_ns}
        )

    monkeypatch.setattr(os, "stat", stat)
    with closing(Notebook.open(full)) as book:
        assert not book.read_only
        cards.add_card(book, Kind.CLAIM, "x")


def test_what_a_kill_left_is_no_file_to_work_in(full: Path) -> None:
    """The next program that writes there clears it away, however much was done in it."""
    left = full.rename(full.with_name(".essayplan-0123456789abcdef.part"))
    with closing(Notebook.open(left)) as book:
        assert book.read_only
        assert book.read_only.offer is Offer.SAVE_A_COPY
        with pytest.raises(ReadOnlyError):
            cards.add_card(book, Kind.CLAIM, "x")
        book.save_copy(full)
    with closing(Notebook.open(full)) as book:
        cards.add_card(book, Kind.CLAIM, "x")
