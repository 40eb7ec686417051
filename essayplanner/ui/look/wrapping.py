"""Text set in lines of a width, for delegates."""

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption


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


def height_of(layout: QTextLayout) -> int:
    """Whole pixels for all lines."""
    return ceil(layout.boundingRect().height())
