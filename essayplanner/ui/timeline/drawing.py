"""The lanes as a drawing: what is in sight as figures, and the one function that paints them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from essayplanner.domain.timeline import Dated
from essayplanner.domain.timeline_axis import Scale, Tick, first_day
from essayplanner.domain.timeline_lanes import Lane
from essayplanner.domain.timeline_layout import Bar, LaneRoom, Stack
from essayplanner.domain.timeline_packing import Metrics
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Key, Looks
from essayplanner.ui.canvas.pieces import paint_row_ground, paint_words
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.set_words import words_in
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines, elided
from essayplanner.ui.timeline.gap_words import GapWords, paint_gap_words, words_of_gaps
from essayplanner.ui.timeline.painting import (
    Ink,
    paint_across,
    paint_bar,
    paint_chosen,
    paint_down,
    paint_fence,
    paint_hatched,
    paint_stack,
    paint_used_in,
)
from essayplanner.ui.timeline.sight import Sight
from essayplanner.ui.timeline.telling import (
    lane_facts,
    lane_spoken,
    lane_tip,
    spoken_card,
    spoken_stack,
    tip_of_card,
    tip_of_stack,
)

#: Pixels of the design for the names of the lanes, free before them, before the axis begins, and after it.
GUTTER, INSET, _BESIDE, FREE = 142, 6, 8, 24
#: Pixels of the line below the last lane.
_LINE = 1


def gutter(theme: Theme) -> int:
    """How wide the names of the lanes are; the axis begins beside them."""
    return theme.px(GUTTER)


@lru_cache(512)  # lanes have the same names in every picture
def _name_lines(name: str, font: QFont, width: int, most: int) -> list[str]:
    return cut_lines(name, font, width, most)


class LanesDrawing(NamedTuple):
    """The lanes in sight. Boxes of `rooms` begin where the axis does; those of the figures are as they are seen."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    #: Where the axis begins.
    begin: float
    theme: Theme
    sizes: Metrics
    sight: Sight
    scale: Scale
    lanes: Sequence[Lane]
    rooms: Sequence[LaneRoom]
    ticks: Sequence[Tick]
    gaps: Sequence[tuple[float, float]]
    gap_words: Sequence[GapWords]
    brush: tuple[float, float] | None
    from_right: bool
    shown: dict[Key, Bar | Stack | LaneRoom | GapWords]

    @property
    def wide(self) -> float:
        """How wide the axis is; beside it some is free."""
        return self.size[0] - self.begin - self.theme.px(FREE)

    def box(self, x: float, y: float, wide: float, high: float) -> Box:
        """A box that begins where the axis does, as it is seen."""
        x += self.begin
        return Box(self.size[0] - x - wide if self.from_right else x, y, wide, high)

    def placed(self, x: float, y: float, wide: float, high: float) -> QRectF:
        """The same, as a rectangle of Qt."""
        return QRectF(*self.box(x, y, wide, high))

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        """Draw all that lies in the clip."""
        painter.fillRect(QRectF(*clip), self.theme.color("paper"))
        self._paint_ground(painter)
        ink, near = Ink(self.theme), clip.grown(6)
        for figure in self.figures:
            if not figure.box.meets(near):
                continue
            shown = self.shown[figure.key]
            if figure.key in looks.dragged:
                painter.setOpacity(DRAGGED)
            if isinstance(shown, Bar):
                self._paint_bar(painter, ink, figure, shown, looks)
            elif isinstance(shown, Stack):
                self._paint_stack(painter, ink, figure, shown, looks)
            elif isinstance(shown, LaneRoom):
                self._paint_lane(painter, figure, shown, looks)
            else:
                paint_gap_words(painter, self.theme, figure, shown, looks)
            painter.setOpacity(1)

    def _paint_ground(self, painter: QPainter) -> None:
        if not self.rooms:
            return
        wide, bottom = self.wide, self.rooms[-1].bottom
        for left, right in self.gaps:
            paint_hatched(painter, self.theme, self.placed(left, 0, right - left, bottom))
        if self.brush:
            paint_chosen(painter, self.sight, lambda x: self.placed(x, 0, 0, self.size[1]), *self.brush)
        colour = self.theme.color("line")
        starts = [x for tick in self.ticks if (x := self.scale.x(tick.start)) >= 0]
        for at in (*starts, wide - 1):
            paint_down(painter, colour, self.placed(at, 0, 0, 0).left(), 0, bottom)
        paint_fence(painter, self.sight, lambda x: self.placed(x, 0, 0, bottom))
        for room in self.rooms:
            line = self.placed(-self.begin, room.bottom, self.begin + wide, 0)
            paint_across(painter, colour, line.left(), line.right(), room.bottom)

    def _paint_bar(self, painter: QPainter, ink: Ink, figure: Figure, bar: Bar, looks: Looks) -> None:
        item, sizes, px, wide = self.sight.line.items[bar.item], self.sizes, self.theme.px, self.wide
        used = bool(item.numbers)
        paint_row_ground(painter, self.theme, figure.box, figure.key, looks)
        left, right = max(bar.left, -px(6)), min(bar.right, wide + px(6))
        high = px(5)
        reaches_out = bar.left < 0 or bar.right > wide
        if reaches_out:
            painter.save()
            painter.setClipRect(self.placed(0, bar.top, wide, sizes.row + 2), Qt.ClipOperation.IntersectClip)
        paint_bar(
            painter,
            ink,
            self.placed(left, bar.top + sizes.row - high, right - left, high),
            item.form,
            item.card.kind,
            used=used,
            doubtful=item.is_uncertain,
            from_right=self.from_right,
        )
        if reaches_out:
            painter.restore()
        if bar.title < bar.title_end:
            self._paint_title(painter, ink, item, bar)

    def _paint_title(self, painter: QPainter, ink: Ink, item: Dated, bar: Bar) -> None:
        px, font = self.theme.px, ink.bold if item.numbers else ink.plain
        numbers = px(15) * len(item.numbers) + px(4) if item.numbers else 0
        room = bar.title_end - bar.title - numbers
        words = words_in(elided(f"{item.label}?" if item.is_uncertain else item.label, font, round(room)), font)
        line = self.sizes.row - px(4)
        painter.setFont(font)
        painter.setPen(ink.ink if item.numbers else ink.muted)
        left = self.box(bar.title, 0, words.width if self.from_right else 0, 0).x
        words.draw(painter, left, bar.top, line)
        at = bar.title + words.width + px(4)
        for number in item.numbers:
            if at + px(14) <= bar.title_end + px(2):
                paint_used_in(painter, ink, self.placed(at, bar.top, px(13), line), number)
            at += px(15)

    def _paint_stack(self, painter: QPainter, ink: Ink, figure: Figure, stack: Stack, looks: Looks) -> None:
        paint_stack(
            painter,
            ink,
            QRectF(*figure.box),
            str(len(stack.items)),
            stack.used / len(stack.items),
            hovered=figure.key == looks.hovered,
            chosen=figure.key in looks.selected,
            focused=figure.key == looks.focused,
        )

    def _paint_lane(self, painter: QPainter, figure: Figure, room: LaneRoom, looks: Looks) -> None:
        theme, lane, px = self.theme, self.lanes[room.lane], self.theme.px
        paint_row_ground(painter, theme, figure.box.grown(-2), figure.key, looks)
        wide, pad, line = self.begin - px(INSET + _BESIDE), self.sizes.pad - 1, px(15)
        x = px(INSET) - self.begin
        name, bold, turned = f"{lane.number} {lane.name}".lstrip(), theme.font(11, bold=True), self.from_right
        has_two = room.bottom - room.top >= 2 * pad + 3 * line
        for number, text in enumerate(_name_lines(name, bold, wide, 2 if has_two else 1)):
            head = self.box(x, room.top + pad + number * line, wide, line)
            paint_words(painter, theme, head, text, bold, "ink", from_right=turned)
        if room.bars or room.stacks:
            below = self.box(x, room.top + pad + (number + 1) * line, wide, line)
            small, facts = theme.font(11), lane_facts(lane, room)
            wide_of = QFontMetricsF(small).horizontalAdvance
            said = next((each for each in facts if wide_of(each) <= wide), facts[-1])
            paint_words(painter, theme, below, said, small, "muted", from_right=turned)
            return
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("claim"))
        axis = self.placed(0, room.top + pad, self.wide, line)
        earlier, later = f"‹ {room.earlier}", f"{room.later} ›"
        if turned:
            earlier, later = f"{room.earlier} ›", f"‹ {room.later}"
        if room.earlier:
            write(painter, axis.adjusted(px(6), 0, -px(6), 0), earlier, turned)
        if room.later:
            write(painter, axis.adjusted(px(6), 0, -px(6), 0), later, turned, at_end=True)


