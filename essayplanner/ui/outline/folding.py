"""What is chosen among the rows of an outline, and what is folded away."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from essayplanner.notebook.items import Item
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import RowPlace
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.numbered import Index
from essayplanner.ui.outline.rows_view import Go, RowsView

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class FoldingView(RowsView):
    """The rows, chosen and folded by keys and mouse.

    `chosen` says that the current row is another, was pressed, or is chosen with others.
    """

    chosen = Signal()
    is_tree = True

    def __init__(self, model: OutlineModel, theme: Theme, saving: Saving) -> None:
        super().__init__(model, theme, saving)
        self.watch_choice()
        model.turned.connect(self.tell_turned)

    def row_place(self, index: Index) -> RowPlace:
        """Which one it is of its sort that stand side by side, and how deep."""
        node = self.rows.node(index)
        return RowPlace(*node.among(), level=sum(1 for _above in node.ancestors()))

    def row_open(self, index: Index) -> bool | None:
        """Whether what stands under it is shown."""
        node = self.rows.node(index)
        return self.rows.is_open(node) if node.children else None

    def tell_chosen(self) -> None:
        """Let others follow."""
        self.chosen.emit()

    def current_node(self) -> Node:
        """The node of the current row, the root for none."""
        return self.rows.node(self.currentIndex())

    def selected_items(self) -> list[Item]:
        """The selected items, in reading order."""
        return [self.rows.shown[row].item for row in sorted(index.row() for index in self.selectedIndexes())]

    def choose(self, item: Item | None) -> None:
        """Make an item current, open what it stands in and scroll to it. It is told of though it was current already:
        something else may be shown by now."""
        if item is None or item not in self.rows.nodes:
            return
        self.rows.reveal(self.rows.nodes[item])
        index = self.rows.index_of_item(item)
        if not index.isValid():
            return
        if index != self.currentIndex() or self.selectedIndexes() != [index]:
            self.selectionModel().setCurrentIndex(index, _ALONE)
        else:
            self.tell_chosen()
        self.scrollTo(index)

    def choose_all(self, items: list[Item]) -> None:
        """Select items, the first of them current."""
        self.choose(items[0] if items else None)
        for node in [self.rows.nodes[item] for item in items if item in self.rows.nodes]:
            self.rows.reveal(node)
        chosen = QItemSelection()
        for item in items:
            if (index := self.rows.index_of_item(item)).isValid():
                chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def fold(self, node: Node, folded: bool) -> None:
        """Close or open what stands under a node; where the current row stood there, the node's becomes current."""
        current = self.current_node()
        if folded and current is not node and node in current.ancestors():
            self.selectionModel().setCurrentIndex(self.rows.index_of(node), _ALONE)
        self.rows.fold(node, folded)

    def fold_all(self, folded: bool) -> None:
        """Close or open every section and card."""
        for outermost in [*self.current_node().ancestors()][-1:] if folded else ():
            self.fold(outermost, True)
        self.rows.fold_all(folded)

    def _leaving(self, parent: QModelIndex, first: int, last: int) -> None:
        """Make a neighbour of what goes current in its stead: the one before it, after it, or what holds them."""
        super()._leaving(parent, first, last)
        node = self.rows.shown[first]
        if first <= self.currentIndex().row() <= last and node.parent is not None:
            siblings, row = node.parent.children, node.row
            beside = siblings[row - 1] if row else siblings[row + 1] if row + 1 < len(siblings) else node.parent
            as_it_is = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.rows.index_of(beside), as_it_is)

    def moveCursor(self, action: Go, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Right opens a row, then goes into it; Left closes it, then to what it stands in; mirrored, vice versa."""
        row, last, heights = self.currentIndex().row(), len(self._heights) - 1, self._heights
        if row < 0:
            return self.rows.index(0)
        if action in (Go.MoveLeft, Go.MoveRight):
            inwards = (action == Go.MoveRight) != self.isRightToLeft()
            return self.rows.index_of(self._go_sideways(self.current_node(), inwards=inwards))
        page = self.viewport().height()
        to = {
            Go.MoveUp: row - 1,
            Go.MovePrevious: row - 1,
            Go.MoveDown: row + 1,
            Go.MoveNext: row + 1,
            Go.MoveHome: 0,
            Go.MoveEnd: last,
            Go.MovePageUp: heights.at(heights.top(row) - page),
            Go.MovePageDown: heights.at(heights.top(row) + page),
        }.get(action, row)
        return self.rows.index(max(0, min(last, to)))

    def _go_sideways(self, node: Node, *, inwards: bool) -> Node:
        if node.children and self.rows.is_open(node) != inwards:
            self.fold(node, not inwards)
        elif inwards and node.children:
            return node.children[0]
        elif not inwards and node.parent and node.parent is not self.rows.root:
            return node.parent
        return node

    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self.current_node()
        if event.text() in ("+", "-") and node is not self.rows.root:
            self.fold(node, event.text() == "-")
        elif event.text() == "*":
            for below in node.walk() if node is not self.rows.root else ():
                self.rows.fold(below, False)
        super().keyPressEvent(event)

    def fold_end(self, node: Node) -> int:
        """How far from the side where rows begin a press folds a row, or unfolds it."""
        return self.start(node) - (self.theme.px(2) if node.what == "placement" else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        node = self.rows.node(index)
        can_fold = index.isValid() and node.children and event.button() == Qt.MouseButton.LeftButton
        if can_fold and self.along(event.position().x()) < self.fold_end(node):
            self.fold(node, self.rows.is_open(node))
            return
        super().mousePressEvent(event)
