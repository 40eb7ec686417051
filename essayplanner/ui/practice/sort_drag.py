"""A card that is dragged from where it is shown while cards are sorted, and where cards can be let go."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.argument import CardSeen
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import drag
from essayplanner.ui.look.drag_picture import drag_picture


class Pressed:
    """Where the mouse was pressed, until it is let go or has gone far enough to drag."""

    def __init__(self) -> None:
        self._at: QPointF | None = None

    def press(self, event: QMouseEvent) -> None:
        """The mouse is pressed."""
        self._at = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def is_drag(self, event: QMouseEvent) -> bool:
        """Whether that move begins a drag; told once."""
        far = (event.position() - self._at).manhattanLength() if self._at is not None else 0
        if far < QApplication.startDragDistance() or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        self._at = None
        return True

    def let_go(self) -> bool:
        """The mouse is let go; gives whether it was pressed here, and not dragged."""
        was, self._at = self._at, None
        return was is not None


def drag_card(desk: Desk, source: QWidget, card: CardSeen) -> None:
    """Drag a card, as from the library."""
    picture = drag_picture(desk.theme, [(card.kind, card.title, "")], from_right=source.isRightToLeft())
    drag(source, drags.cards_mime(desk.book, [card.id]), picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)


class Target(QWidget):
    """Takes cards that are let go over it; `is_aimed` while one is held there."""

    is_aimed = False
    carried: Callable[[QMimeData], list[int]]
    let_go: Callable[[list[int]], object]

    def take(self, carried: Callable[[QMimeData], list[int]], let_go: Callable[[list[int]], object]) -> None:
        """Take what `carried` finds in a drag, and hand it to `let_go`."""
        self.carried, self.let_go = carried, let_go
        self.setAcceptDrops(True)

    def _aim(self, *, aimed: bool) -> None:
        self.is_aimed = aimed
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes cards of this notebook."""
        if self.carried(event.mimeData()):
            self._aim(aimed=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes them anywhere in it."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They are elsewhere."""
        self._aim(aimed=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Has them."""
        self._aim(aimed=False)
        if ids := self.carried(event.mimeData()):
            event.acceptProposedAction()
            self.let_go(ids)
