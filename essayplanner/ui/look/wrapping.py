"""Text set in lines of a width, for delegates."""

from math import ceil

from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from essayplanner.domain.text import shorten


def wrapped(
    text: str,
    font: QFont,
    width: float,
    most: int | None = None,
    formats: list[QTextLayout.FormatRange] | None = None,
    from_right: bool | None = None,
) -> QTextLayout:
    """Text in lines that break between words (within one that is longer than a line), at most `most`.

    They stand at the side where their own letters begin; with `from_right` at the right, or (False) at the left.
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
        height += line.height()
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
    wide = QFontMetricsF(font).horizontalAdvance
    if wide(text) <= width:
        return text
    room = width - wide("…")
    if room <= 0:
        return ""
    units = text.encode("utf-16-le", "surrogatepass")  # in which Qt counts letters
    ends = _ends_of_letters(text)
    least, most = 0, len(ends)
    while least < most:  # the first letter that does not fit any more
        middle = (least + most) // 2
        if wide(_until(units, ends[middle])) < room:
            least = middle + 1
        else:
            most = middle
    return _until(units, ends[least - 1] if least else 0) + "…"


def _until(units: bytes, end: int) -> str:
    return units[: 2 * end].decode("utf-16-le", "surrogatepass")


def _ends_of_letters(text: str) -> list[int]:
    """Where each letter, with the marks on it, ends."""
    letters = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    ends = []
    while (end := letters.toNextBoundary()) > 0:
        ends.append(end)
    return ends
