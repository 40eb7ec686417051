"""The view of a drawing: painted by one function, chosen, walked and dragged like a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.notebook.items import Item
from essayplanner.ui.canvas.dropping import Aim, Drops
from essayplanner.ui.canvas.figures import Drawing, Figure, Key, Looks
from essayplanner.ui.canvas.geometry import PlacedFigures
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.theme import Theme

Flag = QItemSelectionModel.SelectionFlag

#: How much larger a step of zooming shows things.
STEP = 1.25


class Canvas(PlacedFigures):
    """Shows a drawing, and shares the one selection of the window.

    `edit_wanted` asks for the editor of a card, `opened` tells of Enter or a double click on what is no card,
    `menu_wanted` of a right click or the menu key at a point of the viewport. With `drops` cards can be dropped on it.
    With `pans` the ground is dragged about; `zooms` gives the least and largest scale.
    """

    edit_wanted = Signal(int)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)
    #: Another figure is the current one, by hand or by key.
    walked = Signal()

    def __init__(self, desk: Desk, name: str, drops: Drops | None = None) -> None:
        super().__init__(desk.theme)
        self.desk, self._drops = desk, drops
        #: Where the outline has a card that is chosen here, which then is chosen there.
        self.item_of: Callable[[int], Item | None] = lambda _: None
        #: What draws links on it, where they are drawn.
        self.linking: Linking | None = None
        self.pans, self.zooms = True, (1.0, 1.0)
        self._hovered: Key | None = None
        self._aim = Aim()
        self._dragged: frozenset[Key] = frozenset()
        self._panned: QPoint | None = None
        self._follows = False
        #: The card that was chosen last, where it can be seen.
        self._followed = 0
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(drops is not None)
        self.viewport().setAcceptDrops(drops is not None)
        self.setDropIndicatorShown(False)
        self.watch_choice()
        desk.selection.changed.connect(self.follow_selection)
        desk.theme.wear(_rules)

    # The one selection

    def chosen(self) -> list[Figure]:
        """The figures that are chosen, in reading order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.figures.figures[row] for row in rows]

    def chosen_cards(self) -> list[int]:
        """The cards that are chosen, each once."""
        return list(dict.fromkeys(figure.card_id for figure in self.chosen() if figure.card_id))

    def tell_chosen(self) -> None:
        """Let the others follow."""
        self.walked.emit()
        if self.linking:
            self.linking.walked()
        if not self._follows and (cards := self.chosen_cards()):
            current = self.current()
            first = current.card_id if current and current.card_id in cards else cards[0]
            self._follows, self._followed = True, first
            self.desk.selection.choose(first, self.item_of(first), cards)
            self._follows = False
            self._choose_cards(cards, first if current is None or current.card_id else 0)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, on which the same cards are chosen as everywhere; the keys stay where they are."""
        super().show_drawing(drawing)
        selection, current = self.desk.selection, self.current()
        self._choose_cards(selection.cards, selection.card_id if current is None or current.card_id else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Has what is chosen in sight, wherever it was chosen meanwhile."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_into_sight)
        if self.linking:
            self.linking.show_popover(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Takes with it what is asked about a link."""
        super().hideEvent(event)
        if self.linking:
            self.linking.show_popover(False)

    def _bring_into_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @Slot()
    def follow_selection(self) -> None:
        """Choose what is chosen elsewhere, and bring it into sight; the keys go there when it is another card."""
        if self._follows:
            return
        selection, current = self.desk.selection, self.current()
        is_another = selection.card_id != self._followed
        self._followed = selection.card_id if self.rows_of_card(selection.card_id) else 0
        if is_another and selection.card_id and not self._followed and not self.hasFocus():
            self._leave()
        self._choose_cards(selection.cards, selection.card_id if is_another or current is None else 0)
        if self.current() is not current and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _leave(self) -> None:
        """Have no current figure: what is chosen is not here."""
        was, self._follows = self._follows, True
        self.selectionModel().setCurrentIndex(QModelIndex(), Flag.NoUpdate)
        self._follows = was

    def bring_chosen(self) -> None:
        """Have the keys at the card that was chosen elsewhere, and the card in sight."""
        selection = self.desk.selection
        self._choose_cards(selection.cards, selection.card_id)
        self._bring_into_sight()

    def begins(self) -> bool:
        """Where what is chosen is not here, no other card looks as if it were."""
        card_id = self.desk.selection.card_id
        return not card_id or bool(self.rows_of_card(card_id))

    def _choose_cards(self, cards: Sequence[int], first: int) -> None:
        """Choose every figure of these cards; the current one stays so where it is of the first."""
        wanted = {card_id for card_id in cards if card_id}
        rows = [row for row, figure in enumerate(self.figures.figures) if figure.card_id in wanted]
        there = {index.row() for index in self.selectionModel().selectedIndexes()}
        current = self.current()
        to = -1
        if first and (current is None or current.card_id != first):
            to = next((row for row in rows if self.figures.figures[row].card_id == first), -1)
        if set(rows) == there and to < 0:
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.figures.index(row), self.figures.index(row))
        was, self._follows = self._follows, True
        if to >= 0:
            self.selectionModel().setCurrentIndex(self.figures.index(to), Flag.NoUpdate)
        self.selectionModel().select(chosen, Flag.ClearAndSelect)
        self._follows = was
        self.viewport().update()

    def go_to(self, key: Key) -> bool:
        """Make a figure the current and only chosen one, and bring it into sight; gives whether it is there."""
        row = self.figures.row_of(key)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.figures.index(row), Flag.ClearAndSelect)
            self.scrollTo(self.figures.index(row))
        return row >= 0

    # Painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A line that follows the pointer stays there."""
        if self.linking and self.linking.is_drawing:
            self.viewport().update()
        else:
            super().scrollContentsBy(dx, dy)

    def looks(self) -> Looks:
        """How figures look now."""
        current = self.current()
        return Looks(
            frozenset(figure.key for figure in self.chosen()),
            current.key if current and self.hasFocus() else None,
            self._hovered,
            self.linking.aimed if self.linking and self.linking.is_drawing else self._aim.key,
            self._dragged,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        rect = event.rect()
        first = self.to_drawing(rect.topLeft())
        clip = Box(first.x(), first.y(), rect.width() / self.scale, rect.height() / self.scale)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.horizontalOffset(), -self.verticalOffset())
            painter.scale(self.scale, self.scale)
            self.drawing.paint(painter, clip, self.looks())
            if self.linking:
                painter.resetTransform()
                self.linking.paint(painter, self._hovered_figure())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The pointer

    def hovered(self) -> Key | None:
        """The figure under the pointer."""
        return self._hovered

    def _hovered_figure(self) -> Figure | None:
        row = self.figures.row_of(self._hovered)
        return self.figures.figures[row] if row >= 0 else None

    def hover(self, key: Key | None) -> None:
        """Show that the pointer is over a figure, or over none."""
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the ground it begins to be dragged about; what is chosen stays so."""
        at = event.position().toPoint()
        if self.linking and self.linking.press(self._hovered_figure(), event):
            return
        is_ground = not self.indexAt(at).isValid()
        if event.button() == Qt.MouseButton.MiddleButton or (
            is_ground and self.pans and event.button() == Qt.MouseButton.LeftButton
        ):
            self._panned = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.linking and self.linking.is_drawing and event.buttons():
            self.linking.move(event)
            return
        if self._panned is not None:
            moved, self._panned = at - self._panned, at
            for bar, by in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() - by)
            return
        if not event.buttons():
            figure, before = self.figure_at(at), self._hovered_figure()
            if not (self.linking and self.linking.near_handle(at, before)):
                self.hover(figure.key if figure else None)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.linking and self.linking.is_drawing:
            self.linking.release(event)
            return
        if self._panned is not None:
            self._panned = None
            self.viewport().unsetCursor()
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what was pressed twice."""
        figure = self.figure_at(event.position().toPoint())
        if figure and event.button() == Qt.MouseButton.LeftButton:
            self.open(figure)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.hover(None)
        elif kind == QEvent.Type.NativeGesture and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:  # type: ignore[attr-defined]
            self.zoom(1 + event.value(), event.position())  # type: ignore[attr-defined]
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms with Ctrl, goes sideways with Shift."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (turned.y() / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turned.x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned.y())
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller by a factor, as far as `zooms` goes."""
        least, most = self.zooms
        scale = min(most, max(least, self.scale * factor))
        if scale != self.scale:
            self.show_scale(scale, at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key asks at the current figure, wherever the pointer is."""
        current, at = self.currentIndex(), event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current.isValid():
            at = self.visualRect(current).center()
        self.menu_wanted.emit(at)

    # Keys

    def open_row(self, index: Index) -> None:
        """Does what Enter does."""
        if figure := self.figures.figure(index):
            self.open(figure)

    def open(self, figure: Figure) -> None:
        """Do what Enter does."""
        if figure.card_id:
            self.edit_wanted.emit(figure.card_id)
        else:
            self.opened.emit(figure.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are keys of the screen, and look for nothing."""
        current = self.current()
        if self.linking and self.linking.key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and current:
            self.open(current)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing."""

    # Drags

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the chosen cards, drawn as the cards they are."""
        cards = self.chosen_cards()
        if not cards or not (data := drags.cards_mime(self.desk.book, cards)).formats():
            return
        from essayplanner.notebook.reading import read_cards

        drawn = [(card.kind, card.title, "") for card in read_cards(self.desk.book, cards[:50])]
        picture = drag_picture(self.theme, drawn, from_right=self.isRightToLeft())
        self._dragged = frozenset(figure.key for figure in self.chosen())
        self.viewport().update()
        drag(self, data, picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
        self._dragged = frozenset()
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._drops is None or drags.carries_files(event.mimeData()):
            event.ignore()  # the window takes them
            return
        self.setState(QAbstractItemView.State.DraggingState)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        QAbstractItemView.dragMoveEvent(self, event)  # scrolls where the pointer is at an edge
        self._point(event)

    def _point(self, event: QDropEvent) -> bool:
        at = event.position().toPoint()
        figure = self.figure_at(at)
        assert self._drops is not None
        key = figure.key if figure else None
        aim = self._drops.aim(event.mimeData(), self.to_drawing(event.position()), key, event)
        if aim != self._aim:
            self._aim = aim
            self.desk.announcer.end_aim()
            if aim.said:
                self.desk.announcer.aim(self, aim.said)
            self.viewport().update()
        may = bool(aim.said) and not aim.refused
        if may:
            event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(may)
        return may

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim = Aim()
        may, aim = self._point(event), self._aim
        self._let_go()
        if may and self._drops:
            self._drops.drop(event.mimeData(), self.to_drawing(event.position()), aim, event)
        elif aim.said:
            self.desk.announcer.say(self, aim.said)

    def _let_go(self) -> None:
        self._aim = Aim()
        self.desk.announcer.end_aim()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()


def _rules(theme: Theme) -> str:
    return f"Canvas {{ background: {theme.tokens.paper}; border: 0; }}"
