"""The map as a drawing: cards, links, and what can be chosen of them; a function of values."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from essayplanner.domain.argument import Argument
from essayplanner.domain.cards import Kind
from essayplanner.domain.map.values import Box as Placed
from essayplanner.domain.map.values import Map, Point, Route
from essayplanner.language import _
from essayplanner.ui.canvas.figures import PLAIN, Figure, Key, Looks
from essayplanner.ui.canvas.places import Box, Places
from essayplanner.ui.canvas.routes import CORNER, Line
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.painting import Brush, number_box
from essayplanner.ui.map.telling import spoken_card
from essayplanner.ui.map.texts import FOLD, FOLD_END, Texts

#: Pixels of the design: around the map.
MARGIN, _ABOVE = 24, 14
#: “+ link”, wide and high.
_LOOSE = (40, 17)


class MapDrawing:
    """A map, mirrored where the window is laid out from the right.

    Cards that are not among the `found` ones of a search are dimmed. `on_paper` leaves out what only a hand can use.
    """

    def __init__(
        self,
        laid: Map,
        argument: Argument,
        theme: Theme,
        texts: Texts,
        *,
        from_right: bool = False,
        is_down: bool = False,
        found: frozenset[int] | None = None,
        on_paper: bool = False,
    ) -> None:
        self.on_paper = on_paper
        self.laid, self.argument, self.theme, self.texts = laid, argument, theme, texts
        self.from_right, self.is_down, self.found = from_right, is_down, found
        self._left, self._top = theme.px(MARGIN), theme.px(_ABOVE)
        self.size = (laid.width + self._left + theme.px(MARGIN), laid.height + self._top + theme.px(MARGIN))
        self.boxes = {id: self._seen(box) for id, box in laid.boxes.items()}
        self._ids = list(self.boxes)
        self.thesis = self._seen(laid.thesis) if laid.thesis else None
        self.touching: defaultdict[int, list[Route]] = defaultdict(list)
        for route in laid.routes:
            self.touching[route.start].append(route)
            self.touching[route.end].append(route)
        self.routes = {route.link.id: route for route in laid.routes}
        self.figures: Sequence[Figure] = self._figures()

    def _seen(self, box: Placed) -> Box:
        found = Box(box.x + self._left, box.y + self._top, box.width, box.height)
        return found.mirrored(self.size[0]) if self.from_right else found

    def line(self, points: Sequence[Point]) -> list[Point]:
        """Points where they are drawn."""
        moved = [(x + self._left, y + self._top) for x, y in points]
        return [(self.size[0] - x, y) for x, y in moved] if self.from_right else moved

    def place(self, point: Point) -> tuple[int, int]:
        """Of a point of the drawing, the place that is kept of a card whose corner is there."""
        x = self.size[0] - point[0] if self.from_right else point[0]
        scale = self.theme.scale / 100
        along, across = round(max(0.0, x - self._left) / scale), round(max(0.0, point[1] - self._top) / scale)
        return (across, along) if self.is_down else (along, across)

    def find_places(self) -> None:
        """Find where all is, before somebody waits for it."""
        _found = self.cards, self.line_places, self._rules, self._threads

    @cached_property
    def cards(self) -> Places:
        """Where the cards are."""
        return Places(list(self.boxes.values()))

    @cached_property
    def lines(self) -> list[tuple[Route, list[Point]]]:
        """Links with their points."""
        return [(route, self.line(route.points)) for route in self.laid.routes]

    @cached_property
    def _drawn(self) -> list[tuple[Route, Line]]:
        """Links as they are drawn."""
        corner = self.theme.px(CORNER)
        return [(route, Line(points, corner)) for route, points in self.lines]

    @cached_property
    def _rules(self) -> list[tuple[list[Point], Box]]:
        return [(points, _around(points)) for points in map(self.line, self.laid.rules)]

    @cached_property
    def _threads(self) -> list[tuple[list[Point], Box]]:
        return [(points, _around(points)) for points in map(self.line, self.laid.threads)]

    @cached_property
    def _all_lines(self) -> QPainterPath:
        """All links in one path, for where they are small."""
        path = QPainterPath()
        for _route, points in self.lines:
            path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
        return path

    @cached_property
    def line_places(self) -> Places:
        """What rectangle each line lies in."""
        return Places([_around(points) for _route, points in self.lines])

    # What can be chosen

    def _figures(self) -> list[Figure]:
        found: list[Figure] = []
        numbers = self.argument.outline.numbers()
        levels: dict[int, int] = {}
        for id, placed in self.laid.boxes.items():
            card, box = self.argument.cards[placed.card_id], self.boxes[id]
            levels[id] = levels.get(placed.above, 0) + 1
            cut = self.texts.is_cut(card, placed.shape, box.width, placed.word, bool(placed.hidden))
            spoken = spoken_card(placed, card, self.touching[id], self.argument, numbers.get(card.id, ()))
            tip = card.title if cut else ""
            is_open = not placed.hidden if placed.under or placed.hidden else None
            found.append(Figure(("card", id), box, card.title, spoken, card.id, tip, levels[id], is_open))
            if placed.hidden and not self.on_paper:
                words = _("Unfold {title}", title=card.title)
                found.append(Figure(("fold", id), self.fold_box(id), words, tip=_("Unfold"), level=levels[id] + 1))
            if placed.loose and self._is_joinable(placed) and not self.on_paper:
                words = _("+ link")
                said = _("Link {title}", title=card.title)
                tip = _("It is joined to nothing above it: link it")
                found.append(Figure(("loose", id), self.loose_box(id), words, said, tip=tip, level=levels[id] + 1))
        return found

    def _is_joinable(self, placed: Placed) -> bool:
        return bool(placed.section_id)

    def fold_box(self, id: int) -> Box:
        """Where the sign of a fold is, at the end of its card."""
        box, (wide, high), end = self.boxes[id], map(self.theme.px, FOLD), self.theme.px(FOLD_END)
        x = box.x + end if self.from_right else box.right - wide - end
        return Box(x, box.y + (box.height - high) / 2, wide, high)

    def loose_box(self, id: int) -> Box:
        """Where “+ link” is, before its card; before a row there is room for the + alone."""
        box, (wide, high) = self.boxes[id], map(self.theme.px, _LOOSE)
        if self.laid.boxes[id].above:
            wide = self.theme.px(16)
        x = box.right + self.theme.px(3) if self.from_right else box.x - wide - self.theme.px(3)
        return Box(x, box.y + (box.height - high) / 2, wide, high)

    # Painting

    def paint(self, painter: QPainter, clip: Box, looks: Looks = PLAIN) -> None:
        """Draw what lies in `clip`."""
        brush = Brush(painter, self.theme, self.texts, self.from_right)
        self._paint_lines(brush, clip)
        seen = [self._ids[number] for number in self.cards.within(clip.grown(self.theme.px(50)))]
        if not brush.legible:
            self._paint_small(brush, seen, looks)
            return
        for id in seen:
            self.paint_card(brush, id, self.boxes[id], looks)

    def _paint_small(self, brush: Brush, seen: Sequence[int], looks: Looks) -> None:
        """Draw cards as bars, and those that look otherwise than others as what they are."""
        other = {*looks.selected, looks.focused, looks.hovered, looks.aimed}
        bars: defaultdict[tuple[Kind, bool], list[Box]] = defaultdict(list)
        for id in seen:
            card = self.argument.cards[self.laid.boxes[id].card_id]
            bars[card.kind, self.found is not None and card.id not in self.found].append(self.boxes[id])
        brush.bars(bars)
        for id in seen:
            if ("card", id) in other:
                self.paint_card(brush, id, self.boxes[id], looks)

    def _paint_lines(self, brush: Brush, clip: Box) -> None:
        near = clip.grown(self.theme.px(80))
        brush.rules(rule for rule, around in self._rules if around.meets(near))
        brush.threads(thread for thread, around in self._threads if around.meets(near))
        if brush.legible:
            brush.routes([self._drawn[number] for number in self.line_places.within(near)], clip)
        else:
            brush.thin(self._all_lines)
        if self.laid.stem and _around(stem := self.line(self.laid.stem)).meets(near):
            brush.stem(stem)
        if self.thesis and self.thesis.meets(near):
            brush.thesis(self.thesis, self.argument.outline.thesis)

    def paint_card(self, brush: Brush, id: int, box: Box, looks: Looks) -> None:
        """Draw a card, here or on its way to here."""
        placed, key = self.laid.boxes[id], ("card", id)
        card = self.argument.cards[placed.card_id]
        dimmed = self.found is not None and card.id not in self.found
        brush.card(placed, card, box, key, looks, dimmed=dimmed)
        if box is not self.boxes[id]:
            return
        if placed.hidden:
            brush.fold(self.fold_box(id), placed.hidden, ("fold", id), looks, opens=not self.on_paper)
        if placed.loose and self._is_joinable(placed) and not self.on_paper:
            brush.loose(self.loose_box(id), whole=not placed.above, key=("loose", id), looks=looks)

    def paint_chosen(self, painter: QPainter, link_id: int) -> None:
        """Draw a link as it looks while it is hovered or has the focus."""
        if link_id in self.routes:
            route = self.routes[link_id]
            line = Line(self.line(route.points), self.theme.px(CORNER))
            Brush(painter, self.theme, self.texts, self.from_right).route(route, line, chosen=True)

    def paint_under_way(
        self, painter: QPainter, clip: Box, looks: Looks, before: Mapping[int, Box], share: float
    ) -> None:
        """Draw cards on their way from where they were; links come in meanwhile."""
        brush = Brush(painter, self.theme, self.texts, self.from_right)
        painter.save()
        painter.setOpacity(share)
        self._paint_lines(brush, clip)
        painter.restore()
        for id, box in self.boxes.items():
            was = before.get(id, box)
            x, y = was.x + (box.x - was.x) * share, was.y + (box.y - was.y) * share
            there = Box(x, y, box.width, box.height)
            if there.meets(clip):
                self.paint_card(brush, id, there, looks)

    def word_box(self, route: Route) -> Box:
        """Where the word of a link stands that begins in the first gap."""
        x, y = self.line(route.points[:1])[0]
        wide, high = self.theme.px(64), self.theme.px(14)
        return Box(x if self.from_right else x - wide, y - high / 2, wide, high)

    # Links under the pointer

    def link_at(self, x: float, y: float, reach: float) -> int:
        """The link whose line is nearest to a point, within so many pixels; 0 where there is none."""
        best, least = 0, reach
        for number in self.line_places.within(Box(x, y, 1, 1).grown(reach)):
            route, points = self.lines[number]
            for (x0, y0), (x1, y1) in pairwise(points):
                aside = max(min(x0, x1) - x, x - max(x0, x1), 0.0), max(min(y0, y1) - y, y - max(y0, y1), 0.0)
                if max(aside) < least:
                    best, least = route.link.id, max(aside)
        return best

    def is_free(self, area: Box) -> bool:
        """Whether no card, thesis or line is there."""
        if self.cards.within(area) or (self.thesis and self.thesis.meets(area)):
            return False
        return next(self._line_parts(area), None) is None

    def line_parts(self, area: Box, most: int) -> list[Box]:
        """What lies around each part of a line that is there; of no line where there are more parts than that."""
        parts = [*islice(self._line_parts(area), most + 1)]
        return parts if len(parts) <= most else []

    def _line_parts(self, area: Box) -> Iterator[Box]:
        for number in self.line_places.within(area):
            yield from (box for part in pairwise(self.lines[number][1]) if (box := _around(part)).meets(area))

    def in_words(self, area: Box) -> list[Box]:
        """What is there that can be read: cards, numbers of sections, words of links, “+ link”, and the thesis."""
        ids = [self._ids[number] for number in self.cards.within(area.grown(self.theme.px(50)))]
        found = [self.boxes[id] for id in ids]
        numbered = [id for id in ids if self.laid.boxes[id].number]
        found += [number_box(self.laid.boxes[id], self.boxes[id], self.theme, self.from_right) for id in numbered]
        found += [figure.box for figure in self.figures if not figure.card_id]
        found += [self.word_box(route) for route in self.laid.routes if route.word_at]
        found += [self.thesis] if self.thesis else []
        return [box for box in found if box.meets(area)]

    def key_of(self, card_id: int) -> Key | None:
        """The first figure of a card."""
        return next((("card", id) for id, box in self.laid.boxes.items() if box.card_id == card_id), None)


def _around(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return Box(min(xs), min(ys), max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys)))
