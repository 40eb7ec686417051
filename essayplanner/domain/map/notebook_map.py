"""The map of a whole notebook: its cards in layers by their links, whatever an outline makes of them."""

from collections.abc import Mapping, Sequence
from math import inf, nextafter
from zlib import crc32

from essayplanner.domain.argument import Argument, CardSeen, LinkSeen
from essayplanner.domain.map.columns import middles
from essayplanner.domain.map.layers import Arc, layers_of, without_circles
from essayplanner.domain.map.laying import CLEAR, Columns, Form, below, by_hand, linked
from essayplanner.domain.map.ordering import Ordered, ordered
from essayplanner.domain.map.routes import Wanted
from essayplanner.domain.map.staggering import staggered
from essayplanner.domain.map.values import Box, Known, Map, Shape

#: The least gap between columns, that between cards, and what a line takes that passes a column.
_GAP, _BETWEEN, _LINE = 60.0, 8.0, 5.0
#: How wide all cards are, from left to right and from top to bottom; how wide a row of the latter is at most, without
#: what lies between.
_WIDTH, _NARROW, _MOST_WIDE = 216.0, 170.0, 1_800.0
#: Into about so many rows the layers are parted at most, downwards: lines pass all of them.
_ROWS = 30
#: So many columns there are at most: more levels of links share them.
_MOST = 18
#: Between linked cards and those without a link, which stand below in rows.
_APART = 40.0


def notebook_map(
    argument: Argument,
    form: Form,
    touching: int = 0,
    places: Mapping[int, tuple[float, float]] | None = None,
    known: Known | None = None,
) -> Map:
    """Lay it out. Of a card `touching`, only it and its neighbours are shown; `known` is what the map before knew, so
    that cards stay in that order; `places` is where the student put cards."""
    cards, links = argument.cards, argument.links
    if touching:
        links = tuple(link for link in links if touching in (link.from_id, link.to_id))
        near = {touching, *(end for link in links for end in (link.from_id, link.to_id))}
        cards = {id: card for id, card in cards.items() if id in near}
    level, joined, graph = _ordered(cards, links, known)
    numbers = argument.outline.numbers()
    sizes: dict[int, tuple[Shape, float, float]] = {}
    for id, card in cards.items():
        shape = form.shape(card, under=True)
        sizes[id] = (shape, *form.size(card, shape, width=_NARROW if form.down else _WIDTH))
    order = joined
    if form.down:
        across = {id: size[-1] + _BETWEEN for id, size in sizes.items()}
        order = staggered(joined, across, max(_MOST_WIDE, sum(across.values()) / _ROWS))
    layer = {each: at for at, row in enumerate(order.layers) for each in row if each > 0}
    number = len(order.layers)
    boxes: dict[int, Box] = {}
    for id, (shape, width, height) in sizes.items():
        used = " ".join(numbers.get(id, ()))
        boxes[id] = Box(id, id, shape, 0, 0, width, height, layer.get(id, 0), number=used, loose=id not in layer)
    boxes |= {id: box._replace(column=at % max(1, number)) for at, (id, box) in enumerate(boxes.items()) if box.loose}
    room = {each: boxes[each].height + _BETWEEN if each > 0 else _LINE for row in order.layers for each in row}
    middle = middles(order.layers, order.ways, room)
    least = [0.0] + [_GAP] * max(0, number - 1)
    gaps = dict(enumerate(least))
    loose = [id for id in cards if boxes[id].loose]
    while True:
        columns = Columns.of(boxes, gaps, 0.0, max(1, number))
        placed = {id: box._replace(x=columns.edges[box.column][0]) for id, box in boxes.items()}
        for id, box in placed.items():
            if not box.loose:
                placed[id] = box._replace(y=middle[id] - box.height / 2)
        fixed = by_hand(placed, places or {})
        moved = _make_room(order.layers, placed, fixed)
        _put_loose(loose, placed, fixed, max(1, number))
        wanted = []
        for link in links:
            way = order.ways.get((link.from_id, link.to_id)) or order.ways.get((link.to_id, link.from_id), ())[::-1]
            passes = tuple(middle[each] for each in way[1:-1])
            used_too = link.from_id in numbers and link.to_id in numbers
            wanted.append(Wanted(link, link.from_id, link.to_id, passes, used_too or not numbers))
        found = linked(wanted, placed | fixed, columns, least, 10.0, 0.0, in_words=False, moved=moved)
        if all(found.gaps[gap] <= width for gap, width in gaps.items()):
            break
        gaps = {gap: max(width, found.gaps[gap]) for gap, width in gaps.items()}
    every = placed | fixed
    width = max((box.right for box in every.values()), default=0.0)
    height = max((box.bottom for box in every.values()), default=0.0)
    return Map(
        {id: form.turned(every[id]) for id in _reading(joined.layers, loose)},
        tuple(route._replace(points=form.turned_points(route.points)) for route in found.routes),
        height if form.down else width,
        width if form.down else height,
        known=Known(graph, level, joined, _heights(joined.layers, middle)),
    )


