"""Steps when the world outside does not stand still: other programs, replaced files, full disks."""

import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, opening
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.presence import Presence
from tests.notebook.tools import dump, execute, new_notebook, sample_pack

Between = Callable[[Callable[[Notebook], object]], None]


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


def test_a_step_begins_anew_where_somebody_wrote_just_before(
    book: Notebook, heard: list[ChangeSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written between the look for other programs' changes and the step is announced before the step too."""
    real, titles = book.look_for_changes, ["Lenin", "Trotsky"]

    def then_somebody_writes() -> bool:
        found = real()
        if titles:
            execute(book.path, f"UPDATE notebook SET title = '{titles.pop(0)}'")
        return found

    monkeypatch.setattr(book, "look_for_changes", then_somebody_writes)
    cards.add_card(book, Kind.CLAIM, "Mine")
    assert not titles
    assert [changed.origin for changed in heard] == ["outside", "outside", "step"]
    assert book.title == "Trotsky"


def test_a_step_of_a_listener_is_no_part_of_the_one_that_told_it(book: Notebook, heard: list[ChangeSet]) -> None:
    """Who hears of another program's change may save what is typed: before the step that noticed it."""
    card = cards.add_card(book, Kind.CLAIM, "Mine")

    def save(changed: ChangeSet) -> None:
        if changed.origin == "outside":
            cards.edit_card(book, card, text="typed")

    book.subscribe(save)
    execute(book.path, "UPDATE notebook SET title = 'Lenin'")
    cards.edit_card(book, card, caution="after")
    assert [changed.origin for changed in heard] == ["step", "outside", "step", "step"]
    assert len(book.history()) == 3


def test_undo_never_writes_over_what_another_program_changed(book: Notebook) -> None:
    card = cards.add_card(book, Kind.CLAIM, "Mine")
    cards.edit_card(book, card, title="Mine again")
    execute(book.path, "DELETE FROM card")
    before = dump(book)
    with pytest.raises(EssayError, match="Another program"):
        book.undo()
    assert dump(book) == before


def test_a_file_that_was_replaced_is_never_written(book: Notebook, tmp_path: Path) -> None:
    new = tmp_path / "other.essayplan"
    make_notebook(new, "Another notebook")
    new.replace(book.path)
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
    make_notebook(new, "Another notebook")
    real = book.look_for_changes

    def then_it_is_replaced() -> bool:
        found = real()
        if new.exists():
            new.replace(book.path)
        return found

    monkeypatch.setattr(book, "look_for_changes", then_it_is_replaced)
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
        assert not book.look_for_changes()  # waits for nobody, and is asked again and again
        assert book.busy
        for look in (book.history, book.next_steps, book.undo, lambda: book.title):
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


def test_a_full_disk(small_disk: Path) -> None:
    book = new_notebook(small_disk / "essay.essayplan", "Stalin")
    card = cards.add_card(book, Kind.CLAIM, "Kept")
    before, history = dump(book), book.history()
    for _ in range(3):
        with pytest.raises(EssayError, match="disk is full"):
            cards.edit_card(book, card, text="x" * 400_000)
    with contextlib.suppress(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(4096)) == 4096:
            pass
    with pytest.raises(EssayError):
        cards.edit_card(book, card, text="y")
    with pytest.raises(EssayError):
        book.save_copy(small_disk / "copy.essayplan")
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


class FailingDisk:
    """A connection whose disk fails at what is asked, as long as it `fails`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.fails = connection, False

    def execute(self, sql: str) -> sqlite3.Cursor:
        if self.fails and "uid" in sql:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error
        return self.connection.execute(sql)


def test_a_file_that_the_disk_did_not_read_once_is_no_other_notebook(book: Notebook) -> None:
    disk = FailingDisk(book.connection)
    presence = Presence(book.path, disk)  # type: ignore[arg-type]
    cards.add_card(book, Kind.CLAIM, "Written")
    disk.fails = True
    with pytest.raises(sqlite3.OperationalError):
        presence.look()
    disk.fails = False
    assert presence.lost() is None
    assert presence.look()
    assert not presence.is_other


@pytest.fixture
def then(book: Notebook) -> Iterator[Between]:
    """Has a second program write after the verb was asked for, and before it can write itself."""
    with closing(Notebook.open(book.path)) as other:

        def between(verb: Callable[[Notebook], object]) -> None:
            waiting = [verb]

            def heard(_: ChangeSet) -> None:
                while waiting:
                    waiting.pop()(other)

            book.subscribe(heard)
            execute(book.path, "UPDATE notebook SET title = 'Lenin'")  # what it hears of, on its way to write

        yield between


def titles(book: Notebook) -> set[str]:
    return {row["title"] for (table, _), row in dump(book).items() if table == "card"}


def test_undo_takes_back_the_step_that_is_the_last_when_it_can_write(book: Notebook, then: Between) -> None:
    cards.add_card(book, Kind.CLAIM, "Mine")
    then(lambda other: cards.add_card(other, Kind.CLAIM, "Last"))
    undone = book.undo()
    assert titles(book) == {"Mine"}
    assert undone
    assert [step.id for step in book.history() if step.undone] == [undone.id]


def test_undo_names_no_step_that_another_program_took_back(book: Notebook, then: Between) -> None:
    cards.add_card(book, Kind.CLAIM, "Mine")
    then(lambda other: other.jump(0))
    assert book.undo() is None
    assert titles(book) == set()


def test_redo_names_no_step_that_another_program_did_again(book: Notebook, then: Between) -> None:
    cards.add_card(book, Kind.CLAIM, "Mine")
    book.undo()
    then(lambda other: other.redo())
    assert book.redo() is None
    assert titles(book) == {"Mine"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a lock for as long as the file that took it is open")
def test_opening_it_once_more_lets_go_of_no_lock(book: Notebook) -> None:
    """On other systems a program that closes any file of its own on the notebook loses all its locks there."""
    writes = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    command = [sys.executable, "-c", writes, str(book.path)]
    with book.step(Label("Long")):
        book.run("UPDATE notebook SET title = 'Mine'")
        assert subprocess.run(command, capture_output=True, check=False).returncode == 1
        with opened_beside(book.path, book.uid):
            assert subprocess.run(command, capture_output=True, check=False).returncode == 1
        assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
