"""What a PDF gives, as values."""

from typing import NamedTuple

#: Left, top, right and bottom in points, from the upper left of the page as it is shown.
Box = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """A page as it is shown: rows of `stride` bytes, four a pixel: blue, green, red and one that says nothing."""

    width: int
    height: int
    stride: int
    data: bytes


class PageText(NamedTuple):
    """The text of a page in reading order, and where each of its characters stands.

    Lines end in “\\n”. A word that goes on in the next line has its hyphen before it, as it is printed. Characters that
    stand nowhere (a space between two words that is none in the file, the end of a line) have a box without width.
    The text is empty where the page is blank, or a scan: then it `has_images`.
    """

    text: str
    boxes: tuple[Box, ...]
    has_images: bool = False


class Heading(NamedTuple):
    """A heading of the outline that a PDF has: its level and page from 1; 0 is a heading that leads nowhere."""

    level: int
    title: str
    page: int
