"""Wide layers in several rows, one card in this and the next in that, so that a map downwards is narrow."""

from collections.abc import Mapping
from itertools import pairwise

from essayplanner.domain.map.ordering import Ordered


def staggered(order: Ordered, room: Mapping[int, float], most: float) -> Ordered:
    """The same in more layers, of whose cards none takes more than `most` where `room` is what each takes; lines pass
    the new ones beside the cards that they come from and go to."""
    return _Staggering(order, room, most).found()


class _Staggering:
    def __init__(self, order: Ordered, room: Mapping[int, float], most: float) -> None:
        self._order = order
        #: Of each layer, the first of its rows and how many it has.
        self._rows: list[tuple[int, int]] = []
        self._level: dict[int, int] = {}
        self._place: dict[int, int] = {}
        self._row: dict[int, int] = {}
        number = 0
        for level, layer in enumerate(order.layers):
            cards = [each for each in layer if each > 0]
            many = max(1, min(len(cards), round(sum(room[each] for each in cards) / most + 0.499)))
            self._rows.append((number, many))
            for place, each in enumerate(layer):
                self._level[each], self._place[each] = level, place
            for place, each in enumerate(cards):
                self._row[each] = number + place % many
            number += many
        #: What stands in each row: beside which of its layer, towards which line beside that, and itself.
        self._stands: list[list[tuple[int, int, int]]] = [[] for _row in range(number)]
        self._passing = 0

    def found(self) -> Ordered:
        """The layers and ways."""
        for each, row in self._row.items():
            self._stands[row].append((self._place[each], 0, each))
        ways = {arc: self._way(way) for arc, way in self._order.ways.items()}
        return Ordered([[each for _place, _towards, each in sorted(row)] for row in self._stands], ways)

    def _way(self, way: tuple[int, ...]) -> tuple[int, ...]:
        """A way, from the far end to the near one, with what it passes in all rows between."""
        found = [way[0]]
        for far, near in pairwise(way):
            for row in range(self._at(far), self._first(far), -1):
                found.append(self._pass(row - 1, far, near))
            for row in range(self._last(near), self._at(near), -1):
                found.append(self._pass(row, near, far))
            found.append(near if near > 0 else self._pass(self._first(near), near, far))
        return tuple(found)

    def _first(self, each: int) -> int:
        return self._rows[self._level[each]][0]

    def _last(self, each: int) -> int:
        first, many = self._rows[self._level[each]]
        return first + many - 1

    def _at(self, each: int) -> int:
        """The row of a card; the first of all those in which a line stands."""
        return self._row.get(each, self._first(each))

    def _pass(self, row: int, beside: int, towards: int) -> int:
        self._passing -= 1
        self._stands[row].append((self._place[beside], self._place[towards] + 1, self._passing))
        return self._passing
