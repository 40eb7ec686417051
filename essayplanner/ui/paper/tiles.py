"""How a drawing lies on sheets that are joined to one: which part of it is on which, and where they meet."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import NamedTuple

from essayplanner.ui.canvas.places import Box

#: How much of the drawing two sheets that meet both show; their joint runs along its middle.
OVERLAP = 36.0
#: How much of a sheet is filled at least, so that a joint can keep off what would be cut.
_FILLED = 0.7
#: How far a joint keeps off an edge that it runs along.
_CLEAR = 4.0

Stretch = tuple[float, float]


class Tile(NamedTuple):
    """The part of a drawing on a sheet, which is the `number`th in reading order, and in this column and row, from 1.

    The others are the numbers of the sheets that meet it at its edges, 0 for none.
    """

    number: int
    column: int
    row: int
    box: Box
    left: int = 0
    above: int = 0
    right: int = 0
    below: int = 0

    @property
    def across(self) -> list[tuple[float, int]]:
        """Its joints from top to bottom: where each is on the drawing, and the number of the sheet beyond."""
        beside = ((self.box.x + OVERLAP / 2, self.left), (self.box.right - OVERLAP / 2, self.right))
        return [(x, number) for x, number in beside if number]

    @property
    def along(self) -> list[tuple[float, int]]:
        """Its joints from left to right, likewise."""
        beside = ((self.box.y + OVERLAP / 2, self.above), (self.box.bottom - OVERLAP / 2, self.below))
        return [(y, number) for y, number in beside if number]


def tiled(
    size: tuple[float, float], room: tuple[float, float], boxes: Sequence[Box], *, from_right: bool = False
) -> list[Tile]:
    """A drawing on as many sheets as it takes, each with that much room; the joints cut few of the boxes.

    The first column is where reading begins.
    """
    (wide, high), seen = size, [box.mirrored(size[0]) for box in boxes] if from_right else boxes
    columns = stretches(wide, room[0], [(box.x, box.right) for box in seen])
    rows = stretches(high, room[1], [(box.y, box.bottom) for box in seen])
    across, found = len(columns), []
    for row, (top, bottom) in enumerate(rows):
        for column, (first, last) in enumerate(columns):
            number = row * across + column + 1
            before = number - 1 if column else 0
            after = number + 1 if column + 1 < across else 0
            box = Box(first, top, last - first, bottom - top)
            found.append(
                Tile(
                    number,
                    column + 1,
                    row + 1,
                    box.mirrored(wide) if from_right else box,
                    left=after if from_right else before,
                    right=before if from_right else after,
                    above=number - across if row else 0,
                    below=number + across if row + 1 < len(rows) else 0,
                )
            )
    return found


def without(tiles: Sequence[Tile], left_out: Set[int]) -> list[Tile]:
    """The tiles but for some that are known by their numbers; those that stay are numbered anew."""
    kept = [tile for tile in tiles if tile.number not in left_out]
    anew = {0: 0} | {tile.number: number for number, tile in enumerate(kept, 1)}
    return [
        tile._replace(
            number=anew[tile.number],
            left=anew.get(tile.left, 0),
            above=anew.get(tile.above, 0),
            right=anew.get(tile.right, 0),
            below=anew.get(tile.below, 0),
        )
        for tile in kept
    ]


def stretches(length: float, room: float, spans: Sequence[Stretch]) -> list[Stretch]:
    """A length in stretches of at most `room`, each with OVERLAP of the next; they part where they cut few spans."""
    begins, ends = sorted(span[0] for span in spans), sorted(span[1] for span in spans)
    beside = sorted([*(begin - _CLEAR for begin in begins), *(end + _CLEAR for end in ends)])
    found, at = list[Stretch](), 0.0

    def cost(joint: float) -> tuple[int, float]:
        return bisect_left(begins, joint) - bisect_right(ends, joint), -joint

    while length - at > room:
        least, most = at + room * _FILLED, at + room - OVERLAP / 2
        joint = min((most, *beside[bisect_left(beside, least) : bisect_right(beside, most)]), key=cost)
        found.append((at, joint + OVERLAP / 2))
        at = joint - OVERLAP / 2
    return [*found, (at, length)]
