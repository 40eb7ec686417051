"""Where the cards stand on the map of a notebook, in few letters: the next session goes on from there."""

from essayplanner.domain.map.notebook_map import marked
from essayplanner.domain.map.ordering import Ordered
from essayplanner.domain.map.values import Known

#: The most letters; they are enough for a thousand cards. Of more, nothing is kept.
_MOST = 25_000


def words_of(known: Known) -> str:
    """By what the graph is known again, then layer by layer each card's id and how far down its middle is, and the
    lines that pass, which are below 0; nothing where that is too much."""
    layers = (
        " ".join(f"{id} {round(known.middle[id])}" if id > 0 else str(id) for id in row) for row in known.order.layers
    )
    words = ";".join([str(marked(known.graph)[0][0]), *layers])
    return words if len(words) <= _MOST else ""


def known_of(words: str) -> Known | None:
    """What of such letters the next map can go by; None where they are none."""
    layer: dict[int, int] = {}
    middle: dict[int, float] = {}
    layers: list[list[int]] = []
    mark, *rows = words.split(";")
    for number, row in enumerate(rows):
        layers.append([])
        numbers = iter([int(word) for word in row.split() if word.removeprefix("-").isdecimal() and len(word) < 12])
        for id in numbers:
            layers[-1].append(id)
            if id > 0:
                layer[id], middle[id] = number, float(next(numbers, 0))
    graph = (int(mark),) if mark.isdecimal() and len(mark) < 12 else ()
    return Known((graph, ()), layer, Ordered(layers, {}), middle) if middle else None
