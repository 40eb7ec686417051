"""In what order cards stand in their layers, so that few lines cross and nothing jumps."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from essayplanner.domain.map.layers import Arc
from essayplanner.domain.map.sifting import Graph, crossed, sift_all
from essayplanner.domain.map.untangling import untangle

#: So many comparisons of two in a layer are made at most after something changed.
_WORK = 1_500_000
#: How often what is new looks for the middle of its neighbours.
_SETTLING = 3


class Ordered(NamedTuple):
    """Layers in order. A negative id is where a line passes a layer; `ways` has for each arc what it passes, both ends
    included."""

    layers: list[list[int]]
    ways: dict[Arc, tuple[int, ...]]


def crossings(layers: Sequence[Sequence[int]], ways: Mapping[Arc, Sequence[int]]) -> int:
    """How many pairs of lines cross, were they drawn straight from layer to layer."""
    place = {each: number for row in layers for number, each in enumerate(row)}
    level = {each: number for number, row in enumerate(layers) for each in row}
    between: list[list[tuple[int, int]]] = [[] for _each in layers]
    for way in ways.values():
        for far, near in pairwise(way):
            between[level[near]].append((place[near], place[far]))
    return sum(map(crossed, between))


def ordered(
    cards: Sequence[int],
    arcs: Sequence[Arc],
    layer: Mapping[int, int],
    last: Mapping[int, float] | None = None,
) -> Ordered:
    """Layers in an order in which few lines cross; `last` is where cards stood before, the smaller the earlier.

    Cards that stood in a layer keep their order, but for at most `sifting.MAY_TURN` of their pairs.
    """
    graph = Graph(cards, arcs, layer)
    if last:
        _as_before(graph, last)
        sift_all(graph, _WORK, {card for card in cards if card in last})
    else:
        untangle(graph)
    return Ordered(graph.layers, graph.ways)


def _as_before(graph: Graph, last: Mapping[int, float]) -> None:
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
