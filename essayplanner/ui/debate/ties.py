"""The links of the historian who is looked at, above the line, and the seat for another one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.debate import Standing, Tie
from essayplanner.language import _
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.routes import THICK, THIN, Point, paint_route
from essayplanner.ui.debate import saying
from essayplanner.ui.debate.easel import Block, Easel, lines_of
from essayplanner.ui.debate.stretches import Stretch

#: Pixels of the design: the ring around the letters of a historian, what of him can be hit, each link above the last,
#: and how far links lie apart where they come together.
RADIUS, TARGET, EVERY, _BESIDE = 19.5, 56, 7.4, 4.5
#: No more links than these are drawn at full distance.
AT_FULL = 8


class Looked(NamedTuple):
    """Who is looked at on the line (0 for nobody), and by which of his links (0 for none)."""

    card_id: int = 0
    link_id: int = 0


class Heights(NamedTuple):
    """How high things of the line are: words of links, the middles of rings, names, where historians are used, the
    band, and where all of it ends."""

    words: float
    ring: float
    name: float
    used: float
    band: float
    whole: float


class Route(NamedTuple):
    """A link, and the points along which it is drawn."""

    link: LinkSeen
    points: tuple[Point, ...]

    def off(self, x: float, y: float) -> float:
        """How far a point of the drawing is from it."""
        ends = ((min(a, c), max(a, c), min(b, d), max(b, d)) for (a, b), (c, d) in pairwise(self.points))
        return min(hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)) for left, right, top, bottom in ends)


def add_ties(
    looked: Looked,
    ties: Sequence[Tie],
    middles: dict[int, float],
    high: Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
) -> list[Route]:
    if not ties:
        return []
    px, here = easel.px, middles[looked.card_id]
    far = sorted(ties, key=lambda tie: abs(middles[tie.card.id] - here))
    every = easel.f(EVERY) * min(1.0, AT_FULL / len(far))
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
    routes: list[Route] = []
    words: dict[int, list[Tie]] = {}
    for number, tie in enumerate(far):
        seen[tie.card.id] += 1
        x = middles[tie.card.id] + (seen[tie.card.id] - (twice[tie.card.id] + 1) / 2) * px(8)
        y, start = lowest - number * every, starts[tie.link.id]
        points = ((start, top), (start, y), (x, y), (x, top))
        speaks = tie.link.from_id == looked.card_id
        placed = tuple((easel.x(each), high) for each, high in (points if speaks else points[::-1]))
        routes.append(Route(tie.link, placed))
        words.setdefault(tie.card.id, []).append(tie)
        box = Box(min(start, x) - 6, y - 5, abs(x - start) + 12, top - y + 8)
        blocks.append(Block(easel.put(box), partial(_paint_tie, easel, routes[-1], looked.link_id == tie.link.id)))
    for card_id, mine in words.items():
        x = middles[card_id]
        for row, tie in enumerate(mine):
            said = saying.relation_said(tie, looked.card_id)
            wide = max(px(24), easel.wide(said, easel.theme.font(11, bold=True)) + px(8))
            left = x - wide / 2 if len(mine) == 1 else x - wide if not row else x
            box = Box(left, high.words, wide, max(px(24), small))
            key = ("link", tie.link.id)
            figures.append(Figure(key, easel.put(box), said, saying.tied(tie, looked.card_id)))
            blocks.append(
                Block(easel.put(box), partial(_paint_word, easel, key, box, said, looked.link_id == tie.link.id))
            )
    return routes


def _paint_tie(easel: Easel, route: Route, chosen: bool, painter: QPainter, looks: Looks) -> None:
    bold = chosen or ("link", route.link.id) in (looks.hovered, looks.focused)
    colour, width = easel.theme.color("claim" if bold else "link"), THICK if bold else THIN
    paint_route(
        painter,
        route.points,
        route.link.relation,
        colour,
        width * max(1.0, easel.theme.scale / 150),
        corner=easel.px(10),
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


def add_seat(
    line: Sequence[Standing],
    stretches: Sequence[Stretch],
    middles: dict[int, float],
    names: Mapping[int, float],
    high: Heights,
    easel: Easel,
    figures: list[Figure],
    blocks: list[Block],
) -> None:
    """A seat where most of the line is free; its words stay clear of the `names` beside it, which are so wide."""
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
    clear = min((abs(at - x) - names[id] / 2 for id, at in middles.items()), default=px(110)) - px(6)
    wide = min(px(110), 2 * clear)
    target = Box(x - px(TARGET) / 2, high.ring - px(TARGET) / 2, px(TARGET), px(TARGET))
    said = _("Add a historian")
    small = easel.theme.font(11)
    fits = max(easel.wide(word, small) for word in said.split()) <= wide
    words = lines_of(said, small, wide, 2) if fits else []
    figures.append(
        Figure(
            ("seat", 0), easel.put(target), said, said, 0, _("Adds a historian here; you can also drop one on the line")
        )
    )
    around = Box(x - max(wide, target.width) / 2, target.y, max(wide, target.width), high.band - target.y - px(4))
    blocks.append(Block(easel.put(around.grown(3)), partial(_paint_seat, easel, x, around, words, high)))


def _paint_seat(
    easel: Easel, x: float, around: Box, said: Sequence[str], high: Heights, painter: QPainter, looks: Looks
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
    for number, line in enumerate(said):
        box = Box(around.x, high.name + number * high_line, around.width, high_line)
        easel.middle(painter, box, line, theme.font(11), "claim" if live else "muted")
