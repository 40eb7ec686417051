"""The file of an open notebook as it is read and watched: what others do to it is noticed, and told with the rest."""

import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.errors import BusyError, EssayError, NotFoundError, OverwrittenError, Trouble
from essayplanner.domain.labels import label
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.notebook import opening
from essayplanner.notebook.presence import Presence
from essayplanner.notebook.row_words import gone
from essayplanner.notebook.sentences import UNCHANGED, as_sentences
from essayplanner.notebook.sound_rows import sound_rows

Listener = Callable[[ChangeSet], None]


class WatchedFile:
    """An open `*.essayplan` file to read; who subscribes hears of every change, whoever made it.

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
        self.busy = self._missed = False
        self._patience = patience
        self._version_seen = self._data_version()
        self._presence = Presence(path, self.connection)

    def close(self) -> None:
        """Close the file."""
        self._listeners.clear()
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

    def row(self, sql: str, parameters: Sequence[Any] = (), of: Table | Literal[""] = "") -> tuple[Any, ...]:
        """The one row of a query, `of` the table that it is in; NotFoundError where there is none."""
        found = self.rows(sql, parameters)
        if not found:
            raise NotFoundError(gone(of), UNCHANGED)
        return found[0]

    def interrupt(self) -> None:
        """End what is being read, from another thread than reads it: there it raises an EssayError."""
        self.connection.interrupt()

    def be_patient(self, milliseconds: int) -> None:
        """Wait so long, at most, for another program that is writing."""
        self._patience = milliseconds
        self._wait_at_most(milliseconds)

    def _wait_at_most(self, milliseconds: int) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")

    def _data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

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

    @property
    def is_telling(self) -> bool:
        """Whether a change is being told just now, which not everybody has heard of."""
        return bool(self._untold)

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
