"""The chip of a filter that can be taken off."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from essayplanner.ui.look.fields import Chip
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme


class CrossedChip(Chip):
    """A filter that says what it is set to, with a cross at its end: a click there, or Delete, takes it off."""

    taken_off = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("crossed", "true")

    def cross(self) -> QRect:
        """Where the cross is while the filter is set."""
        from PySide6.QtWidgets import QStyle  # its enums take 4 ms

        box = self.rect()
        wide = max(LEAST, self.theme.px(22)) if self.isChecked() else 0
        end = box.adjusted(box.width() - wide, 0, 0, 0)
        return QStyle.visualRect(self.layoutDirection(), box, end)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes the filter off where the cross is let go."""
        if self.isDown() and self.cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.taken_off.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter off."""
        if self.isChecked() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_off.emit()
        else:
            super().keyPressEvent(event)
