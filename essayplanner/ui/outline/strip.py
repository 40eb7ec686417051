"""The strip of sections and the words below it, as they are laid out and painted."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen

from essayplanner.coach.budgets import Budgets
from essayplanner.ui.controls.section_number import CURRENT, SOFT, number_width, paint_section_number
from essayplanner.ui.look.inking import fill
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.budgeting import Given, beneath, figures

#: Pixels of the design: what is above the strip, the strip, by how much the current part of it is higher, what is
#: between parts, between the strip and the lines below, between the number of a section and its words, and between the
#: words of two sections.
_TOP, _STRIP, _MORE, _APART, _BELOW, _BESIDE, _BETWEEN = 5, 5, 3, 2, 6, 5, 10
#: With less room than this for a section on the average nothing is written below the strip.
_READ = 26


class Shown(NamedTuple):
    """A section as the strip shows it: its budget, its number, and whether something stands in it."""

    given: Given
    number: str
    held: bool


class Part(NamedTuple):
    """A section in the strip, and where its part begins and ends, from the side at which reading begins."""

    shown: Shown
    begin: float
    end: float

    @property
    def id(self) -> int:
        """The id of the section."""
        return self.shown.given.node.id


def is_read(theme: Theme, count: int, width: int) -> bool:
    """Whether there is room for words below a strip of so many sections."""
    return width >= count * theme.px(_READ) > 0


def height(theme: Theme, count: int, width: int) -> int:
    """How high such a strip is, with the words below it."""
    (_first, _high), (top, high) = _lines(theme)
    return max(LEAST, top + high + theme.px(_BELOW)) if is_read(theme, count, width) else LEAST


def _fonts(theme: Theme) -> tuple[QFont, QFont, QFont]:
    return theme.font(13, bold=True), theme.font(13), theme.font(11)


def _lines(theme: Theme) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the two lines below the strip begin, and how high each is."""
    px, (own, _share, small) = theme.px, _fonts(theme)
    top, high = px(_TOP) + px(_STRIP) + px(_BELOW), max(px(16), QFontMetrics(own).height())
    return (top, high), (top + high, QFontMetrics(small).height())


class Strip:
    """Where the parts are in a strip so wide, and how it looks; it is reckoned from the left, and mirrored in the end.

    What is left over of the essay is at the end.
    """

    def __init__(
        self,
        theme: Theme,
        width: int,
        from_right: bool,
        shown: Sequence[Shown] = (),
        found: Budgets | None = None,
        in_minutes: bool = False,
    ) -> None:
        self.theme, self.width, self.from_right = theme, width, from_right
        self._found, self._in_minutes = found or Budgets(), in_minutes
        px, lines = theme.px, _lines(theme)
        #: For words that are a target, for those that are a share, and for what is said of the cards.
        self._own, self._share, self._small = _fonts(theme)
        self.is_read = is_read(theme, len(shown), width)
        self._lines = [QRectF(0, top, width, high) for top, high in lines]
        self.height = height(theme, len(shown), width)
        sizes = [each.given.budget.size for each in shown]
        whole, begin, apart = max(self._found.words, sum(sizes), 1), 0.0, px(_APART)
        self.parts: list[Part] = []
        for each, size in zip(shown, sizes, strict=True):
            end = begin + size / whole * (width + apart)
            self.parts.append(Part(each, begin, max(begin + 1, end - apart)))
            begin = end
        self.by_id = {part.id: part for part in self.parts}
        self._begins = [part.begin for part in self.parts]

    def part_at(self, x: float) -> Part | None:
        """The part that is there; None for none."""
        x = self.width - x if self.from_right else x
        part = self.parts[place] if (place := bisect_right(self._begins, x) - 1) >= 0 else None
        return part if part and x <= part.end + self.theme.px(_APART) else None

    def box(self, part: Part) -> QRectF:
        """Where the part of a section is."""
        return self._bar(part.begin, part.end - part.begin)

    def _bar(self, left: float, wide: float) -> QRectF:
        high = self.theme.px(_STRIP)
        top = self.theme.px(_TOP) if self.is_read else (self.height - high) / 2
        return self._turned(QRectF(left, top, wide, high))

    def _turned(self, box: QRectF) -> QRectF:
        return mirrored(QRectF(0, 0, self.width, self.height), box, self.from_right)

    # The picture

    def paint(self, painter: QPainter) -> None:
        """Draw all of it but the mark of the current section."""
        ground = QPainterPath()
        ground.addRect(QRectF(0, 0, self.width, self.height))
        fill(painter, ground, self.theme.color("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        painter.drawRoundedRect(self._bar(0, self.width), 2, 2)
        self._paint_parts(painter)
        if self.is_read:
            for part in self.parts:
                self._write(painter, part)

    def _paint_parts(self, painter: QPainter) -> None:
        """Those in which nothing stands are hollow."""
        ink = self.theme.color("side")
        hollow = QPen(ink, 1)
        for part in self.parts:
            box = self.box(part)
            if part.shown.held:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawRect(box)
            else:
                painter.setPen(hollow)
                painter.setBrush(self.theme.color("card"))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def paint_current(self, painter: QPainter, part: Part) -> None:
        """Draw the mark of the current section over it."""
        more = self.theme.px(_MORE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("claim"))
        painter.drawRoundedRect(self.box(part).adjusted(0, -more, 0, more), 2, 2)
        if square := self._square(part):
            paint_section_number(painter, self.theme, self._turned(square), part.shown.number, CURRENT)

    def _square(self, part: Part) -> QRectF | None:
        """Where the number of a section is, from the left; None where there is no room."""
        wide, number = part.end - part.begin, part.shown.number
        if not self.is_read or wide < self.theme.px(16) or wide < (own := number_width(self.theme, number)):
            return None
        return QRectF(part.begin, self._lines[0].top(), own, self._lines[0].height())

    def _write(self, painter: QPainter, part: Part) -> None:
        """The number of a section, its words, and what they are for its cards: as much of it as there is room for."""
        square = self._square(part)
        if square is None:
            return
        paint_section_number(painter, self.theme, self._turned(square), part.shown.number, SOFT)
        budget, in_minutes = part.shown.given.budget, self._in_minutes
        is_known = bool(self._found.minutes if in_minutes else self._found.words)
        font = self._own if in_minutes or budget.is_own else self._share
        left = square.right() + self.theme.px(_BESIDE)
        self._put(painter, left, part.end, 0, font, "ink", figures(budget, in_minutes, is_known))
        texts, is_tight = beneath(budget, in_minutes)
        self._put(painter, part.begin, part.end, 1, self._small, "caution" if is_tight else "muted", texts)

    def _put(
        self, painter: QPainter, begin: float, end: float, line: int, font: QFont, colour: str, texts: Sequence[str]
    ) -> None:
        """The first of some texts for which there is room."""
        metrics, below = QFontMetrics(font), self._lines[line]
        room = end - begin - (self.theme.px(_BETWEEN) if end < self.parts[-1].end else 0)
        if text := next((text for text in texts if metrics.horizontalAdvance(text) <= room), ""):
            painter.setFont(font)
            painter.setPen(self.theme.color(colour))
            box = self._turned(QRectF(begin, below.top(), end - begin, below.height()))
            write(painter, box, text, self.from_right)
