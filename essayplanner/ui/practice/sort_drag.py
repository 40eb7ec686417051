"""A card that is dragged from where it is shown while cards are sorted, and where cards can be let go."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
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
