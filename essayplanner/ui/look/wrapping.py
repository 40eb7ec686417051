"""Text set in lines of a width, for delegates."""

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from essayplanner.domain.text import shorten


def wrapped(
    text: str, font: QFont, width: float, most: int | None = None, formats: list[QTextLayout.FormatRange] | None = None
) -> QTextLayout:
    """Text in lines that break between words (within one that is longer than a line), at most `most`."""
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
        line.setPosition(QPointF(0, height))
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
        lines[-1] = QFontMetrics(font).elidedText(shorten(rest, 400), Qt.TextElideMode.ElideRight, int(width))
    return lines


def height_of(layout: QTextLayout) -> int:
    """Whole pixels for all lines."""
    return ceil(layout.boundingRect().height())
