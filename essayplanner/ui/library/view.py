"""The list of cards, to drag from."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.language import _
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.desk.mime import dragged_clip
from essayplanner.ui.library.delegate import CardDelegate
from essayplanner.ui.library.model import LibraryModel
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.empty_views import EmptyHint
from essayplanner.ui.look.fields import give_viewport, keep_width
from essayplanner.ui.look.row_table import RowTable
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import Index


class LibraryView(RowTable):
    """One column of cards of one height: 100,000 of them scroll within a frame.

    `chosen` says that the current card is another, was pressed, or is chosen with others; `clip_dropped` brings a
    passage that was let go of over the list, to become a card.
    """

    menu_wanted = Signal(QPoint)
    chosen = Signal()
    clip_dropped = Signal(object)
    opens_rows = True

    def __init__(self, model: LibraryModel, theme: Theme) -> None:
        super().__init__()
        give_viewport(self)
        keep_width(self)
        self.cards, self.theme = model, theme
        self.delegate = CardDelegate(theme, self)
        self.setModel(model)
        self.empty = EmptyHint(self)
        self.watch_choice()
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Cards"))
        if not model.book.read_only:
            name_keys(
                self, _("Enter or a double click edits a card · Ctrl+Enter places what is selected in the outline")
            )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell_chosen(self) -> None:
        """Let others follow."""
        self.chosen.emit()

    def open_row(self, index: Index) -> None:
        """Edits the card."""
        self.doubleClicked.emit(index)

    def _restyle(self) -> None:
        self.delegate.measure()
        self.verticalHeader().setMinimumSectionSize(self.theme.px(20))
        self.verticalHeader().setDefaultSectionSize(self.delegate.height)
        self.verticalScrollBar().setSingleStep(self.theme.px(24))
        self.viewport().update()

    def mark(self, typed: str) -> None:
        """Mark what is looked for wherever it stands."""
        if typed != self.delegate.typed:
            self.delegate.typed = typed
            self.viewport().update()

    def selected_ids(self) -> list[int]:
        """The ids of the selected cards, in the order of the list."""
        return [self.cards.ids[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def choose(self, card_id: int) -> None:
        """Make a card current and scroll to it, where it is in the list."""
        index = self.cards.index_of(card_id)
        if index.isValid() and not self.selectionModel().isSelected(index):
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def choose_more(self, card_ids: Iterable[int]) -> None:
        """Choose these cards too, as far as they are in the list."""
        flags, selection = self.selectionModel().SelectionFlag, QItemSelection()
        for index in map(self.cards.index_of, card_ids):
            if index.isValid():
                selection.select(index, index)
        self.selectionModel().select(selection, flags.Select | flags.Rows)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the selected cards, drawn as the cards they are."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        shown = [card for index in indexes[:50] if (card := self.cards.card(index.row()))]
        data = self.cards.mimeData(indexes)
        if not shown or not data.formats():  # another program keeps it from being read, as the status bar says
            return
        drawn = [(card.kind, card.title, card.date or card.side) for card in shown]
        picture = drag_picture(self.theme, drawn, from_right=self.isRightToLeft())
        drag(self, data, picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def _takes(self, event: QDropEvent) -> bool:
        takes = dragged_clip(self.cards.book, event.mimeData()) is not None
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(takes)
        return takes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes passages of a document alone."""
        self._takes(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes them anywhere: the list is sorted by itself."""
        self._takes(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Has a card made."""
        if self._takes(event):
            self.clip_dropped.emit(dragged_clip(self.cards.book, event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.empty.paint(self.theme, self.theme.px(12))


def _rules(theme: Theme) -> str:
    clear = "selection-background-color: transparent;"
    return f"LibraryView {{ background: {theme.tokens.pane}; border: 0; {clear} }}"
