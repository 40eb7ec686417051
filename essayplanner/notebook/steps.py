"""Steps: what the student did, logged row by row while it happens, and taken back or done again from that log.

Temporary triggers on our connection write each touched row's before and after into `step_row` as structured values.
Nothing that is logged is ever run: undo reads values and writes them with statements of its own. See docs/adr/0003.

Another device reads a step by uids, for ids are those of this file alone: a row's own stands among its values, and
those of the rows that it refers to in `refs`, before and after, where it came to refer to them or ceased to. One that
is missing there is that of a row whose deletion, which took this one along, is logged further on. See docs/adr/0013.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.domain.changes import Change, ChangeSet, Row, StepInfo
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.domain.labels import Label
from essayplanner.language import _
from essayplanner.notebook.discarding import discard
from essayplanner.notebook.schema import LOGGED, REFERENCES
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.sound_rows import sound_rows

#: How the rows of a step are logged that is made today. One of format 1 has no `refs`, and a sentence as its label.
FORMAT = 2

#: A step of more rows than this is announced as “everything”: reading it back would cost more than reading anew.
LISTED_AT_MOST = 2000

#: The steps that are undone: they stand after all that are done, so that a long history is not looked through.
_AFTER_DONE = "undone AND id > coalesce((SELECT id FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1), 0)"


class Made(NamedTuple):
    """What tells a step from all others, whoever reads it, and the device on which it is made."""

    uid: str
    device: str


def prepare(connection: sqlite3.Connection) -> None:
    """Make the temporary table and triggers that log; without an open step, any write to a logged table fails."""
    connection.execute("CREATE TEMP TABLE recording (step_id INTEGER, replaying INTEGER NOT NULL)")
    connection.execute("INSERT INTO recording VALUES (NULL, 0)")
    for table, columns in LOGGED.items():
        for event, row, before, after, refs in (
            ("INSERT", "NEW", "NULL", _as_json("NEW", columns), _refs(table, "NEW")),
            ("UPDATE", "NEW", _as_json("OLD", columns), _as_json("NEW", columns), _refs(table, "OLD", "NEW")),
            ("DELETE", "OLD", _as_json("OLD", columns), "NULL", _refs(table, "OLD")),
        ):
            differs = f" AND ({_differs(columns)})" if event == "UPDATE" else ""
            connection.execute(
                f"CREATE TEMP TRIGGER log_{event.lower()}_{table} AFTER {event} ON main.{table} "
                f"WHEN NOT (SELECT replaying FROM recording){differs} BEGIN "
                f"INSERT INTO step_row (step_id, tbl, row_id, before, after, refs) "
                f"VALUES ((SELECT step_id FROM recording), '{table}', {row}.id, {before}, {after}, {refs}); END"
            )


def _as_json(row: str, columns: Iterable[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {row}.{column}" for column in columns) + ")"


def _differs(columns: Iterable[str]) -> str:
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


def _refs(table: str, *rows: str) -> str:
    """The uids of the rows to which one refers, as it was (OLD) and is (NEW); of a change, where these are others."""
    there = REFERENCES.get(table)
    if not there:
        return "NULL"
    images = ", ".join(f"'{'before' if row == 'OLD' else 'after'}', {_uids(row, there)}" for row in rows)
    return f"json_object({images})" if len(rows) == 1 else f"CASE WHEN {_differs(there)} THEN json_object({images}) END"


def _uids(row: str, there: dict[str, str]) -> str:
    """An object without what is not there, which is what merging it into an empty one leaves."""
    found = (f"'{column}', (SELECT uid FROM {table} WHERE id = {row}.{column})" for column, table in there.items())
    return f"json_patch('{{}}', json_object({', '.join(found)}))"


def begin(connection: sqlite3.Connection, label: Label, at: str, merge: str, made: Made) -> int:
    """Start to record; gives the step's id. The transaction is open already.

    With `merge`, the step becomes part of the last one where that one has the same mark and is not undone.
    """
    last = connection.execute("SELECT id, undone, merge FROM step ORDER BY id DESC LIMIT 1").fetchone()
    if merge and last and not last[1] and last[2] == merge:
        connection.execute("UPDATE step SET at = ?, label = ?, details = ? WHERE id = ?", (at, *label, last[0]))
        step_id = int(last[0])
    else:
        if last and last[1]:
            discard(connection, _last_done(connection), at)
        row = connection.execute(
            "INSERT INTO step (label, details, at, merge, uid, device, format) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*label, at, merge, *made, FORMAT),
        )
        step_id = int(row.lastrowid or 0)
    connection.execute("UPDATE recording SET step_id = ?", (step_id,))
    return step_id


def standing(connection: sqlite3.Connection) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The newest step and the last one done: every step, undo and redo leaves one of them another than it was."""
    newest = connection.execute("SELECT id, at, label FROM step ORDER BY id DESC LIMIT 1").fetchone()
    done = connection.execute("SELECT id FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1").fetchone()
    return newest or (), done or ()


