"""A row of a list as a screen reader has it. Imported only where one listens: `QAccessible` takes Qt 2 ms."""

from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QContextMenuEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication

from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.told_rows import Index, ToldRows

_Attribute, _Kind, _Role = QAccessible.Attribute, QAccessible.InterfaceType, QAccessible.Role
_Mode, _BY_KEY = QAbstractItemView.SelectionMode, QContextMenuEvent.Reason.Keyboard

#: No interface: PySide takes neither None nor 0 for a pointer to nothing, and the program dies of both.
NOTHING = shiboken6.VoidPtr(0)


class Told(Protocol):
    """What a row asks of what stands for its list."""

    @property
    def view(self) -> ToldRows:
        """The view that is told of."""

    def isValid(self) -> bool:
        """Whether there still is one."""

    def is_chosen(self, index: Index) -> bool:
        """Whether a row is chosen."""

    def choose(self, index: Index, *, chosen: bool) -> bool:
        """Choose a row, or choose it no more; gives whether that could be."""


class RowAloud(QAccessibleInterface):
    """A row: its words, then where it stands; whether it is chosen, and open."""

    def __init__(self, told: Told, index: Index) -> None:
        super().__init__()
        self._told = told
        self.index = QPersistentModelIndex(index)
        self._facts, self._acts = _Facts(told, self.index), _Acts(told, self.index)

    @property
    def _can_be_chosen(self) -> bool:
        return bool(self.index.flags() & Qt.ItemFlag.ItemIsSelectable)

    def isValid(self) -> bool:
        return shiboken6.isValid(self._told) and self._told.isValid() and self.index.isValid()

    def object(self) -> Any:
        return None

    def parent(self) -> Any:
        return self._told

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return _Role.TreeItem if self._told.view.is_tree else _Role.ListItem

    def rect(self) -> QRect:
        view = self._told.view
        rect = view.visualRect(self.index)
        return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return str(self.index.data(Qt.ItemDataRole.AccessibleTextRole) or self.index.data() or "")
        if kind is QAccessible.Text.Description:
            said = str(self.index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "")
            place = self._told.view.row_place(self.index).in_words if self._can_be_chosen else ""
            return ", ".join(filter(None, (said, place)))
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A row is renamed in its view."""

    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._told.view
        state.selectable = state.focusable = self._can_be_chosen
        state.extSelectable = view.selectionMode() is _Mode.ExtendedSelection
        state.selected = self._told.is_chosen(self.index)
        state.focused = view.hasFocus() and view.currentIndex() == self.index
        state.invisible = not view.viewport().rect().intersects(view.visualRect(self.index))
        is_open = view.row_open(self.index)
        state.expandable, state.expanded, state.collapsed = is_open is not None, is_open is True, is_open is False
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return {_Kind.AttributesInterface: self._facts, _Kind.ActionInterface: self._acts}.get(kind, NOTHING)


class _Facts(QAccessibleAttributesInterface):
    """How deep a row of a tree stands."""

    def __init__(self, told: Told, index: QPersistentModelIndex) -> None:
        super().__init__()
        self._told, self._index = told, index

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [_Attribute.Level] if self._told.view.is_tree else []

    def attributeValue(self, key: QAccessible.Attribute) -> int | None:
        return self._told.view.row_place(self._index).level if key in self.attributeKeys() else None


class _Acts(QAccessibleActionInterface):
    """What may be done with a row: choosing it, going to it, what Enter does, and asking what else can be done."""

    def __init__(self, told: Told, index: QPersistentModelIndex) -> None:
        super().__init__()
        self._told, self._index = told, index

    def actionNames(self) -> list[str]:
        view, names = self._told.view, [self.toggleAction(), self.setFocusAction()]
        names += [self.pressAction()] if view.opens_rows else []
        return [*names, self.showMenuAction()] if view.has_menu() else names

    def doAction(self, actionName: str) -> None:
        view = self._told.view
        if actionName == self.toggleAction():
            self._told.choose(self._index, chosen=not self._told.is_chosen(self._index))
        elif actionName in self.actionNames():
            view.setFocus()
            view.setCurrentIndex(self._index)
            if actionName != self.setFocusAction():  # who asked is answered first: a menu may be open for long
                does = self._open if actionName == self.pressAction() else self._ask
                soon(view, does)

    def _open(self) -> None:
        if self._index.isValid():
            self._told.view.open_row(self._index)

    def _ask(self) -> None:
        view = self._told.view
        if self._index.isValid():
            at, shown = view.visualRect(self._index).center(), view.viewport()
            QApplication.sendEvent(shown, QContextMenuEvent(_BY_KEY, at, shown.mapToGlobal(at)))

    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return []
