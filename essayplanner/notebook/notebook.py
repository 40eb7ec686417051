"""An open notebook: its file, its steps, and who is told of them."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from essayplanner.domain.changes import Change, ChangeSet, StepInfo
from essayplanner.domain.errors import EssayError, NotFoundError, ReadOnlyError, UnusableFileError
from essayplanner.notebook import opening, steps
from essayplanner.notebook.migrations import CURRENT, bring_up_to_date

Listener = Callable[[ChangeSet], None]


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_uid() -> str:
    """A random UUID (version 4) as text."""
    from uuid import uuid4

    return str(uuid4())


class Notebook:
    """One open `*.essayplan` file. Every change is made inside a `step`; each step is on disk when its block ends."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._listeners: list[Listener] = []
        self._step: int | None = None
        steps.prepare(connection)
        self._version_seen = self._data_version()
        self._file = os.stat(path)

    @classmethod
    def create(cls, path: Path, title: str) -> "Notebook":
        """Make a new, empty notebook; EssayError where the file is there already or cannot be made."""
        path = path.absolute()
        if path.exists():
            raise EssayError(f"“{path.name}” is there already; nothing was changed: choose another name.")
        partial = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with contextlib.closing(sqlite3.connect(partial, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = EXTRA")
                bring_up_to_date(connection)
                connection.execute("INSERT INTO notebook VALUES (1, ?, ?, ?)", (new_uid(), title, now()))
            partial.rename(path)
        except (OSError, sqlite3.Error) as error:
            reason = getattr(error, "strerror", None) or error
            raise EssayError(f"“{path.name}” cannot be made there ({reason}); nothing was changed.") from None
        finally:
            partial.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Notebook":
        """Open a notebook after checking it; UnusableFileError, with the file as it was, where it is not sound."""
        path = path.absolute()
        opened = opening.open_checked(path)
        try:
            if opened.version < CURRENT and not opened.read_only:
                from essayplanner.notebook.backups import back_up

                back_up(path)
                bring_up_to_date(opened.connection)
            elif opened.version < CURRENT:
                raise UnusableFileError(
                    f"“{path.name}” was made by an older EssayPlanner and lies where it cannot be brought up to date: "
                    "copy it to a folder of yours and open the copy."
                )
            return cls(path, opened.connection, opened.read_only)
        except sqlite3.Error as error:
            opened.connection.close()
            raise opening.sentence(error, path) from error
        except BaseException:
            opened.connection.close()
            raise

    def close(self) -> None:
        """Close the file; nothing is left to save."""
        self._listeners.clear()
        self.connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise opening.sentence(error, self.path) from error

    def row(self, sql: str, parameters: Sequence[Any] = (), what: str = "That") -> tuple[Any, ...]:
        """The one row of a query; NotFoundError where there is none."""
        found = self.rows(sql, parameters)
        if not found:
            raise NotFoundError(f"{what} is not in this notebook (any more); nothing was changed.")
        return found[0]

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Change rows as part of the open step; gives the id of the row that was added, if one was."""
        if self._step is None:
            raise RuntimeError("a change outside a step")
        return self.connection.execute(sql, parameters).lastrowid or 0

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Change many rows alike as part of the open step."""
        if self._step is None:
            raise RuntimeError("a change outside a step")
        self.connection.executemany(sql, rows)

    @contextlib.contextmanager
    def step(self, label: str, merge: str = "") -> Iterator[None]:
        """A block whose changes are one undo, on disk when the block ends, none of them where it fails.

        `label` is what the history says. A step within a step is part of it. Steps that follow each other with the
        same `merge` mark (typing without a pause) become one.
        """
        if self._step is not None:
            yield
            return
        with self._transaction():
            self._step = steps.begin(self.connection, label, now(), merge)
            mark = steps.newest_row(self.connection)
            try:
                yield
                changed = steps.end(self.connection, self._step, mark, label)
            finally:
                self._step = None
            if changed is None:
                self.connection.rollback()
        if changed is not None:
            self._announce(changed)

    def undo(self) -> StepInfo | None:
        """Take back the last step; gives it, or None where there is none."""
        return self._replay(steps.next_to_undo(self.connection), backwards=True)

    def redo(self) -> StepInfo | None:
        """Do the step again that was undone last; gives it, or None where there is none."""
        return self._replay(steps.next_to_redo(self.connection), backwards=False)

    def _replay(self, step: StepInfo | None, *, backwards: bool) -> StepInfo | None:
        if step:
            self.jump(step.id - 1 if backwards else step.id)
        return step

    def jump(self, step_id: int) -> None:
        """Undo or redo until the named step is the last one done; 0 is the state before the first step."""
        made: list[Change] = []
        label, origin = "", "undo"
        with self._transaction():
            for step in reversed(self.history()):
                if step.id > step_id and not step.undone:
                    made += steps.replay(self.connection, step.id, backwards=True)
                    label = step.label
            for step in self.history():
                if step.id <= step_id and step.undone:
                    made += steps.replay(self.connection, step.id, backwards=False)
                    label, origin = step.label, "redo"
        if made:
            self._announce(steps.combined(label, made, origin))

    def history(self) -> list[StepInfo]:
        """Every step, oldest first; those undone come last."""
        return steps.history(self.connection)

    def next_steps(self) -> tuple[StepInfo | None, StepInfo | None]:
        """What undo would take back and what redo would do again."""
        return steps.next_to_undo(self.connection), steps.next_to_redo(self.connection)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyError(f"{self.read_only} Use File > Save As to work on a copy.")
        self._refuse_if_replaced()
        self.look_for_changes()
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self.connection.rollback()
            raise opening.sentence(error, self.path) from error
        except BaseException:
            self.connection.rollback()
            raise

    def _refuse_if_replaced(self) -> None:
        try:
            there = os.stat(self.path)
        except OSError:
            there = None
        if not there or (there.st_ino, there.st_dev) != (self._file.st_ino, self._file.st_dev):
            raise EssayError(
                f"“{self.path.name}” was moved, deleted or replaced by another program; nothing was written: "
                "use File > Save As to keep what is on screen."
            )

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def look_for_changes(self) -> bool:
        """Announce that everything may have changed where another program wrote to the file; gives whether it did."""
        version = self._data_version()
        if version == self._version_seen:
            return False
        self._version_seen = version
        self._announce(ChangeSet("Changed by another program", everything=True, origin="outside"))
        return True

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the ChangeSet of every step from now on; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, changed: ChangeSet) -> None:
        for listener in list(self._listeners):
            listener(changed)

    @property
    def title(self) -> str:
        """The topic of the notebook."""
        return str(self.row("SELECT title FROM notebook")[0])

    @property
    def uid(self) -> str:
        """What tells this notebook from others; copies of a file share it."""
        return str(self.row("SELECT uid FROM notebook")[0])

    def save_copy(self, path: Path) -> None:
        """Write the notebook as it is now to another file: beside it, flushed, then swapped in."""
        from essayplanner.notebook.backups import copy_database

        copy_database(self.connection, path)
