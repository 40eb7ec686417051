"""An open notebook: its file, its steps, and who is told of them."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from essayplanner.domain.changes import Change, ChangeSet, RowKey, StepInfo
from essayplanner.domain.errors import (
    BusyError,
    EssayError,
    NotFoundError,
    ReadOnlyError,
    SavedError,
    UnusableFileError,
)
from essayplanner.domain.text import clean_line, shorten
from essayplanner.domain.whole_files import real_path
from essayplanner.notebook import opening, steps
from essayplanner.notebook.migrations import CURRENT, bring_up_to_date
from essayplanner.notebook.presence import Presence
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sentences import a_row, as_sentences, sentence
from essayplanner.notebook.sound_rows import sound_rows

Listener = Callable[[ChangeSet], None]

#: So often a step begins anew because the file was written to just then.
_ATTEMPTS = 20


def now() -> str:
    """This moment in UTC, ISO 8601, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def new_uid() -> str:
    """A random UUID (version 4) as text."""
    from uuid import uuid4

    return str(uuid4())


class Notebook:
    """One open `*.essayplan` file. Every change is made inside a `step`; each step is on disk when its block ends.

    `file` is what is read: `path` itself or, where an interrupted change could not be rolled back in a read-only
    place, a recovered copy of it. `read_only` is why nothing can be written, empty where it can.
    """

    def __init__(self, path: Path, opened: opening.Opened, patience: int = opening.BUSY_TIMEOUT) -> None:
        self.path = path
        self.file = opened.file
        self.read_only = opened.read_only
        self.connection = opened.connection
        self._folder: tempfile.TemporaryDirectory[str] | None = opened.folder
        self._listeners: list[Listener] = []
        self._savers: list[Callable[[], bool]] = []
        self._settling = False
        self._meant: tuple[RowKey, int] | None = None
        self._step: int | None = None
        self._doubt: sqlite3.Error | None = None
        #: Whether another program held the file when it was asked last.
        self.busy = self._missed = False
        self._patience = patience
        if not self.read_only:
            steps.prepare(self.connection)
        self._version_seen = self._data_version()
        self._presence = Presence(path, self.connection)

    @classmethod
    def create(cls, path: Path, title: str) -> "Notebook":
        """Make a new, empty notebook and open it; EssayError where the file is there already or cannot be made.

        SavedError where it is made, and could not be opened.
        """
        from essayplanner.notebook.making import make_notebook

        make_notebook(path, title)
        try:
            return cls.open(path)
        except EssayError as error:
            raise SavedError(f"“{path.name}” was made, but could not be opened at once: open it again.") from error

    @classmethod
    def open(cls, path: Path, patience: int | None = None) -> "Notebook":
        """Open a notebook after checking it; UnusableFileError, with the file as it was, where it is not sound.

        `patience` is how many milliseconds it waits for another program that is writing; None is BUSY_TIMEOUT.
        """
        path = real_path(path)
        opened = opening.open_checked(path, patience)
        try:
            if opened.version < CURRENT and not opened.read_only:
                from essayplanner.notebook.backups import back_up

                back_up(path)
                with as_sentences(path):
                    bring_up_to_date(opened.connection)
            elif opened.version < CURRENT:
                raise UnusableFileError(
                    f"“{path.name}” was made by an older EssayPlanner and lies where it cannot be brought up to date: "
                    "copy it to a folder of yours and open the copy."
                )
            with as_sentences(path):
                return cls(path, opened, opening.BUSY_TIMEOUT if patience is None else patience)
        except BaseException:
            opened.connection.close()
            if opened.folder:
                opened.folder.cleanup()
            raise

    def close(self) -> None:
        """Close the file; what is typed was saved before (`settle`)."""
        self._listeners.clear()
        self._savers.clear()
        self.connection.close()
        if self._folder:
            self._folder.cleanup()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; none where it asks for a number or a text that no notebook can hold."""
        try:
            with self._reading():
                return sound_rows(self.connection.execute(sql, parameters), self.path)
        except (OverflowError, UnicodeEncodeError):
            return []

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Remembers where another program held the file, and from then on waits for it no more until it let go."""
        try:
            with as_sentences(self.path, reading=self._step is None):
                yield
        except BusyError:
            self.busy = self._missed = True
            self._wait_at_most(0)
            raise

    def be_patient(self, milliseconds: int) -> None:
        """Wait so long, at most, for another program that is writing."""
        self._patience = milliseconds
        self._wait_at_most(milliseconds)

    def _wait_at_most(self, milliseconds: int) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

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

        `label` is what the history says. A step within a step is part of it; where the inner one fails, its own
        changes are gone even if the outer one goes on. Steps that follow each other with the same `merge` mark (typing
        without a pause) become one.
        """
        if self._step is not None:
            with self._savepoint():
                yield
            return
        self.settle()
        with self._transaction():
            try:
                self._step = steps.begin(self.connection, clean_line(label), now(), merge)
                mark = steps.newest_row(self.connection)
                yield
                changed = steps.end(self.connection, self._step, mark, label)
            finally:
                self._step = None
            if changed is None:
                self.connection.rollback()
        if changed is not None:
            self._announce_saved(changed)

    @contextlib.contextmanager
    def _savepoint(self) -> Iterator[None]:
        self.connection.execute("SAVEPOINT inner_step")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO inner_step")
                self.connection.execute("RELEASE inner_step")
            raise
        self.connection.execute("RELEASE inner_step")

    def undo(self) -> StepInfo | None:
        """Take back the last step; gives it, or None where there is none."""
        self.settle()
        step = self.next_steps()[0]
        if step:
            self.jump(step.id - 1)
        return step

    def redo(self) -> StepInfo | None:
        """Do the step again that was undone last; gives it, or None where there is none."""
        self.settle()
        step = self.next_steps()[1]
        if step:
            self.jump(step.id)
        return step

    def jump(self, step_id: int) -> None:
        """Undo or redo until the named step is the last one done; 0 is the state before the first step."""
        if self._step is not None:
            raise RuntimeError("undo inside a step")
        self.settle()
        made: list[Change] = []
        label, origin = "", "undo"
        with self._transaction():
            for step in steps.to_undo(self.connection, self.path, step_id):
                made += steps.replay(self.connection, step.id, backwards=True)
                label = step.label
            for step in steps.to_redo(self.connection, self.path, step_id):
                made += steps.replay(self.connection, step.id, backwards=False)
                label, origin = step.label, "redo"
        if made:
            self._announce_saved(steps.combined(label, made, origin))

    def history(self) -> list[StepInfo]:
        """Every step, oldest first; those undone come last."""
        with self._reading():
            return steps.history(self.connection, self.path)

    def history_span(self) -> tuple[int, str]:
        """The number of steps, and the time of the first one (empty for none).

        Steps are numbered without gaps (only the last ones are ever deleted), so they need not be counted.
        """
        count, first = self.row(
            "SELECT ifnull((SELECT max(id) FROM step) - (SELECT min(id) FROM step) + 1, 0), "
            "(SELECT at FROM step ORDER BY id LIMIT 1)"
        )
        return count, first or ""

    def next_steps(self) -> tuple[StepInfo | None, StepInfo | None]:
        """What undo would take back and what redo would do again."""
        with self._reading():
            return steps.next_to_undo(self.connection, self.path), steps.next_to_redo(self.connection, self.path)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyError(self.read_only)
        meant, self._meant = self._meant, None
        try:
            self._begin()
            if meant and self.key(meant[0].table, meant[1]) != meant[0]:
                raise NotFoundError(f"{a_row(meant[0].table, 'the')} was deleted meanwhile; nothing was changed.")
            yield
            if self.connection.in_transaction:
                self._commit()
            self._presence.remember()
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            self.connection.rollback()
            raise
        except sqlite3.Error as error:
            self.connection.rollback()
            raise sentence(error, self.path) from error
        except OverflowError as error:
            self.connection.rollback()
            raise EssayError("A number is too large for a notebook; nothing was changed.") from error
        except BaseException:
            self.connection.rollback()
            raise

    def _commit(self) -> None:
        """End the transaction on disk. An error that is raised though all of it is there is kept, as a doubt."""
        self._doubt, meant = None, steps.standing(self.connection)
        try:
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self.connection.in_transaction:  # SQLite itself says that it is not
                raise
            try:
                is_there = steps.standing(self.connection) == meant
            except sqlite3.Error:
                raise EssayError(
                    f"The disk reported an error with “{self.path.name}”, so it is not known whether the last change "
                    "was saved: open the notebook again and look."
                ) from error
            if not is_there:
                raise
            self._doubt = error

    def lost(self) -> str:
        """Why nothing more is written: the file is not there any more, or is another; empty where all is well."""
        return self._presence.lost()

    def _begin(self) -> None:
        """Begin to write, with nothing in mind that is older than the file; EssayError where it is lost.

        What another program wrote is announced before, when listeners may still make steps of their own.
        """
        for _ in range(_ATTEMPTS):
            self._catch_up()
            self._wait_at_most(self._patience)
            self.connection.execute("BEGIN IMMEDIATE")  # from here on nobody else can write
            if not self._presence.has_changed() and self._data_version() == self._version_seen:
                return
            self.connection.execute("ROLLBACK")
        raise EssayError(f"Another program keeps writing to “{self.path.name}”; nothing was changed: try again later.")

    def _catch_up(self) -> None:
        """Announce what another program did to the file; EssayError where it is lost."""
        self.look_for_changes()
        if lost := self.lost():
            raise EssayError(lost)

    # What is being typed

    def before_steps(self, save: Callable[[], bool]) -> Callable[[], None]:
        """Call `save` before every step, undo and redo: it saves what is being typed, as a step before that one, and
        gives whether nothing is left unsaved. Gives the function that ends it."""
        self._savers.append(save)
        return lambda: self._savers.remove(save) if save in self._savers else None

    def settle(self) -> bool:
        """Have everything saved that is being typed; gives whether all of it is on disk."""
        if self._settling or self._step is not None:
            return True
        self._settling = True
        try:
            saved = [save() for save in self._savers]
            return all(saved)
        finally:
            self._settling = False

    def key(self, table: str, row_id: int) -> RowKey:
        """What tells a row from one that may later have its id; NotFoundError where there is none."""
        assert table in LOGGED
        return RowKey(table, self.row(f"SELECT uid FROM {table} WHERE id = ?", (row_id,), a_row(table, "the"))[0])

    @contextlib.contextmanager
    def addressed(self, key: RowKey) -> Iterator[int]:
        """The id of a row, for a step that is made within: nothing is written where the row is another by then.

        NotFoundError where the notebook does not hold the row.
        """
        what = a_row(key.table, "the")
        assert key.table in LOGGED
        self._catch_up()
        row_id = self.row(f"SELECT id FROM {key.table} WHERE uid = ?", (key.uid,), what)[0]
        before, self._meant = self._meant, (key, row_id)
        try:
            yield row_id
        finally:
            self._meant = before

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def look_for_changes(self) -> bool:
        """Announce that everything may have changed where another program wrote to the file; gives whether it did.

        Waits for nobody: where another program holds the file, `busy` says so. What could not be read meanwhile is
        asked for again, by that announcement, when it has let go.
        """
        self._wait_at_most(0)
        try:
            with as_sentences(self.path):
                unseen = self._presence.look()
                version = self._data_version()
        except BusyError:
            self.busy = True
            self._wait_at_most(0 if self._missed else self._patience)
            return False
        self._wait_at_most(self._patience)
        missed, self.busy, self._missed = self._missed, False, False
        changed, self._version_seen = unseen or version != self._version_seen, version
        if changed or missed:
            self._announce(ChangeSet("Changed by another program", everything=True, origin="outside"))
        return changed

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the ChangeSet of every step from now on; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, changed: ChangeSet) -> None:
        """Tell every listener, in order, even where one of them fails; what it raised comes out at the end."""
        try:
            with contextlib.ExitStack() as telling:
                for listener in reversed(self._listeners):
                    telling.callback(_tell, listener, changed)
        except EssayError:
            self._version_seen = -1  # not everybody knows what is in the file: the next look tells them
            raise

    def _announce_saved(self, changed: ChangeSet) -> None:
        """Tell of a step that is on disk; SavedError where the disk reported an error since, or a listener did."""
        done = {"undo": "undone", "redo": "done again"}.get(changed.origin, "saved")
        saved = f"“{shorten(changed.label, 60)}” is {done}"
        try:
            self._announce(changed)
        except EssayError as error:
            raise SavedError(f"{saved}, but could not be read again at once, so it is shown a moment later.") from error
        if self._doubt:
            raise SavedError(
                f"{saved}, but the disk reported an error right after: save a copy on another disk."
            ) from self._doubt

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
        from essayplanner.notebook.copies import copy_database

        path = real_path(path)
        if self._presence.is_at(path):
            raise EssayError(f"“{path.name}” is this notebook, and saved already: choose another name for a copy.")
        copy_database(self.connection, self.path, path)


def _tell(listener: Listener, changed: ChangeSet) -> None:
    with contextlib.suppress(BusyError):  # what it could not read, it is told again (`look_for_changes`)
        listener(changed)
