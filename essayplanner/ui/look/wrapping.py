"""Text set in lines of a width, for delegates."""

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def wrapped(
    text: str, font: QFont, width: float, most: int, formats: list[QTextLayout.FormatRange] | None = None
) -> QTextLayout:
    """Text in lines that break between words (within one that is longer than a line), at most `most` of them."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    height = 0.0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(line.position().__class__(0, height))
        height += line.height()
    layout.endLayout()
    return layout
