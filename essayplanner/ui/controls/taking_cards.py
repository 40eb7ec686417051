"""Where cards can be let go."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class TakesCards(QWidget):
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
