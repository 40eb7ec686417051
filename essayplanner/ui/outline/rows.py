"""The rows of an outline, kept in line with the notebook."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal

from essayplanner.domain.changes import ChangeSet, Part
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow, placement_rows, section_rows
from essayplanner.ui.outline.flat import FlatRows
from essayplanner.ui.outline.nodes import Node, Order, item_of, order_of, parent_of

Row = SectionRow | PlacementRow

_PARTS: tuple[Part, ...] = ("section", "placement")


class OutlineRows(FlatRows):
    """Which rows there are and where; every change comes back from the notebook as a ChangeSet.

    `followed` says that the tree is as the notebook was told to be, for those who show it otherwise than as rows.
    """

    followed = Signal()

    def __init__(self, book: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.outline_id = 0
        #: What the last change brought, or moved: each with what stands under it.
        self.brought: list[Node] = []
        self.destroyed.connect(book.subscribe(self.apply))

    def show(self, outline_id: int) -> None:
        """Turn to another outline."""
        root = Node(Item("outline", outline_id))
        rows = self._read_all(outline_id)
        nodes = {(node := Node.of(row)).item: node for row in rows}
        for row, node in zip(rows, nodes.values(), strict=True):
            above = parent_of(row, root.item)
            node.parent = root if above == root.item else nodes[above]
            node.parent.children.append(node)
        for node in (root, *nodes.values()):
            if len(node.children) > 1:
                node.children.sort(key=lambda child: child.order)
        self.outline_id = outline_id
        self.refill(root, nodes.values())
        self.followed.emit()

    def _read_all(self, outline_id: int) -> list[Row]:
        return [*section_rows(self.book, outline_id), *placement_rows(self.book, outline_id)]

    def apply(self, changed: ChangeSet) -> None:
        """Bring the rows in line with what a step changed, without a reset."""
        self.brought = []
        if not self.outline_id:
            return
        if changed.everything:
            self._compare()
        else:
            self._follow(changed)
        self.followed.emit()

    def _follow(self, changed: ChangeSet) -> None:
        touched: dict[Item, Row | None] = {}
        for what in _PARTS:
            for change in changed.of(what):
                item = Item(what, change.id)
                if (change.after or {}).get("outline_id") == self.outline_id or item in self.nodes:
                    touched[item] = self._read(item)
        self._settle(touched)
        renamed = {change.id for change in changed.of("card")}
        if renamed:
            for node in list(self.nodes.values()):
                if node.card_id in renamed:
                    self._refill(node)
        if changed.touches("citation", "source", "link", "side", "card"):
            self._forget_asides()

    def _read(self, item: Item) -> Row | None:
        rows = section_rows if item.what == "section" else placement_rows
        found: list[Row] = [*rows(self.book, self.outline_id, item.id)]
        return found[0] if found and outlining.stands_in(self.book, item, self.outline_id) else None

    def _compare(self) -> None:
        there = {item_of(row): row for row in self._read_all(self.outline_id)}
        touched: dict[Item, Row | None] = dict.fromkeys(self.nodes.keys() - there.keys() - {self.root.item})
        self._settle({**touched, **there})
        self._forget_asides()

    def _settle(self, touched: dict[Item, Row | None]) -> None:
        """Insert what is new, move what moved, fill in what changed, then remove what is gone."""
        there = {item: row for item, row in touched.items() if row is not None}
        self._renumber(there)
        new = {item: row for item, row in there.items() if item not in self.nodes}
        waiting = [item for item in there if item not in new]
        if not self._insert(new):
            self.show(self.outline_id)
            return
        while waiting:
            later = [item for item in waiting if not self._settle_one(item, there[item])]
            if len(later) == len(waiting):
                self.show(self.outline_id)
                return
            waiting = later
        for item, row in touched.items():
            if row is None and (node := self.nodes.get(item)) and (parent := node.parent):
                self.go(node)
                self._changed(parent)

    def _renumber(self, there: dict[Item, Row]) -> None:
        """Take over all at once the positions of rows that were spread out and stay where they are on the screen."""
        orders: dict[Node, dict[Item, Order]] = {}
        for item, row in there.items():
            node, order = self.nodes.get(item), order_of(row)
            if node and node.order != order and node.parent and node.parent is self._parent_of(row):
                orders.setdefault(node.parent, {})[item] = order
        for parent, new in orders.items():
            found = [new.get(child.item, child.order) for child in parent.children] if len(new) > 1 else []
            if all(before < after for before, after in pairwise(found)):
                for child, order in zip(parent.children, found, strict=False):
                    child.order = order

    def _parent_of(self, row: Row) -> Node | None:
        return self.nodes.get(parent_of(row, self.root.item))

    def _insert(self, new: dict[Item, Row]) -> bool:
        """Put what is new into the tree, and each tree of it into the list at once; gives whether all could."""
        nodes = [Node.of(row) for row in new.values()]
        self.nodes |= {node.item: node for node in nodes}
        parents = [self._parent_of(row) for row in new.values()]
        if None in parents:
            return False
        for node, parent in zip(nodes, parents, strict=True):
            assert parent is not None
            parent.adopt(node, node.order)
        tops = [node for node in nodes if node.parent and node.parent.item not in new]
        if len(tops) > 1:
            tops.sort(key=lambda node: [above.order for above in reversed([*node.ancestors()])])
        for node in tops:
            self.come(node)
        self.brought += tops
        for top in tops:
            assert top.parent is not None
            self._changed(top.parent)
        return True

    def _settle_one(self, item: Item, row: Row) -> bool:
        parent, order, node = self._parent_of(row), order_of(row), self.nodes[item]
        if parent is None:
            return False
        if (node.parent, node.order) != (parent, order) and not self._move(node, parent, order):
            return False
        if (node.title, node.note, node.words, node.role, ",".join(node.slots)) != _shown(row):
            node.fill(row)
            self._changed(node)
        return True

    def _move(self, node: Node, parent: Node, order: Order) -> bool:
        old, row = node.parent, node.row
        assert old is not None
        if node in parent.ancestors():
            return False
        if parent is old and parent.insertion_row(order) in (row, row + 1):
            node.order = order
        else:
            self.move(node, parent, order)
            self.brought.append(node)
        for changed in (old, parent, node):
            self._changed(changed)
        return True

    def _refill(self, node: Node) -> None:
        if row := self._read(node.item):
            node.fill(row)
            self._changed(node)

    def _changed(self, node: Node) -> None:
        node.aside = None
        self.told_anew(node)
        section = node.section()
        if section and section is not node and section.slots:  # another card may fill what waits there
            self.told_anew(section)

    def _forget_asides(self) -> None:
        for node in self.nodes.values():
            node.aside = None
        self.heard_anew()

    def heard_anew(self) -> None:
        """Rows say other words than before; they are as high."""
        if self.shown:
            heard = [Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1), heard)


def _shown(row: Row) -> tuple[str, str, int, str, str]:
    if isinstance(row, SectionRow):
        return row.title, row.note, row.words, row.role, row.slots
    return row.title, row.note, 0, "", ""
