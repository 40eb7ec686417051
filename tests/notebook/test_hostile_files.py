"""Files that were made to do harm: what they say is read and never run."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.notebook import cards, copies, outlines
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.uses import used_in
from tests.notebook.tools import dump, execute, newer, refused


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON card BEGIN DELETE FROM card; END", "has commands of its own"),
        ("CREATE VIEW v AS SELECT * FROM card", "has commands of its own"),
        ("CREATE TABLE mine (x UNIQUE)", "has a table that is not ours (“mine”)"),
        ("CREATE TABLE other (y, x GENERATED ALWAYS AS (hex(y)))", "has a table that is not ours (“other”)"),
        ("CREATE INDEX mine ON card (title)", "has an index that is not ours (“mine”)"),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "has commands of its own"),
        ("CREATE VIRTUAL TABLE r USING rtree(id, a, b)", "has commands of its own"),
        ("ALTER TABLE card ADD COLUMN x TEXT", "has a column that is not ours (“x” of “card”)"),
        ("ALTER TABLE card DROP COLUMN undated", "lacks the column “undated” of “card”"),
        ("DROP TABLE step_row", "lacks the table “step_row”"),
        ("DROP INDEX card_by_day", "lacks the index “card_by_day”"),
        ("ANALYZE", "has a table that is not ours (“sqlite_stat1”)"),
        ("PRAGMA user_version = 0", "does not say which version it is"),
        ("PRAGMA user_version = 1", "not ours"),
    ],
)
def test_a_schema_that_is_not_ours(full: Path, statement: str, said: str) -> None:
    execute(full, statement)
    sentence = refused(full)
    assert "left as it was" in sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("CHECK (kind IN", "CHECK (1 OR kind IN"),
        ("aliases TEXT NOT NULL DEFAULT ''", "aliases TEXT NOT NULL DEFAULT (hex(randomblob(9999)))"),
        ("ON DELETE SET NULL", "ON DELETE CASCADE"),
        ("'quotation', 'idea'))) STRICT", "'quotation', 'idea')))"),
    ],
)
def test_a_rule_that_was_changed(full: Path, old: str, new: str) -> None:
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA writable_schema = ON")
        sql = other.execute("SELECT sql FROM sqlite_schema WHERE name = 'card'").fetchone()[0]
        assert old in sql
        other.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'card'", (sql.replace(old, new),))
        other.commit()
    assert "has a table that was changed (“card”)" in refused(full)


#: An expression that takes the time of a long night wherever it is worked out.
_COSTLY = "length(hex(zeroblob(400000000))) > 0"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("_sqlite_migrations", '"applied_at" TEXT', f'"applied_at" TEXT, CHECK ({_COSTLY})'),
        ("_sqlite_migrations", '"applied_at" TEXT', f'"applied_at" TEXT GENERATED ALWAYS AS ({_COSTLY})'),
        ("idx__sqlite_migrations_migration_set_name", '"name")', f'"name") WHERE {_COSTLY}'),
        ("idx__sqlite_migrations_migration_set_name", '"name")', f"({_COSTLY}))"),
        ("idx__sqlite_migrations_migration_set_name", "CREATE UNIQUE INDEX", "CREATE INDEX"),
        ("card_by_day", "(first_day)", f"({_COSTLY})"),
        ("card", "CHECK (kind IN", f"CHECK ({_COSTLY}) CHECK (kind IN"),
    ],
)
def test_a_table_named_like_ours_is_read_and_never_run(full: Path, name: str, old: str, new: str) -> None:
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA writable_schema = ON")
        (sql,) = other.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        assert old in sql
        other.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql.replace(old, new), name))
        other.commit()
    assert f"“{name}”" in refused(full, DamagedFileError)
    with pytest.raises(EssayError):
        copies.verify(full)


def test_a_newer_notebook_is_looked_at_without_running_what_it_says(full: Path) -> None:
    """A rule that fails for every row, and an index that lacks them all, are not asked by a check nor by reading."""
    newer(full, f"CREATE TABLE more (x, CHECK ({_COSTLY}))", "CREATE INDEX card_more ON card (title) WHERE 0")
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN', 'CHECK (0) CHECK (kind IN')")
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, 'WHERE 0', 'WHERE 1')")
        other.commit()
    book = Notebook.open(full)
    assert dump(book)
    book.close()
    assert faults(full) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title TEXT NOT NULL, text", f"title TEXT NOT NULL AS ({_COSTLY}), text", "update EssayPlanner to open it"),
        ("CREATE TABLE dream (x)", "CREATE /**/ VIRTUAL/**/TABLE dream USING fts5(x)", "commands of its own"),
        ("CREATE TABLE dream (x)", "create trigger dream after insert on card begin select 1; end", "cannot be read"),
    ],
)
def test_what_a_newer_notebook_may_not_hold(full: Path, old: str, new: str, said: str) -> None:
    newer(full)
    with closing(sqlite3.connect(full)) as other:
        other.execute("PRAGMA writable_schema = ON")
        assert other.execute("SELECT count(*) FROM sqlite_schema WHERE instr(sql, ?)", (old,)).fetchone()[0]
        other.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?)", (old, new))
        other.commit()
    assert said in refused(full)


def test_a_hostile_notebook_never_runs_for_ever(full: Path) -> None:
    """A circle of placements, sections in sections without end: nonsense is shown or refused."""
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
    "row",
    [
        "not json",
        "[]",
        "{}",
        '{"id": 2}',
        '{"id": 1, "x": 1}',
        '{"id": 1, "title": [1]}',
        "[" * 100_000,
        '{"id": 1, "first_day": 99999999999999999999}',
        '{"id": 1, "title": null}',
        '{"id":1,"title":"\\ud800"}',
    ],
)
def test_a_history_that_was_tampered_with(full: Path, row: str) -> None:
    with closing(sqlite3.connect(full)) as other:
        other.execute("INSERT INTO step (label, at) VALUES ('x', '2020')")
        other.execute(
            "INSERT INTO step_row (step_id, tbl, row_id, before, after) VALUES ((SELECT max(id) FROM step), "
            "'card', 1, ?, ?)",
            (row, row),
        )
        other.commit()
    book = Notebook.open(full)
    before = dump(book)
    with pytest.raises(EssayError):
        book.undo()
    assert dump(book) == before
    cards.add_card(book, Kind.CLAIM, "Work goes on")
    book.close()
