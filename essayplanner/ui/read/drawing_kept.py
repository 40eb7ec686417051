"""The drawings of pages that are kept: as many as fit into so much memory, those in sight in any case."""

from collections import OrderedDict
from collections.abc import Container
from typing import NamedTuple

from PySide6.QtGui import QColor, QImage, QPainter

from essayplanner.ui.look.tokens import Tokens

#: Bytes of all drawings that are kept.
MOST = 96 * 1024 * 1024


class How(NamedTuple):
    """How a page is drawn: dots of the display to a unit of the page, dots of it to a pixel of the window, and the
    colours it is shown in, if not its own."""

    scale: float
    ratio: float
    night: Tokens | None


class Picture(NamedTuple):
    """A page that was drawn, `sharp` where a dot of it is one of the display; the `data` is what the image lies in
    where it has no memory of its own."""

    how: How
    sharp: bool
    image: QImage
    data: bytes


class Pictures:
    """One drawing for each page; which was not used for the longest time goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._bytes = most, 0
        self._kept: OrderedDict[int, Picture] = OrderedDict()

    def get(self, page: int) -> Picture | None:
        """The drawing of a page, whatever it was drawn for."""
        if picture := self._kept.get(page):
            self._kept.move_to_end(page)
        return picture

    def has(self, page: int, how: How) -> bool:
        """Whether a page is drawn so."""
        picture = self._kept.get(page)
        return picture is not None and picture.how == how

    def put(self, page: int, picture: Picture, needed: Container[int]) -> None:
        """Keep a drawing; those of the `needed` pages do not go for it."""
        if old := self._kept.pop(page, None):
            self._bytes -= old.image.sizeInBytes()
        self._kept[page] = picture
        self._bytes += picture.image.sizeInBytes()
        for other in [other for other in self._kept if other not in needed and other != page]:
            if self._bytes <= self._most:
                break
            self._bytes -= self._kept.pop(other).image.sizeInBytes()

    def clear(self) -> None:
        """Keep none."""
        self._kept.clear()
        self._bytes = 0


def as_night(image: QImage, tokens: Tokens) -> QImage:
    """A drawing with the ground of a card where it is white, and the ink of the theme where it is black."""
    dark = image.copy()
    dark.invertPixels()
    ground, ink = QColor(tokens.card), QColor(tokens.ink)
    span = QColor(*(max(0, one - two) for one, two in zip(_parts(ink), _parts(ground), strict=True)))
    with QPainter(dark) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(dark.rect(), span)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        painter.fillRect(dark.rect(), ground)
    return dark


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
