"""Steps when the world outside does not stand still: other programs, replaced files, full disks, listeners that fail."""

import ctypes
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError, NotFoundError, RefusedError
from essayplanner.notebook import cards, opening
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import around, dump, execute, sample_pack


@pytest.fixture
def heard(book: Notebook) -> list[ChangeSet]:
    found: list[ChangeSet] = []
    book.subscribe(found.append)
    return found


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT", 50)


def test_another_programs_change_is_noticed_and_told_once(book: Notebook, heard: list[ChangeSet]) -> None:
    assert not book.look_for_changes()
    cards.add_card(book, Kind.CLAIM, "Mine")
    assert not book.look_for_changes()
    other = Notebook.open(book.path)
    cards.add_card(other, Kind.CLAIM, "Theirs")
    other.close()
    assert book.look_for_changes()
    assert not book.look_for_changes()
    assert [(changed.everything, changed.origin) for changed in heard] == [(False, "step"), (True, "outside")]


def test_a_step_tells_of_another_programs_change_first(book: Notebook, heard: list[ChangeSet]) -> None:
    execute(book.path, "UPDATE notebook SET title = 'Lenin'")
    cards.add_card(book, Kind.CLAIM, "Mine")
    assert [changed.origin for changed in heard] == ["outside", "step"]
    assert book.title == "Lenin"


