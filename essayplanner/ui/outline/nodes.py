"""The tree of an outline, as nodes that know their rows."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Moving, Place
from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import PlacementRow, SectionRow

if TYPE_CHECKING:
    from essayplanner.domain.structures import Slot

Order = tuple[int, int, int]


class Node:
    """A section or a placement with what its row shows; the root stands for the outline itself."""

    __slots__ = (
        "_at",
        "_placed",
        "aside",
        "card_id",
        "caution",
        "children",
        "item",
        "kind",
        "note",
        "order",
        "parent",
        "role",
        "shown_at",
        "slots",
        "title",
        "what",
        "words",
    )

    def __init__(self, item: Item) -> None:
        #: The node as the notebook names it.
        self.item = item
        self.what = item.what
        #: The row of the list in which it was last.
        self.shown_at = 0
        self._at = 0
        self._placed: int | None = None
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.order: Order = (0, 0, 0)
        self.title = self.note = self.role = self.caution = ""
        self.words = self.card_id = 0
        #: The keys of what waits in a section, filled or not.
        self.slots: tuple[str, ...] = ()
        self.kind: Kind | None = None
        self.aside: str | None = None

    @classmethod
    def of(cls, row: SectionRow | PlacementRow) -> "Node":
        """A node that stands in no tree yet."""
        node = cls(item_of(row))
        node.order = order_of(row)
        node.fill(row)
        return node

    def fill(self, row: SectionRow | PlacementRow) -> None:
        """Take over what a row says of itself, its place in the tree aside."""
        self.title, self.note, self.aside = row.title, row.note, None
        if isinstance(row, SectionRow):
            self.role, self.words = row.role, row.words
            self.slots = tuple(row.slots.split(",")) if row.slots else ()
        else:
            self.kind, self.card_id, self.caution = row.kind, row.card_id, row.caution

    @property
    def id(self) -> int:
        """The id of the section, the placement or the outline."""
        return self.item.id

    # Its place

    @property
    def row(self) -> int:
        """Its place among its siblings."""
        if self.parent is None:
            return 0
        siblings = self.parent.children
        if self._at >= len(siblings) or siblings[self._at] is not self:
            self._at = bisect_left(siblings, self.order, key=_order)
        return self._at

    def insertion_row(self, order: Order) -> int:
        """Where a child of that order belongs among the children."""
        return bisect_left(self.children, order, key=_order)

    def adopt(self, child: "Node", order: Order) -> None:
        """Have a node stand under this one."""
        child.parent, child.order = self, order
        self.children.insert(self.insertion_row(order), child)
        self._count(child, 1)

    def release(self, child: "Node") -> None:
        """Have a child stand here no more."""
        del self.children[child.row]
        child.parent = None
        self._count(child, -1)

    def ancestors(self) -> Iterator["Node"]:
        """The node itself and what it stands in, without the root."""
        node: Node | None = self
        while node is not None and node.what != "outline":
            yield node
            node = node.parent

    def section(self) -> "Node | None":
        """The section in which the node stands, or itself."""
        return next((node for node in self.ancestors() if node.what == "section"), None)

    def depth(self) -> int:
        """Levels of its own sort from the top down to it, 1 for the first."""
        return sum(node.what == self.what for node in self.ancestors())

    def among(self) -> tuple[int, int]:
        """Which one it is, from 1 on, of how many of its sort that stand side by side."""
        if self.parent is None:
            return 1, 1
        first = self.parent.first_section()
        if self.what == "section":
            return self.row - first + 1, len(self.parent.children) - first
        return self.row + 1, first

    # What stands in it

    @property
    def is_hinted(self) -> bool:
        """Whether its row says what may be dropped in it."""
        is_empty = self.what == "section" and not self.children and not self.note
        return is_empty and not self.slots and self.role == "paragraph"

    def waiting(self) -> "tuple[Slot, ...]":
        """The slots of a section that neither its cards, on all levels, nor its note fill."""
        if not self.slots:
            return ()
        from essayplanner.domain.slots import known_slots, waiting

        placed = (node for child in self.children[: self.first_section()] for node in child.walk())
        return waiting(known_slots(self.slots), [node.kind for node in placed if node.kind], noted=bool(self.note))

    def first_section(self) -> int:
        """Where among the children the sections begin; cards stand before them."""
        if not self.children or self.children[-1].what == "placement":
            return len(self.children)
        return bisect_left(self.children, 1, key=_sort)

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def sections(self) -> Iterator["Node"]:
        """The sections within the node, in reading order; cards are not looked through."""
        if self.children and self.children[-1].what == "section":
            for child in self.children[self.first_section() :]:
                yield child
                yield from child.sections()

    def placed(self) -> int:
        """How many cards stand in it, on all levels, itself among them: counted once, then kept."""
        if self._placed is None:
            self._placed = sum(node.what == "placement" for node in self.walk())
        return self._placed

    def own_cards(self) -> int:
        """How many cards stand in a section, those of the sections within it aside."""
        return self.placed() - sum(child.placed() for child in self.children[self.first_section() :])

    def claims(self) -> Iterator["Node"]:
        """The claims that stand in it on all levels, those of the sections within it aside, in reading order."""
        for child in self.children[: self.first_section()]:
            if child.kind is Kind.CLAIM:
                yield child
            yield from child.claims()

    def _count(self, child: "Node", sign: int) -> None:
        node: Node | None = self
        while node is not None:
            if node._placed is not None:
                node._placed += sign * child.placed()
            node = node.parent

    # For the rules of the tree

    def as_moving(self) -> Moving:
        """The node as the rules of the tree see it when it is dragged."""
        inside = self.sections() if self.what == "section" else self.walk()
        height = max((other.depth() for other in inside), default=self.depth()) - self.depth()
        return Moving(self.id, self.kind, height)

    def as_place(self) -> Place:
        """The node as the rules of the tree see it when something is dropped on it."""
        above = frozenset(node.id for node in self.ancestors() if node.what == self.what)
        return Place(self.what, self.kind, len(above), above)


def _order(node: Node) -> Order:
    return node.order


def _sort(node: Node) -> int:
    return node.order[0]


def order_of(row: SectionRow | PlacementRow) -> Order:
    """Cards come before the sections within a section; then by position."""
    return (int(isinstance(row, SectionRow)), row.position, row.id)


def item_of(row: SectionRow | PlacementRow) -> Item:
    """What a row is a row of."""
    return Item("section" if isinstance(row, SectionRow) else "placement", row.id)


def parent_of(row: SectionRow | PlacementRow, outline: Item) -> Item:
    """What a row stands under: an item of the outline, or the outline itself."""
    if isinstance(row, SectionRow):
        return Item("section", row.parent_id) if row.parent_id else outline
    return Item("section", row.section_id) if row.section_id else Item("placement", row.parent_id or 0)
