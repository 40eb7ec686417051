"""An outline in memory, as simple as can be."""

from typing import Any

from essayplanner.domain.changes import Part


class Node:
    """An outline, a section or a placement with what stands in it, in order."""

    def __init__(self, what: Part, id: int, home: "Node | None", card: int = 0) -> None:
        self.what, self.id, self.home, self.card = what, id, home, card
        self.sections: list[Node] = []
        self.cards: list[Node] = []

    def within(self) -> "list[Node]":
        found = [self]
        for child in self.sections + self.cards:
            found += child.within()
        return found

    def above(self) -> "list[Node]":
        return [self] + (self.home.above() if self.home else [])

    def siblings(self, what: Part) -> "list[Node]":
        return self.sections if what == "section" else self.cards

    def height(self) -> int:
        return max((1 + child.height() for child in self.siblings(self.what)), default=0)

    def shape(self) -> Any:
        return self.what, self.card, [child.shape() for child in self.cards + self.sections]
