"""The number of a section on its square: solid in the drawer, blue where it is the current one, soft in lists."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from essayplanner.ui.look.glyphs import paint_number
from essayplanner.ui.look.theme import Theme

#: The tokens of the square and of the number on it.
SOLID, CURRENT, SOFT = ("side", "paper"), ("claim", "on_accent"), ("side_soft", "ink")


def number_width(theme: Theme, number: str) -> int:
    """How wide the square is; as wide as the number needs where that is long."""
    return max(theme.px(16), QFontMetrics(_font(theme)).horizontalAdvance(number) + theme.px(8))


def paint_section_number(painter: QPainter, theme: Theme, room: QRectF, number: str, look: tuple[str, str]) -> None:
    """Draw it as wide as the room, in the middle of its height."""
    high = theme.px(16)
    box = QRectF(room.left(), room.center().y() - high / 2, room.width(), high)
    ground, ink = look
    paint_number(painter, box, number, _font(theme), theme.color(ground), theme.color(ink))


def _font(theme: Theme) -> QFont:
    return theme.font(11, bold=True)
