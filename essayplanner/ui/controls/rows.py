"""A column of rows, each showing one row of the notebook; a row that stays is never made anew."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from essayplanner.ui.desk.saving import Saving

Value = TypeVar("Value")


class Row(QWidget, Generic[Value]):
    """One row: it is bound to a value, and says what takes the focus."""

    @abstractmethod
    def bind(self, value: Value, editable: bool) -> None:
        """Show a value; the same row may be bound to another one later."""

    @abstractmethod
    def entry(self) -> QWidget:
        """Where the focus goes when it comes to the row."""


class Rows(QWidget, Generic[Value]):
    """The column; `key` tells values apart, `make` makes a row, `rest` takes the focus when the last row goes."""

    def __init__(
        self,
        saving: Saving,
        key: Callable[[Value], int],
        make: Callable[[], Row[Value]],
        rest: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._saving, self._key, self._make, self._rest = saving, key, make, rest
        self.rows: dict[int, Row[Value]] = {}
        #: Rows that show nothing now, hidden below the others, in the order in which Tab would come to them.
        self._spare: list[Row[Value]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_values(self, values: Iterable[Value], editable: bool) -> bool:
        """Show these values, in this order; gives whether rows are new or stand otherwise, so that Tab must go anew.

        A row whose value goes is bound to one that comes, where it stands, rather than put away and another one made.
        """
        wanted = {self._key(value): value for value in values}
        place, before = self._focused(), [*self.rows.values(), *self._spare]
        spare = [row for key, row in self.rows.items() if key not in wanted]
        for row in spare:
            self._saving.let_go(row)
        spare += self._spare
        there, self.rows = self.rows, {}
        for index, (key, value) in enumerate(wanted.items()):
            row = self.rows[key] = there.get(key) or (spare.pop(0) if spare else self._make())
            if self.column.indexOf(row) != index:
                self.column.insertWidget(index, row)
            row.bind(value, editable)
            row.show()
        for row in spare:
            row.hide()
        self._spare = spare
        self.setVisible(bool(wanted))
        if place is not None and self._focused() is None:
            self._focus_near(place, list(wanted))
        return [*self.rows.values(), *spare] != before

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        rows = self.rows.values()
        return next((place for place, row in enumerate(rows) if focused and row.isAncestorOf(focused)), None)

    def _focus_near(self, place: int, keys: list[int]) -> None:
        if keys:
            self.rows[keys[min(place, len(keys) - 1)]].entry().setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rest:
            self._rest.setFocus(Qt.FocusReason.OtherFocusReason)
