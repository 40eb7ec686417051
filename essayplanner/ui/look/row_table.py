"""Lists of rows of one height, and what stands in one that is empty."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.marks import paint_ring
from essayplanner.ui.look.theme import Theme


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


def paint_empty(view: QAbstractItemView, theme: Theme, text: str, gap: int) -> None:
    """Say in a view without rows why there are none, so many pixels from its edges."""
    if not view.model().rowCount():
        with QPainter(view.viewport()) as painter:
            paint_words(painter, theme, view.viewport().rect(), text, gap, focused=view.hasFocus())


def paint_words(painter: QPainter, theme: Theme, room: QRect, text: str, gap: int, *, focused: bool) -> None:
    """Draw words that stand in the place of rows; the focus is around them."""
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
    inner = room.adjusted(gap, gap, -gap, 0)
    painter.setFont(theme.font(13))
    if focused:
        ring = QRectF(room)
        ring.setBottom(painter.boundingRect(inner, flags, text).bottom() + gap)
        paint_ring(painter, theme, ring)
    painter.setPen(theme.color("muted"))
    painter.drawText(inner, flags, text)
