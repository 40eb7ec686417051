"""Lists of rows of one height."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from essayplanner.ui.look.choosing_rows import ChosenRows


class RowTable(ChosenRows, QTableView):
    """A table of one column that looks like a list. Its rows are of one height, which the vertical header is given.

    A list asks the model for each of 100,000 rows at every change, which takes 160 ms; a table for none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that a rectangle touches, one that ends below the last of them too."""
        first, last = (self.rowAt(y) for y in sorted((rect.top(), rect.bottom())))
        if first < 0 and last < 0:
            if QItemSelectionModel.SelectionFlag.Clear in command:
                self.clearSelection()
            return
        model = self.model()
        last = last if last >= 0 else model.rowCount() - 1
        self.selectionModel().select(QItemSelection(model.index(max(0, first), 0), model.index(last, 0)), command)
