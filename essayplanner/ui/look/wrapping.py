"""Text set in lines of a width, for delegates."""

from functools import cached_property, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from essayplanner.domain.text import shorten


def wrapped(
    text: str,
    font: QFont,
    width: float,
    most: int | None = None,
    formats: list[QTextLayout.FormatRange] | None = None,
    from_right: bool | None = None,
    least: int = 0,
) -> QTextLayout:
    """Text in lines that break between words (within one that is longer than a line), at most `most`.

    They stand at the side where their own letters begin; with `from_right` at the right, or (False) at the left. From
    one to the next it is `least` pixels, or more where the font needs more.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    while most is None or layout.lineCount() < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        x = 0.0
        if from_right is not None:
            at = line.naturalTextRect().left()
            x = (max(1.0, width) - line.naturalTextWidth() if from_right else 0.0) - at
        line.setPosition(QPointF(x, height))
        height += max(line.height(), least)
    layout.endLayout()
    return layout


def cut_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Text in at most so many lines of a width, the last one ending in … where there is more."""
    layout = wrapped(" ".join(text.split()), font, width, most + 1)
    found = [layout.lineAt(number) for number in range(min(layout.lineCount(), most))]
    lines = [layout.text()[line.textStart() : line.textStart() + line.textLength()].rstrip() for line in found]
    if layout.lineCount() > most:
        rest = layout.text()[found[-1].textStart() :]
        lines[-1] = elided(shorten(rest, 400), font, width)
    return lines


def height_of(layout: QTextLayout) -> int:
    """Whole pixels for all lines."""
    return ceil(layout.boundingRect().height())


def elided(text: str, font: QFont, width: float) -> str:
    """The text or, where it is wider than that, its beginning with an ellipsis, as Qt's font metrics elide it."""
    letters = _letters(text, font)
    if letters.width <= width:
        return text
    room = width - _letters("…", font).width
    if room <= 0:
        return ""
    least, most = 0, len(letters.ends)
    while least < most:  # the first letter that does not fit any more
        middle = (least + most) // 2
        if letters.width_until(middle) < room:
            least = middle + 1
        else:
            most = middle
    return letters.until(least - 1) + "…"


class _Letters:
    """A text in a font, and how wide its beginnings are: each is measured once, however often it is cut."""

    def __init__(self, text: str, font: QFont) -> None:
        self._text, self._wide = text, QFontMetricsF(font).horizontalAdvance
        self._widths: dict[int, float] = {}
        self.width = self._wide(text)

    @cached_property
    def _units(self) -> bytes:
        return self._text.encode("utf-16-le", "surrogatepass")  # in which Qt counts letters

    @cached_property
    def ends(self) -> list[int]:
        """Where each letter, with the marks on it, ends."""
        letters = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, self._text)
        ends = []
        while (end := letters.toNextBoundary()) > 0:
            ends.append(end)
        return ends

    def until(self, last: int) -> str:
        """The text with a letter, by its place, as its last; nothing for -1."""
        return self._units[: 2 * self.ends[last]].decode("utf-16-le", "surrogatepass") if last >= 0 else ""

    def width_until(self, last: int) -> float:
        """How wide that is."""
        if last not in self._widths:
            self._widths[last] = self._wide(self.until(last))
        return self._widths[last]


_letters = lru_cache(2048)(_Letters)


def x_of(line: QTextLine, letter: int) -> float:
    """Where in a line a letter begins; PySide gives that with the letter that the place is nearest to."""
    found: object = line.cursorToX(letter)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