def _last_done(connection: sqlite3.Connection) -> int:
    done = connection.execute("SELECT id FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1").fetchone()
    return int(done[0]) if done else 0


def newest_row(connection: sqlite3.Connection) -> int:
    """The id of the last row that was logged."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM step_row").fetchone()[0])


def end(connection: sqlite3.Connection, step_id: int, mark: int, label: Label) -> ChangeSet | None:
    """Stop recording; what was logged after `mark`, or None where nothing changed (the step is then not kept)."""
    connection.execute("UPDATE recording SET step_id = NULL")
    count = connection.execute("SELECT count(*) FROM step_row WHERE id > ?", (mark,)).fetchone()[0]
    if not count:
        return None
    if count > LISTED_AT_MOST:
        return ChangeSet(label, everything=True)
    changes = tuple(_net(_logged(connection, "id > ?", mark)))
    _squeeze(connection, step_id, mark)
    return ChangeSet(label, changes)


#: What an entry of the log is that holds a row before and after, and says of none that it refers to others by now.
_A_CHANGE = "before IS NOT NULL AND after IS NOT NULL AND refs IS NULL"


def _squeeze(connection: sqlite3.Connection, step_id: int, mark: int) -> None:
    """Typing that goes on in one step rewrites one row many times: keep its first before and its last after.

    Only where the row's last entry before `mark` is a change too, where neither refers to other rows than before, and
    where no names must stay apart meanwhile (tags).
    """
    for id, table, row_id, after in connection.execute(
        f"SELECT id, tbl, row_id, after FROM step_row WHERE id > ? AND {_A_CHANGE} "
        "AND tbl NOT IN ('tag', 'card_tag') ORDER BY id",
        (mark,),
    ).fetchall():
        last = connection.execute(
            f"SELECT id, {_A_CHANGE} FROM step_row WHERE step_id = ? AND id < ? "
            "AND tbl = ? AND row_id = ? ORDER BY id DESC LIMIT 1",
            (step_id, id, table, row_id),
        ).fetchone()
        if last and last[1]:
            connection.execute("UPDATE step_row SET after = ? WHERE id = ?", (after, last[0]))
            connection.execute("DELETE FROM step_row WHERE id = ?", (id,))


def _logged(connection: sqlite3.Connection, where: str, value: int, order: str = "id") -> Iterator[Change]:
    for table, row_id, before, after in connection.execute(
        f"SELECT tbl, row_id, before, after FROM step_row WHERE {where} ORDER BY {order}", (value,)
    ):
        try:
            yield Change(table, row_id, logged_row(table, row_id, before), logged_row(table, row_id, after))
        except ValueError:
            raise DamagedFileError(_("The history of this notebook is damaged"), UNCHANGED) from None


def logged_row(table: str, row_id: int, text: str | None) -> Row | None:
    """A row as it was logged; ValueError where it is not one of that table."""
    if text is None:
        return None
    try:
        row = json.loads(text)
    except RecursionError:
        raise ValueError(table) from None
    if (
        table not in LOGGED
        or not isinstance(row, dict)
        or not row.keys() <= set(LOGGED[table])
        or row.get("id") != row_id
        or not all(value is None or isinstance(value, str | int) for value in row.values())
    ):
        raise ValueError(table)
    return row


def _net(changes: Iterable[Change]) -> Iterator[Change]:
    """A row once: its first before and its last after."""
    net: dict[tuple[str, int], Change] = {}
    for change in changes:
        key = (change.table, change.id)
        net[key] = change._replace(before=net[key].before) if key in net else change
    return (change for change in net.values() if change.before != change.after)


def replay(connection: sqlite3.Connection, step_id: int, *, backwards: bool) -> list[Change]:
    """Take a step back, or do it again, and mark it so; gives the changes as they were made.

    Every logged change is met in its order (or against it), so that each state between was once a valid one.
    """
    changes = list(_logged(connection, "step_id = ?", step_id, "id DESC" if backwards else "id"))
    if backwards:
        changes = [change._replace(before=change.after, after=change.before) for change in changes]
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("UPDATE recording SET replaying = 1")
    try:
        for change in changes:
            _write(connection, change)
    except (OverflowError, UnicodeEncodeError):
        raise DamagedFileError(_("The history of this notebook is damaged"), UNCHANGED) from None
    connection.execute("UPDATE recording SET replaying = 0")
    connection.execute("UPDATE step SET undone = ?, merge = '' WHERE id = ?", (int(backwards), step_id))
    return changes


def _write(connection: sqlite3.Connection, change: Change) -> None:
    table, row = change.table, change.after
    if row is None:
        _expect_one(connection.execute(f"DELETE FROM {table} WHERE id = ?", (change.id,)))
        return
    columns = [column for column in LOGGED[table] if column in row]
    values: list[Any] = [row[column] for column in columns]
    if change.before is None:
        marks = ", ".join("?" * len(columns))
        connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)
    else:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        _expect_one(connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", [*values, change.id]))


def _expect_one(cursor: sqlite3.Cursor) -> None:
    if cursor.rowcount != 1:
        raise EssayError(
            _("Another program has changed the same things since, so this step cannot be undone"), UNCHANGED
        )


def combined(label: Label, changes: list[Change], origin: str) -> ChangeSet:
    """What replayed steps changed in all, a row once."""
    if len(changes) > LISTED_AT_MOST:
        return ChangeSet(label, everything=True, origin=origin)
    return ChangeSet(label, tuple(_net(changes)), origin=origin)


def history(connection: sqlite3.Connection, path: Path) -> list[StepInfo]:
    """Every step, oldest first."""
    return _chosen(connection, path, "1 ORDER BY id")


def next_to_undo(connection: sqlite3.Connection, path: Path) -> StepInfo | None:
    """The last step that is not undone."""
    return next(iter(_chosen(connection, path, "NOT undone ORDER BY id DESC LIMIT 1")), None)


def next_to_redo(connection: sqlite3.Connection, path: Path) -> StepInfo | None:
    """The first step that is undone."""
    return next(iter(_chosen(connection, path, f"{_AFTER_DONE} ORDER BY id LIMIT 1")), None)


def to_undo(connection: sqlite3.Connection, path: Path, step_id: int) -> list[StepInfo]:
    """The steps done after the named one, last first."""
    return _chosen(connection, path, "id > ? AND NOT undone ORDER BY id DESC", step_id)


def to_redo(connection: sqlite3.Connection, path: Path, step_id: int) -> list[StepInfo]:
    """The steps undone up to the named one, first first."""
    return _chosen(connection, path, "id <= ? AND undone ORDER BY id", step_id)


def _chosen(connection: sqlite3.Connection, path: Path, which: str, *values: int) -> list[StepInfo]:
    rows = connection.execute(f"SELECT id, label, details, at, undone, uid FROM step WHERE {which}", values)
    return [
        StepInfo(id, Label(key, details), at, bool(undone), uid)
        for id, key, details, at, undone, uid in sound_rows(rows, path)
    ]
