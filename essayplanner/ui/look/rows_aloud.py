"""A list and its rows as a screen reader has them. Imported only where one listens: `QAccessible` takes Qt 2 ms.

Each is an object of ours that Qt deletes. Qt finds it by the view, or by the number that it gave it; we keep it until
Qt has deleted it, and nothing of it keeps a view alive (docs/adr/0011-who-owns-what.md).
"""

from functools import partial
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QApplication

from essayplanner.language import p_
from essayplanner.ui.look.row_aloud import NOTHING, RowAloud
from essayplanner.ui.look.spoken_as import hold, keep, let_go
from essayplanner.ui.look.told_rows import Index, ToldRows

#: The property of the application that says that Qt asks us.
_ASKED = "asksForRowsAloud"

#: Of so many rows each is told that is chosen, or is no more; of others that there are such.
_EACH = 20

_Attribute, _Event, _Kind, _Role = QAccessible.Attribute, QAccessible.Event, QAccessible.InterfaceType, QAccessible.Role
_Flag, _Mode = QItemSelectionModel.SelectionFlag, QAbstractItemView.SelectionMode


def speak_for(view: ToldRows) -> None:
    """Have our words stand for a view, for as long as it lives, in the place of those that Qt may have for it."""
    if view.is_told:
        return
    view.is_told = True
    application = QApplication.instance()
    assert application is not None
    if not application.property(_ASKED):
        application.setProperty(_ASKED, True)
        QAccessible.installFactory(_words_for)
    while qts := _number_of_qts(view):
        QAccessible.deleteAccessibleInterface(qts)


def _number_of_qts(view: ToldRows) -> int:
    """The number of what Qt has made to stand for a view; 0 where it is ours. Python holds none that is deleted."""
    there = QAccessible.queryAccessibleInterface(view)
    return 0 if isinstance(there, RowsAloud) else QAccessible.uniqueId(there)


def _words_for(_name: str, thing: QObject) -> "RowsAloud | None":
    """What stands for something of which Qt has asked for the first time; None leaves it to Qt."""
    if not isinstance(thing, ToldRows) or not (thing.is_told or QAccessible.isActive()):
        return None
    thing.is_told, told = True, RowsAloud(thing)
    thing.speak_by(told)
    hold(told)
    thing.destroyed.connect(partial(_end, told))
    return told


def _end(told: "RowsAloud") -> None:
    """The view is gone, and what stood for it; its rows, which Qt knows by their numbers alone, go too."""
    told.drop([*told.known.values()])
    told.known.clear()
    let_go(told)


