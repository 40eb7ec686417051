"""Lists of rows of one height, and what stands in one that is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from essayplanner.ui.look.theme import Theme


class RowTable(QTableView):
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


def paint_empty(view: QAbstractItemView, theme: Theme, text: str, gap: int) -> None:
    """Say in a view without rows why there are none, so many pixels from its edges."""
    if text and not view.model().rowCount():
        with QPainter(view.viewport()) as painter:
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.font(13))
            painter.drawText(
                view.viewport().rect().adjusted(gap, gap, -gap, 0),
                Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop,
                text,
            )
