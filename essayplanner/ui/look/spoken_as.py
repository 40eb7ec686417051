"""Widgets that a screen reader would take for something else: what they are is registered with Qt.

What is registered lives as long as its widget: Qt deletes it then, and the widget keeps what Python has of it. It is
done after the first picture, which names nothing of this: Qt's own enums take milliseconds.
"""

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

from essayplanner.ui.look.push_button import PushButton


def register(told: QAccessibleWidget, widget: QWidget) -> None:
    """Have this told of a widget from now on, in the place of what Qt would."""
    there = QAccessible.queryAccessibleInterface(widget)
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(there))
    QAccessible.registerAccessibleInterface(told)
    widget.told = told  # type: ignore[attr-defined]


def tell_as_group(widget: QWidget) -> None:
    """Controls that belong together, under the name that their widget has."""
    register(QAccessibleWidget(widget, QAccessible.Role.Grouping), widget)


def tell_as_menu(button: PushButton) -> None:
    """A button that opens a menu."""
    register(_MenuButton(button), button)


class _MenuButton(QAccessibleWidget):
    """A button whose click opens a menu."""

    def __init__(self, button: PushButton) -> None:
        super().__init__(button, QAccessible.Role.ButtonMenu)
        self._button: QAbstractButton = button

    def state(self) -> QAccessible.State:
        """With the menu, and whether it is checked."""
        state = super().state()
        state.hasPopup = True
        if self._button.isCheckable():
            state.checkable = True
            state.checked = self._button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        """It can be opened."""
        names = [QAccessibleActionInterface.showMenuAction()] if self._button.isEnabled() else []
        return [*names, *super().actionNames()]

    def doAction(self, action: str) -> None:
        """Opens the menu, as a click does."""
        if action == QAccessibleActionInterface.showMenuAction():
            self._button.click()
        else:
            super().doAction(action)
