"""The id tree behind the outline model."""

from bisect import bisect_left
from collections.abc import Iterator

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Moving, Place
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow
from essayplanner.notebook.outline_tree import Item


class Node:
    """A section or a placement with what its row shows; the root stands for the outline itself."""

    __slots__ = ("_at", "aside", "card_id", "caution", "children", "id", "key", "kind", "note", "order", "parent",
                 "role", "title", "what", "words")  # fmt: skip

    def __init__(self, what: str, id: int) -> None:
        self.what, self.id = what, id
        #: A number for the node that no other node has.
        self.key = id * 2 + (what == "section")
        self._at = 0
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.order: tuple[int, int, int] = (0, 0, 0)
        self.title = self.note = self.role = self.caution = ""
        self.words = self.card_id = 0
        self.kind: Kind | None = None
        self.aside: str | None = None

    @classmethod
    def of(cls, row: SectionRow | PlacementRow) -> "Node":
        """A node without a place in the tree."""
        node = cls("section" if isinstance(row, SectionRow) else "placement", row.id)
        node.fill(row)
        return node

    def fill(self, row: SectionRow | PlacementRow) -> None:
        """Take over what a row says of itself, its place in the tree aside."""
        self.title, self.note, self.aside = row.title, row.note, None
        if isinstance(row, SectionRow):
            self.role, self.words = row.role, row.words
        else:
            self.kind, self.card_id, self.caution = row.kind, row.card_id, row.caution

    @property
    def item(self) -> Item:
        """The node as the notebook names it."""
        return Item(self.what, self.id)

    @property
    def row(self) -> int:
        """Its place among its siblings."""
        if self.parent is None:
            return 0
        siblings = self.parent.children
        if self._at >= len(siblings) or siblings[self._at] is not self:
            self._at = bisect_left(siblings, self.order, key=_order)
        return self._at

    def insertion_row(self, order: tuple[int, int, int]) -> int:
        """Where a child of that order belongs among the children."""
        return bisect_left(self.children, order, key=_order)

    def ancestors(self) -> Iterator["Node"]:
        """The node itself and what it stands in, without the root."""
        node: Node | None = self
        while node is not None and node.what != "outline":
            yield node
            node = node.parent

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def sections(self) -> Iterator["Node"]:
        """The sections within the node, in reading order; cards, which stand before them, are not looked through."""
        first = len(self.children)
        while first and self.children[first - 1].what == "section":
            first -= 1
        for child in self.children[first:]:
            yield child
            yield from child.sections()

    def section(self) -> "Node | None":
        """The section in which the node stands, or itself."""
        return next((node for node in self.ancestors() if node.what == "section"), None)

    def depth(self) -> int:
        """Levels of its own sort from the top down to it, 1 for the first."""
        return sum(node.what == self.what for node in self.ancestors())

    def number(self) -> str:
        """A section's number, as “2” or “2.1”."""
        parts = []
        for node in self.ancestors():
            if node.what == "section" and node.parent:
                first = next(index for index, other in enumerate(node.parent.children) if other.what == "section")
                parts.append(str(node.row - first + 1))
        return ".".join(reversed(parts))

    def as_moving(self) -> Moving:
        """The node as the rules of the tree see it when it is dragged."""
        height = max((other.depth() for other in self.walk() if other.what == self.what), default=0) - self.depth()
        return Moving(self.id, self.kind, height)

    def as_place(self) -> Place:
        """The node as the rules of the tree see it when something is dropped on it."""
        above = frozenset(node.id for node in self.ancestors() if node.what == self.what)
        return Place(self.what, self.kind, len(above), above)


def _order(node: Node) -> tuple[int, int, int]:
    return node.order


def order_of(row: SectionRow | PlacementRow) -> tuple[int, int, int]:
    """Cards come before the sections within a section; then by position."""
    return (int(isinstance(row, SectionRow)), row.position, row.id)


def parent_key(row: SectionRow | PlacementRow) -> int:
    """The key of the node under which a row stands; 0 for the outline itself."""
    if isinstance(row, SectionRow):
        return row.parent_id * 2 + 1 if row.parent_id else 0
    return row.section_id * 2 + 1 if row.section_id else (row.parent_id or 0) * 2
