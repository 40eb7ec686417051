"""The lines of a page that was read: from where each of its characters stands."""

from collections.abc import Sequence
from typing import NamedTuple

#: Left, top, right and bottom.
Box = tuple[float, float, float, float]

#: Out of a line, this far counts as far as it gets; above or below it counts tenfold.
_BESIDE, _ABOVE = 25.0, 10.0


class Line(NamedTuple):
    """Characters that stand in a row, from `first` to before `last`, and the box around them."""

    first: int
    last: int
    box: Box


class PageLines:
    """The text of a page with its characters' boxes, one each; a character that is not seen has an empty one."""

    def __init__(self, text: str, boxes: Sequence[Box], unit: float = 1.0) -> None:
        """`unit` is the number of our units in one of the boxes’."""
        self.text = text
        self.boxes = boxes if unit == 1 else [(a * unit, b * unit, c * unit, d * unit) for a, b, c, d in boxes]
        self.lines = _lines(text, self.boxes)

    def line_of(self, place: int) -> Line | None:
        """The line of a place; None on a page without any."""
        for line in self.lines:
            if place < line.last or (place == line.last and self.text[place : place + 1] in ("", "\r", "\n")):
                return line
        return self.lines[-1] if self.lines else None

    def place_at(self, x: float, y: float) -> int:
        """The place nearest to a point."""
        if not self.lines:
            return 0

        def off(line: Line) -> tuple[float, float]:
            left, top, right, bottom = line.box
            across, along = max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0)
            return across * _ABOVE + min(along, _BESIDE), along

        line = min(self.lines, key=off)
        seen = [place for place in range(line.first, line.last) if _is_seen(self.boxes[place])]
        for place in seen:
            left, _top, right, _bottom = self.boxes[place]
            if x < (left + right) / 2:
                return place
        return seen[-1] + 1

    def rects(self, first: int, last: int) -> list[Box]:
        """A box for each line that holds some of these characters; one without width where there are none."""
        if first >= last:
            return self._caret(first)
        found = []
        for line in self.lines:
            seen = [box for box in self.boxes[max(first, line.first) : min(last, line.last)] if _is_seen(box)]
            if seen:
                found.append((min(box[0] for box in seen), line.box[1], max(box[2] for box in seen), line.box[3]))
        return found

    def _caret(self, place: int) -> list[Box]:
        line = self.line_of(place)
        if line is None:
            return []
        before = [box for box in self.boxes[line.first : place] if _is_seen(box)]
        after = [box for box in self.boxes[max(line.first, place) : line.last] if _is_seen(box)]
        x = after[0][0] if after else before[-1][2]
        return [(x, line.box[1], x, line.box[3])]


def _is_seen(box: Box) -> bool:
    return box[2] > box[0] and box[3] > box[1]


def _lines(text: str, boxes: Sequence[Box]) -> list[Line]:
    """The characters in rows: a row ends at a line break, and where the next character stands elsewhere."""
    found: list[Line] = []
    first: int | None = None
    around: Box = (0, 0, 0, 0)
    last_seen = 0

    def end(at: int) -> None:
        nonlocal first
        if first is not None:
            found.append(Line(first, at, around))
            first = None

    for place, (sign, box) in enumerate(zip(text, boxes, strict=False)):
        if sign in "\r\n":
            end(place)
        elif _is_seen(box):
            if first is not None and not _goes_on(around, boxes[last_seen], box):
                end(last_seen + 1)
            if first is None:
                first, around = place, box
            else:
                around = (
                    min(around[0], box[0]),
                    min(around[1], box[1]),
                    max(around[2], box[2]),
                    max(around[3], box[3]),
                )
            last_seen = place
    end(last_seen + 1)
    return found


def _goes_on(around: Box, before: Box, box: Box) -> bool:
    """Whether a character stands in the row of those before it."""
    middle, row = (box[1] + box[3]) / 2, (around[1] + around[3]) / 2
    height = max(around[3] - around[1], box[3] - box[1])
    in_row = around[1] <= middle <= around[3] or box[1] <= row <= box[3]
    return in_row and box[0] > before[0] - 2 * height
