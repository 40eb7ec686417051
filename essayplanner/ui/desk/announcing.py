"""Telling screen readers, and the status bar, what was done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from essayplanner.domain.errors import EssayError, Trouble

#: Milliseconds for which what changes with each key stands still before it is said aloud.
SETTLED = 700


class Announcer(QObject):
    """Says sentences: `said` for the status bar; aloud where a screen reader listens, which `spoken` tells too.

    `failed` brings the EssayError that says what went wrong; `mended` its Trouble, where the same was done since and
    did not go wrong. `told` brings a Trouble that is none: what was done, in a sentence that stays, with more to read.
    `held` brings a sentence that is over when the focus leaves where it is now, `over` one that is over already.
    """

    said = Signal(str)
    spoken = Signal(str)
    failed = Signal(object)
    told = Signal(object)
    mended = Signal(object)
    held = Signal(str)
    over = Signal(str)
    #: Other keys work where the focus is.
    keys_named = Signal()

    def __init__(self, parent: QObject | None = None, outer: "Announcer | None" = None) -> None:
        """What is said aloud here is said by the `outer` one, where there is one."""
        super().__init__(parent)
        self._outer = outer
        self._wrong: dict[object, Trouble] = {}
        self._aimed = ""
        self._settling: dict[QWidget, str | Callable[[], str]] = {}
        self._rest = QTimer(self, singleShot=True, interval=SETTLED)
        self._rest.timeout.connect(self._tell_settled)
        #: Whether what is being done now says itself what was done.
        self.is_deed_said = False

    def say(self, at: QWidget | None, sentence: str, *, settled: bool = False) -> None:
        """Say what was done, or why it was not, of a part of the window; None is the whole of it.

        With `settled` it is one of many that follow each other, of which the last is said aloud.
        """
        self.said.emit(sentence)
        if settled and at:
            self.tell_settled(at, sentence)
        else:
            self.tell(at, sentence)

    def ask(self, at: QWidget | None, sentence: str) -> None:
        """Say what to do, or what cannot be done, where the focus is now; when it goes elsewhere that is over."""
        self.say(at, sentence)
        self.held.emit(sentence)

    def aim(self, at: QWidget, sentence: str) -> None:
        """Say what a drop would do where something is dragged, or why it may not be dropped there; that is over when it
        is elsewhere, or let go."""
        self.end_aim()
        self._aimed = sentence
        self.say(at, sentence)

    def end_aim(self) -> None:
        """What is dragged is elsewhere, or is dragged no more."""
        aimed, self._aimed = self._aimed, ""
        if aimed:
            self.over.emit(aimed)

    def tell(self, at: QWidget | None, sentence: str) -> None:
        """Say it aloud alone: it is seen elsewhere, or is nothing to see."""
        speaking = at or self.parent()
        if self._outer:
            self._outer.tell(at or (speaking if isinstance(speaking, QWidget) else None), sentence)
            return
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.spoken.emit(sentence)
        if speaking:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaking, sentence))

    def tell_settled(self, at: QWidget, sentence: str | Callable[[], str]) -> None:
        """Say it aloud when nothing else was to be said of that part for a while; what is empty is not said."""
        if self._outer:
            self._outer.tell_settled(at, sentence)
            return
        self._settling[at] = sentence
        self._rest.start()

    def _tell_settled(self) -> None:
        settled, self._settling = self._settling, {}
        for at, sentence in settled.items():
            if isValid(at) and (said := sentence() if callable(sentence) else sentence):
                self.tell(at, said)

    @contextmanager
    def doing(self, *, said: bool) -> Iterator[None]:
        """Something is done meanwhile, of which it is said afterwards what was done."""
        before, self.is_deed_said = self.is_deed_said, said
        try:
            yield
        finally:
            self.is_deed_said = before

    def fail(self, error: EssayError, deed: object = None) -> None:
        """Say what went wrong, in its own sentence; `deed` tells what was done from all else that is done."""
        if deed is not None:
            self._wrong[deed] = error.trouble
        self.failed.emit(error)

    def work(self, deed: object) -> None:
        """Something was done: what was said to have gone wrong with it before is over."""
        if trouble := self._wrong.pop(deed, None):
            self.mended.emit(trouble)


def announcer_above(part: QWidget) -> tuple[Announcer | None, QWidget | None]:
    """Who says what is to be said of a part, and what that belongs to: the innermost window or pane that has one."""
    above: QWidget | None = part
    while above is not None:
        announcer = getattr(above, "announcer", None)
        if isinstance(announcer, Announcer):
            return announcer, above
        above = above.parentWidget()
    return None, None


def tell_of(part: QWidget, sentence: str) -> None:
    """Say something aloud of a part that is handed no announcer, where there is one above it."""
    if announcer := announcer_above(part)[0]:
        announcer.tell(part, sentence)


def tell_settled_of(part: QWidget, sentence: str | Callable[[], str]) -> None:
    """The same when nothing else was to be said of the part for a while; a function gives what is true then."""
    if announcer := announcer_above(part)[0]:
        announcer.tell_settled(part, sentence)
