"""The list of steps, and the ways to ask for one: Enter, a double click, or a click on the words that say so."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from essayplanner.language import _
from essayplanner.ui.history.delegate import HistoryDelegate
from essayplanner.ui.history.model import HistoryModel, Role
from essayplanner.ui.look.row_table import RowTable
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import Index


class HistoryView(RowTable):
    """Shows a `HistoryModel`; `jump_asked` names the step to which the notebook is to be brought."""

    jump_asked = Signal(int)
    opens_rows = True

    def __init__(self, model: HistoryModel, theme: Theme) -> None:
        super().__init__()
        self._delegate = HistoryDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(_("History of the notebook"))
        self.setAccessibleDescription(_("Newest step first. Press Enter to go back to a step."))

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        pane = self._delegate.theme.tokens.pane
        self.setStyleSheet(
            f"QTableView {{ background: {pane}; border: 0; outline: 0; selection-background-color: transparent; }}"
        )
        high = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(high)
        self.verticalScrollBar().setSingleStep(high)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last step, as in any list."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: self._last()}
        return self.model().index(ends[action], 0) if action in ends else super().moveCursor(action, modifiers)

    def _last(self) -> int:
        return self.model().rowCount() - 1

    def allow_jumps(self, allowed: bool) -> None:
        """Offer to go to a step, or only show them."""
        self._delegate.can_jump = allowed

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words alone asks; elsewhere it selects."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_link(event):
            self.open_row(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Asks for the step."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and not self._is_on_link(event):
            self.open_row(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the current step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_row(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def open_row(self, index: Index) -> None:
        """Asks for a step."""
        self.jump_asked.emit(int(index.data(Role.STEP_ID)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand over the words."""
        super().mouseMoveEvent(event)
        on_link = self._is_on_link(event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mark of the focus comes and goes at once."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().viewportEvent(event)

    def _is_on_link(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self.visualRect(index)
        link = self._delegate.link(index, row.width()) if index.isValid() else ""
        return bool(link) and self._delegate.link_rect(row, link, from_right=self.isRightToLeft()).contains(place)
