"""Words in one line that are set once and drawn often; they are plain text, whatever stands in them."""

from functools import cache, cached_property, lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption, QTransform


class SetWords:
    """Words in one line, set once to be drawn at many frames; a line of text takes as long to set as to draw three."""

    def __init__(self, text: str, font: QFont) -> None:
        self._text, self._font = text, font
        self._set = QStaticText(text)
        self._set.setTextFormat(Qt.TextFormat.PlainText)
        self._set.setTextOption(_in_a_line())
        self._set.prepare(QTransform(), font)
        self._high = _height(font)

    @cached_property
    def width(self) -> float:
        """How wide they are."""
        return QFontMetricsF(self._font).horizontalAdvance(self._text)

    def draw(self, painter: QPainter, x: float, y: float, room: float) -> None:
        """Draw them from `x` on, in the middle of a height from `y` on, in the font that they are set in."""
        painter.drawStaticText(QPointF(x, y + (room - self._high) / 2), self._set)


words_in = lru_cache(4096)(SetWords)  # most are as they were in the last picture


@lru_cache(16)
def _height(font: QFont) -> float:
    return QFontMetricsF(font).height()


@cache
def _in_a_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option
