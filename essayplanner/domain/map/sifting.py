"""Cards and passing lines in their layers, each moved to where its lines cross fewest others."""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, chain, pairwise
from operator import add

from essayplanner.domain.map.layers import Arc

#: Of the pairs of cards in a layer, those that one layout may turn round, so that nothing jumps.
MAY_TURN = 0.03
#: As much work as so many comparisons is it to take up one of a layer.
_TAKEN_UP = 30


class Graph:
    """Cards and passing places, with the neighbours of each in the layer before and in the one after.

    A negative id is where a line passes a layer; `ways` has for each arc what it passes, both ends included.
    """

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
        """Know the place of each in its layer, after the order was changed."""
        for row in self.layers:
            self.count_in(row)

    def count_in(self, row: Sequence[int]) -> None:
        """Know the places in one layer."""
        for number, each in enumerate(row):
            self.place[each] = number

    def order(self) -> list[list[int]]:
        """The layers as they are now, to be kept."""
        return [list(row) for row in self.layers]

    def put(self, order: Sequence[Sequence[int]]) -> None:
        """Have the layers in an order that was kept."""
        self.layers[:] = map(list, order)
        self.count()

    def crossings(self) -> int:
        """How many pairs of lines cross in all."""
        return sum(self._crossed(row, self.near) for row in self.layers)

    def crossings_at(self, level: int) -> int:
        """How many pairs of lines cross before a layer and after it."""
        return self._crossed(self.layers[level], self.near) + self._crossed(self.layers[level], self.far)

    def _crossed(self, row: Sequence[int], ways: Mapping[int, Sequence[int]]) -> int:
        return crossed([(number, self.place[other]) for number, each in enumerate(row) for other in ways[each]])


def crossed(pairs: list[tuple[int, int]]) -> int:
    """How many pairs of lines cross between two layers, each given by its places in the one and in the other."""
    pairs.sort()
    seen: list[int] = []
    found = 0
    for _near, far in pairs:
        found += len(seen) - bisect_right(seen, far)
        insort(seen, far)
    return found


def work_of(row: Sequence[int]) -> int:
    """How many comparisons it is to sift a layer."""
    return len(row) * (len(row) + _TAKEN_UP)


def sift_all(graph: Graph, work: int, held: Set[int] = frozenset(), rounds: int = 12) -> int:
    """Sift the layers until nothing is gained, or for so many comparisons; gives what of them is left.

    Of the pairs of `held` cards in a layer, few may be turned round in all.
    """
    numbers = [sum(each in held for each in row) for row in graph.layers]
    may_turn = [int(number * (number - 1) / 2 * MAY_TURN) for number in numbers]
    for number in range(rounds):
        gained = 0
        for level in range(len(graph.layers)) if number % 2 == 0 else reversed(range(len(graph.layers))):
            if work <= 0:
                return work
            work -= work_of(graph.layers[level])
            gain, may_turn[level] = sift(graph, graph.layers[level], held, may_turn[level])
            gained += gain
        if not gained:
            break
    return work


def sift(graph: Graph, row: list[int], held: Set[int] = frozenset(), may_turn: int = 0) -> tuple[int, int]:
    """Move each of a layer to where its lines cross fewest others, `held` ones past so many of each other at most.

    Gives how many crossings are gone, and past how many held ones may be moved yet.
    """
    place = graph.place
    sides = [{each: [place[other] for other in ways[each]] for each in row} for ways in (graph.near, graph.far)]
    sizes = [max(map(max, filter(None, side.values())), default=-1) + 1 for side in sides]
    flat = [_flat(row, side) for side in sides]
    gained = 0
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
            to, gain = sums.index(best, at + 2) - 1, best - sums[at + 1]
        if to == at:
            continue
        if each in held:
            passed = sum(other in held for other in row[min(at, to) : max(at, to) + 1]) - 1
            if passed > may_turn:
                continue
            may_turn -= passed
        gained += gain
        row.insert(to, row.pop(at))
        for number in range(min(at, to), max(at, to) + 1):
            place[row[number]] = number
        flat = [_flat(row, side) for side in sides]
    return gained, may_turn


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
