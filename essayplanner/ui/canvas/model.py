"""The figures of a drawing as a flat list, by which views, selection and screen readers know them."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from essayplanner.ui.canvas.figures import Figure, Key
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_rows

Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractListModel):
    """A row for each figure, in reading order; what stays in the next drawing stays chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figures: list[Figure] = []
        self._rows: dict[Key, int] | None = None

    def show(self, figures: list[Figure]) -> None:
        """Have the figures of another drawing; no two of them have one key."""
        before = {figure.key: figure for figure in self.figures}
        after = {figure.key: figure for figure in figures}
        known = {**after, **before}
        change_rows(self, list(before), list(after), lambda keys: self._put([known[key] for key in keys]))
        self._put(figures)
        told = [
            row
            for row, figure in enumerate(figures)
            if (was := before.get(figure.key, figure)) is not figure and was[2:] != figure[2:]  # beside key and box
        ]
        if told:
            self.dataChanged.emit(self.index(told[0]), self.index(told[-1]))

    def _put(self, figures: list[Figure]) -> None:
        self.figures, self._rows = figures, None

    def row_of(self, key: Key | None) -> int:
        """The row of a figure; -1 where there is none of that key."""
        if self._rows is None:
            self._rows = {figure.key: row for row, figure in enumerate(self.figures)}
        return self._rows.get(key, -1)

    def figure(self, index: Index) -> Figure | None:
        """The figure of an index."""
        return self.figures[index.row()] if 0 <= index.row() < len(self.figures) else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.figures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        figure = self.figure(index)
        if figure is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return figure.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return figure.spoken or figure.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(figure.tip) if figure.tip else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return shown | Qt.ItemFlag.ItemIsDragEnabled if self.figures[index.row()].card_id else shown
