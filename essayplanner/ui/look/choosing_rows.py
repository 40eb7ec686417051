"""Rows are chosen as in the file manager of a desktop, whichever of Qt's views they stand in."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QRubberBand

from essayplanner.ui.look.told_rows import ToldRows

Flag = QItemSelectionModel.SelectionFlag
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class ChosenRows(ToldRows):
    """What Qt's views do otherwise: Shift chooses from the row that was pressed last and nothing else, unless Ctrl is
    held too; a row that is chosen by the program is where Shift begins; in a list of one choice Ctrl leaves that; and
    who draws over rows from an empty place sees what is drawn.

    A view that is followed by others tells them what was chosen when Qt has done with a press or a key: what is chosen
    in answer to half of it would take away what the other half is about to add.
    """

    _band: QRubberBand | None = None
    _band_from = QPoint()
    _under_a_hand = _is_news = False

    def watch_choice(self) -> None:
        """Tell from now on what is chosen; the model is there."""
        self.selectionModel().currentChanged.connect(self._is_another)
        self.selectionModel().selectionChanged.connect(self._are_others)

    def tell_chosen(self) -> None:
        """Another row is the current one, was pressed, or is chosen with others."""

    def _is_another(self) -> None:
        self._is_news = True
        if not self._under_a_hand:
            self._tell()

    def _are_others(self, came: QItemSelection, went: QItemSelection) -> None:
        """Qt tells it too where rows come before those that are chosen: these are no others."""
        if self.selectionModel().hasSelection() and not (came.isEmpty() and went.isEmpty()):
            self._is_another()

    def _tell(self) -> None:
        if self._is_news:
            self._is_news = False
            self.tell_chosen()

    @contextmanager
    def _hand(self) -> Iterator[None]:
        was, self._under_a_hand = self._under_a_hand, True
        try:
            yield
        finally:
            self._under_a_hand = was
            if not was:
                self._tell()

    def selectionCommand(self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None) -> Flag:
        """What a press, a key, or the program (whatever keys are held meanwhile) does to what is chosen."""
        mode = self.selectionMode()
        several = mode is QAbstractItemView.SelectionMode.ExtendedSelection
        if several and event is None and not self._under_a_hand:
            return Flag.ClearAndSelect | Flag.Rows
        command = super().selectionCommand(index, event)
        if mode is QAbstractItemView.SelectionMode.SingleSelection and Flag.Deselect in command:
            return Flag.NoUpdate
        if not several or not isinstance(event, QInputEvent):
            return command
        held = event.modifiers() & (_SHIFT | _CTRL)
        if Flag.SelectCurrent in command and held == _SHIFT:
            return command | Flag.Clear
        if held != _SHIFT | _CTRL:
            return command
        if isinstance(event, QMouseEvent):
            adds = event.type() != QEvent.Type.MouseButtonRelease and event.button() != Qt.MouseButton.RightButton
            return Flag.SelectCurrent | Flag.Rows if adds else Flag.NoUpdate
        return Flag.SelectCurrent | Flag.Rows if command == Flag.NoUpdate else command

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses, and tells when that is done."""
        with self._hand():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses; should a drawing come of it, it begins here. The current row is told too: something else may be
        shown by now."""
        self._band_from = event.position().toPoint() + QPoint(0, self.verticalOffset())
        with self._hand():
            super().mousePressEvent(event)
            self._is_news |= self.indexAt(event.position().toPoint()).isValid()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what is drawn over the rows. A drag, which begins and ends here, is more than a press.

        Rows that come or go meanwhile end the drawing for Qt, which would drag what is chosen from then on.
        """
        if self._band and self._band.isVisible() and self.state() == QAbstractItemView.State.NoState:
            self.setState(QAbstractItemView.State.DragSelectingState)
        super().mouseMoveEvent(event)
        several = self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        if several and self.state() == QAbstractItemView.State.DragSelectingState:
            if self._band is None:
                self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
            begin = self._band_from - QPoint(0, self.verticalOffset())
            self._band.setGeometry(QRect(begin, QSize(1, 1)) | QRect(event.position().toPoint(), QSize(1, 1)))
            self._band.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is drawn any more."""
        with self._hand():
            super().mouseReleaseEvent(event)
        if self._band:
            self._band.hide()
