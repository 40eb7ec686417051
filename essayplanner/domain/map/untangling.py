"""An order from nothing: swept and sifted from several beginnings, and the best of these shaken.

Work is counted, not timed, so that a map is the same on every computer.
"""

from random import Random

from essayplanner.domain.map.sifting import Graph, sift, sift_all, work_of

#: So many comparisons of two in a layer are made at most, a second; for few things fewer.
_WORK, _WORK_EACH = 10_000_000, 30_000
#: As much work as so many comparisons, for each thing, is a sweep.
_SWEPT = 25
#: From how many orders it is begun, how often each is swept, and after how many sweeps that gained nothing no more.
_BEGINNINGS, _SWEEPS, _STALLED = 5, 40, 12
#: After how many throws for each thing that gained nothing it is begun anew.
_PATIENCE = 5
#: How many of a layer are thrown about at once, at most, and how; and how many layers, at most, are then put in order.
_THROWN, _HOW, _FOLLOWED = 30, ("shuffled", "turned", *["elsewhere"] * 3), 40


def untangle(graph: Graph) -> None:
    """Put the layers in an order in which few lines cross."""
    work, chance = min(_WORK, _WORK_EACH * len(graph.near)), Random(0)
    best, kept = graph.crossings(), graph.order()
    is_first = True
    while work > 0 and best:
        work = _begin(graph, work, chance, is_first)
        work = _shake(graph, work, chance)
        is_first = False
        if (found := graph.crossings()) < best:
            best, kept = found, graph.order()
    graph.put(kept)


def _begin(graph: Graph, work: int, chance: Random, as_it_is: bool) -> int:
    """Sweep and sift from several orders, the first perhaps as it is, and take the best; gives what work is left."""
    best, kept = -1, graph.order()
    for number in range(_BEGINNINGS):
        if work <= 0:
            break
        if number or not as_it_is:
            for row in graph.layers:
                chance.shuffle(row)
            graph.count()
        work = sift_all(graph, _sweep_all(graph, work))
        if (found := graph.crossings()) < best or best < 0:
            best, kept = found, graph.order()
    graph.put(kept)
    return work


def _sweep_all(graph: Graph, work: int) -> int:
    """Sweep to and fro, and take the best of it; gives what work is left."""
    best, kept, stalled = graph.crossings(), graph.order(), 0
    for number in range(_SWEEPS):
        if work <= 0 or stalled == _STALLED:
            break
        _sweep(graph, forth=number % 2 == 0)
        work -= _SWEPT * len(graph.near)
        found = graph.crossings()
        stalled += 1
        if found < best:
            best, kept, stalled = found, graph.order(), 0
    graph.put(kept)
    return work


def _sweep(graph: Graph, forth: bool) -> None:
    """Put each between its neighbours in the layer before (after, when going back), layer by layer."""
    ways = graph.near if forth else graph.far
    for row in (graph.layers if forth else graph.layers[::-1])[1:]:
        middle = {each: sum(graph.place[other] for other in ways[each]) / len(ways[each]) for each in row if ways[each]}
        moving = iter(sorted((each for each in row if each in middle), key=middle.__getitem__))
        row[:] = [next(moving) if each in middle else each for each in row]
        graph.count_in(row)


def _shake(graph: Graph, work: int, chance: Random) -> int:
    """Throw a few of a layer about and sift what is near, and keep it where no more lines cross than before, until
    nothing was gained for long; gives what work is left."""
    often = [level for level, row in enumerate(graph.layers) if len(row) > 1 for _each in row]
    crossings, patience = graph.crossings(), _PATIENCE * len(often)
    left = patience
    while work > 0 and left > 0 and crossings:
        left -= 1
        level = chance.choice(often)
        before = {level: list(graph.layers[level])}
        more = _throw(graph, level, chance)
        waiting = [near for near in (level, level - 1, level + 1) if 0 <= near < len(graph.layers)]
        for _layer in range(_FOLLOWED):
            if not waiting:
                break
            near = waiting.pop(0)
            row = graph.layers[near]
            before.setdefault(near, list(row))
            work -= work_of(row)
            gained, _held = sift(graph, row)
            more -= gained
            if gained:
                beside = (each for each in (near - 1, near + 1) if 0 <= each < len(graph.layers))
                waiting += [each for each in beside if each not in waiting]
        if more <= 0:
            crossings += more
            left = patience if more else left
            continue
        for near, row in before.items():
            graph.layers[near][:] = row
            graph.count_in(row)
    return work


def _throw(graph: Graph, level: int, chance: Random) -> int:
    """Shuffle some that are beside each other in a layer, turn them round or put them elsewhere; gives how many more
    lines cross."""
    row, before = graph.layers[level], graph.crossings_at(level)
    many = chance.randint(1, min(len(row), _THROWN))
    at, how = chance.randint(0, len(row) - many), chance.choice(_HOW)
    some = row[at : at + many]
    del row[at : at + many]
    if how == "shuffled":
        chance.shuffle(some)
    elif how == "turned":
        some.reverse()
    else:
        at = chance.randint(0, len(row))
    row[at:at] = some
    graph.count_in(row)
    return graph.crossings_at(level) - before
