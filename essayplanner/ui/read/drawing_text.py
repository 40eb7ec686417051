"""A piece of a text as it is drawn on its page."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from essayplanner.ui.look.tokens import Tokens
from essayplanner.ui.read.pages_readable import PAGE_WIDTH
from essayplanner.ui.read.pages_setting import LEADING, MEASURE, Room, font_of
from essayplanner.ui.read.pages_words import COMMENT, ITEM, QUOTATION, Piece

#: Beside the column, in units of the page.
SIDE = (PAGE_WIDTH - MEASURE) / 2


def paint_piece(painter: QPainter, piece: Piece, layout: QTextLayout, room: Room, at: QPointF, tokens: Tokens) -> None:
    """Draw a piece as it is set, with its upper left corner there, and what stands beside it."""
    if piece.style == ITEM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.muted))
        painter.drawEllipse(QPointF(at.x() - 10, at.y() + LEADING / 2), 2, 2)
    elif piece.style == QUOTATION:
        painter.setPen(QPen(QColor(tokens.line), 2))
        painter.drawLine(QPointF(at.x() - 12, at.y() + 2), QPointF(at.x() - 12, at.y() + room.height - 2))
    if piece.locator:
        painter.setPen(QColor(tokens.muted))
        painter.setFont(font_of(11))
        beside = QRectF(PAGE_WIDTH - SIDE, at.y(), SIDE - 14, LEADING)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, piece.locator)
    painter.setPen(QColor(tokens.muted if piece.style == COMMENT else tokens.ink))
    layout.draw(painter, at)
