"""A tree as the list of its rows that are not folded away."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Signal

from essayplanner.domain.outline import section_numbers
from essayplanner.notebook.items import Item
from essayplanner.ui.outline.nodes import Node, Order
from essayplanner.ui.outline.numbered import NumberedRows


class FlatRows(NumberedRows):
    """What stands under a folded node has no row. What is folded stays so, also where it goes and comes back.

    `turned` says that what stands under a row is folded away, or shown, from now on.
    """

    turned = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: dict[Item, Node] = {self.root.item: self.root}
        self.folded: set[Item] = set()
        self._numbers: dict[int, str] | None = None  # of the sections, where they are known

    def index_of_item(self, item: Item | None) -> QModelIndex:
        """The index of an item of the outline; an invalid one where it has no row."""
        return self.index_of(self.nodes.get(item)) if item else QModelIndex()

    def is_open(self, node: Node) -> bool:
        """Whether what stands under a node is shown."""
        return node.item not in self.folded

    def number(self, section: Node) -> str:
        """A section's number, as “2” or “2.1”."""
        if self._numbers is None:
            top = self.root.item
            pairs = ((node.id, node.parent.item) for node in self.root.sections() if node.parent)
            self._numbers = section_numbers((id, None if above == top else above.id) for id, above in pairs)
        return self._numbers.get(section.id, "")

    def last_within(self, node: Node) -> Node:
        """The node whose row is the last within a node's: its own where it is folded, or holds nothing."""
        while node.children and self.is_open(node):
            node = node.children[-1]
        return node

    def rows_within(self, node: Node) -> list[Node]:
        """The node, and what stands under it and is not folded away."""
        found, waiting = [], [node]
        while waiting:
            node = waiting.pop()
            found.append(node)
            if node.children and node.item not in self.folded:
                waiting.extend(reversed(node.children))
        return found

    # Folding

    def fold(self, node: Node, folded: bool) -> None:
        """Hide, or show, what stands under a node."""
        if folded == (node.item in self.folded) or (folded and not node.children):
            return
        row = self.row_of(node)
        if folded:
            count = len(self.rows_within(node)) - 1
            self.folded.add(node.item)
            if row >= 0:
                self._cut(row + 1, count)
        else:
            self.folded.discard(node.item)
            if row >= 0:
                self._put(row + 1, self.rows_within(node)[1:])
        self.told_anew(node)
        if row >= 0:
            self.turned.emit(self.index(row))

    def fold_all(self, folded: bool) -> None:
        """Fold, or unfold, all that holds something."""
        if folded:
            for node in reversed(self.root.children):
                self.fold(node, True)
            self.folded |= {node.item for node in self.root.walk() if node.children and node is not self.root}
        else:
            closed = [node for node in self.shown if node.item in self.folded]
            self.folded = {node.item for node in closed}
            for node in reversed(closed):
                self.fold(node, False)

    def reveal(self, node: Node) -> None:
        """Unfold all that a node stands in."""
        for above in reversed([*node.ancestors()][1:]):
            self.fold(above, False)

    # Changes of the tree

    def refill(self, root: Node, nodes: Iterable[Node]) -> None:
        """Show another tree, or the same one read anew."""
        self.beginResetModel()
        self.root = root
        self.nodes = {node.item: node for node in (root, *nodes)}
        self.folded &= self.nodes.keys()
        self._show(self.rows_within(root)[1:])
        self._numbers = None
        self.endResetModel()

    def come(self, node: Node) -> None:
        """Show a node, with what stands under it, that came into the tree; all before it in reading order is shown."""
        assert node.parent is not None
        self._number_anew(node)
        if self._has_room(node.parent):
            self._put(self._row_for(node.parent, node.row), self.rows_within(node))

    def go(self, node: Node) -> None:
        """Take a node, with what stands under it, out of the tree."""
        row, count, parent = self.row_of(node), len(self.rows_within(node)), node.parent
        assert parent is not None

        def relink() -> None:
            parent.release(node)
            self._number_anew(node)

        for gone in node.walk():
            self.nodes.pop(gone.item, None)
        self._cut(row, count if row >= 0 else 0, relink)

    def move(self, node: Node, parent: Node, order: Order) -> None:
        """Have a node, with what stands under it, stand somewhere else."""
        first, rows, old = self.row_of(node), self.rows_within(node), node.parent
        to = self._row_for(parent, parent.insertion_row(order)) if self._has_room(parent) else -1
        assert old is not None

        def relink() -> None:
            old.release(node)
            parent.adopt(node, order)
            self._number_anew(node)

        if first < 0 or to < 0:
            self._cut(first, len(rows) if first >= 0 else 0, relink)
            self._put(to, rows if to >= 0 else [])
        elif first <= to <= first + len(rows):
            relink()
        else:
            self._shift(first, len(rows), to, relink)
        if first >= 0 and to >= 0:  # on another level, perhaps
            self.dataChanged.emit(self.index_of(node), self.index_of(rows[-1]))

    def told_anew(self, node: Node) -> None:
        """Say that a row is to be read anew, or that of the folded node in which it would stand."""
        for above in node.ancestors():
            if (index := self.index_of(above)).isValid():
                self.dataChanged.emit(index, index)
                break

    def _number_anew(self, node: Node) -> None:
        """The sections have other numbers as soon as this one came, went or moved."""
        if node.what == "section":
            self._numbers = None

    def _has_room(self, parent: Node) -> bool:
        """Whether what stands right under it has rows."""
        return parent is self.root or (self.is_open(parent) and self.row_of(parent) >= 0)

    def _row_for(self, parent: Node, place: int) -> int:
        """The row that a child at a place would have."""
        before = self.last_within(parent.children[place - 1]) if place else parent
        return 0 if before is self.root else self.row_of(before) + 1
