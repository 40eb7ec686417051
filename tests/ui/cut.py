"""What is cut, or larger than the room that there is, in a window or a dialog."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QPushButton, QWidget

from essayplanner.ui.frame.rails import TurnedButton
from tests.ui.odd import Odd

#: Width and height of the first window on such a screen with a taskbar of 40 pixels.
ROOM = (1024 - 40, 768 - 40 - 40)


class Cut(Odd):
    """Notes each control that is too narrow for its own words, and each window that is larger than the room."""

    def check(self, text: str, where: str) -> None:
        """Words may be any."""

    room = ROOM

    def look(self, where: str, within: QWidget | None = None) -> None:
        """Look at the room that all controls of a window have."""
        assert within is not None
        for _pass in range(3):  # what is laid out may ask for more of it
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        least = within.minimumSizeHint()
        if least.width() > self.room[0] or least.height() > self.room[1]:
            self.faults.add(f"{where}: wants {least.width()} x {least.height()}")
        for widget in (within, *within.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            if isinstance(widget, QAbstractButton) and not _scrolls(widget) and _is_cut(widget):
                self.faults.add(f"{where}: {widget.accessibleName() or widget.text()} is cut")
            if not widget.visibleRegion().isEmpty():
                self._room(widget, where)


def _scrolls(widget: QWidget) -> bool:
    """Whether something around a widget scrolls it into sight."""
    above = widget.parentWidget()
    while above and not above.isWindow():
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _is_cut(button: QAbstractButton) -> bool:
    """Whether some of a button is out of sight, or it is too low for its words."""
    least = 0
    if isinstance(button, TurnedButton):
        least = button.fontMetrics().horizontalAdvance(button.text())
    elif isinstance(button, QPushButton):
        least = button.minimumSizeHint().height()
    return button.height() < least or button.visibleRegion().boundingRect() != button.rect()
