"""The rows of an outline on the screen: where each is, how they scroll, and where the keys go."""

from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from essayplanner.notebook.items import Item
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.fields import give_viewport, keep_width
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.delegate import OutlineDelegate
from essayplanner.ui.outline.heights import Heights
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.numbered import Index
from essayplanner.ui.outline.painting import Look

Hint: TypeAlias = QAbstractItemView.ScrollHint
Go: TypeAlias = QAbstractItemView.CursorAction


class RowsView(ChosenRows, QListView):
    """Gives each row its own height, which Qt's list cannot without laying all of them out at every change."""

    def __init__(self, model: OutlineModel, theme: Theme, saving: Saving) -> None:
        super().__init__()
        give_viewport(self)
        keep_width(self)
        self.rows, self.theme = model, theme
        self.delegate = OutlineDelegate(model, theme, saving, self)
        #: The node into which something would be dropped.
        self.aimed_at: Node | None = None
        #: The rows to which a pane points, and by which mark.
        self.pointed: dict[Item, str] = {}
        self._turn()
        self._heights = Heights(model, self.delegate.measures)
        self._topmost: Node | None = None
        #: The row that stays where it was seen when all are measured anew, and how far down that was.
        self._held: tuple[Node, int] | None = None
        self._pointer: QPoint | None = None
        model.modelReset.connect(self._measure_all)  # before Qt's own view and selection hear of it
        model.rowsInserted.connect(self._came)
        model.rowsAboutToBeRemoved.connect(self._leaving)
        model.rowsRemoved.connect(self._gone)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._altered)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()
            self.remeasure()

    def _turn(self) -> None:
        self.delegate.measures.from_right = self.isRightToLeft()

    def along(self, x: float) -> float:
        """How far a place in the viewport is from the side where rows begin."""
        return self.viewport().width() - x if self.delegate.measures.from_right else x

    # Heights

    def start(self, node: Node) -> int:
        """How far from the side where rows begin a row's tint and drop line do."""
        return self.delegate.measures.start(node)

    def bottom(self) -> int:
        """The lower end of the last row, in the viewport."""
        return self._heights.top(len(self._heights)) - self.verticalOffset() if self._heights else self.theme.px(8)

    def remeasure(self) -> None:
        """Take the sizes of the fonts in force."""
        held = self._held
        self.delegate.measures.measure()
        self._measure_all()
        self._bring_back(held)

    def fit(self, node: Node) -> bool:
        """Let a row be as high as it wants; gives whether it was not."""
        grew = self._heights.fit(node)
        if grew:
            self._arrange()
        return grew

    def _measure_all(self) -> None:
        self.delegate.measures.room = self.viewport().size()
        self._heights.measure_all()
        self._arrange()

    def _came(self, parent: QModelIndex, first: int, last: int) -> None:
        self._heights.came(first, last)
        self._arrange()

    def _leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        self._heights.leave(first, last)

    def _gone(self, parent: QModelIndex, first: int, last: int) -> None:
        self._heights.remove(first, last - first + 1)
        self._arrange()

    def _moved(self, parent: QModelIndex, first: int, last: int, other: QModelIndex, to: int) -> None:
        self._heights.move(first, last - first + 1, to)
        self._arrange()

    def _altered(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles and self._heights.altered(first.row(), last.row()):  # what is only heard has no height
            self._arrange()

    def _arrange(self) -> None:
        """Let the scroll bar know how high all of it is."""
        bar, height, heights = self.verticalScrollBar(), self.viewport().height(), self._heights
        end = max(0, heights.top(len(heights)) - height)
        bar.setRange(0, end)
        bar.setPageStep(height)
        on_last_page = len(heights) - 1 - heights.at(end - 1)
        bar.setSingleStep(max(2, height // (on_last_page + 1)))
        self.viewport().update()
        if self.delegate.is_open:
            self.updateEditorGeometries()

    def _measure_in_sight(self) -> bool:
        """Measure what comes into sight for the first time; what stood there stays. Gives whether any height is new."""
        bar, grew = self.verticalScrollBar(), False
        while True:
            changed, above = self._heights.see(bar.value(), bar.value() + self.viewport().height(), self._topmost)
            if not changed:
                break
            grew = True
            self._arrange()
            bar.setValue(bar.value() + above)
        row = self._heights.at(bar.value())
        self._topmost = self.rows.shown[row] if 0 <= row < len(self.rows.shown) else None
        return grew

    def _hold(self) -> None:
        """Keep in mind where the current row is or, where that is out of sight, the topmost."""
        row, node = self.currentIndex().row(), self._topmost
        if self.currentIndex().isValid() and self.viewport().rect().contains(self.visualRect(self.currentIndex())):
            node = self.rows.shown[row]
        self._held = (node, self.visualRect(self.rows.index(self.rows.row_of(node))).top()) if node else None

    def _bring_back(self, held: tuple[Node, int] | None) -> None:
        """Have a row that was in sight stand where it did, or as near as makes it whole."""
        row = self.rows.row_of(held[0]) if held else -1
        if held and row >= 0:
            down = min(held[1], max(0, self.viewport().height() - self._heights.height(row)))
            self.verticalScrollBar().setValue(self._heights.top(row) - down)

    # What Qt's view asks

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = self._heights.top(row) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._heights.height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self.rows.index(self._heights.at(point.y() + self.verticalScrollBar().value()))

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        bar, area = self.verticalScrollBar(), self.viewport().rect()
        for _ in range(4):  # what comes into sight may be higher than it was thought to be
            self.fit(self.rows.node(index))
            rect = self.visualRect(index)
            if rect.isEmpty() or (hint == Hint.EnsureVisible and area.contains(rect)):
                return
            to = _way(rect, area, hint)
            before = bar.value()
            bar.setValue(before + to)
            if bar.value() == before:
                return

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        top, bottom = min(rect.top(), rect.bottom()), max(rect.top(), rect.bottom())
        first, last = self.indexAt(QPoint(0, top)), self.indexAt(QPoint(0, bottom))
        if first.isValid() or last.isValid():
            first = first if first.isValid() else self.rows.index(0)
            last = last if last.isValid() else self.rows.index(len(self._heights) - 1)
            self.selectionModel().select(QItemSelection(first, last), command)
        elif QItemSelectionModel.SelectionFlag.Clear in command:
            self.clearSelection()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, bar = QRegion(), self.verticalScrollBar().value()
        for chosen in (selection.at(number) for number in range(selection.size())):
            top, bottom = self._heights.top(chosen.top()), self._heights.top(chosen.bottom() + 1)
            region += QRect(0, top - bar, self.viewport().width(), bottom - top)
        return region

    def doItemsLayout(self) -> None:
        """Each row has its place from the moment it is there; only an editor is yet to follow.

        Until Qt is told that this is done, it paints no row anew of which it hears that it changed.
        """
        QAbstractItemView.doItemsLayout(self)
        self.updateEditorGeometries()

    def updateGeometries(self) -> None:
        self._arrange()
        QAbstractItemView.updateGeometries(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._measure_in_sight() or self.state() == QAbstractItemView.State.DraggingState:
            self.viewport().update()
            self.updateEditorGeometries()
        else:
            self.viewport().scroll(0, dy)
        self._hold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        held = self._held
        QAbstractItemView.resizeEvent(self, event)
        if event.oldSize().width() != event.size().width():
            self._measure_all()
        else:
            self.delegate.measures.room = self.viewport().size()
            self._arrange()
        self._bring_back(held)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter):
            self._pointer = event.position().toPoint()  # type: ignore[attr-defined]
        elif kind == QEvent.Type.HoverLeave:
            self._pointer = None
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure_in_sight():
            self.viewport().update()
        self._hold()
        rows, heights, offset = self.rows, self._heights, self.verticalScrollBar().value()
        current, focused, inside = self.currentIndex().row(), self.hasFocus(), self.aimed_at
        hovered = heights.at(self._pointer.y() + offset) if self._pointer and self.underMouse() else -1
        is_selected, width = self.selectionModel().isSelected, self.viewport().width()
        with QPainter(self.viewport()) as painter:
            for row in range(max(0, heights.at(event.rect().top() + offset)), len(heights)):
                top = heights.top(row) - offset
                if top > event.rect().bottom():
                    break
                node = rows.shown[row]
                chosen, keyed = is_selected(rows.index(row)), focused and row == current
                found = self.pointed.get(node.item, "")
                look = Look(chosen, keyed, row == hovered, node is inside, found)
                self.delegate.painter.paint(painter, QRect(0, top, width, heights.height(row)), node, look)


def _way(rect: QRect, area: QRect, hint: Hint) -> int:
    """How far is to be scrolled for a row, of which some is out of sight, to stand as it should."""
    above = hint == Hint.EnsureVisible and (rect.top() < area.top() or area.height() < rect.height())
    if hint == Hint.PositionAtTop or above:
        return rect.top()
    if hint == Hint.PositionAtCenter:
        return rect.top() - (area.height() - rect.height()) // 2
    return rect.bottom() - area.height()
