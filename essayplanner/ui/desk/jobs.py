"""Work that the window does not wait for: one runner, whatever the work is (docs/adr/0014-jobs-and-work.md).

It needs a QCoreApplication, and no window.
"""

import threading
from collections import deque
from collections.abc import Callable, Hashable

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.work import progress

#: What is told where the work itself is broken; the bug is reported as any other.
_BROKEN = _("Something went wrong in EssayPlanner, so that was not done. What you wrote is kept.")
#: Pieces of work at a time: more than there are kinds, so that no search waits for an import.
_AT_ONCE = 16
#: Milliseconds that the end of the program waits for work, which is told to stop before.
WAIT_AT_MOST = 10_000
#: The property of the application that is them.
_OURS = "essayplanner_jobs"


def into(book: Notebook) -> str:
    """The line of the work that writes to a notebook in steps of its own: two at once would find it in use."""
    return f"into {book.uid}"


class Job(QObject):
    """Work of one kind: what is started takes the place of what was under way, of which nothing more is heard.

    `done` brings what the work gave back, `failed` its EssayError, `went_on` what it says of itself meanwhile and
    `advanced` how far it came; all in the thread of the window. It is told to stop where its parent goes, or the
    program ends.
    """

    done = Signal(object)
    failed = Signal(object)
    went_on = Signal(str)
    advanced = Signal(int, int)

    def __init__(self, parent: QObject, line: str = "") -> None:
        """Jobs of one `line` are at work one after the other, in the order in which they were started."""
        super().__init__(parent)
        self._jobs = Jobs.of_program()
        self.line: Hashable = line or object()
        self._number, self._running = 0, False
        self._stop = stop = [threading.Event()]
        self.destroyed.connect(lambda: stop[0].set())

    @property
    def running(self) -> bool:
        """Whether something is awaited."""
        return self._running

    def start(self, work: "Callable[[Progress], object]") -> None:
        """Do this instead of whatever was under way; it begins when that has ended."""
        self.cancel()
        self._running, self._stop[0] = True, threading.Event()
        carrier = _Carrier(self._jobs)
        carrier.arrived.connect(self._arrived)
        carrier.said.connect(self._said)
        carrier.advanced.connect(self._advanced)
        carrier.arrived.connect(carrier.deleteLater)
        self._jobs.add(self.line, _Task(work, Progress(self._stop[0], carrier, self._number)))

    def stop(self) -> None:
        """Ask what is under way to end; it tells what became of it all the same."""
        self._stop[0].set()

    def cancel(self) -> None:
        """End what is under way; nothing is heard of it any more."""
        self.stop()
        self._number += 1
        self._running = False

    def wait(self) -> None:
        """Hold the window until nothing of this line is at work; it was told to stop, and stops at once."""
        self._jobs.wait(self.line)

    def _arrived(self, number: int, result: object) -> None:
        if number == self._number:
            self._running = False
            (self.failed if isinstance(result, EssayError) else self.done).emit(result)

    def _said(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.went_on.emit(sentence)

    def _advanced(self, number: int, done: int, of: int) -> None:
        if number == self._number:
            self.advanced.emit(done, of)


class Jobs(QObject):
    """All work under way in the program: the lines in which it waits, and the threads in which it is done."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        application.setProperty(_OURS, self)  # sought among its children, the style would come with 4 ms of enums
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_AT_ONCE)
        self._changed = threading.Condition()
        self._lines: dict[Hashable, deque[_Task]] = {}  # the first of each is at work
        application.aboutToQuit.connect(self.stop)

    @staticmethod
    def of_program() -> "Jobs":
        """Those of the application that runs, as every timer is of the thread that runs."""
        application = QCoreApplication.instance()
        assert application is not None
        there = application.property(_OURS)
        return there if isinstance(there, Jobs) else Jobs(application)

    def add(self, line: Hashable, task: "_Task") -> None:
        """Have a piece of work done after those that wait in that line."""
        with self._changed:
            waiting = self._lines.setdefault(line, deque())
            waiting.append(task)
            first = len(waiting) == 1
        if first:
            self._begin(line, task)

    def _begin(self, line: Hashable, task: "_Task") -> None:
        # a function, not a QRunnable of ours: of those one in twenty stays in memory with all it holds
        self._pool.start(lambda: self._do(line, task))

    def _do(self, line: Hashable, task: "_Task") -> None:
        try:
            task.do()
        finally:
            with self._changed:
                waiting = self._lines[line]
                waiting.popleft()
                following = waiting[0] if waiting else None
                if following is None:
                    del self._lines[line]
                    self._changed.notify_all()
            if following is not None:
                self._begin(line, following)

    def stop(self) -> None:
        """Tell all work to stop, what waits as well."""
        with self._changed:
            for waiting in self._lines.values():
                for task in waiting:
                    task.progress.stop()

    def wait(self, line: Hashable) -> None:
        """Wait until nothing of that line is at work."""
        with self._changed:
            self._changed.wait_for(lambda: line not in self._lines, WAIT_AT_MOST / 1000)

    def end(self) -> None:
        """Stop all work, and wait until it is over; nothing outlives the program but what does not listen for long."""
        self.stop()
        self._pool.waitForDone(WAIT_AT_MOST)


class Progress(progress.Progress):
    """What a piece of work asks and says while it runs, told in the window's thread."""

    def __init__(self, stop: threading.Event, carrier: "_Carrier", number: int) -> None:
        self._stop, self._carrier, self._number = stop, carrier, number

    def cancelled(self) -> bool:
        """Whether the work is to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Have the work stop."""
        self._stop.set()

    def arrive(self, result: object) -> None:
        """Hand the result, or the EssayError, to the thread of the window."""
        self._carrier.arrived.emit(self._number, result)

    def _said(self, sentence: str) -> None:
        self._carrier.said.emit(self._number, sentence)

    def _advanced(self, done: int, of: int) -> None:
        self._carrier.advanced.emit(self._number, done, of)


class _Carrier(QObject):
    """Brings what is said to the window's thread, and is freed there: it belongs to the application till then."""

    arrived = Signal(int, object)
    said = Signal(int, str)
    advanced = Signal(int, int, int)


class _Task:
    """A piece of work in its line."""

    def __init__(self, work: Callable[[Progress], object], progress: Progress) -> None:
        self._work, self.progress = work, progress

    def do(self) -> None:
        """Do the work, unless it was stopped while it waited, and hand over what comes of it."""
        result: object = EssayError(_BROKEN)
        try:
            if self.progress.cancelled():
                raise StoppedError(_("Stopped before it began"), _("nothing was changed"))
            result = self._work(self.progress)
        except EssayError as error:
            result = error
        finally:
            self.progress.arrive(result)
