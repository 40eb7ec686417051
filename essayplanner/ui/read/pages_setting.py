"""The paragraphs of a text, set one by one when they are wanted: a book of them takes seconds."""

from collections import OrderedDict
from functools import lru_cache
from math import ceil
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from essayplanner.domain.cited import Run
from essayplanner.ui.look.theme import SERIFS
from essayplanner.ui.read.pages_words import COMMENT, HEADING, ITEM, QUOTATION, Piece

#: In units of the page.
MEASURE, SIZE, LEADING = 484.0, 14.0, 22.0
#: What a sign in front of a passage takes.
SIGN = 14.0
_INDENT = 20.0
#: Sizes of headings by their level, and what is above and below them; deeper ones are like the last.
_HEADINGS = ((18.0, 26.0, 10.0), (16.0, 20.0, 6.0), (15.0, 16.0, 4.0), (14.0, 12.0, 3.0))
#: Paragraphs that are kept as they are set.
_KEPT = 400


class Room(NamedTuple):
    """The room of a paragraph: how far it is set in, its height without what is above and below it, and these two."""

    indent: float
    height: float
    above: float
    below: float


class Setting:
    """How a text is set in the serif; positions are those of Python’s characters, and lengths in units of the page."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._laid: OrderedDict[int, QTextLayout] = OrderedDict()
        self._rooms: dict[int, frozenset[int]] = {}
        self._link = QColor()
        self._font = font_of(SIZE)
        metrics = QFontMetricsF(self._font)
        self._wide = metrics.averageCharWidth() or SIZE / 2

    def set_link(self, colour: QColor) -> None:
        """Have links in a colour."""
        if colour != self._link:
            self._link = colour
            self._laid.clear()

    def set_rooms(self, rooms: dict[int, frozenset[int]]) -> list[int]:
        """Leave room for signs in front of characters, by paragraph; gives the paragraphs of which some is other."""
        other = [piece for piece in {*rooms, *self._rooms} if rooms.get(piece) != self._rooms.get(piece)]
        self._rooms = rooms
        for piece in other:
            self._laid.pop(piece, None)
        return other

    def room(self, number: int) -> Room:
        """What a paragraph takes, as is thought from its length alone."""
        piece = self._pieces[number]
        indent, above, below, size, leading = _shape(piece, first=number == 0)
        across = max(1.0, (MEASURE - indent) / (self._wide * size / SIZE))
        lines = sum(max(1, ceil(len(line) / across)) for line in piece.text.split("\n"))
        return Room(indent, lines * leading, above, below)

    def laid(self, number: int) -> QTextLayout:
        """A paragraph as it is set, from its own upper left corner."""
        if (layout := self._laid.get(number)) is not None:
            self._laid.move_to_end(number)
            return layout
        layout = self._laid[number] = self._lay(number)
        if len(self._laid) > _KEPT:
            self._laid.popitem(last=False)
        return layout

    def height(self, number: int) -> float:
        """How high a paragraph is that is set now, without what is above and below it."""
        layout = self.laid(number)
        last = layout.lineAt(layout.lineCount() - 1)
        return last.y() + _shape(self._pieces[number])[4]

    def _lay(self, number: int) -> QTextLayout:
        piece = self._pieces[number]
        indent, _above, _below, size, leading = _shape(piece)
        font = font_of(size, bold=piece.style == HEADING, italic=piece.style == COMMENT)
        layout = QTextLayout(piece.text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if is_from_right(piece.text):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.setFormats(self._formats(piece, self._rooms.get(number, frozenset())))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(MEASURE - indent)
            line.setPosition(QPointF(0, y + (leading - line.height()) / 2))
            y += leading
        layout.endLayout()
        return layout

    def _formats(self, piece: Piece, rooms: frozenset[int]) -> list[QTextLayout.FormatRange]:
        found, at = [], 0
        for run in piece.runs:
            if run.italic or run.bold or run.link:
                found.append(_range(piece.text, at, at + len(run.text), self._face(run, piece)))
            at += len(run.text)
        for place in rooms:
            if place > 0:
                wide = QTextCharFormat()
                wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                wide.setFontLetterSpacing(SIGN)
                found.append(_range(piece.text, place - 1, place, wide))
        return found

    def _face(self, run: Run, piece: Piece) -> QTextCharFormat:
        face = QTextCharFormat()
        if run.italic:
            face.setFontItalic(piece.style != COMMENT)
        if run.bold:
            face.setFontWeight(QFont.Weight.Bold)
        if run.link:
            face.setForeground(self._link)
            face.setFontUnderline(True)
        return face

    def rects(self, number: int, first: int, last: int) -> list[QRectF]:
        """Where characters of a paragraph stand, from its upper left corner; a caret where there are none."""
        piece, layout = self._pieces[number], self.laid(number)
        leading = _shape(piece)[4]
        begin, end = to_qt(piece.text, first), to_qt(piece.text, last)
        found = []
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            start, stop = line.textStart(), line.textStart() + line.textLength()
            is_last = index == layout.lineCount() - 1
            if begin == end and not (start <= begin < stop or (is_last and begin >= start)):
                continue
            if begin != end and (begin >= stop or end <= start):
                continue
            left, right = (self._x(line, max(start, min(each, stop))) for each in (begin, end))
            right = min(right, line.naturalTextRect().right()) if end > begin else right
            top = line.y() - (leading - line.height()) / 2
            found.append(QRectF(min(left, right), top, abs(right - left), leading))
        return found

    @staticmethod
    def _x(line: object, place: int) -> float:
        x = line.cursorToX(place)  # type: ignore[attr-defined]
        return float(x[0] if isinstance(x, tuple) else x)

    def place_at(self, number: int, x: float, y: float) -> int:
        """The character of a paragraph that is nearest to a point of it."""
        layout, leading = self.laid(number), _shape(self._pieces[number])[4]
        line = layout.lineAt(max(0, min(layout.lineCount() - 1, int(y // leading))))
        place = int(line.xToCursor(x))
        return from_qt(self._pieces[number].text, place)

    def line_of(self, number: int, place: int) -> tuple[int, int]:
        """The line of a character, in the places of its paragraph."""
        text, layout = self._pieces[number].text, self.laid(number)
        line = layout.lineForTextPosition(min(to_qt(text, place), to_qt(text, len(text))))
        start, stop = line.textStart(), line.textStart() + line.textLength()
        if line.lineNumber() < layout.lineCount() - 1:
            stop -= 1  # the space at its end is where the next line begins
        return from_qt(text, start), from_qt(text, stop)


def _shape(piece: Piece, *, first: bool = False) -> tuple[float, float, float, float, float]:
    """How far it is set in, what is above and below it, the size of its letters and that of its lines."""
    if piece.style == HEADING:
        size, above, below = _HEADINGS[max(0, min(len(_HEADINGS), piece.level) - 1)]
        return 0.0, 0.0 if first else above, below, size, size * 1.5
    if piece.style == ITEM:
        return _INDENT * max(1, min(8, piece.level)), 0.0, 4.0, SIZE, LEADING
    if piece.style in (QUOTATION, COMMENT):
        return _INDENT, 2.0, 8.0, SIZE, LEADING
    return 0.0, 0.0, 8.0, SIZE, LEADING


def font_of(size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The serif at a size in units of the page; letters keep their distances at any zoom."""
    font = QFont()
    font.setFamilies(SERIFS)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setBold(bold)
    font.setItalic(italic)
    return font


def is_from_right(text: str) -> bool:
    """Whether a paragraph is written from the right: its first letter is of such a script."""
    if text.isascii():
        return False
    ways = (bidirectional(sign) for sign in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


@lru_cache(4096)
def _counts_alike(text: str) -> bool:
    """Whether Qt counts the characters as Python does; of some it has two."""
    return text.isascii() or max(text) <= "\uffff"


def to_qt(text: str, place: int) -> int:
    """A place among Python’s characters as Qt counts it."""
    return place if _counts_alike(text) else place + sum(sign > "\uffff" for sign in text[:place])


def from_qt(text: str, place: int) -> int:
    """A place as Qt counts it among Python’s characters."""
    if _counts_alike(text):
        return place
    at = 0
    for number, sign in enumerate(text):
        if at >= place:
            return number
        at += 1 + (sign > "\uffff")
    return len(text)


def _range(text: str, first: int, last: int, face: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = to_qt(text, first)
    found.length = to_qt(text, last) - found.start
    found.format = face
    return found
