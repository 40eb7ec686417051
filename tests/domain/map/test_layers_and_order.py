"""Layers of a graph and the order in them: few crossings, and nothing jumps."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.map.columns import middles
from essayplanner.domain.map.layers import Arc, layers_of, without_circles
from essayplanner.domain.map.ordering import Ordered, crossings, ordered
from tests.domain.map.arguments import notebook_graph, random_graph

ARCS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=30)

#: Crossings of `graphlay` 0.3.1 on the same graphs, counted by itself in its drawing: the smallest and the hardest
#: of those in the benchmark.
THEIRS = {
    (notebook_graph, 20, 26, 2): 11,
    (random_graph, 20, 26, 1): 3,
    (random_graph, 100, 140, 2): 202,
}


@cache
def laid(make: Callable[[int, int, int], list[Arc]], cards: int, links: int, seed: int) -> Ordered:
    """From nothing."""
    return again(make(cards, links, seed))


def again(arcs: list[Arc], last: dict[int, float] | None = None, level: dict[int, int] | None = None) -> Ordered:
    straight = without_circles(arcs)
    ids = sorted({end for arc in straight for end in arc})
    return ordered(ids, straight, layers_of(ids, straight, level), last)


@given(ARCS)
@settings(max_examples=40)
def test_no_circle_is_left_and_a_later_link_changes_no_earlier_one(arcs: list[Arc]) -> None:
    straight = without_circles(arcs)
    assert {frozenset(arc) for arc in straight} <= {frozenset(arc) for arc in arcs}
    assert {frozenset(arc) for arc in arcs if arc[0] != arc[1]} == {frozenset(arc) for arc in straight}
    layer = layers_of(range(1, 10), straight)
    assert all(layer[start] > layer[end] for start, end in straight)
    assert not layer or min(layer.values()) == 0
    for number in range(len(arcs)):
        some = without_circles(arcs[:number])
        assert straight[: len(some)] == some


def test_lines_are_as_short_as_they_can_be_where_a_card_has_a_choice() -> None:
    arcs = [(2, 1), (3, 2), (4, 3), (4, 5), (6, 4)]
    layer = layers_of(range(1, 7), arcs)
    assert layer[5] == layer[4] - 1


@pytest.mark.parametrize("graph", THEIRS)
def test_crossings_are_at_most_1_2_times_those_of_graphlay(graph: Any) -> None:
    found = laid(*graph)
    assert crossings(found.layers, found.ways) <= 1.2 * THEIRS[graph]


def test_where_lines_are_as_short_either_way_the_layers_are_the_less_crowded_ones() -> None:
    arcs = without_circles(notebook_graph(20, 26, 2))
    ids = sorted({end for arc in arcs for end in arc})
    layer = layers_of(ids, arcs)
    assert sorted(Counter(layer.values()).values()) == [1, 3, 5, 9]
    assert sum(layer[start] - layer[end] for start, end in arcs) == 33
    before = {id: 0 if id in (1, 2, 6) else 2 if id in (7, 14, 16, 18, 20) else 1 for id in ids}
    assert layers_of(ids, arcs, before) == before, "cards stay where they stood"


def test_each_pair_of_lines_that_cross_is_counted_once() -> None:
    layers = [[1, 2], [3, 4]]
    ways = {(3, 2): (3, 2), (4, 1): (4, 1), (4, 2): (4, 2)}
    assert crossings(layers, ways) == 1
    assert crossings([[2, 1], [3, 4]], ways) == 0


def test_a_card_or_a_link_more_turns_round_at_most_5_in_100_pairs_of_a_layer() -> None:
    cards, arcs, chance = 300, notebook_graph(300, 400, 1), Random(3)
    before = again(arcs, {id: float(id) for id in range(1, cards + 1)})
    turned = []
    for number in range(2):
        if number % 2:
            arcs = [*arcs, (chance.randint(101, 300), chance.randint(1, 100))]
        else:
            cards += 1
            arcs = [*arcs, (cards, chance.randint(1, 100)), (cards, chance.randint(1, 100))]
        level = {each: number for number, row in enumerate(before.layers) for each in row if each > 0}
        after = again(arcs, heights(before), level)
        turned += share_turned(before, after)
        before = after
    assert len(turned) > 20
    assert max(turned) <= 0.05


def heights(found: Ordered) -> dict[int, float]:
    room = {each: 30.0 if each > 0 else 5.0 for row in found.layers for each in row}
    return {each: at for each, at in middles(found.layers, found.ways, room).items() if each > 0}


def share_turned(before: Ordered, after: Ordered) -> list[float]:
    """Of the pairs of cards that are in one layer before and after, how many are turned round, layer by layer."""
    at = {each: (level, number) for level, row in enumerate(after.layers) for number, each in enumerate(row)}
    found = []
    for row in before.layers:
        pairs = [(at[one], at[other]) for one, other in combinations([each for each in row if each > 0], 2)]
        same = [(one, other) for one, other in pairs if one[0] == other[0]]
        if same:
            found.append(sum(one > other for one, other in same) / len(same))
    return found


def test_what_stands_in_a_layer_keeps_its_room_and_its_order() -> None:
    found = laid(notebook_graph, 20, 26, 2)
    room = {each: 30.0 if each > 0 else 5.0 for row in found.layers for each in row}
    middle = middles(found.layers, found.ways, room)
    for row in found.layers:
        for one, other in pairwise(row):
            assert middle[other] - middle[one] >= (room[one] + room[other]) / 2 - 0.001
