"""A drawing on sheets of paper: at reading size over as many as it takes, with marks to join them, or fitted to one."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPen, QPolygonF

from essayplanner.language import _
from essayplanner.ui.canvas.figures import PLAIN, Drawing
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided
from essayplanner.ui.paper.layout import RESOLUTION
from essayplanner.ui.paper.pdf import PAPERS, new_writer
from essayplanner.ui.paper.svg import PER_INCH
from essayplanner.ui.paper.tiles import Tile, tiled, without

#: White on each side of a sheet, and above it at the foot room for a line or two; in pixels of the design.
MARGIN, FOOT = 45.0, 38.0
#: How far a mark stands off the drawing, and how long it is.
_OFF, _LONG = 3.0, 10.0
#: A line of a drawing may reach so far over its edge.
_OVER = 3.0
#: So many pixels are one in the picture of a sheet in which it is looked for whether anything is drawn there, in
#: nothing but greys.
_COARSE, _GREYS = 4, QImage.Format.Format_Grayscale8
#: The size of text in the design, and points that letters have at least where they can be read without effort.
_TEXT, _READABLE = 13, 6.0


def page_size(paper: str, *, landscape: bool = False) -> tuple[float, float]:
    """How large paper is, in pixels of the design."""
    size = QPageSize(PAPERS.get(paper, PAPERS["A4"])).size(QPageSize.Unit.Inch)
    wide, high = size.width() * PER_INCH, size.height() * PER_INCH
    return (high, wide) if landscape else (wide, high)


def room_of(paper: str, *, landscape: bool = False) -> tuple[float, float]:
    """How much of a drawing at reading size goes on such a sheet."""
    wide, high = page_size(paper, landscape=landscape)
    return wide - 2 * MARGIN, high - 2 * MARGIN - FOOT


class JoinedSheets:
    """A drawing on sheets, all upright or all on their side, whichever takes fewer; with `fit`, on one.

    `title` is in the foot of each, and that of the file.
    """

    def __init__(
        self, drawing: Drawing, theme: Theme, title: str, paper: str, *, fit: bool = False, from_right: bool = False
    ) -> None:
        self._drawing, self._theme, self._title, self._paper = drawing, theme, title, paper
        self._from_right = from_right
        self.scale = 1.0
        if fit:
            scales = {side: self._fitting(room_of(paper, landscape=side)) for side in (False, True)}
            self.landscape = scales[True] > scales[False]
            self.scale = scales[self.landscape]
            self.tiles = [Tile(1, 1, 1, Box(0, 0, *drawing.size))]
        else:
            boxes = [figure.box for figure in drawing.figures]
            ways = {
                side: self._with_ink(tiled(drawing.size, room_of(paper, landscape=side), boxes, from_right=from_right))
                for side in (False, True)
            }
            self.landscape = len(ways[True]) < len(ways[False])
            self.tiles = ways[self.landscape]
        self.size = page_size(paper, landscape=self.landscape)

    def _with_ink(self, tiles: list[Tile]) -> list[Tile]:
        """The sheets on which anything is drawn, a line too."""
        if len(tiles) == 1:
            return tiles
        return without(tiles, {tile.number for tile in tiles if self._is_blank(tile.box)})

    def _is_blank(self, box: Box) -> bool:
        image = QImage(max(1, round(box.width / _COARSE)), max(1, round(box.height / _COARSE)), _GREYS)
        image.fill(255)
        white = image.copy()
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(1 / _COARSE, 1 / _COARSE)
            painter.translate(-box.x, -box.y)
            self._drawing.paint(painter, box, PLAIN)
        return image == white

    def _fitting(self, room: tuple[float, float]) -> float:
        (wide, high), (most_wide, most_high) = self._drawing.size, room
        return min(1.0, most_wide / max(1.0, wide), most_high / max(1.0, high))

    @property
    def count(self) -> int:
        """How many sheets it takes."""
        return len(self.tiles)

    @property
    def remark(self) -> str:
        """What is to be said of it; empty where its text can be read."""
        points = _TEXT * 72 / PER_INCH * self.scale
        if points >= _READABLE:
            return ""
        return _(
            "Fitted to one sheet, its letters are only about {points} points high. Choose larger paper or several "
            "sheets to make them easier to read.",
            points=str(max(1, round(points))),
        )

    def pdf(self, went_on: Callable[[str], object]) -> bytes:
        """The sheets as a PDF file; `went_on` is told of each, and may raise to stop."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = new_writer(buffer, self._title, self._paper, QMarginsF(), landscape=self.landscape)
        with QPainter(writer) as painter:
            for number in range(self.count):
                went_on(_("Laying out page {page} of {pages}…", page=number + 1, pages=self.count))
                if number:
                    writer.newPage()
                painter.save()
                painter.scale(RESOLUTION / PER_INCH, RESOLUTION / PER_INCH)
                self.paint(painter, number)
                painter.restore()
        return bytes(buffer.data().data())

    def picture(self, number: int, width: int) -> QImage:
        """A sheet, margins and all; `width` is in dots."""
        scale = width / self.size[0]
        image = QImage(width, round(self.size[1] * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        with QPainter(image) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(scale, scale)
            self.paint(painter, number)
        return image

    def place(self, tile: Tile) -> Box:
        """Where its part of the drawing is on a sheet."""
        wide, high = tile.box.width * self.scale, tile.box.height * self.scale
        room = self.size[0] - 2 * MARGIN
        spare = room - wide
        left = spare / 2 if self.count == 1 else spare if self._from_right else 0.0
        return Box(MARGIN + left, MARGIN, wide, high)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw a sheet, from 0; its upper left corner is the painter’s origin."""
        tile = self.tiles[number]
        place = self.place(tile)
        shown = tile.box.grown(_OVER / self.scale)
        painter.save()
        painter.translate(place.x, place.y)
        painter.scale(self.scale, self.scale)
        painter.translate(-tile.box.x, -tile.box.y)
        painter.setClipRect(QRectF(*shown))
        self._drawing.paint(painter, shown, PLAIN)
        painter.restore()
        if self.count > 1:
            self._paint_marks(painter, tile, place)
        self._paint_foot(painter, tile)

    # Marks and foot

    def marks(self, tile: Tile, place: Box) -> list[tuple[QPointF, QPointF]]:
        """The lines of a sheet that those of its neighbours are laid on, from the drawing outwards."""
        near, far = _OFF, _OFF + _LONG
        found = []
        for x, _number in tile.across:
            at = place.x + x - tile.box.x
            for edge, way in ((place.y, -1), (place.bottom, 1)):
                found.append((QPointF(at, edge + way * near), QPointF(at, edge + way * far)))
        for y, _number in tile.along:
            at = place.y + y - tile.box.y
            for edge, way in ((place.x, -1), (place.right, 1)):
                found.append((QPointF(edge + way * near, at), QPointF(edge + way * far, at)))
        return found

    def _paint_marks(self, painter: QPainter, tile: Tile, place: Box) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("ink"), 0.8))
        for first, last in self.marks(tile, place):
            painter.drawLine(first, last)
        for x, number in tile.across:
            way = 1 if x - tile.box.x > tile.box.right - x else -1
            tip = QPointF(place.x + x - tile.box.x + way * 12, place.y - _OFF - _LONG / 2)
            room = QRectF(tip.x() + 3 if way > 0 else tip.x() - 43, tip.y() - 7, 40, 14)
            self._paint_to(painter, tip, (way, 0), room, number, at_left=way > 0)
        for y, number in tile.along:
            way = 1 if y - tile.box.y > tile.box.bottom - y else -1
            tip = QPointF(place.x - _OFF - _LONG / 2, place.y + y - tile.box.y + way * 12)
            top = tip.y() + 2 if way > 0 else tip.y() - 16
            self._paint_to(painter, tip, (0, way), QRectF(tip.x() - 20, top, 40, 14), number)

    def _paint_to(
        self,
        painter: QPainter,
        tip: QPointF,
        way: tuple[int, int],
        room: QRectF,
        number: int,
        *,
        at_left: bool | None = None,
    ) -> None:
        """An arrow head and the number of the sheet that it points to."""
        dx, dy = way
        back = tip - QPointF(dx, dy) * 6
        aside = QPointF(dy, dx) * 3
        painter.setPen(self._theme.color("ink"))
        painter.save()
        painter.setPen(QPen(self._theme.color("ink"), 0.5))
        painter.setBrush(self._theme.color("ink"))
        painter.drawPolygon(QPolygonF([tip, back + aside, back - aside]))
        painter.restore()
        painter.setFont(self._theme.font(10))
        text = str(number)
        if at_left is None:
            wide = _advance(painter, text)
            room = QRectF(room.center().x() - wide / 2, room.top(), wide + 1, room.height())
        write(painter, room, text, from_right=at_left is False)

    def _paint_foot(self, painter: QPainter, tile: Tile) -> None:
        font = self._theme.font(11)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        room = QRectF(MARGIN, self.size[1] - MARGIN - 22, self.size[0] - 2 * MARGIN, 16)
        left = room.width()
        if self.count > 1:
            words = _(
                "{number} of {count}, column {column}, row {row}",
                number=tile.number,
                count=self.count,
                column=tile.column,
                row=tile.row,
            )
            write(painter, room, words, self._from_right, at_end=True)
            left -= _advance(painter, words) + 16
            joined = _("Lay the sheets over each other so that the marks meet.")
            write(painter, room.translated(0, 15), joined, self._from_right)
        write(painter, room, elided(self._title, font, left), self._from_right)


def _advance(painter: QPainter, text: str) -> float:
    return painter.fontMetrics().horizontalAdvance(text)
