"""What the view of a document shows, whatever kind of file it is: pages that can be painted, read and searched."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.ui.look.tokens import Tokens

#: How wide a page is in its own units, which are pixels of the design at 100 %.
PAGE_WIDTH = 612.0
#: Between the texts of two pages, where a passage goes over their ends: it counts in `Spot.last`.
PAGE_END = "\n"


class At(NamedTuple):
    """A place between two characters: of the text of a page, which counts from 1; a text is one page."""

    page: int
    place: int


class Stretch(NamedTuple):
    """Characters of the text of one page, from `first` to before `last`."""

    page: int
    first: int
    last: int


class Heading(NamedTuple):
    """A heading of a document, of a level from 1, and where it stands; `place` is 0 where only its page is known."""

    level: int
    title: str
    at: At


class PageMark(NamedTuple):
    """A passage that became a card: shown by its kind, and known by the id of the passage.

    `quoted` are its words, by which it is found again where other characters stand at its spot.
    """

    id: int
    kind: Kind
    spot: Spot
    quoted: str = ""


class Selection(NamedTuple):
    """A passage that is selected: its words as they are read, where it stands, and the pages it is on.

    A passage that goes over the end of a page has the spot of its first page, whose `last` counts on through the texts
    of the pages after it, with one for each end of a page: it is text[first:last] of those texts joined by PAGE_END.
    """

    quoted: str
    spot: Spot
    pages: tuple[int, ...]


class Look(NamedTuple):
    """How pages are painted: pixels of the window to a unit of the page, dots of the display to one of these pixels,
    the colours in force, and whether pages that have colours of their own are shown in these."""

    scale: float
    ratio: float
    tokens: Tokens
    night: bool


class Readable(QObject):
    """A document whose pages, from 1, are measured in units of the page.

    `painted` tells of a page that looks other than before, `read` of one whose text is there now; `moved` that all in
    sight stands that much lower than before, as pages are longer than was thought.
    """

    painted = Signal(int)
    read = Signal(int)
    moved = Signal(float)

    #: What it is called.
    name = ""
    #: Whether it has pages of its own; the spots of a text have none.
    has_pages = True

    @property
    @abstractmethod
    def sizes(self) -> Sequence[tuple[float, float]]:
        """The width and height of each page."""

    @abstractmethod
    def wish(self, look: Look, in_sight: Sequence[tuple[int, float, float]], texts: Sequence[int]) -> None:
        """Make ready what is in sight, each page with its uppermost and lowermost part that is, and soon the pages
        beside these, and keep the `texts` of these pages besides; what was wished before is wished no more."""

    @abstractmethod
    def paint(self, painter: QPainter, page: int, box: QRectF, clip: QRectF, look: Look) -> None:
        """Paint a page into a box of the window, as far as it is there; at least what lies in `clip`."""

    @abstractmethod
    def has_own_colours(self, look: Look) -> bool:
        """Whether pages are painted in colours of their own, dark on white, and not in those in force."""

    @abstractmethod
    def text(self, page: int) -> str | None:
        """The text of a page; None where it is not there yet, and then it is read, and `read` tells."""

    @abstractmethod
    def place_at(self, page: int, point: QPointF) -> int | None:
        """The place in the text of a page that is nearest to a point of it; None where the text is not there."""

    @abstractmethod
    def rects(self, page: int, first: int, last: int) -> list[QRectF]:
        """Where characters of a page stand, a box for each line; those of an empty stretch are one without width."""

    @abstractmethod
    def down(self, page: int, place: int) -> float | None:
        """How far down a page a place stands, as far as that is known; None where the text is not there."""

    def seen_of(self, page: int, top: float, bottom: float) -> tuple[int, int]:
        """Between which places all characters are that stand between two heights of a page, and perhaps others."""
        return 0, len(self.text(page) or "")

    @abstractmethod
    def line_of(self, page: int, place: int) -> tuple[int, int]:
        """The first and last place of the line in which a place stands."""

    @abstractmethod
    def paragraph_of(self, page: int, place: int) -> tuple[int, int]:
        """The same of what three clicks select."""

    @abstractmethod
    def lacks_text(self, page: int) -> bool:
        """Whether a page is known to have pictures and no text, as one that was scanned."""

    def trouble(self, page: int) -> str:
        """Why a page cannot be shown, in a sentence; empty where it can."""
        return ""

    @abstractmethod
    def quoted(self, text: str) -> str:
        """A stretch of its text as it is read: without what only breaks its lines."""

    @abstractmethod
    def headings(self) -> Callable[[], Sequence[Heading]]:
        """What gives its headings, none where the file names none; it takes a while, and may be called in any
        thread."""

    @abstractmethod
    def find(self, words: str, first_page: int) -> Callable[[Callable[[], bool]], Iterator[Stretch]]:
        """What looks for words from a page on, round the end, in any thread; it asks now and then whether to stop."""

    def left_out(self) -> Sequence[int]:
        """The pages on which a search looked for nothing, as they cannot be read."""
        return ()

    def make_room(self, begins: Callable[[int], Sequence[int]]) -> None:
        """Leave room for a sign in front of the places at which passages begin, by page, where the layout is ours."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file; nothing is shown of it any more."""

    def spot_of(self, first: At, length: int) -> Spot:
        """A passage of so many characters as it is kept."""
        return Spot(first.page if self.has_pages else 0, first.place, first.place + length)
