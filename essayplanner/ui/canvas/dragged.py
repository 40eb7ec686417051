"""Cards are dragged out of a drawing, and dropped on it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.ui.canvas.chosen import ChosenFigures
from essayplanner.ui.canvas.dropping import Aim, Drops
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.look.drag_picture import drag_picture


class DraggedFigures(ChosenFigures):
    """With `drops` cards can be dropped on it: what would be done is said at each move."""

    def __init__(self, desk: Desk, drops: Drops | None) -> None:
        super().__init__(desk)
        self._drops = drops
        self._aim = Aim()
        self._dragged: frozenset[Key] = frozenset()
        self.setDragEnabled(True)
        self.setAcceptDrops(drops is not None)
        self.viewport().setAcceptDrops(drops is not None)
        self.setDropIndicatorShown(False)

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
        data = event.mimeData()
        if self._drops is None or drags.carries_files(data) or drags.is_from_elsewhere(self.desk.book, data):
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
