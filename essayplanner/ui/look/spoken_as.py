"""Widgets that a screen reader would take for something else: what they are is registered with Qt.

Qt holds what is registered by its bare address, and still looks there when Python has let it go: so it is kept here
until Qt has deleted it. It is done after the first picture, which names nothing of this: Qt's enums take milliseconds.
"""

from functools import partial

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import isValid

from essayplanner.ui.look.push_button import PushButton

#: What Qt knows by its number alone, by our own; Qt's list is one for the whole program too.
_KEPT: dict[int, QAccessibleInterface] = {}


def keep(told: QAccessibleInterface) -> None:
    """Have Qt know of a part of a widget, until `let_go`."""
    QAccessible.registerAccessibleInterface(told)
    hold(told)


def hold(told: QAccessibleInterface) -> None:
    """Keep what Qt knows already, or will when it asks, until `let_go`."""
    _KEPT[id(told)] = told


def let_go(told: QAccessibleInterface) -> None:
    """Have Qt delete a part that was kept."""
    if isValid(told):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(told))
    _KEPT.pop(id(told), None)


def register(told: QAccessibleWidget, widget: QWidget) -> None:
    """Have this told of a widget from now on, in the place of what Qt would."""
    there = QAccessible.queryAccessibleInterface(widget)
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(there))
    keep(told)
    widget.destroyed.connect(partial(let_go, told))  # Qt, which heard of it first, has deleted it by then


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
