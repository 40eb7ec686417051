"""A line that is typed in on the page: Ctrl+Enter and Escape are the page's there, too."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from essayplanner.ui.controls.texts import LineField, is_ctrl_enter


class PageLine(LineField):
    """Leaves these keys to what it stands in."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps nothing from the page."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape go on."""
        if is_ctrl_enter(event) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
