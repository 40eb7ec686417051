"""A drag across the drawer: over its tiles, and over the claims that it opens above one."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.drawer.claims import Claims
from essayplanner.ui.drawer.painting import Painter
from essayplanner.ui.drawer.standing import Links, Standing, links_for, standing
from essayplanner.ui.outline.drops import Drops, action_of
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.whole import OutlineScreen

#: Milliseconds over a tile until its claims open, and beside them until they close.
OPEN_AFTER, CLOSE_AFTER = 400, 350


class DragAcross:
    """What is dragged, and the section or claim that it points to; `top_of` gives where a tile begins in the window."""

    def __init__(
        self, outline: OutlineScreen, drawer: QAbstractItemView, paint: Painter, top_of: Callable[[Node], int]
    ) -> None:
        self._outline, self._drawer, self._paint, self._top_of = outline, drawer, paint, top_of
        self.drops = Drops(outline.model, drawer)
        self.claims: Claims | None = None
        #: What is aimed at, and whether it refuses.
        self.aim: Node | None = None
        self.refused = False
        #: Where the pointer is in the window.
        self.pointer = QPoint()
        self._links: Links | None = None
        self._moves = False
        self._opening = QTimer(drawer, singleShot=True, interval=OPEN_AFTER)
        self._closing = QTimer(drawer, singleShot=True, interval=CLOSE_AFTER)
        self._opening.timeout.connect(self._open)
        self._closing.timeout.connect(self.close)
        outline.model.followed.connect(self._follow)

    def enter(self, data: QMimeData) -> None:
        """Something comes in, to the tiles or to the claims."""
        self._links = links_for(self._outline.model, self.drops.enter(data))

    def leave(self) -> None:
        """It left the tiles or the claims, perhaps for the other."""
        self.drops.leave()
        self._point(None)

    def close(self) -> None:
        """It is over, or elsewhere for good."""
        self._opening.stop()
        self._closing.stop()
        if self.claims:
            self.claims.close_up()

    def move(self, event: QDropEvent, node: Node | None) -> bool:
        """It points to a section or claim, or to none; gives whether it may be dropped there."""
        if node is None:
            event.ignore()
            self._point(None)
            return False
        may = self.drops.may(event, node)
        moves = action_of(event, self.drops.carried(event)) == Qt.DropAction.MoveAction
        if moves != self._moves:
            self._moves = moves
            self._say_anew()
        self._point(node, refused=not may)
        if not may:
            self.drops.tell()
        return may

    def drop(self, event: QDropEvent, node: Node | None) -> None:
        """It is let go: do what was aimed at and choose what came, or say why not."""
        self.drops.carried(event).look_again()
        if self.move(event, node) and node:
            came = self.drops.put(event, node)
            if came:
                self._outline.view.choose_all(list(came))
            if came is not None:
                self.drops.tell_placed(event, node, len(came) or 1)
        elif node:
            self.drops.refuse()
        self.leave()
        self.close()

    # What it points to

    def _point(self, node: Node | None, *, refused: bool = False) -> None:
        before = self.aim
        self.aim, self.refused = node, refused
        section = node.section() if node else None
        if self.claims and self.claims.section:
            if section is None:
                if not self._closing.isActive():
                    self._closing.start()
            elif section is not self.claims.section:
                self.close()
            else:
                self._closing.stop()
            self.claims.show_aim(node)
        if section is None:
            self._opening.stop()
        elif self.claims is None or self.claims.section is not section:
            if refused:
                self._open()
            elif before is not node or not self._opening.isActive():
                self._opening.start()
        self._drawer.viewport().update()

    def _open(self) -> None:
        """Open the section that is aimed at: its claims, or only why it refuses."""
        section = self.aim.section() if self.aim else None
        if section is None:
            return
        self._opening.stop()
        if self.claims is None:
            self.claims = Claims(self._paint, self._drawer.window(), self)
        nodes = [] if self.refused else [*section.claims()]
        self.claims.standings = self._standings([section, *nodes])
        foot = QPoint(self.pointer.x(), self._top_of(section))
        is_current = section is self._outline.current_section()
        self.claims.open(section, self._outline.model.number(section), nodes, foot, current=is_current)
        self.claims.show_aim(self.aim)

    def _standings(self, nodes: list[Node]) -> dict[Node, Standing]:
        return {node: said for node in nodes if (said := unless_busy(self._standing)(node))}

    def _standing(self, node: Node) -> Standing | None:
        dragged, rows = self.drops.dragged, self._outline.model
        if dragged is None or self._links is None:
            return None
        action = Qt.DropAction.MoveAction if self._moves else Qt.DropAction.CopyAction
        if why := dragged.refusal(rows.nodes, action, node):
            return Standing(why, refused=True)
        return standing(dragged, self._links, node, moves=self._moves)

    def _say_anew(self) -> None:
        claims = self.claims
        if claims and claims.section:
            claims.standings = self._standings([claims.section, *claims.nodes])
            claims.arrange()

    def _follow(self) -> None:
        """The outline changed under what is open."""
        claims = self.claims
        if claims and claims.section:
            self.aim = None
            self.close()
