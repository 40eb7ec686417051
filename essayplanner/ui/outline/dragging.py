"""A drag over the outline, from where it comes in to where it is dropped or leaves."""

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDropEvent

from essayplanner.language import _, n_
from essayplanner.ui.outline.aiming import Aim, aim_at
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.folding import FoldingView
from essayplanner.ui.outline.nodes import Node

#: Milliseconds over a closed section until it opens for a drag.
OPEN_AFTER = 600


class DragOver:
    """What is dragged, where it points to, and what it rests on; one question is asked each time it moves."""

    def __init__(self, view: FoldingView) -> None:
        self._view = view
        self._dragged: Dragged | None = None
        self.aim: Aim | None = None
        self._why, self._is_told = "", False
        self._rests_on: Node | None = None
        self._resting = QTimer(view, singleShot=True, interval=OPEN_AFTER)
        self._resting.timeout.connect(self._open)

    def enter(self, data: QMimeData) -> None:
        """Something comes in."""
        self._dragged = Dragged(self._view.rows.book, data)
        self._why = ""

    def leave(self) -> None:
        """It left, or was dropped."""
        self._dragged = None
        self._point(None)

    def move(self, event: QDropEvent) -> bool:
        """It moved, or is about to be dropped; gives whether it may be dropped where it points to."""
        view, at = self._view, event.position().toPoint()
        dragged = self._carried(event)
        self._rest_on(view.rows.node(view.indexAt(at)))
        aim = aim_at(view, at, dragged.what)
        may = view.rows.may_drop(dragged, action_of(event, dragged), aim.parent)
        self._point(aim)
        if may:
            event.setDropAction(action_of(event, dragged))
            event.accept()
            self._why = ""
        else:
            event.ignore()
        return may

    def tell(self) -> None:
        """Say, once, why it may not be dropped there, where the pointer stays in what refuses it for one reason."""
        rows = self._view.rows
        if rows.refusal != self._why:
            self._why, self._is_told = rows.refusal, False
        elif not self._is_told:
            self._is_told = True
            rows.desk.announcer.say(self._view, rows.refusal)

    def drop(self, event: QDropEvent) -> None:
        """It is let go: do what was aimed at, and select what came; or say why not."""
        view, rows, dragged = self._view, self._view.rows, self._carried(event)
        dragged.look_again()
        if not self.move(event):
            if rows.refusal:
                rows.desk.announcer.say(view, rows.refusal)
            return
        assert self.aim is not None
        under = self.aim.parent
        came = rows.drop(dragged, action_of(event, dragged), self.aim.row, under)
        if came is None:
            event.ignore()
            return
        view.choose_all(list(came))
        view.setFocus()
        if count := len(view.selected_items()):
            rows.desk.announcer.say(view, _done(count if dragged.cards else 0, under))

    def _carried(self, event: QDropEvent) -> Dragged:
        if self._dragged is None:
            self.enter(event.mimeData())
        assert self._dragged is not None
        return self._dragged

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


def _done(cards: int, under: Node) -> str:
    """What was done with so many cards of the library (0: with something else) that were dropped under a node."""
    if under.what == "outline":
        if not cards:
            return _("Dropped in the outline.")
        return n_("Placed {n} card in the outline.", "Placed {n} cards in the outline.", cards)
    if not cards:
        return _("Dropped in “{title}”.", title=under.title)
    return n_("Placed {n} card in “{title}”.", "Placed {n} cards in “{title}”.", cards, title=under.title)


def action_of(event: QDropEvent, dragged: Dragged) -> Qt.DropAction:
    """What a drop would do: items of the outline move, and are placed a second time with Ctrl."""
    copying = not dragged.items or event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return Qt.DropAction.CopyAction if copying else Qt.DropAction.MoveAction
