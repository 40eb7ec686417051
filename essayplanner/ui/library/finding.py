"""Searching in a thread of its own, so that typing never waits."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import BusyError, DamagedFileError, EssayError
from essayplanner.notebook.library import Filter
from essayplanner.notebook.search import Found, Search
from essayplanner.ui.desk.busy import PATIENCE

#: Milliseconds after which the thread asks again what another program did not let it read.
_AGAIN_AFTER = 300


class _Worker(QObject):
    """Lives in the thread: builds the index, keeps it fresh, answers questions."""

    found = Signal(int, object)
    built = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.search: Search | None = None
        self.newest = 0
        self.ending = False

    @Slot()
    def build(self) -> None:
        if self.ending:
            return
        try:
            self.search = self.search or Search(self._path, PATIENCE)
            self.search.build(lambda: not self.ending)
        except DamagedFileError:
            raise
        except EssayError:  # another program holds the file, or took it away before it was opened here
            self._later(self.build)
            return
        if not self.ending:
            self.built.emit()

    @Slot(int, object)
    def find(self, number: int, wanted: Filter) -> None:
        if number != self.newest or self.ending or self.search is None:
            return
        try:
            result = self.search.find(wanted)
        except BusyError:
            self._later(lambda: self.find(number, wanted))
            return
        if result is not None and number == self.newest:
            self.found.emit(number, result)

    @Slot(object)
    def follow(self, changed: ChangeSet) -> None:
        try:
            if self.search is not None:
                self.search.follow(changed)
        except BusyError:
            self._later(self.build)  # which reads all that there is

    def _later(self, ask: Callable[[], object]) -> None:
        """Ask again when the other program may have let go of the file."""
        QTimer.singleShot(_AGAIN_AFTER, self, ask)

    def stop(self) -> None:
        """Interrupt a question, from another thread."""
        if self.search is not None:
            self.search.stop()


class Finder(QObject):
    """Asks the search thread; only the answer to the newest question is told (`found`)."""

    found = Signal(object)
    _build = Signal()
    _find = Signal(int, object)
    _follow = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._thread = QThread(self)
        self._worker: _Worker | None = None
        self._wanted = Filter()

    def start(self) -> None:
        """Begin to build the index; before this nothing is found."""
        if self._worker is None:
            self._worker = _Worker(self._path)
            self._worker.moveToThread(self._thread)
            self._build.connect(self._worker.build)
            self._find.connect(self._worker.find)
            self._follow.connect(self._worker.follow)
            self._worker.found.connect(self._answered)
            self._worker.built.connect(lambda: self.find(self._wanted))
            self._thread.start()
            self._build.emit()

    def find(self, wanted: Filter) -> None:
        """Ask for the cards that meet a filter; a question still running is dropped."""
        self._wanted = wanted
        if self._worker is None:
            return
        self._worker.newest += 1
        self._worker.stop()
        self._find.emit(self._worker.newest, wanted)

    def follow(self, changed: ChangeSet) -> None:
        """Tell what a step changed; before `start` there is nothing yet that could be out of date."""
        self._follow.emit(changed)

    @Slot(int, object)
    def _answered(self, number: int, result: Found) -> None:
        if self._worker is not None and not self._worker.ending and number == self._worker.newest:
            self.found.emit(result)

    def close(self) -> None:
        """End the thread and let go of the file."""
        if self._worker is None:
            return
        self._worker.ending = True
        if self._thread.isRunning():
            self._worker.stop()
            self._thread.quit()
            self._thread.wait()
        if self._worker.search is not None:
            self._worker.search.close()
