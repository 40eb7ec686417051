"""The tick of what is well done."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from essayplanner.ui.look.theme import Theme


def paint_tick(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Draw it as large as the box."""
    size = box.width()
    painter.setPen(QPen(theme.color("good"), max(1.5, theme.px(2) * 0.9)))
    knee = QPointF(box.left() + size * 0.36, box.bottom() - size * 0.14)
    painter.drawLine(QPointF(box.left(), box.center().y()), knee)
    painter.drawLine(knee, QPointF(box.right(), box.top() + size * 0.1))
