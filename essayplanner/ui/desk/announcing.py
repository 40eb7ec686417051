"""Telling screen readers, and the status bar, what was done."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError


class Announcer(QObject):
    """Says sentences: `said` for the status bar; aloud where a screen reader listens.

    `failed` brings the EssayError that says what went wrong, `told` a Trouble that is none: what was done, in a
    sentence that stays, with more to read.
    """

    said = Signal(str)
    failed = Signal(object)
    told = Signal(object)

    def say(self, at: QWidget | None, sentence: str) -> None:
        """Say what was done, or why it was not, of a part of the window; None is the whole of it."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self.said.emit(sentence)
        if speaking := at or self.parent():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaking, sentence))

    def fail(self, error: EssayError) -> None:
        """Say what went wrong, in its own sentence."""
        self.failed.emit(error)