class RowsAloud(QAccessibleWidget):
    """A list, or a tree of which all rows that are shown are children."""

    def __init__(self, view: ToldRows) -> None:
        super().__init__(view, _Role.Tree if view.is_tree else _Role.List)
        #: The rows that were asked for, by where they stand; looked over where that may have changed.
        self.known: dict[int, RowAloud] = {}
        self.is_old = self._follows = False
        self._choice = _Choice(self)

    @property
    def view(self) -> ToldRows:
        """The view that is told of."""
        view = self.widget()
        assert isinstance(view, ToldRows)
        return view

    def row(self, index: Index) -> "RowAloud":
        """What stands for a row."""
        if not self._follows:  # only now: Qt may ask what stands for a view before it has a model
            self._follows = True
            self.view.follow_rows()
        there = self.known.get(index.row())
        if self.is_old or (there and there.index != index):
            rows, self.is_old = [*self.known.values()], False
            self.known = {row.index.row(): row for row in rows if row.index.isValid()}
            self.drop([row for row in rows if not row.index.isValid()])
        if index.row() not in self.known:
            self.known[index.row()] = row = RowAloud(self, index)
            keep(row)
        return self.known[index.row()]

    def drop(self, rows: list["RowAloud"]) -> None:
        """Have Qt delete what stood for rows that are gone."""
        for row in rows:
            let_go(row)

    # What is chosen: in a list of which nothing can be, the current row

    def chosen(self) -> list[QModelIndex]:
        """The rows that are chosen, the current one first."""
        view = self.view
        current = view.currentIndex()
        if view.selectionMode() is _Mode.NoSelection:
            return [current] if current.isValid() else []
        return sorted(view.selectedIndexes(), key=lambda index: (index != current, index.row()))

    def is_chosen(self, index: Index) -> bool:
        """Whether a row is among them."""
        view = self.view
        if view.selectionMode() is _Mode.NoSelection:
            return view.currentIndex() == index
        return view.selectionModel().isSelected(index)

    def choose(self, index: Index, *, chosen: bool) -> bool:
        """Choose a row, or choose it no more; gives whether that could be."""
        view, mode = self.view, self.view.selectionMode()
        several = mode is _Mode.ExtendedSelection
        if mode is _Mode.NoSelection or not index.flags() & Qt.ItemFlag.ItemIsSelectable or not (chosen or several):
            return False
        alone = _Flag.Select if several else _Flag.ClearAndSelect
        view.selectionModel().select(index, alone if chosen else _Flag.Deselect)
        return True

    # What is told when something changes

    def tell_current(self, index: Index) -> None:
        """The focus is in that row."""
        if index.isValid():
            self._tell(QAccessibleEvent(self.view, _Event.Focus), index.row())

    def tell_chosen(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Rows are chosen, or no more."""
        for rows, event in ((deselected, _Event.SelectionRemove), (selected, _Event.SelectionAdd)):
            spans = [(rows.at(at).top(), rows.at(at).bottom()) for at in range(rows.size())]
            if sum(last - first + 1 for first, last in spans) > _EACH:
                self._tell(QAccessibleEvent(self.view, _Event.SelectionWithin))
                continue
            for first, last in spans:
                for row in range(first, last + 1):
                    self._tell(QAccessibleEvent(self.view, event), row)

    def tell_turned(self, index: Index) -> None:
        """What stands under that row is shown, or hidden."""
        view, turned = self.view, QAccessible.State()
        turned.expanded = True
        self._tell(QAccessibleStateChangeEvent(view, turned), index.row())
        if view.hasFocus() and index == view.currentIndex():  # on Linux Qt keeps the state to itself
            words = p_("row", "open") if view.row_open(index) else p_("row", "closed")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))

    def _tell(self, event: QAccessibleEvent, row: int = -1) -> None:
        event.setChild(row)
        QAccessible.updateAccessibility(event)

    # What Qt asks

    def childCount(self) -> int:
        return self.view.model().rowCount()

    def child(self, index: int) -> Any:
        found = self.view.model().index(index, 0)
        return self.row(found) if found.isValid() else None

    def childAt(self, x: int, y: int) -> Any:
        view = self.view
        found = view.indexAt(view.viewport().mapFromGlobal(QPoint(x, y)))
        return self.row(found) if found.isValid() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index.row() if isinstance(child, RowAloud) else -1

    def focusChild(self) -> Any:
        current = self.view.currentIndex()
        return self.row(current) if current.isValid() else None

    def state(self) -> QAccessible.State:
        state = super().state()
        state.extSelectable = self.view.selectionMode() is _Mode.ExtendedSelection
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._choice if kind is _Kind.SelectionInterface else NOTHING


class _Choice(QAccessibleSelectionInterface):
    """Which rows are chosen."""

    def __init__(self, told: RowsAloud) -> None:
        super().__init__()
        self._told = told

    def selectedItemCount(self) -> int:
        return len(self._told.chosen())

    def selectedItems(self) -> list[QAccessibleInterface]:
        return [self._told.row(index) for index in self._told.chosen()]

    def selectedItem(self, selectionIndex: int) -> Any:
        found = self._told.chosen()[selectionIndex : selectionIndex + 1]
        return self._told.row(found[0]) if found else None

    def isSelected(self, childItem: QAccessibleInterface) -> bool:
        return isinstance(childItem, RowAloud) and self._told.is_chosen(childItem.index)

    def select(self, childItem: QAccessibleInterface) -> bool:
        return isinstance(childItem, RowAloud) and self._told.choose(childItem.index, chosen=True)

    def unselect(self, childItem: QAccessibleInterface) -> bool:
        return isinstance(childItem, RowAloud) and self._told.choose(childItem.index, chosen=False)

    def selectAll(self) -> bool:
        self._told.view.selectAll()
        return True

    def clear(self) -> bool:
        self._told.view.clearSelection()
        return True
