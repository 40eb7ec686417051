"""A list of nodes as the rows of a view, each of which knows its own."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from essayplanner.notebook.items import Item
from essayplanner.ui.outline.nodes import Node

Index = QModelIndex | QPersistentModelIndex


class NumberedRows(QAbstractListModel):
    """Rows that come, go and move in stretches; nodes are numbered anew from the first that changed, when one is asked.

    `root` is what stands for no row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = Node(Item("outline", 0))
        #: The nodes of the rows, from the first to the last.
        self.shown: list[Node] = []
        self._numbered = 0  # so many nodes, from the first, know their row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def node(self, index: Index) -> Node:
        """The node of an index; the root for an invalid one."""
        row = index.row()
        return self.shown[row] if 0 <= row < len(self.shown) else self.root

    def row_of(self, node: Node) -> int:
        """The row of a node; -1 where it has none."""
        shown = self.shown
        if not self._is_at_its_row(node):
            for row in range(self._numbered, len(shown)):
                shown[row].shown_at = row
            self._numbered = len(shown)
        return node.shown_at if self._is_at_its_row(node) else -1

    def _is_at_its_row(self, node: Node) -> bool:
        return node.shown_at < len(self.shown) and self.shown[node.shown_at] is node

    def index_of(self, node: Node | None) -> QModelIndex:
        """The index of a node; an invalid one for the root, and for what is folded away."""
        row = self.row_of(node) if node else -1
        return self.createIndex(row, 0) if row >= 0 else QModelIndex()

    # Changes of the rows

    def _show(self, nodes: list[Node]) -> None:
        """Have other rows, within a reset."""
        self.shown, self._numbered = nodes, 0

    def _put(self, row: int, nodes: list[Node]) -> None:
        """Put rows before the one that is there."""
        if nodes:
            self.beginInsertRows(QModelIndex(), row, row + len(nodes) - 1)
            self.shown[row:row] = nodes
            if self._numbered >= row:
                for at, node in enumerate(nodes, start=row):
                    node.shown_at = at
                self._numbered = row + len(nodes)
            self.endInsertRows()

    def _cut(self, row: int, count: int, relink: Callable[[], None] | None = None) -> None:
        """Take rows out of the list; what is done to the tree is done before anybody hears that they are gone."""
        if count:
            self.beginRemoveRows(QModelIndex(), row, row + count - 1)
            del self.shown[row : row + count]
            self._numbered = min(self._numbered, row)
        if relink:
            relink()
        if count:
            self.endRemoveRows()

    def _shift(self, first: int, count: int, to: int, relink: Callable[[], None]) -> None:
        """Put rows before another one, which is none of them; what is done to the tree is done before that is told."""
        self.beginMoveRows(QModelIndex(), first, first + count - 1, QModelIndex(), to)
        moved = self.shown[first : first + count]
        del self.shown[first : first + count]
        at = to - count if to > first else to
        self.shown[at:at] = moved
        self._numbered = min(self._numbered, first, at)
        relink()
        self.endMoveRows()
