"""Where the cards stand on the map of a notebook, in few letters: the next session goes on from there."""

from essayplanner.domain.map.ordering import Ordered
from essayplanner.domain.map.values import Known

#: The most letters; they are enough for two thousand cards. Of more, nothing is kept.
_MOST = 25_000


def words_of(known: Known) -> str:
    """Each card's id and how far down its middle is, layer by layer; nothing where that is too much."""
    middle = known.middle
    layers = ([id for id in row if id in middle] for row in known.order.layers)
    words = ";".join(" ".join(f"{id} {round(middle[id])}" for id in row) for row in layers)
    return words if len(words) <= _MOST else ""


def known_of(words: str) -> Known | None:
    """What of such letters the next map can go by; None where they are none."""
    layer: dict[int, int] = {}
    middle: dict[int, float] = {}
    for number, row in enumerate(words.split(";")):
        pairs = row.split()
        for id, down in zip(pairs[::2], pairs[1::2], strict=False):
            if f"{id}{down}".isdecimal() and len(id) + len(down) < 20:
                layer[int(id)], middle[int(id)] = number, float(down)
    return Known(((), ()), layer, Ordered([], {}), middle) if middle else None