def draw(
    sight: Sight, height: float, brush: tuple[float, float] | None = None, *, from_right: bool = False
) -> LanesDrawing:
    """What is in sight as a drawing as wide as that and the names of the lanes; it may be higher than `height`.

    `brush` are the first day of a stretch that is looked at more closely, and the day after its last.
    """
    theme, sizes, begin = sight.theme, sight.sizes, gutter(sight.theme)
    rooms, ticks, scale = sight.rooms(height - _LINE), sight.ticks(), sight.scale
    wide = begin + sight.width + theme.px(FREE)
    bands = [
        (max(0.0, scale.x(first_day(gap.first))), min(sight.width, scale.x(first_day(gap.last + 1))), gap)
        for gap in sight.gaps
    ]
    bands = [band for band in bands if band[1] - band[0] > 1]
    words = words_of_gaps(theme, bands, rooms, sizes, (sight.width, height))
    found = LanesDrawing(
        figures=(),
        size=(wide, max(height, rooms[-1].bottom + _LINE if rooms else 0)),
        begin=begin,
        theme=theme,
        sizes=sizes,
        sight=sight,
        scale=scale,
        lanes=sight.lanes,
        rooms=rooms,
        ticks=ticks,
        gaps=[band[:2] for band in bands],
        gap_words=words,
        brush=brush,
        from_right=from_right,
        shown={},
    )
    return found._replace(figures=_figures(found, sight))


