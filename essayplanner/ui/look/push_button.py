"""Buttons that Enter clicks as the space bar does, wherever they stand; every button of ours is one of these."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton


def clicked_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button, or open its menu, where the key is Enter; gives whether it was. Held down it clicks once."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or held != Qt.KeyboardModifier.NoModifier:
        return False
    if not event.isAutoRepeat():
        if isinstance(button, QPushButton) and button.menu() is not None:
            button.showMenu()
        else:
            button.click()
    return True


class PushButton(QPushButton):
    """A button with words on it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button with a sign on it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)
