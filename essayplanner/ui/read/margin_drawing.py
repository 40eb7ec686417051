"""The cards in the margin as they are drawn: each at the height of its passage, none over another."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from essayplanner.domain.documents import Passage
from essayplanner.domain.words import kind_heading, kind_word
from essayplanner.language import _, n_
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Key, Looks
from essayplanner.ui.canvas.pieces import paint_card_box, paint_kind, paint_words
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.spreading import spread

#: Pixels of the design: a card, the room beside and between the cards, how far the line that comes from the passage
#: is below its upper edge, and a number in a narrow margin.
HIGH, INSET, GAP, LINE_AT, SMALL = 63, 24, 8, 14, 22
#: Passages that are nearer than this are counted together in a narrow margin.
_NEAR = 26


class Entry(NamedTuple):
    """A passage in the margin: its card, the page on which it stands and what else is said of the card."""

    passage: Passage
    page: str
    second: str


class MarginDrawing(NamedTuple):
    """Boxes of cards, or in a narrow margin the number of cards at a height."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    theme: Theme
    entries: Mapping[Key, Sequence[Entry]]
    is_narrow: bool
    from_right: bool

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        """Draw what is in the clip."""
        painter.fillRect(QRectF(*clip), self.theme.color("paper"))
        for figure in self.figures:
            if figure.box.meets(clip):
                painter.setOpacity(DRAGGED if figure.key in looks.dragged else 1)
                (self._paint_number if self.is_narrow else self._paint_card)(painter, figure, looks)
        painter.setOpacity(1)

    def _mirrored(self, box: Box) -> Box:
        return box.mirrored(self.size[0]) if self.from_right else box

    def _paint_card(self, painter: QPainter, figure: Figure, looks: Looks) -> None:
        theme, px, box = self.theme, self.theme.px, figure.box
        (entry,) = self.entries[figure.key]
        kind, from_right = entry.passage.kind, self.from_right
        paint_card_box(painter, theme, box, kind, figure.key, looks, from_right=from_right)
        inner = self._mirrored(box)
        small, head = theme.font(12), theme.font(11, bold=True)
        page = QFontMetricsF(small).horizontalAdvance(entry.page)
        room = inner.width - px(24)
        top = Box(inner.x + px(14), inner.y + px(6), room, px(16))
        glyph = self._mirrored(Box(top.x, top.y, px(9), 1))
        paint_kind(painter, theme, glyph.x, top.middle[1], kind)
        word = self._mirrored(Box(top.x + px(14), top.y, room - px(20) - page, top.height))
        paint_words(painter, theme, word, kind_heading(kind), head, kind.value, from_right=from_right)
        at = self._mirrored(Box(top.right - page - 1, top.y, page + 1, top.height))
        paint_words(painter, theme, at, entry.page, small, "muted", from_right=from_right)
        title = self._mirrored(Box(top.x, top.bottom, room, px(19)))
        paint_words(painter, theme, title, entry.passage.title, theme.font(13, bold=True), "ink", from_right=from_right)
        second = self._mirrored(Box(top.x, top.bottom + px(18), room, px(17)))
        paint_words(painter, theme, second, entry.second, small, "muted", from_right=from_right)

    def _paint_number(self, painter: QPainter, figure: Figure, looks: Looks) -> None:
        theme, entries = self.theme, self.entries[figure.key]
        kind = entries[0].passage.kind
        paint_card_box(painter, theme, figure.box, kind, figure.key, looks, from_right=self.from_right)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color("ink"))
        box = figure.box
        number = str(len(entries))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(number)
        write(
            painter, QRectF(box.x + (box.width - wide) / 2 + 1, box.y, wide + 2, box.height), number, from_right=False
        )


def lay_margin(
    theme: Theme,
    entries: Sequence[Entry],
    heights: Mapping[int, float],
    room: tuple[float, float],
    top: float,
    *,
    is_narrow: bool,
    from_right: bool,
) -> MarginDrawing:
    """Cards, each at the height of its passage (by its id), and so that no lines to them cross: in reading order, but
    for pages and columns side by side. `room` is how wide and high it is; none is above `top`."""
    shown = [entry for entry in entries if entry.passage.id in heights]
    entries = sorted(shown, key=lambda entry: heights[entry.passage.id])
    if is_narrow:
        return _numbers(theme, entries, heights, room, from_right=from_right)
    px = theme.px
    wide = room[0] - px(INSET)
    wanted = [heights[entry.passage.id] - px(LINE_AT) for entry in entries]
    tops = spread(wanted, [px(HIGH)] * len(entries), px(GAP), top)
    figures = []
    for entry, top in zip(entries, tops, strict=True):
        box = Box(0, top, wide, px(HIGH))
        figures.append(
            Figure(
                ("passage", entry.passage.id),
                box.mirrored(room[0]) if from_right else box,
                entry.passage.title,
                _spoken(entry),
                entry.passage.card_id,
                "\n".join(filter(None, (entry.passage.title, entry.second))),
            )
        )
    held: dict[Key, Sequence[Entry]] = {figure.key: (entry,) for figure, entry in zip(figures, entries, strict=True)}
    return MarginDrawing(figures, room, theme, held, False, from_right)


def _numbers(
    theme: Theme,
    entries: Sequence[Entry],
    heights: Mapping[int, float],
    room: tuple[float, float],
    *,
    from_right: bool,
) -> MarginDrawing:
    """How many cards there are at the lines, those that are near each other together."""
    groups: list[list[Entry]] = []
    for entry in entries:
        near = groups and heights[entry.passage.id] - heights[groups[-1][0].passage.id] < theme.px(_NEAR)
        groups[-1].append(entry) if near else groups.append([entry])
    side = theme.px(SMALL)
    figures: list[Figure] = []
    held: dict[Key, Sequence[Entry]] = {}
    for group in groups:
        box = Box(0, heights[group[0].passage.id] - side / 2, room[0] - theme.px(6), side)
        words = n_("{n} card made here", "{n} cards made here", len(group))
        titles = "; ".join(entry.passage.title for entry in group)
        key = ("line", group[0].passage.id)
        spoken = _("{cards}: {titles}. Enter lists them.", cards=words, titles=titles)
        figures.append(
            Figure(key, box.mirrored(room[0]) if from_right else box, words, spoken, tip=titles.replace("; ", "\n"))
        )
        held[key] = tuple(group)
    return MarginDrawing(figures, room, theme, held, True, from_right)


def _spoken(entry: Entry) -> str:
    """As a screen reader says it: “passage, evidence, p. 2: Kirov was shot; …”."""
    facts = ", ".join(filter(None, (_("passage"), kind_word(entry.passage.kind), entry.page)))
    return ". ".join(filter(None, (f"{facts}: {entry.passage.title}", entry.second)))
