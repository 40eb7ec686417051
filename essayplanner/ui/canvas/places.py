"""Where things lie on a plane, and which is where: found without looking at all of them."""

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; its right and bottom are just outside of it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def mirrored(self, width: float) -> "Box":
        """The same on a plane of that width that is seen from behind."""
        return self._replace(x=width - self.right)

    def grown(self, by: float) -> "Box":
        """The same with more around it."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class Way(Enum):
    """Where an arrow key points, as steps to the right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


#: How wide and high a cell of the grid is, in pixels; what lies in few cells is found fast.
_CELL = 160.0
#: What is so many cells large is looked at whatever is asked: to note it in each would take longer.
_LARGE = 64


class Places:
    """Boxes by their number, on a grid."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = boxes

    @cached_property
    def _grid(self) -> tuple[dict[tuple[int, int], list[int]], list[int]]:
        """What lies in each cell, and what is large."""
        cells: dict[tuple[int, int], list[int]] = {}
        large: list[int] = []
        for number, (x, y, width, height) in enumerate(self.boxes):
            left, right = int(x // _CELL), int((x + width) // _CELL)
            top, bottom = int(y // _CELL), int((y + height) // _CELL)
            if (right - left + 1) * (bottom - top + 1) > _LARGE:
                large.append(number)
                continue
            for column in range(left, right + 1):
                for row in range(top, bottom + 1):
                    cells.setdefault((column, row), []).append(number)
        return cells, large

    def at(self, x: float, y: float) -> int:
        """The last of those that hold a point, which is drawn over the others; -1 where none does."""
        cells, large = self._grid
        near = cells.get((int(x // _CELL), int(y // _CELL)), ())
        return max((number for number in (*near, *large) if self.boxes[number].holds(x, y)), default=-1)

    def within(self, box: Box) -> list[int]:
        """Those that meet a box, in their order."""
        (cells, large), boxes = self._grid, self.boxes
        left, right = int(box.x // _CELL), int(box.right // _CELL)
        top, bottom = int(box.y // _CELL), int(box.bottom // _CELL)
        if (right - left + 1) * (bottom - top + 1) > len(cells):
            keys: Iterable[tuple[int, int]] = [
                (column, row) for column, row in cells if left <= column <= right and top <= row <= bottom
            ]
        else:
            keys = ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))
        near = set(large).union(*(cells[key] for key in keys if key in cells))
        begin, top_edge, end, bottom_edge = box.x, box.y, box.right, box.bottom
        found = []
        for number in near:
            x, y, width, height = boxes[number]
            if x < end and begin < x + width and y < bottom_edge and top_edge < y + height:
                found.append(number)
        return sorted(found)

    def next_to(self, number: int, way: Way) -> int:
        """The nearest in a direction, where what lies straight ahead is nearer than what lies aside; -1 for none."""
        here = self.boxes[number]
        best, least = -1, 0.0
        for other, box in enumerate(self.boxes):
            if other == number:
                continue
            gap, aside = _apart(here, box, way)
            if gap is None:
                continue
            far = gap + 3 * aside
            if best < 0 or far < least:
                best, least = other, far
        return best


def _apart(here: Box, there: Box, way: Way) -> tuple[float | None, float]:
    """How far ahead a box lies, None where it does not, and how far aside."""
    (x, y), (other_x, other_y) = here.middle, there.middle
    if way in (Way.LEFT, Way.RIGHT):
        ahead = (other_x - x) * way.value[0]
        gap = there.x - here.right if way is Way.RIGHT else here.x - there.right
        beside = max(0.0, there.y - here.bottom, here.y - there.bottom)
        tie = abs(other_y - y)
    else:
        ahead = (other_y - y) * way.value[1]
        gap = there.y - here.bottom if way is Way.DOWN else here.y - there.bottom
        beside = max(0.0, there.x - here.right, here.x - there.right)
        tie = abs(other_x - x)
    if ahead <= 0 or gap < -min(here.width, there.width, here.height, there.height) / 2:
        return None, 0.0
    return max(0.0, gap), beside + tie / 1000
