"""What a drawing of a debate is put together with: blocks that draw themselves, mirrored where reading is from the
right."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from essayplanner.domain.argument import CardSeen
from essayplanner.ui.canvas import pieces
from essayplanner.ui.canvas.figures import PLAIN, Figure, Looks
from essayplanner.ui.canvas.places import Box, Places
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines

lines_of = lru_cache(4_096)(cut_lines)


class Block(NamedTuple):
    """A part of a drawing: where it is, and what draws it."""

    box: Box
    paint: Callable[[QPainter, Looks], object]


class Sheet(NamedTuple):
    """A drawing of blocks; see `Drawing`."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    blocks: Sequence[Block]
    places: Places

    def paint(self, painter: QPainter, clip: Box, looks: Looks = PLAIN) -> None:
        """Draw the blocks that meet the clip, in their order."""
        for number in self.places.within(clip):
            self.blocks[number].paint(painter, looks)


def sheet(figures: Sequence[Figure], size: tuple[float, float], blocks: Sequence[Block]) -> Sheet:
    """A drawing of these."""
    return Sheet(figures, size, blocks, Places([block.box for block in blocks]))


class Easel:
    """Sizes, colours and the direction of reading; boxes are reckoned from the left and put to their place here."""

    def __init__(
        self, theme: Theme, width: float, *, from_right: bool = False, current: str = "", on_paper: bool = False
    ) -> None:
        """`current` is the number of the section to which cards go by a key; on paper nothing is there to be pressed,
        and nothing is cut or folded."""
        self.on_paper = on_paper
        self.theme, self.width, self.from_right, self.current = theme, width, from_right, current
        self.px = theme.px

    def f(self, length: float) -> float:
        """A length of the design that need not be whole pixels."""
        return length * self.theme.scale / 100

    def put(self, box: Box) -> Box:
        """Where a box is to be."""
        return box.mirrored(self.width) if self.from_right else box

    def x(self, x: float) -> float:
        """Where a point is to be."""
        return self.width - x if self.from_right else x

    def line_height(self, font: QFont, least: float = 0) -> float:
        """How high a line is, at least so many pixels of the design."""
        return max(self.px(least), QFontMetricsF(font).lineSpacing())

    def wide(self, text: str, font: QFont) -> float:
        """How wide a text is."""
        return QFontMetricsF(font).horizontalAdvance(text)

    def words(self, painter: QPainter, box: Box, text: str, font: QFont, colour: str, *, at_end: bool = False) -> None:
        """Write a line into a box; with `at_end` at its end."""
        pieces.paint_words(painter, self.theme, self.put(box), text, font, colour, from_right=self.from_right != at_end)

    def middle(self, painter: QPainter, box: Box, text: str, font: QFont, colour: str) -> None:
        """Write a line in the middle of a box."""
        painter.setFont(font)
        painter.setPen(self.theme.color(colour))
        shown = lines_of(text, font, box.width, 1) if text else []
        painter.drawText(QRectF(*self.put(box)), Qt.AlignmentFlag.AlignCenter, shown[0] if shown else "")

    def lines(self, painter: QPainter, box: Box, lines: Sequence[str], font: QFont, colour: str, high: float) -> None:
        """Write lines, each so high."""
        for number, line in enumerate(lines):
            self.words(painter, Box(box.x, box.y + number * high, box.width, high), line, font, colour)

    def numbers(self, painter: QPainter, box: Box, numbers: Sequence[str]) -> None:
        """Draw the numbers of sections at the end of a line."""
        pieces.paint_numbers(painter, self.theme, self.put(box), numbers, self.current, from_right=self.from_right)

    def kind(self, painter: QPainter, x: float, middle: float, card: CardSeen) -> None:
        """Draw the shape of a card’s kind."""
        side = self.px(9)
        pieces.paint_kind(painter, self.theme, self.put(Box(x, 0, side, 0)).x, middle, card.kind)