def test_a_change_in_the_last_moment_before_a_step_is_told_too(
    book: Notebook, heard: list[ChangeSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and locking there is no gap: the other program writes as late as it can."""
    real = book._refuse_if_replaced

    def then_somebody_writes() -> None:
        real()
        execute(book.path, "UPDATE notebook SET title = 'Lenin'")

    monkeypatch.setattr(book, "_refuse_if_replaced", then_somebody_writes)
    cards.add_card(book, Kind.CLAIM, "Mine")
    assert [changed.origin for changed in heard] == ["outside", "step"]
    assert not book.look_for_changes()


def test_undo_never_writes_over_what_another_program_changed(book: Notebook) -> None:
    card = cards.add_card(book, Kind.CLAIM, "Mine")
    cards.edit_card(book, card, title="Mine again")
    execute(book.path, "DELETE FROM card")
    before = dump(book)
    with pytest.raises(RefusedError, match="Another program"):
        book.undo()
    assert dump(book) == before


def test_a_file_that_was_replaced_is_never_written(book: Notebook, tmp_path: Path) -> None:
    new = tmp_path / "other.essayplan"
    Notebook.create(new, "Another notebook").close()
    os.replace(new, book.path)
    before = book.path.read_bytes()
    for change in (lambda: cards.add_card(book, Kind.CLAIM), lambda: book.jump(0)):
        with pytest.raises(EssayError, match="replaced"):
            change()
    assert book.path.read_bytes() == before
    book.save_copy(tmp_path / "kept.essayplan")
    Notebook.open(tmp_path / "kept.essayplan").close()


def test_a_file_replaced_in_the_last_moment_is_not_written_either(
    book: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "other.essayplan"
    Notebook.create(new, "Another notebook").close()
    monkeypatch.setattr(book, "_refuse_if_replaced", lambda: os.replace(new, book.path))
    with pytest.raises(EssayError, match="replaced"):
        cards.add_card(book, Kind.CLAIM)
    with closing(sqlite3.connect(book.path)) as other:
        assert other.execute("SELECT count(*) FROM card").fetchone() == (0,)


def test_a_file_that_went_away(book: Notebook, tmp_path: Path) -> None:
    book.path.rename(tmp_path / "moved.essayplan")
    with pytest.raises(EssayError, match="moved"):
        cards.add_card(book, Kind.CLAIM)
    assert not book.path.exists()


def test_a_file_in_use_is_waited_for_and_then_named(notebook_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Notebook.open(notebook_path)
    with closing(sqlite3.connect(notebook_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EssayError, match="Another program is using"):
            cards.add_card(book, Kind.CLAIM)
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        for look in (book.history, book.next_steps, book.look_for_changes, book.undo, lambda: book.title):
            with pytest.raises(EssayError, match="Another program is using"):
                look()
        with pytest.raises(EssayError, match="Another program is using"):
            Notebook.open(notebook_path)
        other.execute("ROLLBACK")
        other.execute("BEGIN")
        other.execute("SELECT * FROM card").fetchall()  # a reader keeps the commit waiting
        with pytest.raises(EssayError, match="Another program is using"):
            cards.add_card(book, Kind.CLAIM)
        other.execute("ROLLBACK")
    assert not dump(book).keys() - {("notebook", 1)}
    cards.add_card(book, Kind.CLAIM)
    book.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte; skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if not libc or libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, b"size=512k"):
        pytest.skip("no disk may be mounted here")
    yield folder
    libc.umount(str(folder).encode())


def test_a_full_disk(small_disk: Path) -> None:
    book = Notebook.create(small_disk / "essay.essayplan", "Stalin")
    card = cards.add_card(book, Kind.CLAIM, "Kept")
    before, history = dump(book), book.history()
    for _ in range(3):
        with pytest.raises(EssayError, match="disk is full"):
            cards.edit_card(book, card, text="x" * 400_000)
    with pytest.raises(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)) == 4096:
            pass
        raise OSError
    for change in (lambda: cards.edit_card(book, card, text="y"), lambda: book.save_copy(small_disk / "copy.essayplan")):
        with pytest.raises(EssayError):
            change()
    (small_disk / "filler").write_bytes(b"")
    assert dump(book) == before
    assert book.history() == history
    cards.edit_card(book, card, text="short")
    book.undo()
    book.close()
    assert sorted(each.name for each in small_disk.iterdir()) == ["essay.essayplan", "filler"]
    book = Notebook.open(small_disk / "essay.essayplan")
    assert dump(book) == before
    book.close()


def test_a_file_that_may_not_grow(book: Notebook) -> None:
    """The same with a fake that works everywhere: SQLite is told that the disk ends here."""
    card = cards.add_card(book, Kind.CLAIM, "Kept")
    before, history = dump(book), book.history()
    pages = book.row("PRAGMA page_count")[0]
    book.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EssayError, match="disk is full"):
        cards.edit_card(book, card, text="x" * 100_000)
    with pytest.raises(EssayError, match="disk is full"):
        import_pack(book, sample_pack())
    assert (dump(book), book.history()) == (before, history)
    book.rows("PRAGMA max_page_count = 1000000")
    import_pack(book, sample_pack())


def test_nothing_is_written_outside_a_step(book: Notebook) -> None:
    before = around(book.path.parent)
    with pytest.raises(RuntimeError):
        book.run("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    with pytest.raises(RuntimeError):
        book.run_many("INSERT INTO tag (uid, name) VALUES (?, ?)", [("u", "n")])
    with pytest.raises(sqlite3.IntegrityError, match="step_row.step_id"):
        book.connection.execute("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    with pytest.raises(EssayError):
        book.rows("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    assert around(book.path.parent) == before


def test_a_step_that_fails_leaves_nothing(book: Notebook, heard: list[ChangeSet]) -> None:
    for error in (ZeroDivisionError, KeyboardInterrupt, EssayError):
        with pytest.raises(error), book.step("Fails"):
            cards.add_card(book, Kind.CLAIM)
            raise error
    with pytest.raises(EssayError), book.step("Fails"):
        book.run("INSERT INTO card (id) VALUES (1)")
    with pytest.raises(sqlite3.ProgrammingError), book.step("A bug of ours is told as one"):
        book.run("INSERT INTO card (id) VALUES (?)")
    assert (book.history(), heard) == ([], [])
    assert not book.connection.in_transaction
    cards.add_card(book, Kind.CLAIM)
    assert len(book.history()) == len(heard) == 1


def test_an_inner_step_that_fails_takes_its_own_changes_along(book: Notebook, heard: list[ChangeSet]) -> None:
    with book.step("Outer"):
        cards.add_card(book, Kind.CLAIM, "Kept")
        with pytest.raises(ZeroDivisionError), book.step("Inner"):
            cards.add_card(book, Kind.CLAIM, "Gone")
            raise ZeroDivisionError
        cards.add_card(book, Kind.CLAIM, "Kept too")
    assert [row[0] for row in book.rows("SELECT title FROM card ORDER BY id")] == ["Kept", "Kept too"]
    assert [step.label for step in book.history()] == ["Outer"]
    assert len(heard[0].changes) == 2


def test_a_step_in_which_nothing_happens_is_none(book: Notebook, heard: list[ChangeSet]) -> None:
    card = cards.add_card(book, Kind.CLAIM, "Same")
    book.undo()
    before = around(book.path.parent)
    with book.step("Nothing"):
        pass
    assert cards.empty_trash(book) == 0
    assert around(book.path.parent) == before
    book.redo()  # what was undone is still there to be done again
    cards.edit_card(book, card, title="Same")
    assert len(book.history()) == 1
    assert len(heard) == 3


def test_every_listener_is_told_even_where_one_fails(book: Notebook) -> None:
    told: list[str] = []

    def broken(changed: ChangeSet) -> None:
        told.append("broken")
        raise ZeroDivisionError

    book.subscribe(lambda changed: told.append("first"))
    stop = book.subscribe(broken)
    book.subscribe(lambda changed: told.append("last"))
    with pytest.raises(ZeroDivisionError):
        cards.add_card(book, Kind.CLAIM, "Kept")
    assert told == ["first", "broken", "last"]
    assert len(book.history()) == 1
    stop()
    stop()
    book.undo()
    assert told[3:] == ["first", "last"]


def test_numbers_that_are_too_large(book: Notebook) -> None:
    for id in (2**63, -(2**70), 10**30):
        with pytest.raises(NotFoundError):
            cards.edit_card(book, id, title="x")
        with pytest.raises(EssayError), book.step("Too large"):
            book.run("INSERT INTO tag (uid, name, id) VALUES ('u', 'n', ?)", (id,))
    assert book.history() == []


def test_undo_within_a_step_is_a_bug(book: Notebook) -> None:
    cards.add_card(book, Kind.CLAIM)
    with pytest.raises(RuntimeError), book.step("Undoes"):
        book.undo()
    assert len(book.history()) == 1


def test_a_notebook_belongs_to_the_thread_that_opened_it(book: Notebook) -> None:
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            cards.add_card(book, Kind.CLAIM)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert isinstance(raised[0], sqlite3.ProgrammingError)  # a bug, never a sentence for the student


def test_typing_is_one_step_until_something_else_is_done(book: Notebook) -> None:
    card = cards.add_card(book, Kind.CLAIM, "A")
    for text in "abc":
        cards.edit_card(book, card, "typing 1", text=text)
    assert len(book.history()) == 2
    assert book.row("SELECT count(*) FROM step_row WHERE step_id = 2") == (1,)
    book.undo()
    cards.edit_card(book, card, "typing 1", text="d")  # not melted into what was undone, nor into what is before it
    cards.edit_card(book, card, "typing 2", text="e")
    book.undo()
    book.redo()
    cards.edit_card(book, card, "typing 2", text="f")  # nor into what was undone and done again
    assert [step.undone for step in book.history()] == [False] * 4
    book.jump(2)
    assert book.row("SELECT text FROM card") == ("d",)


def test_a_step_of_very_many_rows_is_told_as_everything(book: Notebook, heard: list[ChangeSet]) -> None:
    import_pack(book, sample_pack("large", 1200))
    book.undo()
    assert [(changed.everything, changed.changes, changed.origin) for changed in heard] == [
        (True, (), "step"), (True, (), "undo"),
    ]  # fmt: skip
    assert book.row("SELECT count(*) FROM card") == (0,)
