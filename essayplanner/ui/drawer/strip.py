"""A list of tiles as it is walked, begun where there is none yet, and what its tiles offer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from essayplanner.language import _
from essayplanner.ui.desk.actions import keys_here
from essayplanner.ui.drawer.tiles import TilesModel
from essayplanner.ui.look.empty_views import EmptyHint
from essayplanner.ui.look.told_rows import ToldRows
from essayplanner.ui.look.words import keys_in_words
from essayplanner.ui.outline.whole import OutlineScreen

Index = QModelIndex | QPersistentModelIndex
Go = QAbstractItemView.CursorAction
Mod = Qt.KeyboardModifier


class Strip(ToldRows, QListView):
    """Tiles from left to right, or from right to left.

    `menu_wanted` tells of a right click or the menu key, at a point of the screen, with the tile there turned to;
    `section_wanted` of a click or Enter where there is no section yet, and of Ctrl+Shift+Enter.
    """

    menu_wanted = Signal(QPoint)
    section_wanted = Signal()
    opens_rows = True

    def __init__(self, outline: OutlineScreen) -> None:
        super().__init__()
        self.outline = outline
        self.tiles = TilesModel(outline.model, self)
        self.setModel(self.tiles)
        self.empty = EmptyHint(self)
        outline.model.modelReset.connect(self._say_what_begins)
        self._say_what_begins()
        self.doubleClicked.connect(self.rename)

    def _say_what_begins(self) -> None:
        if self.outline.book.read_only:
            words = _("The sections of the outline appear here.")
        elif self.outline.model.outline_id:
            keys = keys_in_words(QKeySequence(keys_here("Ctrl+Shift+Return")))
            words = _("No sections yet. Click here, or press {keys}, to add the first.", keys=keys)
        else:
            words = _("No outline yet. Click here to start one.")
        self.empty.say(words)

    def turn_to(self, index: Index) -> None:
        """Turn to the section of a tile."""
        node = self.tiles.node(index.row())
        if node:
            self.outline.desk.selection.choose(item=node.item)
            said = _(
                "Ctrl+Enter places cards in {number}, “{title}”.",
                number=self.outline.model.number(node),
                title=node.title,
            )
            self.outline.desk.announcer.say(self, said)

    def rename(self, index: Index) -> None:
        """Turn to the section of a tile, and let its title be typed."""
        if index.isValid():
            self.turn_to(index)
            self.outline.view.rename()

    def moveCursor(self, action: Go, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and Right go along the tiles as they lie, Up and Down as they are read."""
        row, last = self.currentIndex().row(), len(self.tiles.tiles) - 1
        on = -1 if self.isRightToLeft() else 1
        page = max(1, self.viewport().width() // max(1, self.sizeHintForColumn(0)))
        to = {
            Go.MoveLeft: row - on,
            Go.MoveRight: row + on,
            Go.MoveUp: row - 1,
            Go.MovePrevious: row - 1,
            Go.MoveDown: row + 1,
            Go.MoveNext: row + 1,
            Go.MovePageUp: row - page,
            Go.MovePageDown: row + page,
            Go.MoveHome: 0,
            Go.MoveEnd: last,
        }.get(action, row)
        return self.tiles.index(max(0, min(last, to)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins the first section, and with Ctrl and Shift any; F2 lets a title be typed."""
        enter, held = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), event.modifiers() & ~Mod.KeypadModifier
        if enter and (held == Mod.ControlModifier | Mod.ShiftModifier or (self.empty.is_shown and not held)):
            self.section_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.rename(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click begins the first section."""
        super().mouseReleaseEvent(event)
        inside = self.viewport().rect().contains(event.position().toPoint())
        if self.empty.is_shown and event.button() == Qt.MouseButton.LeftButton and inside:
            self.section_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Turns to the tile that the menu is for."""
        at, index = event.pos(), self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            index = self.currentIndex()
            at = self.visualRect(index).center()
        if index.isValid():
            self.turn_to(index)
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        event.accept()
