"""What is dragged over nodes of an outline, wherever they are shown: read once, and asked about once a move."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from essayplanner.language import _, n_
from essayplanner.notebook.items import Item
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.notebook.copying import Copied


class Drops:
    """A drag from where it comes in to where it is dropped or leaves; `at` is the part of the window of which it is
    said what was done."""

    def __init__(self, rows: OutlineModel, at: QWidget) -> None:
        self.rows, self._at = rows, at
        self.dragged: Dragged | None = None
        self._why, self._is_told = "", False

    def enter(self, data: QMimeData) -> Dragged:
        """Something comes in."""
        self.dragged = Dragged(self.rows.book, data)
        self._why = ""
        return self.dragged

    def leave(self) -> None:
        """It left, or was dropped."""
        self.dragged = None
        self.rows.desk.announcer.end_aim()

    def carried(self, event: QDropEvent) -> Dragged:
        """What is dragged."""
        return self.dragged or self.enter(event.mimeData())

    def may(self, event: QDropEvent, node: Node) -> bool:
        """Whether it may be dropped under a node, which the event is told; `rows.refusal` then says why not."""
        dragged = self.carried(event)
        may = self.rows.may_drop(dragged, action_of(event, dragged), node)
        if may:
            event.setDropAction(action_of(event, dragged))
            event.accept()
            self._why = ""
            self.rows.desk.announcer.end_aim()
        else:
            event.ignore()
        return may

    def tell(self) -> None:
        """Say, once, why it may not be dropped there, where the pointer stays in what refuses it for one reason."""
        rows = self.rows
        if rows.refusal != self._why:
            self._why, self._is_told = rows.refusal, False
        elif not self._is_told:
            self._is_told = True
            rows.desk.announcer.aim(self._at, rows.refusal)

    def refuse(self) -> None:
        """It is let go where it may not be dropped: say why, until something else is done."""
        self.rows.desk.announcer.end_aim()
        if self.rows.refusal:
            self.rows.desk.announcer.say(self._at, self.rows.refusal)

    def put(self, event: QDropEvent, node: Node, place: int = -1) -> Sequence[Item] | None:
        """It is let go where it may be dropped: do that. Gives what came to the outline, None where nothing could."""
        dragged = self.carried(event)
        came = self.rows.drop(dragged, action_of(event, dragged), place, node)
        if came is None:
            event.ignore()
        return came

    def tell_placed(self, event: QDropEvent, node: Node, count: int) -> None:
        """Say that so many came to stand under a node."""
        dragged = self.carried(event)
        if dragged.copied:
            tell_copied(self.rows.desk, self._at, dragged.copied)
        elif count:
            self.rows.desk.announcer.say(self._at, _done(count if dragged.cards else 0, node))


def tell_copied(desk: Desk, at: QWidget, copied: "Copied") -> None:
    """Say what came from another notebook, and turn to the outline that came."""
    from essayplanner.work.copying import said

    if copied.outlines:
        desk.selection.show_outline(copied.outlines[0])
    desk.announcer.say(at, said(copied))


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
