"""Telling screen readers, and the status bar, what was done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError, Trouble


class Announcer(QObject):
    """Says sentences: `said` for the status bar; aloud where a screen reader listens.

    `failed` brings the EssayError that says what went wrong; `mended` its Trouble, where the same was done since and
    did not go wrong. `told` brings a Trouble that is none: what was done, in a sentence that stays, with more to read.
    """

    said = Signal(str)
    failed = Signal(object)
    told = Signal(object)
    mended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wrong: dict[object, Trouble] = {}

    def say(self, at: QWidget | None, sentence: str) -> None:
        """Say what was done, or why it was not, of a part of the window; None is the whole of it."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.said.emit(sentence)
        if speaking := at or self.parent():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaking, sentence))

    def fail(self, error: EssayError, deed: object = None) -> None:
        """Say what went wrong, in its own sentence; `deed` tells what was done from all else that is done."""
        if deed is not None:
            self._wrong[deed] = error.trouble
        self.failed.emit(error)

    def work(self, deed: object) -> None:
        """Something was done: what was said to have gone wrong with it before is over."""
        if trouble := self._wrong.pop(deed, None):
            self.mended.emit(trouble)
