"""The line of a debate: its historians over the side they are on, and the links of the one who is looked at."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.debate import END, DebateDrawn, Standing, Tie, ties_of
from essayplanner.language import _
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Looks
from essayplanner.ui.canvas.patterns import Pattern, paint_pattern, paint_ring, patterns_of
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.routes import THICK, THIN, Point, paint_route
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.easel import Block, Easel, lines_of
from essayplanner.ui.debate.stretches import SEAT, Room, Stretch, apart

#: Pixels of the design: the ring around the letters of a historian, what of him can be hit, the room for links above
#: the words, each link above the last, and the band of a side.
RADIUS, TARGET, ABOVE, EVERY, BAND = 19.5, 56, 27, 7.4, 8
#: How far from the ends of a stretch a historian stands at least, and how far links lie apart where they come together.
_INSET, _BESIDE = 34, 4.5
#: No more links than these are drawn at full distance.
_AT_FULL = 8


class Looked(NamedTuple):
    """Who is looked at on the line (0 for nobody), and by which of his links (0 for none)."""

    card_id: int = 0
    link_id: int = 0


def first_look(drawn: DebateDrawn) -> int:
    """The historian who is looked at while none is chosen: the first one that is used; 0 where there is none."""
    line = drawn.line
    return next((each.card.id for each in line if each.numbers), line[0].card.id if line else 0)


class Spot(NamedTuple):
    """A place on the line: a side, and how far along it, 0 to 1000."""

    side_id: int
    at: int


class Line(NamedTuple):
    """The line as it is drawn, the stretches it is divided into, and where it ends."""

    figures: Sequence[Figure]
    blocks: Sequence[Block]
    stretches: tuple[Stretch, ...]
    easel: Easel
    top: float
    bottom: float

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


class _Heights(NamedTuple):
    words: float
    ring: float
    name: float
    used: float
    band: float
    whole: float


def draw_line(
    drawn: DebateDrawn, links: Sequence[LinkSeen], room: Room, easel: Easel, looked: Looked, top: float
) -> Line:
    """Lay out the line from a height on: figures are its historians, the links of the one who is looked at, and a seat
    for another one."""
    line = drawn.line
    ties = {each.card.id: ties_of(line, links, each.card.id) for each in line}
    high = _heights(easel, top, max((len(found) for found in ties.values()), default=0))
    middles = _middles(line, room.line, easel)
    patterns = patterns_of(drawn.debate)
    figures, blocks = list[Figure](), list[Block]()
    names = Counter(each.card.title.split()[-1] for each in line if each.card.title.split())
    for stretch in room.line:
        box = Box(stretch.x, high.band, stretch.width, easel.px(BAND))
        around = Box(
            stretch.x, high.ring - easel.px(TARGET) / 2, stretch.width, high.whole - high.ring + easel.px(TARGET)
        )
        paint = partial(_paint_band, easel, stretch, box, patterns[stretch.side.id])
        blocks.append(Block(easel.put(around), paint))
    _add_historians(drawn, ties, middles, patterns, high, easel, figures, blocks, names)
    _add_ties(looked, ties.get(looked.card_id, ()), middles, high, easel, figures, blocks)
    _add_seat(line, room.line, middles, high, easel, figures, blocks)
    return Line(figures, blocks, room.line, easel, top, high.whole)


def _heights(easel: Easel, top: float, most: int) -> _Heights:
    px = easel.px
    small = easel.line_height(easel.theme.font(11), 14)
    words = top + px(8) + easel.f(EVERY) * min(most, _AT_FULL) + px(6)
    ring = words + small + px(4) + px(TARGET) / 2
    name = ring + px(TARGET) / 2 - px(2)
    used = name + easel.line_height(easel.theme.font(12, bold=True), 16)
    band = used + easel.line_height(easel.theme.font(11), 16) + px(8)
    return _Heights(words, ring, name, used, band, band + px(BAND))


def _middles(line: Sequence[Standing], stretches: Sequence[Stretch], easel: Easel) -> dict[int, float]:
    found: dict[int, float] = {}
    here = {side_id: list(group) for side_id, group in groupby(line, lambda each: each.side.id)}
    for stretch in stretches:
        inset = _inset(easel, stretch)
        wide = stretch.width - 2 * inset
        standing = here.get(stretch.side.id, [])
        wanted = [stretch.x + inset + each.at / END * wide for each in standing]
        placed = apart(wanted, easel.px(SEAT), stretch.x + inset, stretch.end - inset)
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
    ties: dict[int, tuple[Tie, ...]],
    middles: dict[int, float],
    patterns: dict[int, Pattern],
    high: _Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
    names: "Counter[str]",
) -> None:
    px = easel.px
    counts = Counter(each.side.id for each in drawn.line)
    seen = Counter[int]()
    order = sorted(middles.values())
    for each in drawn.line:
        seen[each.side.id] += 1
        x = middles[each.card.id]
        near = min((abs(x - other) for other in order if other != x), default=px(120))
        wide = max(px(TARGET), min(near - px(4), px(120)))
        target = Box(
            x - px(TARGET) / 2, high.ring - px(TARGET) / 2, px(TARGET), high.band - high.ring + px(TARGET) / 2 - px(8)
        )
        spoken = saying.of_historian(each, ties[each.card.id], seen[each.side.id], counts[each.side.id])
        name = saying.short_name(each.card.title, names)
        figures.append(
            Figure(("historian", each.card.id), easel.put(target), each.card.title, spoken, each.card.id, spoken)
        )
        around = Box(x - wide / 2, target.y, wide, high.band - target.y)
        blocks.append(
            Block(
                easel.put(around.grown(px(4))),
                partial(_paint_historian, easel, each, name, x, around, high, patterns[each.side.id]),
            )
        )


def _paint_historian(
    easel: Easel,
    each: Standing,
    name: str,
    x: float,
    around: Box,
    high: _Heights,
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


def _paint_used(easel: Easel, numbers: Sequence[str], x: float, around: Box, high: _Heights, painter: QPainter) -> None:
    font, line = easel.theme.font(11), high.band - high.used - easel.px(8)
    box = Box(around.x, high.used, around.width, line)
    if not numbers:
        easel.middle(painter, box, _("not used"), font, "muted")
        return
    said = _("in")
    wide, shown = easel.wide(said, font), numbers[:2]
    squares = sum(easel.px(19) for _number in shown)
    left = x - (wide + easel.px(5) + squares) / 2
    easel.words(painter, Box(left, box.y, wide + 2, line), said, font, "muted")
    easel.numbers(painter, Box(left + wide + easel.px(5), box.y, squares, line), shown)


# Links


def _add_ties(
    looked: Looked,
    ties: Sequence[Tie],
    middles: dict[int, float],
    high: _Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
) -> None:
    if not ties:
        return
    px, here = easel.px, middles[looked.card_id]
    far = sorted(ties, key=lambda tie: abs(middles[tie.card.id] - here))
    every = easel.f(EVERY) * min(1.0, _AT_FULL / len(far))
    lowest = high.words - px(6)
    lefts = [tie for tie in far if middles[tie.card.id] < here]
    rights = [tie for tie in reversed(far) if middles[tie.card.id] >= here]
    beside = min(easel.f(_BESIDE), easel.f(RADIUS) * 1.6 / len(far))
    starts = {
        tie.link.id: here + (number - (len(far) - 1) / 2) * beside for number, tie in enumerate([*lefts, *rights])
    }
    twice = Counter(tie.card.id for tie in far)
    seen = Counter[int]()
    small = easel.line_height(easel.theme.font(11), 14)
    top = high.ring - easel.f(RADIUS) - px(5)
    routes: dict[int, tuple[Point, ...]] = {}
    words: dict[int, list[Tie]] = {}
    for number, tie in enumerate(far):
        seen[tie.card.id] += 1
        x = middles[tie.card.id] + (seen[tie.card.id] - (twice[tie.card.id] + 1) / 2) * px(8)
        y, start = lowest - number * every, starts[tie.link.id]
        points = ((start, top), (start, y), (x, y), (x, top))
        speaks = tie.link.from_id == looked.card_id
        routes[tie.link.id] = points if speaks else points[::-1]
        words.setdefault(tie.card.id, []).append(tie)
        box = Box(min(start, x) - 6, y - 5, abs(x - start) + 12, top - y + 8)
        blocks.append(
            Block(easel.put(box), partial(_paint_tie, easel, tie, routes[tie.link.id], looked.link_id == tie.link.id))
        )
    for card_id, mine in words.items():
        x = middles[card_id]
        for row, tie in enumerate(mine):
            said = saying.relation_said(tie, looked.card_id)
            wide = max(px(24), easel.wide(said, easel.theme.font(11, bold=True)) + px(8))
            left = x - wide / 2 if len(mine) == 1 else x - wide if not row else x
            box = Box(left, high.words, wide, max(px(24), small))
            key = ("link", tie.link.id)
            figures.append(Figure(key, easel.put(box), said, saying.tied(tie, looked.card_id), 0, tie.link.because))
            blocks.append(
                Block(easel.put(box), partial(_paint_word, easel, key, box, said, looked.link_id == tie.link.id))
            )


def _paint_tie(easel: Easel, tie: Tie, points: Sequence[Point], chosen: bool, painter: QPainter, looks: Looks) -> None:
    bold = chosen or looks.hovered == ("link", tie.link.id) or looks.focused == ("link", tie.link.id)
    placed = [(easel.x(x), y) for x, y in points]
    colour, width = easel.theme.color("claim" if bold else "link"), THICK if bold else THIN
    paint_route(
        painter, placed, tie.link.relation, colour, width * max(1.0, easel.theme.scale / 150), corner=easel.px(10)
    )


def _paint_word(easel: Easel, key: object, box: Box, said: str, chosen: bool, painter: QPainter, looks: Looks) -> None:
    bold = chosen or looks.hovered == key or looks.focused == key
    font = easel.theme.font(11, bold=bold)
    wide = easel.wide(said, font)
    small = easel.line_height(font, 14)
    middle = box.middle[0]
    behind = QRectF(*easel.put(Box(middle - wide / 2 - 2, box.y, wide + 4, small)))
    painter.fillRect(behind, easel.theme.color("paper"))
    if looks.focused == key:
        painter.setPen(QPen(easel.theme.color("claim"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(behind.adjusted(-2, 0, 2, 1), 4, 4)
    easel.middle(painter, Box(middle - wide / 2 - 2, box.y, wide + 6, small), said, font, "claim" if bold else "muted")


# The seat


def _add_seat(
    line: Sequence[Standing],
    stretches: Sequence[Stretch],
    middles: dict[int, float],
    high: _Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
) -> None:
    """A seat where most of the line is free."""
    if not stretches or easel.on_paper:
        return
    px, best, least = easel.px, (0.0, 0.0), 0.0
    for stretch in stretches:
        taken = sorted(middles[each.card.id] for each in line if each.side.id == stretch.side.id)
        ends = [stretch.x - px(20) if taken else stretch.x, *taken, stretch.end + (px(20) if taken else 0)]
        for begin, end in pairwise(ends):
            if end - begin > least:
                best, least = (begin, end), end - begin
    x = sum(best) / 2
    x = min(max(x, stretches[0].x + px(40)), stretches[-1].end - px(40))
    wide = max(px(TARGET), min(px(110), least - px(TARGET)))
    target = Box(x - px(TARGET) / 2, high.ring - px(TARGET) / 2, px(TARGET), px(TARGET))
    said = _("Add a historian")
    figures.append(
        Figure(("seat", 0), easel.put(target), said, said, 0, _("Adds a historian here, or drop one on the line"))
    )
    around = Box(x - wide / 2, target.y, wide, high.band - target.y - px(4))
    blocks.append(Block(easel.put(around.grown(3)), partial(_paint_seat, easel, x, around, said, high)))


def _paint_seat(
    easel: Easel, x: float, around: Box, said: str, high: _Heights, painter: QPainter, looks: Looks
) -> None:
    theme, px, key = easel.theme, easel.px, ("seat", 0)
    middle, radius = QPointF(easel.x(x), high.ring), easel.f(RADIUS)
    live = looks.hovered == key or looks.focused == key
    pen = QPen(theme.color("claim" if live else "link"), 2 if looks.focused == key else 1.3)
    pen.setDashPattern([3, 2.5])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(QPen(theme.color("claim" if live else "muted"), 1.5))
    arm = px(5)
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
    high_line = easel.line_height(theme.font(11), 14)
    for number, line in enumerate(lines_of(said, theme.font(11), around.width, 2)):
        box = Box(around.x, high.name + number * high_line, around.width, high_line)
        easel.middle(painter, box, line, theme.font(11), "claim" if live else "muted")
