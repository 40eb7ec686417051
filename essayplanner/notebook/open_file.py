"""The file of an open notebook: reading it, writing to it whole or not at all, and who is told of what was written."""

import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from essayplanner.domain.changes import ChangeSet, RowKey, Table
from essayplanner.domain.errors import BusyError, EssayError, NotFoundError, OverwrittenError, ReadOnlyError, Trouble
from essayplanner.domain.labels import label
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.language import _
from essayplanner.notebook import opening, steps
from essayplanner.notebook.presence import Presence
from essayplanner.notebook.row_words import deleted, gone
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sentences import UNCHANGED, as_sentences, sentence
from essayplanner.notebook.sound_rows import sound_rows

Listener = Callable[[ChangeSet], None]

#: So often a step begins anew because the file was written to just then.
_ATTEMPTS = 20


class OpenFile:
    """An open `*.essayplan` file.

    `file` is what is read: `path` itself or, where an interrupted change could not be rolled back in a read-only
    place, a recovered copy of it. `read_only` is why nothing can be written, None where it can. `busy` says that
    another program held the file when it was asked last.
    """

    def __init__(self, path: Path, opened: opening.Opened, patience: int = opening.BUSY_TIMEOUT) -> None:
        self.path = path
        self.file = opened.file
        self.read_only = opened.read_only
        self.connection = opened.connection
        self._folder: TemporaryFolder | None = opened.folder
        self._listeners: list[Listener] = []
        self._untold: deque[ChangeSet] = deque()
        self._savers: list[Callable[[], bool]] = []
        self._readers: list[Callable[[], object]] = []
        self._settling = self._writing = False
        self._meant: tuple[RowKey, int] | None = None
        self._doubt: sqlite3.Error | None = None
        self.busy = self._missed = False
        self._patience = patience
        self._version_seen = self._data_version()
        self._presence = Presence(path, self.connection)

    def close(self) -> None:
        """Close the file; what is typed was saved before (`settle`)."""
        self._listeners.clear()
        self._savers.clear()
        self._readers.clear()
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
        inside = self.connection.in_transaction
        try:
            with as_sentences(self.path, reading=not inside):
                if not inside:
                    self._look_at_file()
                if not inside and self._presence.is_other and (lost := self.lost()):
                    raise OverwrittenError(lost)
                yield
        except BusyError:
            self.busy = self._missed = True
            self._wait_at_most(0)
            raise

    def interrupt(self) -> None:
        """End what is being read, from another thread than reads it: there it raises an EssayError."""
        self.connection.interrupt()

    def be_patient(self, milliseconds: int) -> None:
        """Wait so long, at most, for another program that is writing."""
        self._patience = milliseconds
        self._wait_at_most(milliseconds)

    def _wait_at_most(self, milliseconds: int) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    def row(self, sql: str, parameters: Sequence[Any] = (), of: Table | Literal[""] = "") -> tuple[Any, ...]:
        """The one row of a query, `of` the table that it is in; NotFoundError where there is none."""
        found = self.rows(sql, parameters)
        if not found:
            raise NotFoundError(gone(of), UNCHANGED)
        return found[0]

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

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # what cannot be taken back now is when the next step begins
            self.connection.rollback()

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
                    mend=_("open the notebook again and look"),
                ) from error
            if not is_there:
                raise
            self._doubt = error

    def is_held(self) -> bool:
        """Whether another program keeps this one from writing just now."""
        if self.read_only or self.connection.in_transaction:
            return False
        self._wait_at_most(0)
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            return True
        finally:
            self._wait_at_most(0 if self._missed else self._patience)
        return False

    def is_overwritten(self) -> bool:
        """Whether the file holds another notebook by now, of which nothing is read."""
        with contextlib.suppress(sqlite3.OperationalError):  # not to be told while another program holds it
            self._look_at_file()
        return self._presence.is_other

    def _look_at_file(self) -> None:
        if self._presence.has_changed() and self._presence.look():
            self._missed = True  # the next look announces it

    def lost(self) -> Trouble | None:
        """Why nothing more is written: the file is not there any more, or is another; None where all is well."""
        return self._presence.lost()

    def _begin(self) -> None:
        """Begin to write, with nothing in mind that is older than the file; EssayError where it is lost.

        What another program wrote is announced before, when listeners may still make steps of their own.
        """
        self.connection.rollback()
        for _attempt in range(_ATTEMPTS):
            self._catch_up()
            self._wait_at_most(self._patience)
            self.connection.execute("BEGIN IMMEDIATE")  # from here on nobody else can write
            if not self._presence.has_changed() and self._data_version() == self._version_seen:
                return
            self.connection.execute("ROLLBACK")
        busy = _("Another program keeps writing to “{name}”", name=self.path.name)
        raise EssayError(busy, UNCHANGED, _("try again later"))

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
        if self._presence.is_other:
            self.busy, self._missed = False, True  # not told, so that what is shown stays; until it is ours again
            return False
        missed, self.busy, self._missed = self._missed, False, False
        changed, self._version_seen = unseen or version != self._version_seen, version
        if changed or missed:
            self._announce(ChangeSet(label("outside"), everything=True, origin="outside"))
        return changed

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the ChangeSet of every step from now on; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _announce(self, changed: ChangeSet) -> None:
        """Tell every listener, in order, even where one of them fails; what it raised comes out at the end.

        A change that a listener makes is told when all have heard of the one before: nobody hears of two at a time.
        """
        self._untold.append(changed)
        if len(self._untold) > 1:
            return
        try:
            while self._untold:
                with contextlib.ExitStack() as telling:
                    for listener in reversed(self._listeners):
                        telling.callback(_tell, listener, self._untold[0])
                self._untold.popleft()
        except BaseException as error:
            if isinstance(error, EssayError) or len(self._untold) > 1:
                self._version_seen = -1  # not everybody knows what is in the file: the next look tells them
            self._untold.clear()
            raise


def _tell(listener: Listener, changed: ChangeSet) -> None:
    with contextlib.suppress(BusyError):  # what it could not read, it is told again (`look_for_changes`)
        listener(changed)
