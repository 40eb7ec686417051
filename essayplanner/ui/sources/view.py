"""The list of sources, and any other list of this screen: calm, of one height, by keys as by mouse."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate

from essayplanner.language import _
from essayplanner.ui.look.calm_lists import make_calm, restyle_calm
from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.empty_views import EmptyHint
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import Index


class PlainList(ChosenRows, QListView):
    """A list of rows; `opened` is emitted for a click, Enter or Space on one of them. `empty` stands for none."""

    opened = Signal(QModelIndex)
    opens_rows = True

    def __init__(self, name: str, theme: Theme, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setModel(model)
        self.empty = EmptyHint(self)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        make_calm(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.opened)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        restyle_calm(self, self.theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the row."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() and self.currentIndex().isValid():
            self.open_row(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def open_row(self, index: Index) -> None:
        """Says that it is to be opened."""
        self.opened.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says why there is nothing."""
        super().paintEvent(event)
        self.empty.paint(self.theme, self.theme.px(14))


class SourcesView(PlainList):
    """The sources, of which several can be selected; Delete asks to delete those."""

    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: QAbstractItemModel, delegate: QStyledItemDelegate) -> None:
        super().__init__(_("Sources"), theme, model, delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current source stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete is for the sources, everything else for the list."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selectedIndexes():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