def _figures(drawing: LanesDrawing, sight: Sight) -> list[Figure]:
    """Every lane, then what is in it from the earliest, as a tree; years without evidence come last."""
    sizes, px, axis, box_of, shown_by = drawing.sizes, drawing.theme.px, drawing.wide, drawing.box, drawing.shown
    figures: list[Figure] = []
    least, low = px(8), sizes.row - px(7)  # of a bar alone: large enough to be hit, and not to cover others
    for room in drawing.rooms:
        lane, key = drawing.lanes[room.lane], ("lane", room.lane)
        wide = -px(_BESIDE) if room.bars or room.stacks else axis
        head = box_of(-drawing.begin, room.top, drawing.begin + wide, room.bottom - room.top)
        shown_by[key] = room
        figures.append(Figure(key, head, lane.name, lane_spoken(lane, room), tip=lane_tip(lane, room), level=1))
        within: list[tuple[float, Bar | Stack]] = [(max(bar.left, 0), bar) for bar in room.bars]
        within += [(stack.left, stack) for stack in room.stacks]
        for _left, shown in sorted(within, key=lambda each: each[0]):
            if isinstance(shown, Stack):
                box = box_of(shown.left, shown.top, shown.right - shown.left, sizes.stack)
                stack = ("stack", room.lane, shown.name)
                said = sight.told.get((stack, shown.items))
                if said is None:
                    said = spoken_stack(sight, lane, shown), tip_of_stack(sight, shown)
                    sight.told[stack, shown.items] = said
                shown_by[stack] = shown
                figures.append(Figure(stack, box, f"{shown.name}: {len(shown.items)}", said[0], 0, said[1], 2))
                continue
            item = sight.line.items[shown.item]
            left = max(0.0, min(shown.left, shown.title))
            right = min(axis, max(shown.right, shown.title_end, left + least))
            is_alone = shown.title >= shown.title_end
            top, high = (shown.top + low, least) if is_alone else (shown.top, sizes.row)
            said = sight.told.get(shown.item)
            if said is None:
                said = sight.told[shown.item] = spoken_card(item, lane), tip_of_card(item)
            card = ("card", item.card.id)
            shown_by[card] = shown
            box = box_of(left, top, right - left, high)
            figures.append(Figure(card, box, item.card.title, said[0], item.card.id, said[1], 2))
    for words in drawing.gap_words:
        gap = ("gap", words.gap.first)
        shown_by[gap] = words
        figures.append(Figure(gap, box_of(*words.box), words.gap.words, tip=words.gap.words, level=1))
    return figures
