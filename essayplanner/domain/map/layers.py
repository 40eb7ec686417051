"""Which layer a card of the map stands in: one further from the thesis than all that it speaks of."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

#: From one card to another, by their ids.
Arc = tuple[int, int]
#: How often cards are moved nearer to their neighbours.
_ROUNDS = 12
#: So many cards are moved at most, where there are many.
_WORK = 6_000
#: So many cards, at most, are pushed along by one.
_PUSHED = 60
_FAR = 1 << 30


def without_circles(arcs: Iterable[Arc]) -> list[Arc]:
    """The same arcs, those turned round that would close a circle with earlier ones; none to itself, none twice.

    What came later never changes what became of an earlier arc, so a new link leaves the layers of the others alone
    as far as it can.
    """
    place: dict[int, int] = {}
    out: dict[int, list[int]] = {}
    into: dict[int, list[int]] = {}
    found: dict[Arc, None] = {}
    for start, end in arcs:
        if start == end:
            continue
        for each in (start, end):
            if each not in place:
                place[each] = len(place)
                out[each], into[each] = [], []
        if place[start] > place[end] and not _make_room(start, end, place, out, into):
            start, end = end, start
        if (start, end) not in found:
            found[start, end] = None
            out[start].append(end)
            into[end].append(start)
    return list(found)


def _make_room(
    start: int, end: int, place: dict[int, int], out: dict[int, list[int]], into: dict[int, list[int]]
) -> bool:
    """Put what follows from `end` after what leads to `start`, in the places they have; False where it is a circle."""
    most, least = place[start], place[end]
    after = _reached(end, out, lambda each: place[each] <= most)
    if start in after:
        return False
    before = _reached(start, into, lambda each: place[each] >= least)
    moved = [*sorted(before, key=place.__getitem__), *sorted(after, key=place.__getitem__)]
    for each, free in zip(moved, sorted(place[each] for each in moved), strict=True):
        place[each] = free
    return True


def _reached(first: int, ways: dict[int, list[int]], within: Callable[[int], bool]) -> set[int]:
    found, waiting = {first}, [first]
    while waiting:
        for each in ways[waiting.pop()]:
            if each not in found and within(each):
                found.add(each)
                waiting.append(each)
    return found


def layers_of(cards: Sequence[int], arcs: Sequence[Arc], last: Mapping[int, int] | None = None) -> dict[int, int]:
    """The layer of each card, 0 nearest to the thesis. Every arc leads to a lower one; none may close a circle.

    Where a card has a choice it stands near most of its neighbours, so that lines are short; where all have, the layers
    are the less crowded ones. `last` is how cards stood before: they stand so again where they may.
    """
    turned = _layers(cards, [(end, start) for start, end in arcs])
    highest = max(turned.values(), default=0)
    ways = [_layers(cards, arcs), {card: highest - level for card, level in turned.items()}]
    if last:
        return max(ways, key=lambda layer: sum(last.get(card) == level for card, level in layer.items()))
    return min(ways, key=lambda layer: (sum(layer[start] - layer[end] for start, end in arcs), _crowd(layer)))


def _crowd(layer: Mapping[int, int]) -> int:
    """The more, the more cards stand in one layer."""
    return sum(number * number for number in Counter(layer.values()).values())


def _layers(cards: Sequence[int], arcs: Sequence[Arc]) -> dict[int, int]:
    """From below: each one further than all that it speaks of, then nearer to its neighbours."""
    out: dict[int, list[int]] = {card: [] for card in cards}
    into: dict[int, list[int]] = {card: [] for card in cards}
    for start, end in arcs:
        out[start].append(end)
        into[end].append(start)
    layer: dict[int, int] = {}
    left = {card: len(out[card]) for card in cards}
    ready = [card for card in cards if not left[card]]
    order: list[int] = []
    for card in ready:
        order.append(card)
        layer[card] = max((layer[each] + 1 for each in out[card]), default=0)
        for each in into[card]:
            left[each] -= 1
            if not left[each]:
                ready.append(each)
    for _round in range(min(_ROUNDS, max(2, _WORK // max(1, len(cards))))):
        moved = False
        for card in order:
            moved |= _moved(card, layer, into, out, 1)
        for card in reversed(order):
            moved |= _moved(card, layer, out, into, -1)
        if not moved:
            break
    lowest = min(layer.values(), default=0)
    return {card: layer[card] - lowest for card in cards}


def _moved(
    card: int, layer: dict[int, int], ahead: Mapping[int, Sequence[int]], behind: Mapping[int, Sequence[int]], step: int
) -> bool:
    """Move a card on, with all that it pushes along, as far as that makes lines shorter."""
    moved = False
    while True:
        pushed, waiting = {card}, [card]
        shorter, room = 0, _FAR
        while waiting:
            each = waiting.pop()
            shorter += len(ahead[each]) - len(behind[each])
            for other in ahead[each]:
                if (layer[other] - layer[each]) * step == 1 and other not in pushed:
                    if len(pushed) == _PUSHED:
                        return moved
                    pushed.add(other)
                    waiting.append(other)
        if shorter <= 0:
            return moved
        for each in pushed:
            for other in ahead[each]:
                if other not in pushed:
                    room = min(room, (layer[other] - layer[each]) * step - 1)
        if room == _FAR:
            return moved
        for each in pushed:
            layer[each] += room * step
        moved = True
