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
        self._spare: list[Row[Value]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def show_values(self, values: Iterable[Value], editable: bool) -> None:
        """Show these values, in this order."""
        wanted = {self._key(value): value for value in values}
        place = self._focused()
        for key in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(key)
            self._saving.let_go(row)
            row.hide()
            self.column.removeWidget(row)
            self._spare.append(row)
        for index, (key, value) in enumerate(wanted.items()):
            row = self.rows.get(key) or (self._spare.pop() if self._spare else self._make())
            self.rows[key] = row
            if self.column.indexOf(row) != index:
                self.column.insertWidget(index, row)
            row.bind(value, editable)
            row.show()
        self.rows = {key: self.rows[key] for key in wanted}
        self.setVisible(bool(wanted))
        if place is not None and self._focused() is None:
            self._focus_near(place, list(wanted))

    def _focused(self) -> int | None:
        focused = QApplication.focusWidget()
        rows = self.rows.values()
        return next((place for place, row in enumerate(rows) if focused and row.isAncestorOf(focused)), None)

    def _focus_near(self, place: int, keys: list[int]) -> None:
        if keys:
            self.rows[keys[min(place, len(keys) - 1)]].entry().setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rest:
            self._rest.setFocus(Qt.FocusReason.OtherFocusReason)
