"""In what order cards stand in their layers, so that few lines cross and nothing jumps."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, chain, pairwise
from operator import add
from random import Random
from typing import NamedTuple

from essayplanner.domain.map.layers import Arc

#: Of the pairs of cards in a layer, those that one layout may turn round, so that nothing jumps.
MAY_TURN = 0.03
#: So many comparisons of two in a layer are made to untangle lines, a third of a second; for few things fewer.
_WORK, _WORK_EACH = 1_500_000, 6_000
#: As much work as so many of these, for each thing, is a sweep.
_SWEPT = 25
#: From how many orders an order from nothing begins at most, how often each is swept, how often before it is sifted as
#: well, how often then each time, and after how many sweeps that gained nothing the next begins.
_BEGINNINGS, _SWEEPS, _SWEEPS_ALONE, _SIFTINGS, _STALLED = 60, 40, 4, 3, 5
#: How often what is new looks for the middle of its neighbours.
_SETTLING = 3


class Ordered(NamedTuple):
    """Layers in order. A negative id is where a line passes a layer; `ways` has for each arc what it passes, both ends
    included."""

    layers: list[list[int]]
    ways: dict[Arc, tuple[int, ...]]


class _Graph:
    """Cards and passing places, with the neighbours of each in the layer before and in the one after."""

    def __init__(self, cards: Sequence[int], arcs: Sequence[Arc], layer: Mapping[int, int]) -> None:
        self.layers: list[list[int]] = [[] for _each in range(max(layer.values(), default=-1) + 1)]
        self.near: dict[int, list[int]] = {}
        self.far: dict[int, list[int]] = {}
        for card in cards:
            self._add(card, layer[card])
        self.ways: dict[Arc, tuple[int, ...]] = {}
        passing = 0
        for start, end in arcs:
            way = [end]
            for between in range(layer[end] + 1, layer[start]):
                passing -= 1
                self._add(passing, between)
                way.append(passing)
            way.append(start)
            for near, far in pairwise(way):
                self.far[near].append(far)
                self.near[far].append(near)
            self.ways[start, end] = tuple(reversed(way))
        self.place: dict[int, int] = {}
        self.count()

    def _add(self, each: int, layer: int) -> None:
        self.layers[layer].append(each)
        self.near[each], self.far[each] = [], []

    def count(self) -> None:
        for row in self.layers:
            for number, each in enumerate(row):
                self.place[each] = number


def crossings(layers: Sequence[Sequence[int]], ways: Mapping[Arc, Sequence[int]]) -> int:
    """How many pairs of lines cross, were they drawn straight from layer to layer."""
    place = {each: number for row in layers for number, each in enumerate(row)}
    level = {each: number for number, row in enumerate(layers) for each in row}
    between: list[list[tuple[int, int]]] = [[] for _each in layers]
    for way in ways.values():
        for far, near in pairwise(way):
            between[level[near]].append((place[near], place[far]))
    return sum(_crossed(pairs) for pairs in between)


def _crossed(pairs: list[tuple[int, int]]) -> int:
    pairs.sort()
    seen: list[int] = []
    found = 0
    for _near, far in pairs:
        found += len(seen) - bisect_right(seen, far)
        insort(seen, far)
    return found


def ordered(
    cards: Sequence[int],
    arcs: Sequence[Arc],
    layer: Mapping[int, int],
    last: Mapping[int, float] | None = None,
) -> Ordered:
    """Layers in an order in which few lines cross; `last` is where cards stood before, the smaller the earlier.

    Cards that stood in a layer keep their order, but for at most `MAY_TURN` of their pairs.
    """
    graph = _Graph(cards, arcs, layer)
    if last:
        _as_before(graph, last)
        _sift_all(graph, _WORK, {card for card in cards if card in last})
    else:
        _untangle(graph)
    return Ordered(graph.layers, graph.ways)


def _as_before(graph: _Graph, last: Mapping[int, float]) -> None:
    """Order by where cards stood; what is new stands between its neighbours."""
    height: dict[int, float] = dict(last)
    for (start, end), way in graph.ways.items():
        if start in last and end in last:
            for number, each in enumerate(way[1:-1], 1):
                height[each] = last[start] + (last[end] - last[start]) * number / (len(way) - 1)
    for _round in range(_SETTLING):
        for row in graph.layers:
            for each in row:
                if each not in last:
                    known = [height[other] for other in (*graph.near[each], *graph.far[each]) if other in height]
                    if known:
                        height[each] = sum(known) / len(known)
    end_of_all = max(height.values()) + 1
    for row in graph.layers:
        row.sort(key=lambda each: height.get(each, end_of_all))
    graph.count()


def _untangle(graph: _Graph) -> None:
    """The order from nothing: sweeps and siftings in turn, from several beginnings; the best of it is kept."""
    best, kept = crossings(graph.layers, graph.ways), [list(row) for row in graph.layers]
    work, chance = min(_WORK, _WORK_EACH * len(graph.near)), Random(0)
    for beginning in range(_BEGINNINGS):
        if work <= 0 or not best:
            break
        if beginning:
            for row in graph.layers:
                chance.shuffle(row)
            graph.count()
        least, stalled = -1, 0
        for number in range(_SWEEPS):
            if work <= 0:
                break
            _sweep(graph, forth=number % 2 == 0)
            work -= _SWEPT * len(graph.near)
            if number >= _SWEEPS_ALONE:
                work = _sift_all(graph, work, set(), _SIFTINGS)
            found = crossings(graph.layers, graph.ways)
            if found < best:
                best, kept = found, [list(row) for row in graph.layers]
            least, stalled = (found, 0) if least < 0 or found < least else (least, stalled + 1)
            if stalled == _STALLED:
                break
    graph.layers[:] = kept
    graph.count()
    _sift_all(graph, work, set())


def _sweep(graph: _Graph, forth: bool) -> None:
    """Put each between its neighbours in the layer before (after, when going back), layer by layer."""
    ways = graph.near if forth else graph.far
    for row in (graph.layers if forth else graph.layers[::-1])[1:]:
        middle = {each: sum(graph.place[other] for other in ways[each]) / len(ways[each]) for each in row if ways[each]}
        moving = iter(sorted((each for each in row if each in middle), key=middle.__getitem__))
        row[:] = [next(moving) if each in middle else each for each in row]
        for number, each in enumerate(row):
            graph.place[each] = number


def _sift_all(graph: _Graph, work: int, held: Set[int], rounds: int = 12) -> int:
    """Sift the layers until nothing is gained; gives what work is left.

    Of the pairs of `held` cards in a layer, few may be turned round in all.
    """
    numbers = [sum(each in held for each in row) for row in graph.layers]
    may_turn = [int(number * (number - 1) / 2 * MAY_TURN) for number in numbers]
    for number in range(rounds):
        changed = False
        for level in range(len(graph.layers)) if number % 2 == 0 else reversed(range(len(graph.layers))):
            if work <= 0:
                return work
            work -= len(graph.layers[level]) ** 2
            moved, may_turn[level] = _sift(graph, graph.layers[level], held, may_turn[level])
            changed |= moved
        if not changed:
            break
    return work


def _sift(graph: _Graph, row: list[int], held: Set[int], may_turn: int) -> tuple[bool, int]:
    """Move each of a layer to where its lines cross fewest others, `held` ones past so many of each other at most.

    Gives whether one was moved, and past how many held ones may be moved yet.
    """
    place = graph.place
    sides = [{each: [place[other] for other in ways[each]] for each in row} for ways in (graph.near, graph.far)]
    sizes = [max(map(max, filter(None, side.values())), default=-1) + 1 for side in sides]
    flat = [_flat(row, side) for side in sides]
    changed = False
    for each in list(row):
        at = place[each]
        #: By how many crossings more there are with it than without, were it the first, before the second one, ...
        sums: list[int] = [0] * (len(row) + 1)
        for side, size, (places, ends) in zip(sides, sizes, flat, strict=True):
            if side[each]:
                weights = _weights(side[each], size)
                summed = list(accumulate(map(weights.__getitem__, places), initial=0))
                sums = list(map(add, sums, map(summed.__getitem__, ends)))
        to, gain = at, 0
        if at and (best := max(sums[:at])) > sums[at]:
            to, gain = at - 1 - sums[at - 1 :: -1].index(best), best - sums[at]
        if at + 1 < len(row) and (best := max(sums[at + 2 :])) - sums[at + 1] > gain:
            to = sums.index(best, at + 2) - 1
        if to == at:
            continue
        if each in held:
            passed = sum(other in held for other in row[min(at, to) : max(at, to) + 1]) - 1
            if passed > may_turn:
                continue
            may_turn -= passed
        changed = True
        row.insert(to, row.pop(at))
        for number in range(min(at, to), max(at, to) + 1):
            place[row[number]] = number
        flat = [_flat(row, side) for side in sides]
    return changed, may_turn


def _flat(row: Sequence[int], side: Mapping[int, list[int]]) -> tuple[list[int], list[int]]:
    """The places of the neighbours of all in the row, one after the other, and where those of each begin."""
    lists = [side[each] for each in row]
    return list(chain.from_iterable(lists)), list(accumulate(map(len, lists), initial=0))


def _weights(mine: Sequence[int], size: int) -> list[int]:
    """For each place in a layer of that size: how many of mine come after it, less those that come before it."""
    found: list[int] = []
    left = len(mine)
    for each in sorted(mine):
        found += [left] * (each - len(found))
        found.append(left - 1)
        left -= 2
    return found + [left] * (size - len(found))
