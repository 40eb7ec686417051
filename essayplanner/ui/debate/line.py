"""The line of a debate: its historians over the side they are on, and the links of the one who is looked at."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.debate import END, DebateDrawn, Standing, Tie
from essayplanner.language import _
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Looks
from essayplanner.ui.canvas.patterns import Pattern, paint_pattern, paint_ring, patterns_of
from essayplanner.ui.canvas.pieces import numbers_width
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.easel import Block, Easel
from essayplanner.ui.debate.stretches import SEAT, Room, Stretch, apart
from essayplanner.ui.debate.ties import AT_FULL, EVERY, RADIUS, TARGET, Heights, Looked, Route, add_seat, add_ties

#: Pixels of the design: the band of a side, how far from the ends of a stretch a historian stands at least, and the
#: most of a name.
BAND, _INSET, _NAME = 8, 34, 120


def first_look(drawn: DebateDrawn) -> int:
    """The historian who is looked at while none is chosen: the first one that is used; 0 where there is none."""
    line = drawn.line
    return next((each.card.id for each in line if each.numbers), line[0].card.id if line else 0)


class Spot(NamedTuple):
    """A place on the line: a side, and how far along it, 0 to 1000."""

    side_id: int
    at: int


class Line(NamedTuple):
    """The line as it is drawn, the stretches it is divided into, the links above it, and where it ends."""

    figures: Sequence[Figure]
    blocks: Sequence[Block]
    stretches: tuple[Stretch, ...]
    routes: Sequence[Route]
    easel: Easel
    top: float
    bottom: float

    def link_at(self, x: float, y: float, reach: float) -> LinkSeen | None:
        """The link whose line is nearest to a point of the drawing, not farther than `reach`; None for none."""
        near = min(self.routes, key=lambda route: route.off(x, y), default=None)
        return near.link if near and near.off(x, y) <= reach else None

    def spot(self, x: float) -> Spot | None:
        """The place at a point of the drawing; None where there is no side."""
        at = self.easel.x(x)
        near = min(self.stretches, key=lambda each: max(each.x - at, at - each.end, 0.0), default=None)
        if near is None:
            return None
        inset = _inset(self.easel, near)
        share = (at - near.x - inset) / max(1.0, near.width - 2 * inset)
        return Spot(near.side.id, max(0, min(END, round(share * END))))


def _inset(easel: Easel, stretch: Stretch) -> float:
    return min(easel.px(_INSET), stretch.width / 4)


def draw_line(drawn: DebateDrawn, room: Room, easel: Easel, looked: Looked, top: float) -> Line:
    """Lay out the line from a height on: figures are its historians, the links of the one who is looked at, and a seat
    for another one."""
    line = drawn.line
    ties = drawn.ties
    high = _heights(easel, top, max((len(found) for found in ties.values()), default=0))
    names = Counter(each.card.title.split()[-1] for each in line if each.card.title.split())
    bold = easel.theme.font(12, bold=True)
    called = {each.card.id: saying.short_name(each.card.title, names) for each in line}
    shown = {card_id: min(easel.wide(name, bold), easel.px(_NAME)) for card_id, name in called.items()}
    middles = _middles(line, room.line, shown, easel)
    patterns = patterns_of(drawn.debate)
    figures, blocks = list[Figure](), list[Block]()
    for stretch in room.line:
        box = Box(stretch.x, high.band, stretch.width, easel.px(BAND))
        around = Box(
            stretch.x, high.ring - easel.px(TARGET) / 2, stretch.width, high.whole - high.ring + easel.px(TARGET)
        )
        paint = partial(_paint_band, easel, stretch, box, patterns[stretch.side.id])
        blocks.append(Block(easel.put(around), paint))
    _add_historians(drawn, ties, middles, patterns, high, easel, figures, blocks, called, shown)
    routes = add_ties(looked, ties.get(looked.card_id, ()), middles, high, easel, figures, blocks)
    add_seat(line, room.line, middles, shown, high, easel, figures, blocks)
    return Line(figures, blocks, room.line, routes, easel, top, high.whole)


def _heights(easel: Easel, top: float, most: int) -> Heights:
    px = easel.px
    small = easel.line_height(easel.theme.font(11), 14)
    words = top + px(8) + easel.f(EVERY) * min(most, AT_FULL) + px(6)
    ring = words + small + px(4) + px(TARGET) / 2
    name = ring + px(TARGET) / 2 - px(2)
    used = name + easel.line_height(easel.theme.font(12, bold=True), 16)
    band = used + easel.line_height(easel.theme.font(11), 16) + px(8)
    return Heights(words, ring, name, used, band, band + px(BAND))


def _middles(
    line: Sequence[Standing], stretches: Sequence[Stretch], names: Mapping[int, float], easel: Easel
) -> dict[int, float]:
    found: dict[int, float] = {}
    here = {side_id: list(group) for side_id, group in groupby(line, lambda each: each.side.id)}
    for stretch in stretches:
        inset = _inset(easel, stretch)
        wide = stretch.width - 2 * inset
        standing = here.get(stretch.side.id, [])
        wanted = [stretch.x + inset + each.at / END * wide for each in standing]
        widest = max((names[each.card.id] for each in standing), default=0) + easel.px(8)
        placed = apart(wanted, max(easel.px(SEAT), widest), stretch.x + inset, stretch.end - inset)
        found |= {each.card.id: x for each, x in zip(standing, placed, strict=True)}
    return found


def _paint_band(easel: Easel, stretch: Stretch, box: Box, pattern: Pattern, painter: QPainter, looks: Looks) -> None:
    area = QRectF(*easel.put(box))
    paint_pattern(painter, area, pattern, easel.theme, 2)
    aimed = looks.aimed
    if isinstance(aimed, tuple) and aimed[:2] == ("stretch", stretch.side.id):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(easel.theme.color("claim"), 2))
        painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), 3, 3)
        inset = _inset(easel, stretch)
        x = easel.x(stretch.x + inset + aimed[2] / END * (stretch.width - 2 * inset))
        painter.drawLine(QPointF(x, area.top() - easel.px(TARGET)), QPointF(x, area.top()))


# Historians


def _add_historians(
    drawn: DebateDrawn,
    ties: Mapping[int, tuple[Tie, ...]],
    middles: dict[int, float],
    patterns: dict[int, Pattern],
    high: Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
    names: Mapping[int, str],
    shown: Mapping[int, float],
) -> None:
    px = easel.px
    widths = name_widths(middles, shown, px(_NAME), px(4))
    for each in drawn.line:
        x = middles[each.card.id]
        wide = max(px(TARGET), widths[each.card.id])
        target = Box(
            x - px(TARGET) / 2, high.ring - px(TARGET) / 2, px(TARGET), high.band - high.ring + px(TARGET) / 2 - px(8)
        )
        spoken, tip = saying.of_historian(each, ties[each.card.id]), saying.tip_of_historian(each, ties[each.card.id])
        figures.append(
            Figure(("historian", each.card.id), easel.put(target), each.card.title, spoken, each.card.id, tip)
        )
        around = Box(x - wide / 2, target.y, wide, high.band - target.y)
        blocks.append(
            Block(
                easel.put(around.grown(px(4))),
                partial(_paint_historian, easel, each, names[each.card.id], x, around, high, patterns[each.side.id]),
            )
        )


def name_widths(
    middles: Mapping[int, float], wanted: Mapping[int, float], most: float, between: float
) -> dict[int, float]:
    """How wide each name may be about its middle: all it needs where those beside it are short, else its half of the
    room between them."""
    order = sorted(middles, key=lambda card_id: middles[card_id])
    found = dict.fromkeys(order, most)
    for one, other in pairwise(order):
        gap = middles[other] - middles[one] - between
        for mine, beside in ((one, other), (other, one)):
            found[mine] = min(found[mine], max(gap, 2 * gap - wanted[beside]))
    return found


def _paint_historian(
    easel: Easel,
    each: Standing,
    name: str,
    x: float,
    around: Box,
    high: Heights,
    pattern: Pattern,
    painter: QPainter,
    looks: Looks,
) -> None:
    theme, px, key = easel.theme, easel.px, ("historian", each.card.id)
    painter.save()
    if key in looks.dragged:
        painter.setOpacity(DRAGGED)
    middle, radius = QPointF(easel.x(x), high.ring), easel.f(RADIUS)
    chosen, focused, hovered = key in looks.selected, key == looks.focused, key == looks.hovered
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or key == looks.aimed:
        painter.setBrush(theme.color("selection"))
        painter.drawEllipse(middle, radius + px(4), radius + px(4))
    if chosen or focused or hovered:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(theme.color("claim" if chosen or focused else "link"), 2 if focused else 1.5 if chosen else 1)
        )
        painter.drawEllipse(middle, radius + px(4), radius + px(4))
    paint_ring(painter, middle, radius, pattern, theme)
    painter.setFont(theme.font(12, bold=True))
    painter.setPen(theme.color("historian"))
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, saying.letters(each.card.title))
    easel.middle(
        painter, Box(around.x, high.name, around.width, high.used - high.name), name, theme.font(12, bold=True), "ink"
    )
    _paint_used(easel, each.numbers, x, around, high, painter)
    painter.setPen(QPen(theme.color("side"), 1.3))
    painter.drawLine(QPointF(middle.x(), high.band - px(5)), QPointF(middle.x(), high.band))
    painter.restore()


def _paint_used(easel: Easel, numbers: Sequence[str], x: float, around: Box, high: Heights, painter: QPainter) -> None:
    font, line = easel.theme.font(11), high.band - high.used - easel.px(8)
    box = Box(around.x, high.used, around.width, line)
    if not numbers:
        easel.middle(painter, box, _("not used"), font, "muted")
        return
    said = _("in")
    wide, shown = easel.wide(said, font), numbers[:2]
    squares = numbers_width(easel.theme, shown)
    left = x - (wide + easel.px(5) + squares) / 2
    easel.words(painter, Box(left, box.y, wide + 2, line), said, font, "muted")
    easel.numbers(painter, Box(left + wide + easel.px(5), box.y, squares, line), shown)
