"""The clock itself: it runs, is paused, is given more time, and ends."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from essayplanner.coach.timing import MINUTE, Countdown, Notice

#: Milliseconds after a moment at which it has passed for certain.
_AFTER = 20


class PlanClock(QObject):
    """`changed` says that something else is to be shown, `noticed` brings a Notice, `ended` the seconds that were used
    and whether all of them were; `turned` says whether it is going on, pauses included. `left_off` brings the seconds
    that were used when the window closes."""

    changed = Signal()
    noticed = Signal(object)
    ended = Signal(float, bool)
    turned = Signal(bool)
    left_off = Signal(float)

    def __init__(self, parent: QObject, now: Callable[[], float] = monotonic) -> None:
        """`now` gives seconds on a clock that only goes forward."""
        super().__init__(parent)
        self.now = now
        #: None while no plan is timed.
        self.countdown: Countdown | None = None
        #: When it was looked at last.
        self._looked = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.countdown.left(self.now()) if self.countdown else 0.0

    @property
    def is_paused(self) -> bool:
        """Whether it stands."""
        return self.countdown is not None and self.countdown.since is None

    def start(self, minutes: int) -> None:
        """Begin with so many minutes."""
        self._looked = self.now()
        self.countdown = Countdown(float(minutes * MINUTE)).started(self._looked)
        self.turned.emit(True)
        self._go_on()

    def pause_or_go_on(self) -> None:
        """Stand still, or go on."""
        if self.countdown:
            now = self._looked = self.now()
            self.countdown = self.countdown.started(now) if self.is_paused else self.countdown.paused(now)
            self._go_on()

    def give_a_minute(self) -> None:
        """Have a minute more."""
        if self.countdown:
            self.countdown = self.countdown.longer(MINUTE)
            self._go_on()

    def stop(self) -> None:
        """End before the time is over."""
        self._end(over=False)

    def leave_off(self) -> None:
        """End without a word: the window closes."""
        left, self.countdown = self.countdown, None
        self._timer.stop()
        if left:
            self.left_off.emit(left.used(self.now()))

    def look(self) -> None:
        """See what time it is, and say what there is to say of it."""
        if not self.countdown:
            return
        before, self._looked = self._looked, self.now()
        self.countdown = self.countdown.rested(before, self._looked)
        notice = self.countdown.noticed(before, self._looked)
        if notice is Notice.OVER:
            self._end(over=True)
            return
        if notice:
            self.noticed.emit(notice)
        self._go_on()

    def _go_on(self) -> None:
        self.changed.emit()
        self._timer.stop()
        if self.countdown and not self.is_paused:
            self._timer.start(int(self.countdown.next_change(self.now()) * 1000) + _AFTER)

    def _end(self, *, over: bool) -> None:
        ended, self.countdown = self.countdown, None
        self._timer.stop()
        if ended:
            self.turned.emit(False)
            self.ended.emit(ended.used(self.now()), over)
