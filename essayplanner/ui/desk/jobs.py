"""Work that the window does not wait for: one runner, whatever the work is."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from essayplanner.domain.errors import EssayError
from essayplanner.work import progress

#: What is told where the work itself is broken; the bug is reported as any other.
_BROKEN = "Something went wrong inside EssayPlanner, so that was not done; what you wrote is kept."


class Errand(QObject):
    """Pieces of work in other threads, one after the other; what is superseded or cancelled is never heard of.

    `done` brings what the work gave back, `failed` its EssayError, `went_on` what it says of itself meanwhile and
    `advanced` how far it came; all in the thread of the window. Every errand is told to stop when the program ends.
    """

    done = Signal(object)
    failed = Signal(object)
    went_on = Signal(str)
    advanced = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number, self._running, self._at_work = 0, False, 0
        self._next: Callable[[Progress], object] | None = None
        self._stop = threading.Event()
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether something is awaited."""
        return self._running

    def start(self, work: "Callable[[Progress], object]") -> None:
        """Do this instead of whatever was under way; it begins when that has ended."""
        self.cancel()
        self._running, self._next = True, work
        self._begin()

    def _begin(self) -> None:
        work = self._next
        if work is None or self._at_work:
            return
        self._next, self._at_work, self._stop = None, self._number, threading.Event()
        carrier = _Carrier(QCoreApplication.instance())
        carrier.arrived.connect(self._arrived)
        carrier.said.connect(self._said)
        carrier.advanced.connect(self._advanced)
        carrier.arrived.connect(carrier.deleteLater)
        told = Progress(self._stop, carrier, self._number)
        # a function, not a QRunnable of ours: of those one in twenty stays in memory with all it holds
        QThreadPool.globalInstance().start(lambda: _do(work, told))

    def stop(self) -> None:
        """Ask what is under way to end; it tells what became of it all the same."""
        self._stop.set()

    def cancel(self) -> None:
        """End what is under way; nothing is heard of it any more."""
        self._stop.set()
        self._number += 1
        self._running, self._next = False, None

    def _arrived(self, number: int, result: object) -> None:
        self._at_work = 0
        if number == self._number:
            self._running = False
            (self.failed if isinstance(result, EssayError) else self.done).emit(result)
        self._begin()

    def _said(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.went_on.emit(sentence)

    def _advanced(self, number: int, done: int, of: int) -> None:
        if number == self._number:
            self.advanced.emit(done, of)


class Progress(progress.Progress):
    """What a piece of work asks and says while it runs, told in the window's thread."""

    def __init__(self, stop: threading.Event, carrier: "_Carrier", number: int) -> None:
        self._stop, self._carrier, self._number = stop, carrier, number

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def _said(self, sentence: str) -> None:
        self._carrier.said.emit(self._number, sentence)

    def _advanced(self, done: int, of: int) -> None:
        self._carrier.advanced.emit(self._number, done, of)

    def arrive(self, result: object) -> None:
        """Hand the result, or the EssayError, to the thread of the window."""
        self._carrier.arrived.emit(self._number, result)


class _Carrier(QObject):
    """Brings what is said to the window's thread, and is freed there: it belongs to the application till then."""

    arrived = Signal(int, object)
    said = Signal(int, str)
    advanced = Signal(int, int, int)


def _do(work: Callable[[Progress], object], progress: Progress) -> None:
    result: object = EssayError(_BROKEN)
    try:
        result = work(progress)
    except EssayError as error:
        result = error
    finally:
        progress.arrive(result)
