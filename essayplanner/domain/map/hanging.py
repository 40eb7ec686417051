"""An outline from top to bottom: its claims side by side, and below each, indented, what stands under it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Relation
from essayplanner.domain.map.columns import Free
from essayplanner.domain.map.detours import crosses, detour
from essayplanner.domain.map.laying import CLEAR, Columns, Form, Linked, by_hand, linked
from essayplanner.domain.map.routes import Wanted
from essayplanner.domain.map.tree import Tree
from essayplanner.domain.map.values import Box, Point, Shape

#: Where the first claim begins: the thesis begins before it, and a number lies on its edge.
_BEGIN = 8.0
#: How wide all that hangs together is; what is indented is narrower, but never more than so narrow.
_WIDE, _LEAST = 264.0, 150.0
#: From the edge of a card to the first rail below it, between two rails, from the last one to what hangs there, and how
#: much more where “+ link” stands before that.
_FIRST, _RAIL, _AFTER, _LOOSE = 11.0, 9.0, 14.0, 12.0
#: Between a card and what hangs there, between claims, between what hangs and the next, and between sections; and what
#: “+ link” takes before a claim.
_BELOW, _APART, _ASIDE, _SECTIONS, _LINK = 7.0, 6.0, 28.0, 44.0, 46.0
#: Between the ends of several links of one pair of cards.
_PORTS = 7.0

#: So often gaps are made wider, at most.
_ROUNDS = 6
#: Higher up than all.
_FAR = 1e9

_ORDER = (Relation.SUPPORTS, Relation.QUALIFIES, Relation.CHALLENGES)


class _Rail(NamedTuple):
    """What the lines of one rail have in common: the card from which it hangs, and what is said, and which way."""

    box: int
    kind: int
    speaks: bool


class Hanging:
    """Gives the boxes of a tree their places, and the links between what hangs and where it hangs their ways.

    As in all of the layout `x` is along the way of links, here down, and `y` across it.
    """

    def __init__(self, tree: Tree, form: Form) -> None:
        self._tree, self._form = tree, form
        self._tops = [id for roots in tree.roots.values() for id in roots]
        self._rails = {id: self._rails_of(id) for id in tree.boxes}
        self._sized: dict[int, Box] = {}
        for id in self._tops:
            self._size(id, _WIDE, 0)
        #: How far across the lines between sections are, once all is placed.
        self.rules: list[float] = []
        self._branch_of = {id: number for number, top in enumerate(self._tops) for id in self._branch(top)}
        self._gaps, self._rounds = dict.fromkeys(range(len(self._tops)), 0.0), _ROUNDS

    def _rails_of(self, id: int) -> list[_Rail]:
        """The rails below a card, the outermost first."""
        found: set[_Rail] = set()
        for under in self._tree.under.get(id, ()):
            found.update(rail for rail in self._wanted_rails(id, under))
        return sorted(found, key=lambda rail: (rail.speaks, rail.kind))

    def _wanted_rails(self, above: int, under: int) -> Iterable[_Rail]:
        one, other = self._tree.boxes[above], self._tree.boxes[under]
        links = self._tree.links(other.card_id, one.card_id)
        for link in links:
            yield _Rail(above, _ORDER.index(link.relation), link.from_id == one.card_id)
        if not links:
            yield _Rail(above, len(_ORDER), False)

    def _size(self, id: int, wide: float, depth: int) -> None:
        """The size of a card and of all under it."""
        box = self._tree.boxes[id]
        card = self._tree.argument.cards[box.card_id]
        is_claim = box.shape in (Shape.CLAIM, Shape.UNDER)
        shape = box.shape if is_claim else Shape.ROW
        word = box.word.value if box.word else ""
        high = self._form.measure(card, shape, wide, word, box.hidden)
        self._sized[id] = box._replace(shape=shape, width=high, height=wide, column=min(depth, 1))
        for under in self._tree.under.get(id, ()):
            self._size(under, max(_LEAST, wide - self._indent(id)), depth + 1)

    def _indent(self, id: int) -> float:
        """How far what hangs from a card is indented."""
        loose = any(self._tree.boxes[under].loose for under in self._tree.under.get(id, ()))
        return _FIRST + _RAIL * max(0, len(self._rails[id]) - 1) + _AFTER + (_LOOSE if loose else 0)

    # Where cards are

    def placed(self, columns: Columns, places: Mapping[int, tuple[float, float]]) -> dict[int, Box]:
        """The boxes where they stand."""
        start = columns.edges[0][0]
        boxes = {id: box._replace(x=start) for id, box in self._sized.items()}
        fixed = by_hand(boxes, places)
        self.rules = []
        end = 0.0
        before = 0
        for section in self._tree.argument.outline.sections:
            for id in self._tree.roots.get(section.id, ()):
                gap = self._gaps[self._branch_of[id]]
                at = max(_BEGIN, gap)
                if before:
                    aside = max(gap, _ASIDE if before == section.id else _SECTIONS)
                    at = end + aside
                    self.rules += [] if before == section.id else [end + aside / 2]
                if boxes[id].loose:
                    at = max(at, end + gap + _LINK)
                end, before = self._hang(id, start, at, boxes, fixed), section.id
        return {id: fixed.get(id, box) for id, box in boxes.items()}

    def _hang(self, top: int, start: float, at: float, boxes: dict[int, Box], fixed: Mapping[int, Box]) -> float:
        """Put a card of the top level there, and what hangs from it, clear of what was put by hand; gives where the
        next may begin."""
        branch = list(self._branch(top))
        self._put(top, start, at, boxes, fixed)
        free = [id for id in branch if id not in fixed]
        while hit := [other for other in fixed.values() if any(boxes[id].touches(other, CLEAR) for id in free)]:
            at = max(at + 1, min(other.bottom for other in hit) + CLEAR)
            self._put(top, start, at, boxes, fixed)
        return max((boxes[id].bottom for id in branch), default=at)

    def _branch(self, id: int) -> Iterable[int]:
        yield id
        for under in self._tree.under.get(id, ()):
            yield from self._branch(under)

    def _put(self, id: int, x: float, y: float, boxes: dict[int, Box], fixed: Mapping[int, Box]) -> float:
        """Put a card and what hangs from it; gives how far down all of it goes."""
        boxes[id] = boxes[id]._replace(x=x, y=y)
        end = x if id in fixed else boxes[id].right
        last = None
        for under in self._tree.under.get(id, ()):
            is_row = boxes[under].shape is Shape.ROW
            gap = _BELOW if last is None else 0.0 if is_row and last else _APART
            end = self._put(under, end + gap, y + self._indent(id), boxes, fixed)
            last = is_row and under not in self._tree.under
        return end

    # Where lines are

    def hangs(self, each: Wanted) -> bool:
        """Whether a link is between a card and the one from which it hangs."""
        boxes = self._tree.boxes
        return each.end in (boxes[each.start].above, each.start) or boxes[each.end].above == each.start

    def others(self, wanted: Sequence[Wanted], boxes: Mapping[int, Box]) -> Linked | None:
        """Links between what does not hang together, through the gaps between what does, and below that; None where
        there is no room: it is there when all is placed again."""
        number = len(self._tops)
        seen = {id: self._form.turned(box)._replace(column=self._branch_of[id]) for id, box in boxes.items()}
        columns, frees = Columns([]), list[Free]()
        for top in self._tops:
            branch = [seen[id] for id in self._branch(top) if not seen[id].by_hand] or [seen[top]]
            columns.edges.append((min(box.x for box in branch), max(box.right for box in branch)))
            above = seen[top].bottom if not seen[top].by_hand else branch[0].bottom
            taken = [(-_FAR, above), *((box.y, box.bottom) for box in branch)]
            frees.append(Free(taken, lines=len(wanted) + 1))
        passing = [each._replace(passes=self._passes(each, seen, frees)) for each in wanted]
        least = [0.0] * number
        found = linked(passing, seen, columns, least, 10.0, 0.0, in_words=False)
        narrow = [gap for gap in range(number) if found.gaps[gap] > columns.gap(gap, 0.0) + 0.01]
        if narrow and self._rounds:
            self._rounds -= 1
            self._gaps |= {gap: found.gaps[gap] for gap in narrow}
            return None
        if narrow:  # a claim that was put by hand widens no gap
            return Linked((), {}, ()).with_more(wanted, [self._round_all(each, boxes) for each in wanted])
        turned = tuple(route._replace(points=self._form.turned_points(route.points)) for route in found.routes)
        return found._replace(routes=turned)

    def _passes(self, each: Wanted, seen: Mapping[int, Box], frees: Sequence[Free]) -> tuple[float, ...]:
        start, end = seen[each.start], seen[each.end]
        step = 1 if end.column > start.column else -1
        at, found = start.middle, list[float]()
        for column in range(start.column + step, end.column, step) if start.column != end.column else ():
            at = frees[column].near(at, each.link.id)
            found.append(at)
        return tuple(found)

    def line(self, each: Wanted, boxes: Mapping[int, Box]) -> tuple[Point, ...]:
        """The corners of a link between what hangs and the card from which it hangs."""
        start, end = boxes[each.start], boxes[each.end]
        if not (start.by_hand or end.by_hand):
            line = self._along_rail(each, boxes)
            others = (box for box in boxes.values() if box.by_hand)
            if not any(crosses(line, box) for box in others):
                return line
        return self._round_all(each, boxes)

    def _round_all(self, each: Wanted, boxes: Mapping[int, Box]) -> tuple[Point, ...]:
        turned = [self._form.turned(box) for box in boxes.values()]
        start, end = self._form.turned(boxes[each.start]), self._form.turned(boxes[each.end])
        return self._form.turned_points(detour(start, end, turned))

    def _along_rail(self, each: Wanted, boxes: Mapping[int, Box]) -> tuple[Point, ...]:
        speaks = self._tree.boxes[each.end].above == each.start
        above, under = (each.start, each.end) if speaks else (each.end, each.start)
        kind = _ORDER.index(each.link.relation) if each.link.id else len(_ORDER)
        at = boxes[above].y + _FIRST + _RAIL * self._rails[above].index(_Rail(above, kind, speaks))
        pair: Sequence[int] = [link.id for link in self._tree.links(boxes[under].card_id, boxes[above].card_id)]
        number = pair.index(each.link.id) - (len(pair) - 1) / 2 if each.link.id in pair else 0.0
        level = boxes[under].x + boxes[under].width / 2 + number * min(_PORTS, boxes[under].width / (len(pair) + 1))
        line = ((boxes[above].right, at), (level, at), (level, boxes[under].y))
        return line if speaks else line[::-1]
