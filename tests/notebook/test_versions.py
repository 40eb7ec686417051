"""Notebooks of newer and older programs, and places that cannot be written."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError, ReadOnlyError
from essayplanner.notebook import backups, cards, checking, migrations, opening, outlines
from essayplanner.notebook import notebook as notebook_module
from essayplanner.notebook.health import faults
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search import Search
from tests.notebook.tools import around, dump, execute, newer, posix, refused


def test_a_newer_notebook_is_shown_and_never_written(full: Path) -> None:
    before = around(newer(full).parent)
    book = Notebook.open(full)
    assert "newer" in str(book.read_only)
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
    assert "update EssayPlanner to open it" in refused(full)
    full.write_bytes(whole)
    execute(full, "CREATE TRIGGER t AFTER UPDATE ON card BEGIN DELETE FROM card; END")
    assert "trigger" in refused(full)
    full.write_bytes(whole)
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE card SET kind = 'dream' WHERE id = 1")
        other.commit()
    refused(full)


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind TEXT NOT NULL CHECK", "kind TEXT NOT NULL COLLATE french CHECK"),
        ("title TEXT NOT NULL, text", "title TEXT NOT NULL COLLATE french, text"),
        ("COLLATE NOCASE", "COLLATE french"),
        ("card (trashed_at, kind)", "card (trashed_at, kind COLLATE french)"),
        (
            "tag (\n        id INTEGER PRIMARY KEY, uid TEXT",
            "tag (\n        id INTEGER PRIMARY KEY, uid TEXT COLLATE french",
        ),
    ],
)
def test_a_newer_notebook_in_an_order_that_is_not_known_here(
    full: Path, old: str, new: str, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a program may bring its own, by the letters of a language, say; large files are not checked whole at first."""
    with closing(sqlite3.connect(newer(full), isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        changed = other.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE sql LIKE ?", (old, new, f"%{old}%")
        )
        assert changed.rowcount
    if is_large:
        monkeypatch.setattr(opening, "CHECKED_AT_OPENING", 0)
    assert "was made by a newer version of EssayPlanner and cannot be read by this one" in refused(full)


@posix
@pytest.mark.parametrize("which", ["file", "folder"])
def test_a_place_that_cannot_be_written(full: Path, which: str) -> None:
    place = full if which == "file" else full.parent
    mode = place.stat().st_mode
    place.chmod(stat.S_IMODE(mode) & ~0o222)
    before = around(full.parent)
    try:
        book = Notebook.open(full)
        assert "reading only" in str(book.read_only)
        assert dump(book)
        with pytest.raises(ReadOnlyError):
            cards.add_card(book, Kind.CLAIM)
        book.save_copy(full.parent.parent / "copy.essayplan")
        book.close()
        assert around(full.parent) == before
    finally:
        place.chmod(mode)
    Notebook.open(full.parent.parent / "copy.essayplan").close()


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A program one release on, with a migration of its own."""

    def to(*statements: str) -> None:
        monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, statements))
        for module in (migrations, checking, opening, notebook_module):
            monkeypatch.setattr(module, "CURRENT", len(migrations.ALL))
        migrations._made.cache_clear()

    return to


def test_an_older_notebook_is_backed_up_and_brought_up_to_date(full: Path, second_version: Callable[..., None]) -> None:
    book = Notebook.open(full)
    before = dump(book)
    book.close()
    whole = full.read_bytes()
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT", "ALTER TABLE card ADD COLUMN mood TEXT")
    book = Notebook.open(full)
    assert book.connection.execute("PRAGMA user_version").fetchone()[0] == len(migrations.ALL)
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
    migrations._made.cache_clear()
    before = full.read_bytes()
    with pytest.raises(EssayError):
        Notebook.open(full)
    assert full.read_bytes() == before
    assert [each.name for each in full.parent.iterdir()] == [full.name]


def test_no_backup_no_migration(
    full: Path, second_version: Callable[..., None], monkeypatch: pytest.MonkeyPatch, app_data: Path
) -> None:
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT")
    shutil.rmtree(app_data, ignore_errors=True)
    app_data.write_text("a file where the folder should be")
    assert "is not a folder" in refused(full, EssayError)


def test_an_older_notebook_in_a_read_only_place(full: Path, second_version: Callable[..., None]) -> None:
    second_version("CREATE TABLE dream (id INTEGER PRIMARY KEY) STRICT")
    full.chmod(0o444)
    assert "older" in refused(full)
    full.chmod(0o644)
