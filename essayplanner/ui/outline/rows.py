"""The tree of an outline's rows for Qt, kept in line with the notebook."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook import outlining
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow, placement_rows, section_rows
from essayplanner.notebook.outline_tree import Item
from essayplanner.ui.outline.nodes import Node, order_of, parent_key

Index = QModelIndex | QPersistentModelIndex


class OutlineRows(QAbstractItemModel):
    """Which rows there are and where; every change comes back from the notebook as a ChangeSet."""

    def __init__(self, book: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.outline_id = 0
        self.root = Node("outline", 0)
        self.nodes: dict[int, Node] = {0: self.root}
        self.destroyed.connect(book.subscribe(self.apply))

    def show(self, outline_id: int) -> None:
        """Turn to another outline."""
        rows: list[SectionRow | PlacementRow] = [
            *section_rows(self.book, outline_id),
            *placement_rows(self.book, outline_id),
        ]
        self.beginResetModel()
        self.outline_id = outline_id
        self.root = Node("outline", outline_id)
        self.nodes = {0: self.root}
        orders: dict[int, tuple[int, int, int]] = {}
        for row in rows:
            node = Node.of(row)
            node.order = order_of(row)
            self.nodes[node.key] = node
            orders[node.key] = node.order
        for row in rows:
            node = self.nodes[row.id * 2 + isinstance(row, SectionRow)]
            node.parent = self.nodes[parent_key(row)]
            node.parent.children.append(node)
        for node in self.nodes.values():
            node.children.sort(key=lambda child: child.order)
        self.endResetModel()

    def node(self, index: Index) -> Node:
        """The node of an index; the root for an invalid one."""
        return self.nodes.get(index.internalId(), self.root)  # 0 for an invalid one

    def index_of(self, node: Node | None) -> QModelIndex:
        """The index of a node; an invalid one for the root."""
        return QModelIndex() if node is None or node is self.root else self.createIndex(node.row, 0, node.key)

    def index_of_item(self, item: Item | None) -> QModelIndex:
        """The index of an item of the outline; an invalid one where it is not there."""
        return self.index_of(self.nodes.get(item.id * 2 + (item.what == "section"))) if item else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        node = self.node(parent)
        if column or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row].key)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        return self.index_of(self.node(index).parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return bool(self.nodes.get(parent.internalId(), self.root).children)

    def apply(self, changed: ChangeSet) -> None:
        """Bring the rows in line with what a step changed, without a reset."""
        if not self.outline_id:
            return
        if changed.everything:
            self._compare()
            return
        touched: dict[int, SectionRow | PlacementRow | None] = {}
        for change in changed.of("section", "placement"):
            key = change.id * 2 + (change.table == "section")
            if (change.after or {}).get("outline_id") == self.outline_id or key in self.nodes:
                touched[key] = self._read(change.table, change.id)
        self._settle(touched)
        renamed = {change.id for change in changed.of("card")}
        if renamed:
            for node in list(self.nodes.values()):
                if node.card_id in renamed:
                    self._refill(node)
        if changed.touches("citation", "source", "link", "side", "card"):
            self._forget_asides()

    def _read(self, table: str, id: int) -> SectionRow | PlacementRow | None:
        rows = section_rows if table == "section" else placement_rows
        found: list[SectionRow | PlacementRow] = [*rows(self.book, self.outline_id, id)]
        return found[0] if found and self._is_here(table, id) else None

    def _is_here(self, table: str, id: int) -> bool:
        return outlining.stands_in(self.book, Item(table, id), self.outline_id)

    def _compare(self) -> None:
        rows: list[SectionRow | PlacementRow] = [
            *section_rows(self.book, self.outline_id), *placement_rows(self.book, self.outline_id)
        ]  # fmt: skip
        there = {row.id * 2 + isinstance(row, SectionRow): row for row in rows}
        touched: dict[int, SectionRow | PlacementRow | None] = dict.fromkeys(self.nodes.keys() - there.keys() - {0})
        self._settle({**touched, **there})
        self._forget_asides()

    def _settle(self, touched: dict[int, SectionRow | PlacementRow | None]) -> None:
        """Insert what is new, move what moved, fill in what changed, then remove what is gone."""
        there = {key: row for key, row in touched.items() if row is not None}
        self._renumber(there)
        waiting = list(there)
        while waiting:
            later = [key for key in waiting if not self._settle_one(key, there[key])]
            if len(later) == len(waiting):
                self.show(self.outline_id)
                return
            waiting = later
        for key, row in touched.items():
            if row is None and (node := self.nodes.get(key)):
                self._remove(node)

    def _renumber(self, there: dict[int, SectionRow | PlacementRow]) -> None:
        """Take over all at once the positions of rows that were spread out and stay where they are on the screen."""
        orders: dict[Node, dict[int, tuple[int, int, int]]] = {}
        for key, row in there.items():
            node, order = self.nodes.get(key), order_of(row)
            if node and node.order != order and node.parent and node.parent is self.nodes.get(parent_key(row)):
                orders.setdefault(node.parent, {})[key] = order
        for parent, new in orders.items():
            found = [new.get(child.key, child.order) for child in parent.children] if len(new) > 1 else []
            if all(before < after for before, after in pairwise(found)):
                for child, order in zip(parent.children, found, strict=False):
                    child.order = order

    def _settle_one(self, key: int, row: SectionRow | PlacementRow) -> bool:
        parent, order = self.nodes.get(parent_key(row)), order_of(row)
        if parent is None:
            return False
        node = self.nodes.get(key)
        if node is None:
            node = Node.of(row)
            at = parent.insertion_row(order)
            self.beginInsertRows(self.index_of(parent), at, at)
            node.parent, node.order = parent, order
            parent.children.insert(at, node)
            self.nodes[key] = node
            self.endInsertRows()
            self._changed(parent)
            return True
        if (node.parent, node.order) != (parent, order) and not self._move(node, parent, order):
            return False
        if (node.title, node.note, node.words, node.role) != _shown(row):
            node.fill(row)
            self._changed(node)
        return True

    def _move(self, node: Node, parent: Node, order: tuple[int, int, int]) -> bool:
        old, row = node.parent, node.row
        assert old is not None
        if node in parent.ancestors():
            return False
        at = parent.insertion_row(order)
        if parent is old and at in (row, row + 1):
            node.order = order
        else:
            self.beginMoveRows(self.index_of(old), row, row, self.index_of(parent), at)
            old.children.pop(row)
            node.parent, node.order, node.aside = parent, order, None
            parent.children.insert(at - (parent is old and at > row), node)
            self.endMoveRows()
        for changed in (old, parent, node):
            self._changed(changed)
        return True

    def _remove(self, node: Node) -> None:
        parent, row = node.parent, node.row
        assert parent is not None
        self.beginRemoveRows(self.index_of(parent), row, row)
        parent.children.pop(row)
        for gone in node.walk():
            self.nodes.pop(gone.key, None)
        self.endRemoveRows()
        self._changed(parent)

    def _refill(self, node: Node) -> None:
        if row := self._read("placement", node.id):
            node.fill(row)
            self._changed(node)

    def _changed(self, node: Node) -> None:
        node.aside = None
        if node is not self.root:
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def _forget_asides(self) -> None:
        for node in self.nodes.values():
            node.aside = None
        if self.root.children:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.root.children) - 1, 0))


def _shown(row: SectionRow | PlacementRow) -> tuple[str, str, int, str]:
    if isinstance(row, SectionRow):
        return row.title, row.note, row.words, row.role
    return row.title, row.note, 0, ""
