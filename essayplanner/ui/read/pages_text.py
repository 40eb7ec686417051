"""A text as the view has it: one long page in the serif; what is in sight is set at once, the rest by and by."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Slot
from PySide6.QtGui import QColor, QPainter

from essayplanner.domain.brought import Writing
from essayplanner.ui.read.drawing_text import SIDE, paint_piece
from essayplanner.ui.read.pages_readable import PAGE_END, PAGE_WIDTH, At, Heading, Look, Readable, Stretch
from essayplanner.ui.read.pages_searched import SearchedText
from essayplanner.ui.read.pages_setting import Room, Setting
from essayplanner.ui.read.pages_words import HEADING, Piece, pieces_of

#: In units of the page, above and below the column.
_TOP = 48.0
#: Seconds at a time in which what is out of sight is set.
_SLICE = 0.004
#: Milliseconds of rest between two such slices.
_REST = 8


class TextReadable(Readable):
    """A text of headings, paragraphs, lists and quotations; its text is theirs, one in a line."""

    has_pages = False

    def __init__(self, writing: Writing, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._pieces = pieces_of(writing)
        self._text = PAGE_END.join(piece.text for piece in self._pieces)
        self._starts = [*accumulate((len(piece.text) + 1 for piece in self._pieces), initial=0)]
        self._setting = Setting(self._pieces)
        self._rooms = [self._setting.room(number) for number in range(len(self._pieces))]
        self._thought = set(range(len(self._pieces)))
        self._stand()
        self._next = 0
        self._searched = SearchedText([piece.text for piece in self._pieces])
        self._seen = (0.0, 0.0)
        self._going_on = QTimer(self, interval=_REST)
        self._going_on.timeout.connect(self._set_more)

    @property
    def pieces(self) -> Sequence[Piece]:
        """What it is made of."""
        return self._pieces

    @property
    def is_set(self) -> bool:
        """Whether it is known of all of it how long it is."""
        return self._next == len(self._pieces)

    def _stand(self) -> None:
        """Where each piece begins: what is above it comes after that."""
        self._tops = [*accumulate((r.above + r.height + r.below for r in self._rooms), initial=_TOP)]

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Those of its one page."""
        return [(PAGE_WIDTH, self._tops[-1] + _TOP)]

    def wish(self, look: Look, in_sight: Sequence[tuple[int, float, float]], texts: Sequence[int]) -> None:
        """What is in sight is set now."""
        self._setting.set_link(QColor(look.tokens.claim))
        if in_sight:
            self._seen = in_sight[0][1:]
            self._set(self._between(*self._seen))
        if self._next < len(self._pieces) and not self._going_on.isActive():
            self._going_on.start()

    def _between(self, top: float, bottom: float) -> range:
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, min(len(self._pieces), bisect_right(self._tops, bottom)))

    def _set(self, numbers: Sequence[int]) -> None:
        """Set these pieces; what is in sight stays where it is."""
        wanted = [number for number in numbers if number in self._thought]
        if not wanted:
            return
        above = min(len(self._pieces) - 1, max(0, bisect_right(self._tops, self._seen[0]) - 1))
        was, end = self._tops[above], self._tops[-1]
        for number in wanted:
            self._rooms[number] = self._rooms[number]._replace(height=self._setting.height(number))
            self._thought.discard(number)
        self._stand()
        if self._tops[-1] != end or self._tops[above] != was:
            self.moved.emit(self._tops[above] - was)

    @Slot()
    def _set_more(self) -> None:
        end = perf_counter() + _SLICE
        done: list[int] = []
        while self._next < len(self._pieces):
            number, self._next = self._next, self._next + 1
            if number not in self._thought:
                continue
            self._setting.laid(number)
            done.append(number)
            if perf_counter() > end:
                break
        self._set(done)
        if self._next == len(self._pieces):
            self._going_on.stop()

    def make_room(self, begins: Callable[[int], Sequence[int]]) -> None:
        """A sign takes the place of a letter before its passage."""
        rooms: dict[int, frozenset[int]] = {}
        for place in begins(1):
            number = self._number(place)
            rooms[number] = rooms.get(number, frozenset()) | {place - self._starts[number]}
        other = self._setting.set_rooms(rooms)
        known = [number for number in other if number not in self._thought]
        self._thought.update(known)
        self._set(known)
        if other:
            self.painted.emit(1)

    # Painting

    def _room(self, number: int) -> tuple[Room, QPointF]:
        room = self._rooms[number]
        return room, QPointF(SIDE + room.indent, self._tops[number] + room.above)

    def paint(self, painter: QPainter, page: int, box: QRectF, clip: QRectF, look: Look) -> None:
        """Paint the pieces that lie in the part."""
        tokens, scale = look.tokens, look.scale
        painter.fillRect(box & clip, QColor(tokens.card))
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(scale, scale)
        top, bottom = (clip.top() - box.top()) / scale, (clip.bottom() - box.top()) / scale
        for number in self._between(top, bottom):
            room, at = self._room(number)
            paint_piece(painter, self._pieces[number], self._setting.laid(number), room, at, look.tokens)
        painter.restore()

    def has_own_colours(self, look: Look) -> bool:
        """It has those of the theme."""
        return False

    # Reading

    def _number(self, place: int) -> int:
        """The piece in which a place is."""
        return max(0, min(len(self._pieces) - 1, bisect_right(self._starts, place) - 1))

    def text(self, page: int) -> str | None:
        """All of it is there."""
        return self._text

    def place_at(self, page: int, point: QPointF) -> int | None:
        """The place nearest to a point."""
        if not self._pieces:
            return 0
        number = max(0, min(len(self._pieces) - 1, bisect_right(self._tops, point.y()) - 1))
        off = point - self._room(number)[1]
        return self._starts[number] + self._setting.place_at(number, off.x(), off.y())

    def rects(self, page: int, first: int, last: int) -> list[QRectF]:
        """Where characters stand; the pieces in which they are are set now."""
        if not self._pieces:
            return []
        numbers = range(self._number(first), self._number(max(first, last - 1)) + 1)
        self._set(numbers)
        found = []
        for number in numbers:
            start, length = self._starts[number], len(self._pieces[number].text)
            begin, end = max(0, first - start), min(length, last - start)
            if begin < end or first >= last:
                at = self._room(number)[1]
                found += [rect.translated(at) for rect in self._setting.rects(number, begin, max(begin, end))]
        return found

    def down(self, page: int, place: int) -> float | None:
        """As far as that is a share of its piece."""
        number = self._number(place)
        share = (place - self._starts[number]) / max(1, self._starts[number + 1] - self._starts[number])
        return self._tops[number] + share * (self._tops[number + 1] - self._tops[number])

    def seen_of(self, page: int, top: float, bottom: float) -> tuple[int, int]:
        """The places of the pieces that lie there."""
        numbers = self._between(top, bottom)
        return (self._starts[numbers[0]], self._starts[numbers[-1] + 1]) if numbers else (0, 0)

    def line_of(self, page: int, place: int) -> tuple[int, int]:
        """The line of a place."""
        if not self._pieces:
            return 0, 0
        number = self._number(place)
        start = self._starts[number]
        first, last = self._setting.line_of(number, place - start)
        return start + first, start + last

    def paragraph_of(self, page: int, place: int) -> tuple[int, int]:
        """The piece of a place."""
        if not self._pieces:
            return 0, 0
        number = self._number(place)
        return self._starts[number], self._starts[number] + len(self._pieces[number].text)

    def lacks_text(self, page: int) -> bool:
        """It is nothing but text."""
        return False

    def quoted(self, text: str) -> str:
        """Its words as they are."""
        return text.strip()

    def headings(self) -> Callable[[], Sequence[Heading]]:
        """Its own."""
        found = [
            Heading(max(1, piece.level), piece.text, At(1, start))
            for piece, start in zip(self._pieces, self._starts, strict=False)
            if piece.style == HEADING
        ]
        return lambda: found

    def find(self, words: str, first_page: int) -> Callable[[Callable[[], bool]], Iterator[Stretch]]:
        """Case, accents and kinds of quotation marks are ignored."""
        return self._searched.looking_for(words)

    def close(self) -> None:
        """Nothing more is set."""
        self._going_on.stop()
