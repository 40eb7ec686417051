"""What of a line of time is in sight, and where: lanes, titles with their bars, and stacks of what has no room."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from essayplanner.domain.timeline import Dated
from essayplanner.domain.timeline_axis import Scale, Tick, year_at, years_name
from essayplanner.domain.timeline_lanes import Lane
from essayplanner.domain.timeline_packing import NO_ROW, Boxes, Metrics, boxes, give_rows, used_first
from essayplanner.language import n_

#: Rows of titles that a lane has at most in a window.
MOST_ROWS = 12


class Bar(NamedTuple):
    """A card: its place among all, its bar from `left` to `right` (which may reach out of sight), and its title, which
    has room from `title` to `title_end`; where these are the same there is a bar alone. `top` is that of its row."""

    item: int
    left: float
    right: float
    title: float
    title_end: float
    top: float


class Stack(NamedTuple):
    """Cards that found no room, together: where they begin, from `left` to `right`, in time."""

    lane: int
    name: str
    left: float
    right: float
    top: float
    items: tuple[int, ...]
    used: int


class LaneRoom(NamedTuple):
    """A lane in sight: its place among all, its edges, and what is in it; `before` and `after` count its cards that are
    out of sight on either side. Of one with nothing in sight `earlier` and `later` say that, and when these are."""

    lane: int
    top: float
    bottom: float
    bars: tuple[Bar, ...] = ()
    stacks: tuple[Stack, ...] = ()
    earlier: str = ""
    later: str = ""
    before: int = 0
    after: int = 0


class Packing(NamedTuple):
    """All cards at a scale, whatever is in sight."""

    per_day: float
    taken: Boxes
    rows: list[int]


def pack(
    items: Sequence[Dated],
    lanes: Sequence[Lane],
    per_day: float,
    titles: Sequence[float],
    last_day: float,
    sizes: Metrics,
    most_rows: int = MOST_ROWS,
) -> Packing:
    """Give each card its row in its lane, at so many pixels a day."""
    taken, rows = boxes(items, per_day, titles, last_day, sizes), [NO_ROW] * len(items)
    for lane in lanes:
        give_rows(rows, taken, used_first(lane.items, items), most_rows, sizes.gap)
    return Packing(per_day, taken, rows)


class _InSight(NamedTuple):
    """The cards of a lane that are in sight, how many each row has, the rows that it must and could have, and how many
    cards are out of sight on either side."""

    items: list[int]
    in_row: Counter[int]
    least: int
    most: int
    before: int
    after: int


def lay_out(
    items: Sequence[Dated],
    lanes: Sequence[Lane],
    packing: Packing,
    scale: Scale,
    ticks: Sequence[Tick],
    room: tuple[float, float],
    sizes: Metrics,
) -> list[LaneRoom]:
    """The lanes from above, into a width and a height. Where they are higher than that they scroll.

    Every lane has the rows that what is used takes; the others are given where most cards have none, as long as there
    is height. What has no row is in the stack of the tick it begins in, or in the first where it began out of sight.
    """
    width, height = room
    origin = scale.start * scale.per_day
    seen = [_in_sight(items, lane, packing, origin, width) for lane in lanes]
    rows, cells = _rows(seen, height, sizes), _cells(scale, ticks, width, sizes.narrow)
    found: list[LaneRoom] = []
    top = 0.0
    for place, (lane, sight) in enumerate(zip(lanes, seen, strict=True)):
        bottom = top + _height(sight, rows[place], sizes)
        if sight.items:
            bars = tuple(
                _bar(item, packing, origin, width, top + sizes.pad, sizes)
                for item in sight.items
                if 0 <= packing.rows[item] < rows[place]
            )
            rest = [item for item in sight.items if not 0 <= packing.rows[item] < rows[place]]
            below = top + sizes.pad + rows[place] * sizes.row
            alone, stacks = _stacked(items, place, rest, packing.taken, origin, cells, below, sizes)
            found.append(LaneRoom(place, top, bottom, bars + alone, stacks, before=sight.before, after=sight.after))
        else:
            earlier, later = _elsewhere(items, lane, scale)
            found.append(LaneRoom(place, top, bottom, (), (), earlier, later, sight.before, sight.after))
        top = bottom
    return found


def _in_sight(items: Sequence[Dated], lane: Lane, packing: Packing, origin: float, width: float) -> _InSight:
    left, right, rows, edge = packing.taken.left, packing.taken.right, packing.rows, origin + width
    seen = [item for item in lane.items if left[item] < edge and right[item] > origin]
    least = max((rows[item] + 1 for item in seen if items[item].numbers), default=0)
    most = max((rows[item] + 1 for item in seen), default=0)
    after = sum(1 for item in lane.items if left[item] >= edge)
    before = len(lane.items) - len(seen) - after
    return _InSight(seen, Counter(rows[item] for item in seen), max(least, min(most, 1)), most, before, after)


def _height(sight: _InSight, rows: int, sizes: Metrics) -> float:
    if not sight.items:
        return sizes.line
    shown = sum(sight.in_row[row] for row in range(rows))
    stacks = sizes.stack + 2 if shown < len(sight.items) else 0
    return max(sizes.head, 2 * sizes.pad + rows * sizes.row + stacks)


def _rows(seen: Sequence[_InSight], height: float, sizes: Metrics) -> list[int]:
    """How many rows each lane has: those it must have, then one more where most cards are left, while there is room."""
    rows = [sight.least for sight in seen]
    heights = [_height(sight, count, sizes) for sight, count in zip(seen, rows, strict=True)]
    left = [
        len(sight.items) - sum(sight.in_row[row] for row in range(count))
        for sight, count in zip(seen, rows, strict=True)
    ]
    free = height - sum(heights)
    while True:
        fits = [
            (left[place], -place)
            for place, sight in enumerate(seen)
            if rows[place] < sight.most and _height(sight, rows[place] + 1, sizes) - heights[place] <= free
        ]
        if not fits:
            return rows
        place = -max(fits)[1]
        left[place] -= seen[place].in_row[rows[place]]
        rows[place] += 1
        grown = _height(seen[place], rows[place], sizes)
        free, heights[place] = free + heights[place] - grown, grown


def _bar(item: int, packing: Packing, origin: float, width: float, top: float, sizes: Metrics) -> Bar:
    """A card with its title, which stays in sight where its bar begins further left, as far as the bar reaches."""
    taken = packing.taken
    title = max(taken.title[item] - origin, 0.0)
    end = min(title + taken.whole[item], taken.limit[item] - origin, width)
    if end - title < min(sizes.piece, taken.whole[item]):
        title = end
    row_top = top + packing.rows[item] * sizes.row
    return Bar(item, taken.left[item] - origin, taken.right[item] - origin, title, end, row_top)


def _stacked(
    items: Sequence[Dated],
    lane: int,
    rest: Sequence[int],
    taken: Boxes,
    origin: float,
    cells: Sequence[tuple[int, float, float, str]],
    top: float,
    sizes: Metrics,
) -> tuple[tuple[Bar, ...], tuple[Stack, ...]]:
    """The bars that lie alone in the row of the stacks, or below it, and the stacks, one for each tick that has any."""
    if not rest:
        return (), ()
    starts = [cell[0] for cell in cells]
    members: dict[int, list[int]] = {}
    for item in rest:
        members.setdefault(max(0, bisect_right(starts, items[item].start) - 1), []).append(item)
    at = sorted(members)
    free_to = [cells[cell][1] for cell in at[1:]] + [inf]
    free_from = strip_from = -inf
    bars, stacks = list[Bar](), list[Stack]()
    for cell, stop in zip(at, free_to, strict=True):
        _start, left, right, name = cells[cell]
        found = members[cell]
        begin, end = taken.left[found[0]] - origin, taken.right[found[0]] - origin
        if len(found) == 1 and free_from <= begin and end <= stop:
            bars.append(Bar(found[0], begin, end, end, end, top - sizes.row + (sizes.stack + sizes.bar) / 2))
            free_from = end
        elif len(found) == 1 and strip_from <= begin:  # below the stacks, where its bar may be as long as its date
            below = top + sizes.stack + sizes.bar + 0.5 - sizes.row
            bars.append(Bar(found[0], begin, end, end, end, below))
            strip_from = end
        else:
            used = sum(1 for item in found if items[item].numbers)
            stacks.append(Stack(lane, name, left, right, top, tuple(found), used))
            free_from = right
    return tuple(bars), tuple(stacks)


def _cells(scale: Scale, ticks: Sequence[Tick], width: float, narrow: float) -> list[tuple[int, float, float, str]]:
    """The first day, both edges in sight and the name of each tick; one cut too narrow goes with its neighbour."""
    cells: list[tuple[int, float, float, str]] = []
    for tick in ticks:
        left, right = max(scale.x(tick.start), 0.0), min(scale.x(tick.end), width)
        if cells and right - left < narrow:
            before = cells[-1]
            cells[-1] = (before[0], before[1], right, before[3])
        elif cells and cells[-1][2] - cells[-1][1] < narrow:
            cells[-1] = (cells[-1][0], cells[-1][1], right, tick.whole)
        else:
            cells.append((tick.start, left, right, tick.whole))
    return cells


def _elsewhere(items: Sequence[Dated], lane: Lane, scale: Scale) -> tuple[str, str]:
    """How many cards of a lane are before and after what is in sight, and when."""
    before = [item for item in lane.items if items[item].start < scale.start]
    after = [item for item in lane.items if items[item].start >= scale.start]
    return (
        n_("{n} earlier, {years}", "{n} earlier, {years}", len(before), years=_years(items, before)) if before else "",
        n_("{n} later, {years}", "{n} later, {years}", len(after), years=_years(items, after)) if after else "",
    )


def _years(items: Sequence[Dated], places: Sequence[int]) -> str:
    return years_name(
        year_at(min(items[place].start for place in places)), year_at(max(items[place].end for place in places) - 1)
    )
