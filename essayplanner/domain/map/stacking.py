"""The boxes of an outline's map one below another, in its order, clear of what was put by hand."""

from collections.abc import Mapping, Sequence

from essayplanner.domain.map.laying import CLEAR, Columns, by_hand
from essayplanner.domain.map.tree import Tree
from essayplanner.domain.map.values import Box, Shape

#: Where the first card stands: the thesis begins above it, and a number lies on its edge.
_FIRST = 8.0
#: Between cards, and between sections.
_BETWEEN, _SECTIONS = 5.0, 18.0


class Stack:
    """Gives the boxes of a tree their places."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        #: How far down the lines between sections are, once all is placed.
        self.rules: list[float] = []

    def placed(self, columns: Columns, places: Mapping[int, tuple[float, float]]) -> dict[int, Box]:
        """The boxes where they stand."""
        boxes = {id: box._replace(x=columns.edges[box.column][0]) for id, box in self._tree.boxes.items()}
        fixed = by_hand(boxes, places)
        self.rules = []
        at = _FIRST
        for section in self._tree.argument.outline.sections:
            roots = self._tree.roots.get(section.id, [])
            if not roots:
                continue
            if at > _FIRST:
                self.rules.append(at + _SECTIONS / 2)
                at += _SECTIONS
            for number, id in enumerate(roots):
                at = self._stack(id, at + (self._gap(roots[number - 1], id) if number else 0), boxes, fixed)
        return {id: fixed.get(id, box) for id, box in boxes.items()}

    def _stack(self, id: int, at: float, boxes: dict[int, Box], fixed: Mapping[int, Box]) -> float:
        """Put a card of the top level and all under it from there on, clear of what was put by hand; gives the end."""
        branch: list[int] = []
        end = self._put(id, at, boxes, fixed, branch)
        while hit := [
            other
            for each in branch
            for other in fixed.values()
            if each not in fixed and boxes[each].touches(other, CLEAR)
        ]:
            at = max(at + 1, at + min(_beyond(boxes, branch, fixed, other) for other in hit))
            branch.clear()
            end = self._put(id, at, boxes, fixed, branch)
        return end

    def _put(self, id: int, at: float, boxes: dict[int, Box], fixed: Mapping[int, Box], branch: list[int]) -> float:
        """Put a card, beside it those of other columns that are under it, below it those of its own; gives the end."""
        box, under = boxes[id], self._tree.under.get(id, [])
        is_row = box.shape not in (Shape.CLAIM, Shape.UNDER)
        beside = [] if is_row else [each for each in under if boxes[each].column != box.column]
        own = 0.0 if id in fixed else box.height
        branch.append(id)
        before = len(branch)
        end = self._put_all(beside, at, boxes, fixed, branch)
        if own > end - at:
            for each in branch[before:]:
                boxes[each] = boxes[each]._replace(y=boxes[each].y + (own - (end - at)) / 2)
            end = at + own
        boxes[id] = box._replace(y=at + (end - at - own) / 2)
        below = [each for each in under if each not in beside]
        return self._put_all(below, end + self._gap(id, below[0]), boxes, fixed, branch) if below else end

    def _put_all(
        self, ids: Sequence[int], at: float, boxes: dict[int, Box], fixed: Mapping[int, Box], branch: list[int]
    ) -> float:
        for number, each in enumerate(ids):
            at = self._put(each, at + (self._gap(ids[number - 1], each) if number else 0), boxes, fixed, branch)
        return at

    def _gap(self, one: int, other: int) -> float:
        rows = {self._tree.boxes[one].shape, self._tree.boxes[other].shape}
        return 0.0 if rows == {Shape.ROW} else _BETWEEN


def _beyond(boxes: Mapping[int, Box], branch: list[int], fixed: Mapping[int, Box], other: Box) -> float:
    """How far a branch must move down for its first card that touches another to be clear of it."""
    return max(
        other.bottom + CLEAR - boxes[each].y
        for each in branch
        if each not in fixed and boxes[each].touches(other, CLEAR)
    )
