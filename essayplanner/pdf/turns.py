"""Several threads that ask one process: each in its turn, in the order in which they came."""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator

from essayplanner.domain.errors import StoppedError
from essayplanner.language import _

Cancelled = Callable[[], bool]

#: How often one that waits looks whether it was cancelled, in seconds.
_LOOK = 0.05


class Turns:
    """Turns, of which one is had at a time."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()

    @contextlib.contextmanager
    def turn(self, cancelled: Cancelled | None = None) -> Iterator[None]:
        """Wait for a turn, and have it within the block; StoppedError where it was cancelled before it came."""
        mine = object()
        with self._changed:
            self._waiting.append(mine)
        try:
            self._wait_for(mine, cancelled)
            yield
        finally:
            with self._changed:
                self._waiting.remove(mine)
                self._changed.notify_all()

    def _wait_for(self, mine: object, cancelled: Cancelled | None) -> None:
        while True:
            if cancelled and cancelled():
                raise StoppedError(_("Stopped"))
            with self._changed:
                if self._waiting[0] is mine or self._changed.wait_for(lambda: self._waiting[0] is mine, _LOOK):
                    return
