"""Ways of links between columns of cards, like lines of a transit map: level, upright, and never across a card.

Between two columns is a gap with as many tracks as lines need that run upright beside each other. Links that do the
same to the same card share one. A line that passes a column does so where no card stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.map.values import Box, Point

#: Between two tracks, and between the ends of two links on the edge of a card.
TRACK = 8.0
_PORTS = 12.0
#: Ends on a crowded edge are at least so far apart.
_CLOSEST = 3.5
#: From a column to the first track: room for the end of a link.
_BEFORE = 16.0
#: All tracks of a gap together are at most so wide.
_MOST = 640.0
#: Lines that are nearer to each other than this share no track.
_APART = 6.0
#: Lines that are as good as level are level.
_LEVEL = 0.5
#: A line that comes to its card so nearly level goes straight on.
_NEARLY = 4.0

_ORDER = {
    relation: number for number, relation in enumerate((Relation.SUPPORTS, Relation.QUALIFIES, Relation.CHALLENGES))
}


class Wanted(NamedTuple):
    """A link from box to box, and how far down it passes the columns between them; one without an id is a thread."""

    link: LinkSeen
    start: int
    end: int
    passes: tuple[float, ...] = ()
    used: bool = True


class _Port(NamedTuple):
    box: int
    side: int
    comes: bool
    relation: int


class _Hop(NamedTuple):
    """Through one gap, from one height to another, on a track that those with the same key share."""

    gap: int
    begin: float
    end: float
    key: tuple[int, ...]


class Ways(NamedTuple):
    """Links as hops through gaps, `gap` 0 being left of the first column; and on how many tracks these run."""

    hops: list[list[_Hop]]
    track: Mapping[tuple[int, tuple[int, ...]], int]
    tracks: Mapping[int, int]

    def width(self, gap: int, least: float, beyond: float = 10.0) -> float:
        """How wide a gap must be, at least so much."""
        number = self.tracks.get(gap, 0)
        return max(least, _BEFORE + (number - 1) * self.apart(gap) + beyond) if number else least

    def apart(self, gap: int) -> float:
        """How far its tracks are from each other: less than `TRACK` where there are very many."""
        return min(TRACK, _MOST / max(1, self.tracks.get(gap, 0)))


def ways(wanted: Sequence[Wanted], boxes: Mapping[int, Box]) -> Ways:
    """Find hops and tracks; of the boxes, columns and heights count."""
    ports = _ports(wanted, boxes)
    hops = [_hops(number, each, boxes, ports) for number, each in enumerate(wanted)]
    rails: dict[tuple[int, tuple[int, ...]], list[float]] = {}
    for hop in (hop for way in hops for hop in way):
        if abs(hop.begin - hop.end) > _LEVEL:
            low, high = min(hop.begin, hop.end), max(hop.begin, hop.end)
            there = rails.setdefault((hop.gap, hop.key), [low, high])
            there[0], there[1] = min(there[0], low), max(there[1], high)
    track: dict[tuple[int, tuple[int, ...]], int] = {}
    busy: dict[int, list[tuple[float, int]]] = {}
    free: dict[int, list[int]] = {}
    tracks: dict[int, int] = {}
    for rail, (low, high) in sorted(rails.items(), key=lambda item: (item[1][0], item[0])):
        gap = rail[0]
        taken, left = busy.setdefault(gap, []), free.setdefault(gap, [])
        while taken and taken[0][0] + _APART < low:
            heappush(left, heappop(taken)[1])
        track[rail] = heappop(left) if left else tracks.get(gap, 0)
        tracks[gap] = max(tracks.get(gap, 0), track[rail] + 1)
        heappush(taken, (high, track[rail]))
    return Ways(hops, track, tracks)


def _ports(wanted: Iterable[Wanted], boxes: Mapping[int, Box]) -> dict[_Port, float]:
    """How far down on the edge of its card each kind of link begins or ends: those that come to it by what they do."""
    edges: dict[tuple[int, int], set[_Port]] = {}
    for each in wanted:
        for port in _ends(each, boxes):
            edges.setdefault((port.box, port.side), set()).add(port)
    found: dict[_Port, float] = {}
    for (box, _side), there in edges.items():
        ordered = sorted(there, key=lambda port: (not port.comes, port.relation))
        words, height = sum(not port.comes for port in there), boxes[box].height
        apart, far = _spread(len(ordered), words, height)
        at = boxes[box].middle - (apart * (len(ordered) - 1) + (far - apart) * max(0, words - 1)) / 2
        for number, port in enumerate(ordered):
            found[port] = at
            at += far if number >= len(ordered) - words else apart
    return found


def _spread(ends: int, leaving: int, height: float) -> tuple[float, float]:
    """How far apart the ends of links on an edge are, and those of links that leave there, each with its word beside
    it: where there is little height these come first."""
    apart = min(_PORTS, height / (ends + 1))
    if leaving < 2 or apart == _PORTS:
        return apart, apart
    others = ends - leaving + 2
    apart = max(_CLOSEST, (height - _PORTS * (leaving - 1)) / others)
    return apart, max(apart, min(_PORTS, (height - apart * others) / (leaving - 1)))


def _ends(each: Wanted, boxes: Mapping[int, Box]) -> tuple[_Port, _Port]:
    """Where a link leaves its card, and where it comes to the other; side 0 is where reading begins."""
    start, end = boxes[each.start].column, boxes[each.end].column
    relation = _ORDER[each.link.relation] if each.link.id else len(_ORDER)
    return (
        _Port(each.start, int(start < end), False, relation),
        _Port(each.end, int(start > end), True, relation),
    )


def _hops(number: int, each: Wanted, boxes: Mapping[int, Box], ports: Mapping[_Port, float]) -> list[_Hop]:
    leaves, comes = _ends(each, boxes)
    start, end = boxes[each.start].column, boxes[each.end].column
    gaps = [start] if start == end else list(range(start, end, -1)) if start > end else list(range(start + 1, end + 1))
    heights = [ports[leaves], *each.passes, ports[comes]]
    if abs(heights[-1] - heights[-2]) <= _NEARLY:
        heights[-1] = heights[-2]
    return [
        _Hop(gap, begin, to, (each.end, comes.side, comes.relation) if gap == gaps[-1] else (-1 - number, 0, 0))
        for gap, begin, to in zip(gaps, heights, heights[1:], strict=False)
    ]


def points(
    each: Wanted,
    way: Sequence[_Hop],
    found: Ways,
    boxes: Mapping[int, Box],
    edges: Sequence[tuple[float, float]],
    begin: float,
) -> tuple[Point, ...]:
    """The corners of a link; `edges` is where columns begin and end, `begin` where the gap before the first does."""
    leaves, comes = _ends(each, boxes)
    start, end = boxes[each.start], boxes[each.end]
    corners: list[Point] = [(start.right if leaves.side else start.x, way[0].begin)]
    for hop in way:
        if abs(hop.begin - hop.end) > _LEVEL:
            x = (
                (edges[hop.gap - 1][1] if hop.gap else begin)
                + _BEFORE
                + found.track[hop.gap, hop.key] * found.apart(hop.gap)
            )
            corners += [(x, hop.begin), (x, hop.end)]
    corners.append((end.right if comes.side else end.x, way[-1].end))
    return tuple(corners)
