"""A drag over the outline, from where it comes in to where it is dropped or leaves."""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDropEvent

from essayplanner.ui.outline.aiming import Aim, aim_at
from essayplanner.ui.outline.drops import Drops
from essayplanner.ui.outline.folding import FoldingView
from essayplanner.ui.outline.nodes import Node

#: Milliseconds over a closed section until it opens for a drag.
OPEN_AFTER = 600


class DragOver:
    """What is dragged, where it points to, and what it rests on; one question is asked each time it moves."""

    def __init__(self, view: FoldingView) -> None:
        self._view = view
        self._drops = Drops(view.rows, view)
        self.aim: Aim | None = None
        self._rests_on: Node | None = None
        self._resting = QTimer(view, singleShot=True, interval=OPEN_AFTER)
        self._resting.timeout.connect(self._open)

    def enter(self, data: QMimeData) -> None:
        """Something comes in."""
        self._drops.enter(data)

    def leave(self) -> None:
        """It left, or was dropped."""
        self._drops.leave()
        self._point(None)

    def move(self, event: QDropEvent) -> bool:
        """It moved, or is about to be dropped; gives whether it may be dropped where it points to."""
        view, at = self._view, event.position().toPoint()
        self._rest_on(view.rows.node(view.indexAt(at)))
        aim = aim_at(view, at, self._drops.carried(event).what)
        may = self._drops.may(event, aim.parent)
        self._point(aim)
        return may

    def tell(self) -> None:
        """Say, once, why it may not be dropped where the pointer stays."""
        self._drops.tell()

    def drop(self, event: QDropEvent) -> None:
        """It is let go: do what was aimed at, and select what came; or say why not."""
        view, drops = self._view, self._drops
        drops.carried(event).look_again()
        if not self.move(event):
            drops.refuse()
            return
        assert self.aim is not None
        under = self.aim.parent
        came = drops.put(event, under, self.aim.row)
        if came is not None:
            view.choose_all(list(came))
            view.setFocus()
            drops.tell_placed(event, under, len(view.selected_items()))

    def _rest_on(self, node: Node) -> None:
        """Open what a drag rests on."""
        if node is not self._rests_on:
            self._rests_on = node
            self._resting.start()

    def _open(self) -> None:
        if self.aim and self._rests_on:
            self._view.rows.fold(self._rests_on, False)

    def _point(self, aim: Aim | None) -> None:
        self.aim = aim
        inside = aim and aim.line is None and not self._view.rows.refusal
        self._view.aimed_at = aim.parent if aim and inside else None
        self._view.viewport().update()
