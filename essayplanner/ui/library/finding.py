"""Searching beside the window, so that typing never waits."""

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import BusyError, DamagedFileError, EssayError, StoppedError
from essayplanner.language import _
from essayplanner.notebook.library import Filter
from essayplanner.notebook.search import Search
from essayplanner.notebook.search_answers import Found
from essayplanner.ui.desk.busy import PATIENCE
from essayplanner.ui.desk.jobs import Job, Progress

#: Milliseconds after which is asked again what another program did not let be read.
_AGAIN_AFTER = 300


class Finder(QObject):
    """Keeps an index of the cards and asks it; only the answer to the newest question is told (`found`).

    The index is built, brought up to date and asked by the same job, in that order, so that one thread at a time uses
    it. `damaged` tells once of rows that cannot be read; what else there is is found.
    """

    found = Signal(object)
    damaged = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = Filter()
        self._started = self._told = False
        self._index = _Index(path)
        self._job = Job(self)
        self._job.done.connect(self._answered)
        self._job.failed.connect(self._failed)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(lambda: self.find(self._wanted))

    def start(self) -> None:
        """Begin to build the index; before this nothing is found."""
        self._started = True
        self.find(self._wanted)

    def find(self, wanted: Filter) -> None:
        """Ask for the cards that meet a filter; a question still running is dropped."""
        self._wanted = wanted
        self._again.stop()
        if self._started and not self._index.closing:
            self._job.cancel()
            self._index.interrupt()
            self._job.start(lambda progress: self._index.answer(wanted, progress))

    def follow(self, changed: ChangeSet) -> None:
        """Tell what a step changed, before the next question; before `start` nothing could be out of date."""
        if self._started:
            self._index.changes.append(changed)

    def let_go(self) -> None:
        """End the question that reads the file just now; it is asked again when the window has its next turn."""
        if self._job.running:
            self._job.cancel()
            self._index.interrupt()
            self._again.start(0)

    def _answered(self, found: Found) -> None:
        self._tell(self._index.damage)
        self.found.emit(found)

    def _failed(self, error: EssayError) -> None:
        if isinstance(error, DamagedFileError):
            self._tell(error)
        elif not isinstance(error, StoppedError):  # another program holds the file, or has taken it away
            self._again.start(_AGAIN_AFTER)

    def _tell(self, damage: EssayError | None) -> None:
        if damage and not self._told:
            self._told = True
            self.damaged.emit(damage)

    def close(self) -> None:
        """Let go of the file."""
        self._index.closing = True
        self._again.stop()
        self._job.cancel()
        self._index.interrupt()
        self._job.wait()
        self._index.close()


class _Index:
    """The search over a file, opened and built when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._search: Search | None = None
        #: The last question, and what of its answer is still true.
        self._wanted = Filter()
        self._found: Found | None = None
        #: What is not in the index yet, oldest first; put in by the window's thread, taken out by the other.
        self.changes: deque[ChangeSet] = deque()
        self.closing = False
        #: Why not every card is in the index, and never will be.
        self.damage: DamagedFileError | None = None

    def answer(self, wanted: Filter, progress: Progress) -> Found:
        """What meets the filter; StoppedError where another question came, EssayError where nothing can be read."""
        search = self._search = self._search or Search(self._path, PATIENCE)
        if wanted != self._wanted:
            self._wanted, self._found = wanted, None
        try:
            if self.damage is None:
                self._bring_up_to_date(search)
        except DamagedFileError as damage:
            self.damage = damage
        if self.damage:
            self._found = None
            self.changes.clear()
        found = None if progress.cancelled() else search.find(wanted, self._found)
        if found is None:
            raise StoppedError(_("Another search has begun."))
        self._found = found
        return found

    def _bring_up_to_date(self, search: Search) -> None:
        if not search.ready:
            self._found = None
            self.changes.clear()
            search.build(lambda: not self.closing)
        try:
            while self.changes and not self.closing:
                changed = self.changes.popleft()
                self._found = self._found and self._found.after(changed, self._wanted)
                search.follow(changed)
        except BusyError:
            search.ready = False  # to be built anew, which reads all that there is
            raise

    def interrupt(self) -> None:
        """End the question that is being answered, from another thread."""
        if self._search is not None:
            self._search.stop()

    def close(self) -> None:
        """Let go of the file, when nothing is asked of it any more."""
        if self._search is not None:
            self._search.close()
