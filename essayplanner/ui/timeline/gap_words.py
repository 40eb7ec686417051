"""Where it is said that years have no evidence: where nothing else is drawn, and at the foot of the lanes else."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from essayplanner.domain.timeline_facts import Gap
from essayplanner.domain.timeline_layout import LaneRoom
from essayplanner.domain.timeline_packing import Metrics
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.pieces import paint_row_ground
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import Theme


class GapWords(NamedTuple):
    """Where it is said that years have no evidence, in lines; without any where there is no room for words."""

    gap: Gap
    box: Box
    lines: tuple[str, ...]


def words_of_gaps(
    theme: Theme,
    bands: Sequence[tuple[float, float, Gap]],
    rooms: Sequence[LaneRoom],
    sizes: Metrics,
    room: tuple[float, float],
) -> list[GapWords]:
    """Put the words for years without evidence where nothing else is, as low as can be seen, in a width and a height.

    Words that are wider than their years reach out of them, but not above or below those of others: the widest years
    come first. Where there is no room the hatching and the amber years of the axis say it, and to the keys and a
    screen reader a strip at the foot of the lanes, where no card is.
    """
    if not rooms:
        return []
    font, (width, height) = theme.font(11, bold=True), room
    wide, line = QFontMetricsF(font).horizontalAdvance, theme.px(14)
    found: list[GapWords] = []
    for left, right, gap in sorted(bands, key=lambda band: band[0] - band[1]):
        whole = gap.words
        words, _space, years = whole.rpartition(" ")
        one, two, within = (whole,), (words, years), right - left
        for lines, most in ((one, within), (two, within), (two, width), (one, width)):
            needs = max(map(wide, lines)) + theme.px(8)
            if needs > most or not all(lines):
                continue
            begin = min(max((left + right - needs) / 2, 0), width - needs)
            if any(begin < other.box.right and other.box.x < begin + needs for other in found):
                continue
            box = _free(rooms, begin, needs, line * len(lines), sizes, height)
            if box:
                found.append(GapWords(gap, box, lines))
                break
    said, foot = {words.gap for words in found}, rooms[-1].bottom
    for left, right, gap in bands:
        if gap not in said:
            found.append(GapWords(gap, Box(left, foot - sizes.pad, right - left, sizes.pad - 1), ()))
    return sorted(found, key=lambda words: words.gap)


def _free(
    rooms: Sequence[LaneRoom], left: float, wide: float, high: float, sizes: Metrics, height: float
) -> Box | None:
    """A place of that size in a lane where nothing is, as far down as a height."""
    right = left + wide
    for room in reversed(rooms):
        taken = [
            (bar.top, bar.top + sizes.row)
            for bar in room.bars
            if min(bar.left, bar.title) < right and max(bar.right, bar.title_end) > left
        ]
        taken += [
            (stack.top, stack.top + sizes.stack) for stack in room.stacks if stack.left < right and stack.right > left
        ]
        if room.earlier or room.later:
            continue
        top = min(room.bottom, height) - high - 2
        while top >= room.top + 1:
            hit = [begin for begin, end in taken if begin < top + high and end > top]
            if not hit:
                return Box(left, top, wide, high)
            top = min(hit) - high
    return None


def paint_gap_words(painter: QPainter, theme: Theme, figure: Figure, words: GapWords, looks: Looks) -> None:
    """Write them on the ground, in amber; where there are none, draw the focus and the like alone."""
    if words.lines:
        painter.fillRect(QRectF(*figure.box), theme.color("paper"))
    paint_row_ground(painter, theme, figure.box, figure.key, looks)
    if not words.lines:
        return
    font, line = theme.font(11, bold=True), figure.box.height / len(words.lines)
    painter.setFont(font)
    painter.setPen(theme.color("caution"))
    for number, text in enumerate(words.lines):
        room = QRectF(figure.box.x, figure.box.y + number * line, figure.box.width, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
