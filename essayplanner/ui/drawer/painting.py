"""How a tile of the drawer looks, and what the claims above it share with it."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from essayplanner.domain.text import shorten
from essayplanner.ui.controls.section_number import CURRENT, SOLID, number_width, paint_section_number
from essayplanner.ui.drawer.tiles import Tile
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines

#: The pixels of the design between two tiles, and how wide one is at least and at most.
GAP, NARROWEST, WIDEST = 8, 120, 260
#: How much of a tile is seen on which nothing may be dropped.
REFUSED = 0.55


class Look(NamedTuple):
    """How a tile stands out."""

    current: bool = False
    focused: bool = False
    hovered: bool = False
    aimed: bool = False
    refused: bool = False


class Painter:
    """Draws with the sizes and colours in force.

    Where the window is laid out from the right it is mirrored; each text runs as its own letters do.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.from_right = False
        self._lines = lru_cache(256)(cut_lines)
        self.measure()

    def measure(self) -> None:
        """Take the sizes of the fonts in force."""
        font, px = self.theme.font, self.theme.px
        self.title, self.small = font(12, bold=True), font(11)
        self.line = max(px(16), QFontMetrics(self.title).height())
        self.small_line = max(px(14), QFontMetrics(self.small).height())
        self._lines.cache_clear()

    def tile_height(self, *, lined: bool) -> int:
        """What two lines of a title need, and with `lined` a line below them."""
        px = self.theme.px
        return px(7) + 2 * self.line + (self.small_line + px(6) if lined else px(3))

    # A tile

    def paint_tile(self, painter: QPainter, box: QRect, tile: Tile, look: Look, *, lined: bool) -> None:
        """Draw a tile into its rectangle; the ring of the focus lies around that."""
        px = self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.focused:
            self._frame(painter, QRectF(box).adjusted(-2, -2, 2, 2), "claim", 2, px(8))
        if look.refused:
            painter.setOpacity(REFUSED)
        self._ground(painter, QRectF(box), tile, look)
        top = (px(7) if lined else max(px(3), (box.height() - 2 * self.line) // 2)) + box.top()
        side = QRect(box.left() + px(10), top, self.number_width(tile.number), self.line)
        self.paint_number(painter, self.mirrored(box, side), tile.number, current=look.current)
        left = side.right() + 1 + px(6)
        words = QRect(left, top, box.right() + 1 - px(6) - left, self.line)
        painter.setFont(self.title)
        painter.setPen(self.theme.color("ink"))
        for line in self._lines(shorten(tile.title, 400), self.title, words.width(), 2):
            self.write(painter, self.mirrored(box, words), line)
            words.translate(0, self.line)
        if lined:
            bottom = box.bottom() + 1 - px(6) - self.small_line
            self._paint_line(
                painter, box, QRect(box.left() + px(10), bottom, box.width() - px(20), self.small_line), tile
            )
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, tile: Tile, look: Look) -> None:
        corner = self.theme.px(7)
        painter.setBrush(self.theme.color("selection" if look.aimed else "card"))
        if look.aimed or look.current:
            painter.setPen(QPen(self.theme.color("claim"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
            return
        dashed = Qt.PenStyle.SolidLine if tile.cards else Qt.PenStyle.DashLine
        if not tile.cards:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("link" if look.hovered else "line"), 1, dashed))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _paint_line(self, painter: QPainter, box: QRect, room: QRect, tile: Tile) -> None:
        px, metrics, line = self.theme.px, QFontMetrics(self.small), tile.line
        shown = metrics.elidedText(shorten(line.text, 200), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self.small)
        painter.setPen(self.theme.color("muted"))
        self.write(painter, self.mirrored(box, room), shown)
        left = room.left() + metrics.horizontalAdvance(shown) + px(8)
        beside = QRect(left, room.top(), min(px(42), room.right() + 1 - left), room.height())
        if line.mark and beside.width() >= px(12):
            painter.save()
            line.mark.paint(painter, QRectF(self.mirrored(box, beside)), self.theme)
            painter.restore()

    # What both share

    def number_width(self, number: str) -> int:
        """How wide the square of a number is."""
        return number_width(self.theme, number)

    def paint_number(self, painter: QPainter, room: QRect, number: str, *, current: bool) -> None:
        """Draw the number of a section on its square, in the middle of a line of that width."""
        paint_section_number(painter, self.theme, QRectF(room), number, CURRENT if current else SOLID)

    def _frame(self, painter: QPainter, box: QRectF, colour: str, width: float, corner: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color(colour), width))
        painter.drawRoundedRect(box, corner, corner)

    def write(self, painter: QPainter, room: QRect, text: str) -> None:
        """Draw a line of text into a room, at the side where reading begins."""
        write(painter, room, text, self.from_right)

    def mirrored(self, box: QRect, part: QRect) -> QRect:
        """A part of a box, as it is laid out from the left, where it is to be drawn."""
        return mirrored(box, part, self.from_right)