def _ordered(
    cards: Mapping[int, CardSeen], links: Sequence[LinkSeen], known: Known | None
) -> tuple[Mapping[int, int], Ordered, tuple[tuple[int, ...], tuple[Arc, ...]]]:
    """The level of each linked card, and cards in order in layers, as they were where nothing of them changed."""
    ends = {end for link in links for end in (link.from_id, link.to_id)}
    graph = (tuple(id for id in cards if id in ends), tuple((link.from_id, link.to_id) for link in links))
    if known and known.graph == graph:
        return known.level, known.order, graph
    joined, arcs = graph[0], without_circles(graph[1])
    level = layers_of(joined, arcs, known.level if known else None)
    depth = max(level.values(), default=0) + 1
    layer = level
    if depth > _MOST:
        layer = {id: at * _MOST // depth for id, at in level.items()}
        arcs = [arc for arc in arcs if layer[arc[0]] != layer[arc[1]]]
    last = {id: at for id, at in known.middle.items() if id in layer} if known else {}
    found = ordered(joined, arcs, layer, last)
    if known and known.graph == marked(graph) and _has_same(known.order, found):
        found = found._replace(layers=known.order.layers)
    return level, found, graph


def marked(graph: tuple[tuple[int, ...], tuple[Arc, ...]]) -> tuple[tuple[int, ...], tuple[Arc, ...]]:
    """What stands for a graph where it was kept only to know it again; for itself too."""
    is_mark = len(graph[0]) == 1
    return graph if is_mark else ((crc32(repr(graph).encode()),), ())


def _has_same(kept: Ordered, found: Ordered) -> bool:
    """Whether the same cards and lines are in the same layers, in whatever order."""
    return [sorted(row) for row in kept.layers] == [sorted(row) for row in found.layers]


def _heights(layers: list[list[int]], middle: Mapping[int, float]) -> dict[int, float]:
    """How far down cards stand, in the order of their layers: what stands in another row of it may be out of line."""
    found: dict[int, float] = {}
    for row in layers:
        last = -inf
        for each in row:
            if each > 0:
                found[each] = last = max(middle[each], nextafter(last, inf))
    return found


def _reading(layers: list[list[int]], loose: list[int]) -> list[int]:
    return [*(each for row in layers for each in row if each > 0), *loose]


def _make_room(layers: list[list[int]], placed: dict[int, Box], fixed: Mapping[int, Box]) -> list[Box]:
    """Let what would lie on a card that was put by hand, and what follows it in its column, stand further down; gives
    what moved, perhaps to where lines pass."""
    moved: list[Box] = []
    if not fixed:
        return moved
    for row in layers:
        end = 0.0
        for each in row:
            if each > 0 and each not in fixed:
                box = placed[each]
                was = box.y
                placed[each] = box = below(box._replace(y=max(box.y, end)), fixed.values())
                end = box.bottom + _BETWEEN
                if box.y != was:
                    moved.append(box)
    return moved


def _put_loose(loose: list[int], placed: dict[int, Box], fixed: Mapping[int, Box], columns: int) -> None:
    at = max((box.bottom + _APART for id, box in placed.items() if not box.loose and id not in fixed), default=0.0)
    ends = [at] * columns
    for each in loose:
        box = placed[each]
        box = below(box._replace(y=ends[box.column]), fixed.values())
        placed[each] = box
        if each not in fixed:
            ends[box.column] = box.bottom + CLEAR
