"""When garbage is collected: in the thread of the windows alone, not while the first of them is put together, and what
is much only while nobody does anything."""

import gc
import math
import sys
import time

from PySide6.QtCore import QObject, QTimer

#: Milliseconds between two looks at how much there is.
LOOK_EVERY = 500
#: So many new objects are worth a look through them.
LEAST = 1_000
#: So many are looked through in one go, in 2 to 5 ms; more (an outline that was read, say) are set aside.
MOST = 10_000
#: Looks in a row at which the window had nothing to do before what was set aside is looked through: ten seconds.
RESTED = 20
#: Milliseconds of work between two looks up to which the window had nothing to do; a blinking cursor takes one.
NOTHING = 5
#: Seconds after which what was there when all was looked through may be garbage: a dialog that was open then, say.
STALE = 300
#: So often something is set aside without a rest, at most: who never rests is held up now and then, and keeps memory.
ASIDE_AT_MOST = 100


class Collector:
    """Collects garbage from a timer, where Python would collect in whatever thread happens to allocate.

    A collection in the thread of a search or an export frees widgets and timers there, while Qt deletes them here
    (docs/adr/0011-who-owns-what.md). `owner` is the application: the timer runs in its thread and goes with it.

    Looking through takes as long as there are objects, whether or not they are garbage, and a large outline is 200,000
    of them. So they are set aside unseen; what is not tied in knots is freed as ever when nobody holds it any more.
    """

    def __init__(self, owner: QObject) -> None:
        self._timer = QTimer(owner, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._thawed = False
        self._aside = self._rested = 0
        self._worked, self._looked_at, self._stale = 0.0, math.inf, False

    def begin(self) -> None:
        """Collect by the timer from now on; what is there already, the program itself, is not looked through again."""
        if not self._timer.isActive():
            gc.disable()
            gc.freeze()
            self._timer.start()

    def look(self) -> None:
        """Collect as much as is due."""
        worked = (time.thread_time() - self._worked) * 1000
        self._rested = self._rested + 1 if worked <= NOTHING else 0
        self._stale |= not self._rested and time.monotonic() > self._looked_at + STALE
        rests = self._rested >= RESTED
        if self._thawed or self._aside > (0 if rests else ASIDE_AT_MOST) or (rests and self._stale):
            self._look_through_all()
        elif gc.get_count()[0] > LEAST:
            if tracked() > MOST:
                gc.freeze()
                self._aside += 1
            else:
                gc.collect()
        self._worked = time.thread_time()

    def _look_through_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._thawed = self._stale = False
        self._aside, self._looked_at = 0, time.monotonic()
        _give_back()

    def thaw(self) -> None:
        """Look through everything at the next look: a window closed, and most of it was there when this began."""
        self._thawed = True

    def end(self) -> None:
        """Collect all there is while the application still stands, and leave the rest to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()


def tracked() -> int:
    """How many objects a collection would look through.

    They are listed, counted and let go of in one call: were the list held while another thread has its turn, a tuple
    that is being made there from a generator would be held twice, of which Python says SystemError.
    """
    return next(map(len, map(gc.get_objects, (None,))))


def _give_back() -> None:
    """Give memory that is free back to the system: glibc keeps what a dialog or an export took."""
    if sys.platform == "linux":
        from ctypes import CDLL

        if trim := getattr(CDLL(None), "malloc_trim", None):  # other C libraries keep less, and have no such call
            trim(0)
