"""The file of an open notebook as it is written to: whole or not at all, and never over what another program wrote."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from essayplanner.domain.changes import RowKey, Table
from essayplanner.domain.errors import EssayError, NotFoundError, ReadOnlyError
from essayplanner.domain.whole_files import real_path
from essayplanner.language import _
from essayplanner.notebook import opening, steps
from essayplanner.notebook.row_words import deleted
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sentences import UNCHANGED, sentence
from essayplanner.notebook.watched_file import WatchedFile

#: So often a step begins anew because the file was written to just then.
_ATTEMPTS = 20


class OpenFile(WatchedFile):
    """An open `*.essayplan` file to read and to write to; what is typed is saved before anything else is written."""

    def __init__(self, path: Path, opened: opening.Opened, patience: int = opening.BUSY_TIMEOUT) -> None:
        super().__init__(path, opened, patience)
        self._savers: list[Callable[[], bool]] = []
        self._readers: list[Callable[[], object]] = []
        self._settling = self._writing = False
        self._meant: tuple[RowKey, int] | None = None
        self._doubt: sqlite3.Error | None = None
        self._is_logged = bool(self.read_only)
        if not self._is_logged:
            self.connection.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close the file; what is typed was saved before (`settle`)."""
        self._savers.clear()
        self._readers.clear()
        super().close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyError(self.read_only)
        meant, self._meant = self._meant, None
        for let_go in self._readers:
            let_go()
        try:
            self._begin()
            if meant and self.key(meant[0].table, meant[1]) != meant[0]:
                raise NotFoundError(deleted(meant[0].table), UNCHANGED)
            self._writing = True
            yield
            if self.connection.in_transaction:
                self._commit()
            self._presence.remember()
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            self._roll_back()
            raise
        except sqlite3.Error as error:
            self._roll_back()  # first: the sentence may look into the file, which lets go of our lock on it
            raise sentence(error, self.path) from error
        except OverflowError as error:
            self._roll_back()
            raise EssayError(_("A number is too large for a notebook"), UNCHANGED) from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._writing = False

    def _begin(self) -> None:
        """Begin to write, with nothing in mind that is older than the file; EssayError where it is lost.

        What another program wrote is announced before, when listeners may still make steps of their own.
        """
        self.connection.rollback()
        for _attempt in range(_ATTEMPTS):
            self._catch_up()
            self._wait_at_most(self._patience)
            self._log()
            self.connection.execute("BEGIN IMMEDIATE")  # from here on nobody else can write
            if not self._presence.has_changed() and self._data_version() == self._version_seen:
                return
            self.connection.execute("ROLLBACK")
        busy = _("Another program keeps writing to “{name}”", name=self.path.name)
        raise EssayError(busy, UNCHANGED, _("try again later"))

    def _log(self) -> None:
        """Have what is written from now on logged. Before that nothing can be written; who only reads, as most do, does
        not wait for it, which would take three times as long as to open the file."""
        if self._is_logged:
            return
        self.connection.execute("PRAGMA query_only = OFF")
        try:
            self.connection.execute("BEGIN")
            steps.prepare(self.connection)
            self.connection.execute("COMMIT")
            self._is_logged = True
        finally:
            if not self._is_logged:
                self._roll_back()
                self.connection.execute("PRAGMA query_only = ON")

    def _catch_up(self) -> None:
        """Announce what another program did to the file; EssayError where it is lost."""
        self.look_for_changes()
        if lost := self.lost():
            raise EssayError(lost)

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
                    _(
                        "The disk reported an error with “{name}”, so it is not known whether the last change was "
                        "saved",
                        name=self.path.name,
                    ),
                    mend=_("open the notebook again to check"),
                ) from error
            if not is_there:
                raise
            self._doubt = error

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # what cannot be taken back now is when the next step begins
            self.connection.rollback()

    def is_held(self) -> bool:
        """Whether another program keeps this one from writing just now."""
        if self.read_only or self.connection.in_transaction:
            return False
        self._wait_at_most(0)
        try:
            self._log()
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            return True
        finally:
            self._wait_at_most(0 if self._missed else self._patience)
        return False

    # What is being typed

    def before_steps(self, save: Callable[[], bool]) -> Callable[[], None]:
        """Call `save` before every step, undo and redo: it saves what is being typed, as a step before that one, and
        gives whether nothing is left unsaved. Gives the function that ends it."""
        self._savers.append(save)
        return lambda: self._savers.remove(save) if save in self._savers else None

    def before_writing(self, let_go: Callable[[], object]) -> Callable[[], None]:
        """Call `let_go` before anything is written: the disk takes a step only when nobody reads the file beside it.

        Gives the function that ends it.
        """
        self._readers.append(let_go)
        return lambda: self._readers.remove(let_go) if let_go in self._readers else None

    def settle(self) -> bool:
        """Have everything saved that is being typed; gives whether all of it is on disk."""
        if self._settling or not self._savers or self._writing:
            return True
        self._settling = True
        try:
            saved = [save() for save in self._savers]
            return all(saved)
        finally:
            self._settling = False

    def key(self, table: Table, row_id: int) -> RowKey:
        """What tells a row from one that may later have its id; NotFoundError where there is none."""
        return RowKey(table, self.row(f"SELECT uid FROM {table} WHERE id = ?", (row_id,), table)[0])

    @contextlib.contextmanager
    def addressed(self, key: RowKey) -> Iterator[int]:
        """The id of a row, for a step that is made within: nothing is written where the row is another by then.

        NotFoundError where the notebook does not hold the row.
        """
        assert key.table in LOGGED
        self._catch_up()
        row_id = self.row(f"SELECT id FROM {key.table} WHERE uid = ?", (key.uid,), key.table)[0]
        before, self._meant = self._meant, (key, row_id)
        try:
            yield row_id
        finally:
            self._meant = before

    def save_copy(self, path: Path) -> None:
        """Write the notebook as it is now to another file: beside it, flushed, then swapped in."""
        from essayplanner.notebook.copies import copy_database

        path = real_path(path)
        if self.is_overwritten():
            raise EssayError(
                _(
                    "No copy was made: “{name}” was overwritten by another program and is now a different "
                    "notebook. File > Restore backup has the newest copy of yours.",
                    name=self.path.name,
                )
            )
        if self._presence.is_at(path):
            raise EssayError(
                _("“{name}” is this notebook, which is saved already", name=path.name),
                mend=_("choose another name for a copy"),
            )
        copy_database(self.connection, self.path, path)
