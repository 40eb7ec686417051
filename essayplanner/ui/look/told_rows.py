"""Views whose rows a screen reader is told of; those who see cost nothing by it."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.language import _
from essayplanner.ui.look.soon import soon

if TYPE_CHECKING:
    View = QAbstractItemView
else:
    View = object

Index = QModelIndex | QPersistentModelIndex


class RowPlace(NamedTuple):
    """The how manieth of how many a row is, and on which level of a tree; 0 in a list, which has none. Of none it is
    where its own words say so."""

    at: int
    of: int
    level: int = 0

    @property
    def in_words(self) -> str:
        """As it is said after the row itself."""
        words = [_("level {level}", level=str(self.level))] if self.level else []
        place = [_("{place} of {count}", place=self.at, count=self.of)] if self.of else []
        return ", ".join([*words, *place])


class Aloud(Protocol):
    """What speaks for a view; `is_old` says that rows may stand elsewhere now."""

    is_old: bool

    def tell_current(self, index: Index) -> None:
        """The focus is in that row."""

    def tell_chosen(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Rows are chosen, or no more."""

    def tell_turned(self, index: Index) -> None:
        """What stands under that row is shown, or hidden."""


class ToldRows(View):
    """A view that speaks for its rows itself where a screen reader listens (`rows_aloud`).

    Qt's views tell of a row by where they have laid it out. The outline is laid out by itself, so that all that Qt told
    was of the list; and a table of one column counts its hidden headers among the rows.
    """

    #: Whether rows stand under rows.
    is_tree = False

    #: Whether there are rows among the others that cannot be chosen, and are not counted.
    has_headings = False

    #: Whether something is opened by `open_row`.
    opens_rows = False

    #: Whether it tells of its rows itself.
    is_told = False

    _aloud: Aloud | None = None
    _is_entered = False
    _told: Index = QModelIndex()

    def speak_by(self, aloud: Aloud) -> None:
        """Tell by this, which has been made for it."""
        self._aloud = aloud
        if self.hasFocus():
            soon(self, self._tell_current)

    def follow_rows(self) -> None:
        """Tell what speaks for it, from now on, when rows may stand elsewhere."""
        rows = self.model()
        rows.rowsInserted.connect(self._rows_changed)
        rows.rowsRemoved.connect(self._rows_changed)
        rows.rowsMoved.connect(self._rows_changed)
        rows.layoutChanged.connect(self._rows_changed)
        rows.modelReset.connect(self._rows_changed)

    def row_place(self, index: Index) -> RowPlace:
        """Where a row stands among the others."""
        model = self.model()
        if not self.has_headings:
            return RowPlace(index.row() + 1, model.rowCount())
        flags = [model.index(row, 0).flags() for row in range(model.rowCount())]
        counted = [row for row, flag in enumerate(flags) if flag & Qt.ItemFlag.ItemIsSelectable]
        return RowPlace(counted.index(index.row()) + 1, len(counted))

    def row_open(self, index: Index) -> bool | None:
        """Whether what stands under a row is shown; None where nothing does."""
        return None

    def open_row(self, index: Index) -> None:
        """Do with a row what Enter does."""

    def has_menu(self) -> bool:
        """Whether a row has a menu."""
        return self.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu

    def tell_turned(self, index: Index) -> None:
        """What stands under a row is shown, or hidden, from now on."""
        if self._aloud:
            self._aloud.tell_turned(index)

    # Slots that are declared: one that is added when it is first connected makes another class of the view, and Qt then
    # asks anew what stands for it.

    @Slot()
    def _rows_changed(self) -> None:
        if self._aloud:
            self._aloud.is_old = True

    @Slot()
    def _tell_current(self) -> None:
        self._is_entered = False
        current = self.currentIndex()
        if self._aloud and self.hasFocus() and current != self._told:
            self._told = QPersistentModelIndex(current)
            self._aloud.tell_current(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes into the list comes to its current row, which is told once, after the list."""
        self._is_entered, self._told = self._aloud is not None, QModelIndex()
        super().focusInEvent(event)
        if self._aloud:
            soon(self, self._tell_current)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells of the row."""
        if self._aloud is None:
            super().currentChanged(current, previous)
        else:
            QAbstractItemView.currentChanged(self, current, previous)
            if not self._is_entered:
                self._tell_current()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells of the rows."""
        if self._aloud is None:
            super().selectionChanged(selected, deselected)
        else:
            QAbstractItemView.selectionChanged(self, selected, deselected)
            self._aloud.tell_chosen(selected, deselected)
