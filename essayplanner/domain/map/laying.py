"""What both maps are put together by: sizes, columns, links between them, room for what was put by hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.map.detours import crosses, detour
from essayplanner.domain.map.routes import Wanted, points, ways
from essayplanner.domain.map.values import Box, Measure, Point, Route, Shape

#: Between cards, and around one that was put by hand.
CLEAR = 6.0


class Form(NamedTuple):
    """How a map is laid out. All is reckoned along the way that links take and across it; from top to bottom the two
    are changed over in the end."""

    measure: Measure
    down: bool = False
    #: How wide rows are; 0: as the design has them. How much wider than there claims are.
    row: float = 0.0
    wider: float = 0.0

    def width(self, shape: Shape) -> float:
        """How wide a card of that shape is on the screen."""
        if shape is Shape.ROW and self.row:
            return self.row
        return _WIDTHS[shape] + (self.wider if shape in (Shape.CLAIM, Shape.UNDER) else 0)

    def shape(self, card: CardSeen, under: bool) -> Shape:
        """That of a card."""
        if card.kind is Kind.CLAIM:
            return Shape.UNDER if under else Shape.CLAIM
        return Shape.LEAF if self.down else Shape.ROW

    def size(
        self, card: CardSeen, shape: Shape, word: Relation | None = None, hidden: int = 0, width: float = 0.0
    ) -> tuple[float, float]:
        """How much room a card takes along, and across; it is as wide as its shape, or so many pixels."""
        width = width or self.width(shape)
        height = self.measure(card, shape, width, word.value if word else "", hidden)
        return (height, width) if self.down else (width, height)

    def turned(self, box: Box) -> Box:
        """As it is on the screen."""
        return box._replace(x=box.y, y=box.x, width=box.height, height=box.width) if self.down else box

    def turned_points(self, way: Iterable[Point]) -> tuple[Point, ...]:
        """As they are on the screen."""
        return tuple((y, x) for x, y in way) if self.down else tuple(way)


_WIDTHS = {Shape.CLAIM: 238.0, Shape.UNDER: 216.0, Shape.ROW: 288.0, Shape.LEAF: 150.0}


class Columns(NamedTuple):
    """Where each column begins and ends."""

    edges: list[tuple[float, float]]

    @classmethod
    def of(cls, boxes: Mapping[int, Box], gaps: Mapping[int, float], begin: float, number: int) -> "Columns":
        """From how wide their cards and the gaps before them are."""
        widest = [0.0] * number
        for box in boxes.values():
            if not box.by_hand:
                widest[box.column] = max(widest[box.column], box.width)
        edges: list[tuple[float, float]] = []
        at = begin
        for column, width in enumerate(widest):
            at += gaps[column]
            edges.append((at, at + width))
            at += width
        return cls(edges)

    def gap(self, number: int, begin: float) -> float:
        """How wide the gap before a column is."""
        return self.edges[number][0] - (self.edges[number - 1][1] if number else begin)


def by_hand(boxes: Mapping[int, Box], places: Mapping[int, tuple[float, float]]) -> dict[int, Box]:
    """Those that were put somewhere, there; of two on one place the later one makes room.

    `places` is by card, and counts for the first of its boxes.
    """
    first: dict[int, Box] = {}
    for box in boxes.values():
        first.setdefault(box.card_id, box)
    found: dict[int, Box] = {}
    for card_id, (x, y) in places.items():
        if card_id in first:
            box = first[card_id]._replace(x=max(0.0, x), y=max(0.0, y), by_hand=True)
            found[box.id] = below(box, found.values())
    return found


def below(box: Box, others: Iterable[Box]) -> Box:
    """The box, as far down as it must go to be clear of the others."""
    others = list(others)
    while hit := [other for other in others if box.touches(other, CLEAR)]:
        box = box._replace(y=min(other.bottom for other in hit) + CLEAR)
    return box


class Linked(NamedTuple):
    """Links drawn, how wide each gap must be for them, and the threads."""

    routes: tuple[Route, ...]
    gaps: dict[int, float]
    threads: tuple[tuple[Point, ...], ...]

    def with_more(self, wanted: Sequence[Wanted], lines: Sequence[tuple[Point, ...]]) -> "Linked":
        """These, and more links with their corners."""
        drawn = list(zip(wanted, lines, strict=True))
        routes = (Route(each.link, each.start, each.end, line, each.used) for each, line in drawn if each.link.id)
        threads = (line for each, line in drawn if not each.link.id)
        return self._replace(routes=(*self.routes, *routes), threads=(*self.threads, *threads))


def linked(
    wanted: Sequence[Wanted],
    boxes: Mapping[int, Box],
    columns: Columns,
    least: Sequence[float],
    beyond: float,
    begin: float,
    in_words: bool,
    moved: Iterable[Box] = (),
) -> Linked:
    """Draw links between boxes that have their places; `beyond` is what the first gap has for words.

    Where a gap is too narrow none is drawn. `moved` are cards that may stand where a line was to pass.
    """
    standing = [each for each in wanted if not (boxes[each.start].by_hand or boxes[each.end].by_hand)]
    in_the_way = [*(box for box in boxes.values() if box.by_hand), *moved]
    found = ways(standing, boxes)
    gaps = {gap: found.width(gap, width, beyond if gap == 0 else 10.0) for gap, width in enumerate(least)}
    if any(gaps[gap] > columns.gap(gap, begin) + 0.01 for gap in gaps):
        return Linked((), gaps, ())
    lines: dict[int, tuple[Point, ...]] = {}
    for each, way in zip(standing, found.hops, strict=True):
        lines[id(each)] = points(each, way, found, boxes, columns.edges, begin)
    routes: list[Route] = []
    threads: list[tuple[Point, ...]] = []
    every = list(boxes.values())
    for each in wanted:
        line = lines.get(id(each))
        if line is None or any(crosses(line, box) for box in in_the_way if box.id not in (each.start, each.end)):
            line = detour(boxes[each.start], boxes[each.end], every)
        if not each.link.id:
            threads.append(line)
            continue
        start = boxes[each.start]
        word = in_words and start.column == boxes[each.end].column == 0 and line[0][0] == start.x
        at = (line[0][0] - 32, line[0][1]) if word else None
        routes.append(Route(each.link, each.start, each.end, line, each.used, at))
    return Linked(tuple(routes), gaps, tuple(threads))
