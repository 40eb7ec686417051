"""A key that is still held down when the hand is led elsewhere."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class HeldKey(QObject):
    """Keeps its repeats, from now until another press, from what gets the focus: Enter that leads to a note writes no
    lines there."""

    #: When a key was let go last, in milliseconds of the platform, 0 where it counts none.
    _released = 0

    def begin(self) -> None:
        """From now on."""
        self._released = 0
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes repeats away, and goes with the first press that is none.

        X11 repeats a key by letting it go and pressing it in the same millisecond, and Qt misses some of that.
        """
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() not in _PRESSES:
            self._released = event.timestamp()
            return False
        if event.isAutoRepeat() or event.timestamp() == self._released > 0:
            return True
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        return False
