"""The window closes in order where the system, a terminal or Ctrl+C asks the program to end."""

import contextlib
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending(QObject):
    """Closes every window at a signal, as the student would: what is typed is saved, or asked about, first.

    A signal comes while Qt waits, when no line of Python runs; so it is written into a socket that Qt listens to.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        #: The exit code as a shell has it; 0 while no signal has come.
        self.code = 0
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._close)
        self._before = {
            number: signal.signal(number, _noted)
            for number in _SIGNALS
            if signal.getsignal(number) is not signal.SIG_IGN  # as `nohup` wants it
        }
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)

    def leave(self) -> None:
        """Have signals do what they did before."""
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _close(self) -> None:
        with contextlib.suppress(BlockingIOError):
            for number in self._reading.recv(64):
                if number in self._before:
                    self.code = 128 + number
                    self._application.closeAllWindows()


def _noted(number: int, frame: object) -> None:
    """Nothing: the socket says it."""
