"""The program's window, waited for in an event loop, and how long it is held up."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget


class Desk(NamedTuple):
    """An application with one complete window."""

    application: Any
    window: Any


def open_desk(path: Path) -> Desk:
    """The program's window on a notebook, once search is ready."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from essayplanner.app import Program
    from essayplanner.ui.running.application import make_application

    application = QApplication.instance() or make_application()
    program = Program(application)
    program.theme.choose(mode="light")
    window = program.open(path)
    assert window is not None
    loop = QEventLoop()
    window.library.shown.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    rest(0.3)
    desk = Desk(application, window)
    _KEPT.append((desk, program))
    return desk


_KEPT: list[Any] = []


def rest(seconds: float) -> None:
    """Let the window work in an event loop; turns of `processEvents` hold the lock that its threads wait for."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


class Turns:
    """How long the window is held up in one go, as a timer without an interval sees it, while a block runs.

    `held` is the longest turn in seconds; `worked` the longest by what its thread works, where neighbours do not count,
    and `all` what it works in all turns in which there is something to do.
    """

    #: Seconds that a turn takes by itself, at most.
    _NOTHING = 0.0002

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.held = self.worked = self.all = self._at = self._work = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def __enter__(self) -> "Turns":
        self._at, self._work = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def _turn(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        took = work - self._work
        self.held, self.worked = max(self.held, now - self._at), max(self.worked, took)
        self.all += took if took > self._NOTHING else 0
        self._at, self._work = now, work

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._turn()


def to_picture(
    act: Callable[[], object], answered: "SignalInstance", view: "QWidget", patience: float = 5
) -> tuple[float, float]:
    """Milliseconds from an act to the picture of what it asked for, and how long at most the window is held up
    meanwhile; `answered` is emitted when the answer is there to be painted.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, alarm = QEventLoop(), QTimer(singleShot=True, interval=round(patience * 1000))
    alarm.timeout.connect(loop.quit)
    there: list[bool] = []

    def end() -> None:
        there.append(True)
        loop.quit()

    link = answered.connect(end)
    began = time.perf_counter()
    with Turns() as turns:
        act()
        alarm.start()
        if not there:
            loop.exec()
        view.repaint()
    took = time.perf_counter() - began
    answered.disconnect(link)
    if not there:
        raise SystemExit("No answer came.")
    return took * 1000, turns.held * 1000


def finish(desk: Desk) -> None:
    """Close the window, as the program does: with the work that is still under way."""
    from essayplanner.ui.desk.jobs import Jobs

    desk.window.close()
    Jobs.of_program().end()
    sys.stdout.flush()
