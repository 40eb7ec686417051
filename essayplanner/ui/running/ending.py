"""The window closes in order where the system, a terminal or Ctrl+C asks the program to end."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class _Pipe(NamedTuple):
    reading: int
    writing: int
    read: Callable[[], bytes]
    close: Callable[[], None]


class Ending(QObject):
    """Closes every window at a signal, as the student would: what is typed is saved, or asked about, first.

    A signal comes while Qt waits, when no line of Python runs; so it is written into a pipe that Qt listens to.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        #: The exit code as a shell has it; 0 while no signal has come.
        self.code = 0
        self._pipe = _pipe()
        self._notifier = QSocketNotifier(self._pipe.reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        self._before = {
            number: signal.signal(number, _noted)
            for number in _SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN  # as `nohup` wants it
        }
        signal.set_wakeup_fd(self._pipe.writing, warn_on_full_buffer=False)

    def leave(self) -> None:
        """Have signals do what they did before."""
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._notifier.setEnabled(False)
        self._pipe.close()

    def _close(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in self._pipe.read():
                if number in self._before:
                    self.code = 128 + number
                    self._application.closeAllWindows()


def _noted(number: int, frame: object) -> None:
    """Nothing: the pipe says it."""


def _pipe() -> _Pipe:
    """A pipe that never waits; on Windows, where Qt listens to sockets alone, a pair of them."""
    if sys.platform == "win32":
        import socket  # takes 3 ms

        ends = socket.socketpair()
        for end in ends:
            end.setblocking(False)
        reading, writing = (end.fileno() for end in ends)
        return _Pipe(reading, writing, lambda: ends[0].recv(64), lambda: [end.close() for end in ends].clear())
    reading, writing = os.pipe()
    for each in (reading, writing):
        os.set_blocking(each, False)
    return _Pipe(reading, writing, lambda: os.read(reading, 64), partial(_close_both, reading, writing))


def _close_both(reading: int, writing: int) -> None:
    os.close(reading)
    os.close(writing)
