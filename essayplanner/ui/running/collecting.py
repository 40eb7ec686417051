"""When garbage is collected: in the thread of the windows alone, and not while the first of them is put together."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks at how much there is.
LOOK_EVERY = 500
#: A collection of the young, of the middle-aged and of the old is due after so many objects or collections, as
#: Python's own are. A look comes twice a second, and few objects may hold much that is not Python's: so the old come
#: sooner, which costs little, for the program itself is not looked through.
DUE = (1000, 5, 5)


class Collector:
    """Collects garbage from a timer, where Python would collect in whatever thread happens to allocate.

    A collection in the thread of a search or an export frees widgets and timers there, while Qt deletes them here
    (docs/adr/0011-who-owns-what.md). `owner` is the application: the timer runs in its thread and goes with it.
    """

    def __init__(self, owner: QObject) -> None:
        self._timer = QTimer(owner, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._thawed = False

    def begin(self) -> None:
        """Collect by the timer from now on; what is there already, the program itself, is not looked through again."""
        if not self._timer.isActive():
            gc.disable()
            gc.freeze()
            self._timer.start()

    def look(self) -> None:
        """Collect as much as is due."""
        due = [count > limit for count, limit in zip(gc.get_count(), DUE, strict=True)]
        if self._thawed:
            self._thawed = False
            gc.collect()
            _give_back()
        elif all(due):
            gc.collect()
            _give_back()
        elif due[0]:
            gc.collect(int(due[1]))

    def thaw(self) -> None:
        """Look through everything at the next look: a window closed, and most of it was there when this began."""
        gc.unfreeze()
        self._thawed = True

    def end(self) -> None:
        """Collect all there is while the application still stands, and leave the rest to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()


def _give_back() -> None:
    """Give memory that is free back to the system: glibc keeps what a dialog or an export took."""
    if sys.platform == "linux":
        from ctypes import CDLL

        if trim := getattr(CDLL(None), "malloc_trim", None):  # other C libraries keep less, and have no such call
            trim(0)
