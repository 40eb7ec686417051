"""How far down cards stand in their columns: near the middle of their neighbours, in order, none on another."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from essayplanner.domain.map.layers import Arc

#: How often columns are drawn towards their neighbours, to and fro.
_ROUNDS, _LEAST_ROUNDS = 8, 2
#: So many things are looked at, at most, while there is a choice.
_WORK = 60_000
#: So many lines pass between two cards, as a rule.
_LINES = 8


def middles(
    layers: Sequence[Sequence[int]], ways: Mapping[Arc, Sequence[int]], room: Mapping[int, float]
) -> dict[int, float]:
    """The middle of each; `room` is how much of its column it takes, the gap to the next included."""
    near: dict[int, list[int]] = {each: [] for row in layers for each in row}
    far: dict[int, list[int]] = {each: [] for row in layers for each in row}
    for way in ways.values():
        for outer, inner in pairwise(way):
            near[outer].append(inner)
            far[inner].append(outer)
    found: dict[int, float] = {}
    for row in layers:
        _settle(row, {}, room, found)
    rounds = min(_ROUNDS, max(_LEAST_ROUNDS, _WORK // max(1, len(near))))
    for number in range(rounds):
        rows = layers if number % 2 == 0 else layers[::-1]
        sides: tuple[dict[int, list[int]], ...] = (near,) if number % 2 == 0 else (far,)
        if number >= rounds - 2:
            sides = (near, far)
        for row in rows:
            wished = {}
            for each in row:
                others = [found[other] for side in sides for other in side[each]]
                if others:
                    wished[each] = sum(others) / len(others)
            _settle(row, wished, room, found)
    highest = min((found[each] - room[each] / 2 for each in found), default=0.0)
    return {each: middle - highest for each, middle in found.items()}


def _settle(
    row: Sequence[int], wished: Mapping[int, float], room: Mapping[int, float], found: dict[int, float]
) -> None:
    """Put each of a column as near to what it wishes as order and room allow (the least squares of what is missed).

    What wishes nothing follows the one before it.
    """
    offset, offsets = 0.0, []
    for each in row:
        offsets.append(offset + room[each] / 2)
        offset += room[each]
    groups: list[tuple[float, int, int]] = []
    for each, under in zip(row, offsets, strict=True):
        total, weight, size = (wished[each] - under, 1, 1) if each in wished else (0.0, 0, 1)
        while groups:
            before, heavy, many = groups[-1]
            if heavy and weight and before / heavy <= total / weight:
                break
            groups.pop()
            total, weight, size = total + before, weight + heavy, size + many
        groups.append((total, weight, size))
    number = 0
    for total, weight, size in groups:
        start = total / weight if weight else 0.0
        for _each in range(size):
            found[row[number]] = start + offsets[number]
            number += 1


class Free:
    """Where lines may pass a column: between its cards, and apart from each other."""

    def __init__(
        self, cards: Iterable[tuple[float, float]], beside: float = 3.0, apart: float = 4.0, lines: int = _LINES
    ) -> None:
        """So many `lines` are tried between two cards before the next place is looked at."""
        self._cards = sorted(cards)
        self._beside, self._apart, self._lines = beside, apart, lines
        self._taken: list[float] = []
        self._of: dict[int, float] = {}

    def near(self, wished: float, whose: int) -> float:
        """The nearest height to the wished one at which a line passes; only those of the same one pass there too."""
        if whose not in self._of:
            self._of[whose] = self._found(wished)
        return self._of[whose]

    def _found(self, wished: float) -> float:
        candidates = [wished]
        for top, bottom in self._cards:
            for step in range(self._lines):
                candidates += [top - self._beside - step * self._apart, bottom + self._beside + step * self._apart]
        for each in sorted(candidates, key=lambda each: abs(each - wished)):
            if self._is_free(each):
                insort(self._taken, each)
                return each
        return wished

    def _is_free(self, height: float) -> bool:
        at = bisect_left(self._taken, height)
        if any(abs(other - height) < self._apart - 0.01 for other in self._taken[max(0, at - 1) : at + 1]):
            return False
        return not any(top - self._beside + 0.01 < height < bottom + self._beside - 0.01 for top, bottom in self._cards)
