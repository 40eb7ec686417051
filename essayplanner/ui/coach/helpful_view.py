"""The list of cards that would help: to be dragged, or placed by a key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.language import _
from essayplanner.ui.coach.helpful_delegate import HelpfulDelegate
from essayplanner.ui.coach.helpful_model import HelpfulModel, Index
from essayplanner.ui.coach.rows_view import RowsView
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HelpfulView(RowsView):
    """Shows a `HelpfulModel`.

    `placed` says that a card is to be placed where it would help, `shown` that it is to be seen as a card; each brings
    a Helpful.
    """

    placed = Signal(object)
    shown = Signal(object)

    def __init__(self, model: HelpfulModel, theme: Theme) -> None:
        super().__init__(model, _("Cards that would help"))
        self.helpful, self.theme = model, theme
        self.delegate = HelpfulDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setDragEnabled(not model.book.read_only)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.doubleClicked.connect(self.open_row)
        reads = _("Enter shows the card")
        name_keys(self, reads if model.book.read_only else _("Ctrl+Enter places a suggestion · Enter shows the card"))
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        self.verticalScrollBar().setSingleStep(self.theme.px(24))
        self._lay_out()

    def _lay_out(self) -> None:
        self.delegate.set_width(self.viewport().width())
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        self._lay_out()

    def open_row(self, index: Index) -> None:
        """Shows the card."""
        if row := self.helpful.row(index):
            self.shown.emit(row)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is for the suggestion, not for what is chosen in the library."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _places(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter places, Enter shows, Escape leaves."""
        row = self.helpful.row(self.currentIndex())
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif row and _places(event):
            if not event.isAutoRepeat():
                self.placed.emit(row)
        elif row and event.key() in _ENTER and not event.isAutoRepeat():
            self.shown.emit(row)
        else:
            super().keyPressEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the card, drawn as the card it is."""
        index = self.currentIndex()
        row, data = self.helpful.row(index), self.helpful.mimeData([index])
        if row and data.formats():
            picture = drag_picture(
                self.theme, [(row.card.kind, row.card.title, row.said.why)], from_right=self.isRightToLeft()
            )
            drag(self, data, picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


def _places(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier
