"""Whether anybody listens to the program rather than looks at it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from essayplanner.ui.look.told_rows import ToldRows

#: Milliseconds after which a screen reader that was there first has made itself known to Qt, mostly and always.
_KNOWN = 200, 1000


class Listening(QObject):
    """Finds out whether a screen reader listens, at the start and whenever the focus goes; then the lists speak.

    Those that are made later are asked for by Qt.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application, self._window, self._is_waiting = application, window, True
        application.focusChanged.connect(self.look)
        for wait in _KNOWN:
            QTimer.singleShot(wait, self, self.look)

    def look(self) -> None:
        """Have all lists of the window speak, if anybody listens."""
        from PySide6.QtGui import QAccessible

        if self._is_waiting and QAccessible.isActive():
            from essayplanner.ui.look.rows_aloud import speak_for

            self._is_waiting = False
            self._application.focusChanged.disconnect(self.look)
            for view in self._window.findChildren(QAbstractItemView):
                if isinstance(view, ToldRows):
                    speak_for(view)
