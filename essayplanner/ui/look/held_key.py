"""A key that is still held down when the hand is led elsewhere."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class HeldKey(QObject):
    """Keeps its repeats, from now until it is let go or another key is pressed, from what gets the focus: Enter that
    leads to a note writes no lines there."""

    def begin(self) -> None:
        """From now on."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes repeats away, and goes with the first key that is none."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.isAutoRepeat():
            return event.type() in _KEYS
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        return False
