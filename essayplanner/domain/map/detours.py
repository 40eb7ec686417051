"""A way between two points, level and upright, round what stands in between."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from essayplanner.domain.map.values import Box, Point

#: How far a way keeps from cards, and where there is no more room; and what a corner costs in pixels.
_CLEAR, _TIGHT = 12.0, 3.0
_CORNER = 40.0


def crosses(points: Sequence[Point], box: Box, clear: float = 1.0) -> bool:
    """Whether a way of level and upright lines goes through a card."""
    return any(_hits(first, second, box, clear) for first, second in pairwise(points))


def _hits(first: Point, second: Point, box: Box, clear: float) -> bool:
    left, right = sorted((first[0], second[0]))
    top, bottom = sorted((first[1], second[1]))
    return left < box.right + clear and right > box.x - clear and top < box.bottom + clear and bottom > box.y - clear


def detour(start: Box, end: Box, boxes: Sequence[Box]) -> tuple[Point, ...]:
    """The shortest way with few corners from the edge of one card to that of another, past all others.

    It leaves and comes on the sides that face each other; where there is no way it is the straightest one.
    """
    forth = start.x + start.width / 2 <= end.x + end.width / 2
    first = (start.right if forth else start.x, start.middle)
    last = (end.x if forth else end.right, end.middle)
    near = _nearby(first, last, boxes)
    begin, finish = _outside(first, 1 if forth else -1, near), _outside(last, -1 if forth else 1, near)
    offs = (_CLEAR, _TIGHT)
    xs = sorted({begin[0], finish[0], *(x for box in near for off in offs for x in (box.x - off, box.right + off))})
    ys = sorted({begin[1], finish[1], *(y for box in near for y in (box.y - _TIGHT, box.bottom + _TIGHT))})
    found = _shortest(begin, finish, xs, ys, near)
    if not found:
        found = [begin, (begin[0], finish[1]), finish]
    return _corners([first, *found, last])


def _outside(point: Point, way: int, near: Sequence[Box]) -> Point:
    """A little before a card, from where a way may turn."""
    far = (point[0] + _CLEAR * way, point[1])
    is_free = not any(_hits((point[0] + way * 1.5, point[1]), far, box, 1.0) for box in near)
    return far if is_free else (point[0] + _TIGHT * way, point[1])


#: Cards that are looked at: as many as are near to the way.
_NEAR = 40


def _nearby(begin: Point, finish: Point, boxes: Sequence[Box]) -> list[Box]:
    left, right = sorted((begin[0], finish[0]))
    top, bottom = sorted((begin[1], finish[1]))

    def far(box: Box) -> float:
        return max(0.0, box.x - right, left - box.right) + max(0.0, box.y - bottom, top - box.bottom)

    return sorted(boxes, key=lambda box: (far(box), box.id))[:_NEAR]


def _shortest(
    begin: Point, finish: Point, xs: Sequence[float], ys: Sequence[float], near: Sequence[Box]
) -> list[Point]:
    """Over the grid of those lines; empty where there is no way."""
    level, upright = _blocked(xs, ys, near), _blocked(ys, xs, [_turned(box) for box in near])
    at = (xs.index(begin[0]), ys.index(begin[1]))
    goal = (xs.index(finish[0]), ys.index(finish[1]))
    costs: dict[tuple[int, int, int], float] = {(*at, 0): 0.0}
    came: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    waiting: list[tuple[float, float, tuple[int, int, int]]] = [(0.0, 0.0, (*at, 0))]
    while waiting:
        _guess, cost, here = heappop(waiting)
        if cost > costs[here]:
            continue
        x, y, way = here
        if (x, y) == goal:
            found = [(xs[x], ys[y])]
            while here in came:
                here = came[here]
                found.append((xs[here[0]], ys[here[1]]))
            return found[::-1]
        for step_x, step_y, turn in ((1, 0, 0), (-1, 0, 0), (0, 1, 1), (0, -1, 1)):
            to_x, to_y = x + step_x, y + step_y
            if not (0 <= to_x < len(xs) and 0 <= to_y < len(ys)):
                continue
            if (min(y, to_y), x) in upright if turn else (min(x, to_x), y) in level:
                continue
            there = (xs[to_x], ys[to_y])
            after = cost + abs(there[0] - xs[x]) + abs(there[1] - ys[y]) + _CORNER * (turn != way)
            if after < costs.get((to_x, to_y, turn), float("inf")):
                costs[to_x, to_y, turn] = after
                came[to_x, to_y, turn] = here
                guess = after + abs(finish[0] - there[0]) + abs(finish[1] - there[1])
                heappush(waiting, (guess, after, (to_x, to_y, turn)))
    return []


def _blocked(along: Sequence[float], across: Sequence[float], boxes: Sequence[Box]) -> set[tuple[int, int]]:
    """The stretches of the grid, each by the line it begins at and the one it lies on, that go through a card."""
    found: set[tuple[int, int]] = set()
    for box in boxes:
        first = max(0, bisect_right(along, box.x - 1) - 1)
        last = min(len(along) - 1, bisect_left(along, box.right + 1))
        for number in range(bisect_right(across, box.y - 1), bisect_left(across, box.bottom + 1)):
            found.update((stretch, number) for stretch in range(first, last))
    return found


def _turned(box: Box) -> Box:
    return box._replace(x=box.y, y=box.x, width=box.height, height=box.width)


def _corners(way: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points that lie on a straight line between others."""
    found: list[Point] = []
    for each in way:
        if found and found[-1] == each:
            continue
        if len(found) > 1 and (found[-2][0] == found[-1][0] == each[0] or found[-2][1] == found[-1][1] == each[1]):
            found[-1] = each
        else:
            found.append(each)
    return tuple(found)
