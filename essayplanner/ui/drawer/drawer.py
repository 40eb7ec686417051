"""The strip of tiles: where each is, the keys in it, and what is dropped on it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from essayplanner.language import _
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.desk.screen import DrawerLook, Line
from essayplanner.ui.drawer.dragging import DragAcross
from essayplanner.ui.drawer.painting import GAP, NARROWEST, WIDEST, Look, Painter
from essayplanner.ui.drawer.strip import Index, Strip
from essayplanner.ui.look.fields import give_viewport
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.whole import OutlineScreen

#: Pixels of the design beside the first and the last tile.
_MARGIN = 24


class TileDelegate(QStyledItemDelegate):
    """Draws the tiles, all of one size."""

    def __init__(self, drawer: "Drawer") -> None:
        super().__init__(drawer)
        self._drawer = drawer

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A tile with the gap beside it."""
        return self._drawer.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one."""
        drawer, row, drag = self._drawer, index.row(), self._drawer.drag
        tile = drawer.tiles.tiles[row]
        section = drag.aim.section() if drag.aim else None
        aimed = section is not None and section.item == tile.item
        state: QStyle.StateFlag = option.state
        look = Look(
            current=tile.item == drawer.tiles.current,
            focused=drawer.hasFocus() and index == drawer.currentIndex(),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            aimed=aimed and not drag.refused,
            refused=aimed and drag.refused and drag.aim is section,
        )
        drawer.paint.paint_tile(painter, drawer.tile_rect(row), tile, look, lined=drawer.lined)


class Drawer(Strip):
    """The sections of the outline that is shown, side by side; they share the room, or scroll where it is too narrow.

    A click or Enter turns to a section; what is dropped on one goes to its end, or into a claim of it.
    """

    def __init__(self, desk: Desk, outline: OutlineScreen) -> None:
        super().__init__(outline)
        give_viewport(self)
        self.desk, self.theme = desk, desk.theme
        self.paint = Painter(desk.theme)
        self.drag = DragAcross(outline, self, self.paint, self._top_in_window)
        self.cell = QSize(1, 1)
        self.lined = True
        self._high = 0
        self._tell_places: Callable[[Mapping[int, float]], object] | None = None
        self._told_places: Mapping[int, float] | None = None
        self.setItemDelegate(TileDelegate(self))
        self.setAccessibleName(_("Sections of the outline"))
        name_keys(self, _("Left and Right move along the sections · Enter opens one · F2 renames it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("drawer")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(40)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTabKeyNavigation(False)
        self.activated.connect(self.turn_to)
        self.clicked.connect(self.turn_to)
        outline.view.chosen.connect(self._follow)
        outline.model.followed.connect(self._follow)
        self.tiles.rowsInserted.connect(self._fit)
        self.tiles.rowsRemoved.connect(self._fit)
        self.tiles.modelReset.connect(self._fit)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)

    def show_for(
        self,
        wanted: DrawerLook,
        lines: Callable[[Sequence[int]], Sequence[Line]] | None,
        tell_places: Callable[[Mapping[int, float]], object] | None = None,
    ) -> None:
        """Be as a screen wants it; `lines` gives what it says below the titles, `tell_places` hears where tiles are."""
        self.lined, self._high = wanted.lined, wanted.height
        self._tell_places, self._told_places = tell_places, None
        self.tiles.show_lines(lines)
        self.show()
        self._restyle()
        self._follow()

    def put_away(self) -> None:
        """Be shown no more, and ask nothing."""
        self.tiles.rest()
        self.drag.close()
        self.hide()

    def _restyle(self) -> None:
        self.paint.measure()
        self._fit()

    # Where the tiles are

    def _fit(self) -> None:
        """Share the room among the tiles; where they do not fit, the scroll bar takes the room below them."""
        px, count = self.theme.px, max(1, len(self.tiles.tiles))
        self.paint.from_right = self.isRightToLeft()
        margin, gap = px(self._high // 8), px(GAP)
        room = self.width() - 2 * px(_MARGIN) + gap
        fits = room // count - gap >= px(NARROWEST)
        wide = min(room // count - gap, px(WIDEST)) if fits else px(NARROWEST) + px(8)
        high = max(px(self._high) - 2 * margin - 1, self.paint.tile_height(lined=self.lined))
        bar = 0 if fits else LEAST
        self.cell = QSize(wide + gap, high + 2 * margin - max(0, bar - margin + 2))
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )
        self.horizontalScrollBar().setSingleStep(px(24))
        self._margin, self._tile_high = margin, high
        side = px(_MARGIN) - gap // 2
        self.setViewportMargins(side, 0, side, 0)
        self.setFixedHeight(high + 2 * margin + 1 + max(0, bar - margin + 2))
        self.scheduleDelayedItemsLayout()

    def tile_rect(self, row: int) -> QRect:
        """Where a tile lies in the viewport."""
        cell = self.visualRect(self.tiles.index(row))
        return QRect(
            cell.left() + self.theme.px(GAP) // 2, self._margin, cell.width() - self.theme.px(GAP), self._tile_high
        )

    def _places(self) -> dict[int, float]:
        """Where the middle of each tile in sight is, by the id of its section."""
        at, room = self.viewport().x(), self.viewport().width()
        middles = {tile.item.id: self.tile_rect(row).center().x() for row, tile in enumerate(self.tiles.tiles)}
        return {id: float(at + middle) for id, middle in middles.items() if 0 <= middle <= room}

    def node_at(self, point: QPoint) -> Node | None:
        """The section whose tile is at a point of the viewport; None beside the tiles and between them."""
        index = self.indexAt(point)
        return self.tiles.node(index.row()) if index.isValid() and self.tile_rect(index.row()).contains(point) else None

    def _top_in_window(self, node: Node) -> int:
        rect = self.tile_rect(self.tiles.row_of(node.item))
        return self.viewport().mapTo(self.window(), rect.topLeft()).y()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Closes what is open above a tile that is not there any more."""
        super().scrollContentsBy(dx, dy)
        self.drag.close()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit()

    # Which is the current one

    def _follow(self) -> None:
        if self.isHidden():
            return
        section = self.outline.current_section()
        self.tiles.show_current(section.item if section else None)
        row = self.tiles.row_of(self.tiles.current)
        if row >= 0 and not self.hasFocus():
            self.setCurrentIndex(self.tiles.index(row))

    def open_row(self, index: Index) -> None:
        """Turns to a section."""
        self.turn_to(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins at the current section."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.tiles.index(max(0, self.tiles.row_of(self.tiles.current))))

    # Drags

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drags.carries_files(event.mimeData()):
            event.ignore()  # the window takes them
            return
        self.setState(QAbstractItemView.State.DraggingState)
        self.drag.enter(event.mimeData())
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # It scrolls where the pointer is at an edge; that of a QListView scrolls to the left alone.
        QAbstractItemView.dragMoveEvent(self, event)
        at = event.position().toPoint()
        self.drag.pointer = self.viewport().mapTo(self.window(), at)
        self.drag.move(event, self.node_at(at))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drag.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drag.drop(event, self.node_at(event.position().toPoint()))
        self.setState(QAbstractItemView.State.NoState)
        self.stopAutoScroll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says so where there is no section; where tiles are is told whenever they are drawn elsewhere."""
        super().paintEvent(event)
        if self._tell_places and (places := self._places()) != self._told_places:
            self._told_places = places
            self._tell_places(places)
        self.empty.paint(self.theme, 0, 12, Qt.AlignmentFlag.AlignCenter.value)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return f"#drawer {{ background: {t.pane}; border: 0; border-top: 1px solid {t.line}; }}"
