"""Searching in a thread of its own, so that typing never waits."""

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.library import Filter
from essayplanner.notebook.search import Found, Search


class _Worker(QObject):
    """Lives in the thread: builds the index, keeps it fresh, answers questions."""

    found = Signal(int, object)
    built = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.search = Search(path)
        self.newest = 0
        self.ending = False

    @Slot()
    def build(self) -> None:
        self.search.build(lambda: not self.ending)
        if not self.ending:
            self.built.emit()

    @Slot(int, object)
    def find(self, number: int, wanted: Filter) -> None:
        if number == self.newest and not self.ending:
            result = self.search.find(wanted)
            if result is not None and number == self.newest:
                self.found.emit(number, result)

    @Slot(object)
    def follow(self, changed: ChangeSet) -> None:
        self.search.follow(changed)


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
        if self._worker.search.ready:
            self._worker.search.stop()
        self._find.emit(self._worker.newest, wanted)

    def follow(self, changed: ChangeSet) -> None:
        """Tell what a step changed; before `start` there is nothing yet that could be out of date."""
        self._follow.emit(changed)

    @Slot(int, object)
    def _answered(self, number: int, result: Found) -> None:
        if self._worker is not None and number == self._worker.newest:
            self.found.emit(result)

    def close(self) -> None:
        """End the thread and let go of the file."""
        if self._worker is None:
            return
        self._worker.ending = True
        if self._thread.isRunning():
            self._worker.search.stop()
            self._thread.quit()
            self._thread.wait()
        self._worker.search.close()
