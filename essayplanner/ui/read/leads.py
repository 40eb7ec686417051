"""The lines from passages to their cards, over what is free between the page and the margin."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from essayplanner.domain.cards import Kind
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: half of the dot where a line begins, and how round a corner is at most.
_DOT, _CORNER = 2.5, 10


class Lead(NamedTuple):
    """A line from one point to another, in the colour of a kind; `is_strong` where its card is chosen or pointed to."""

    kind: Kind
    begin: QPointF
    end: QPointF
    is_strong: bool = False


class Leads(QWidget):
    """Takes no clicks, and covers nothing but the lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.leads: Sequence[Lead] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def show_leads(self, leads: Sequence[Lead], room: QRect) -> None:
        """Draw these, with points of the parent, in a room of it."""
        self.leads = leads
        self.setGeometry(room)
        self.setVisible(bool(leads) and room.width() > 0)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines across and down, those that are strong last."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.x(), -self.y())
            for lead in sorted(self.leads, key=lambda lead: lead.is_strong):
                self._paint(painter, lead)

    def _paint(self, painter: QPainter, lead: Lead) -> None:
        colour, dot = self._theme.color(lead.kind.value), self._theme.px(10 * _DOT) / 10
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(lead.begin, dot, dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2 if lead.is_strong else 1.5))
        painter.drawPath(path_of(lead, self._theme.px(_CORNER)))


def path_of(lead: Lead, corner: float) -> QPainterPath:
    """Half of the way across, then up or down, then across, with round corners."""
    begin, end = lead.begin, lead.end
    path = QPainterPath(begin)
    middle, down = (begin.x() + end.x()) / 2, end.y() - begin.y()
    round_ = min(corner, abs(down) / 2, abs(end.x() - begin.x()) / 2)
    if round_ < 0.5:
        path.lineTo(end)
        return path
    along, across = (1 if down > 0 else -1), (1 if end.x() > begin.x() else -1)
    path.lineTo(middle - across * round_, begin.y())
    path.quadTo(middle, begin.y(), middle, begin.y() + along * round_)
    path.lineTo(middle, end.y() - along * round_)
    path.quadTo(middle, end.y(), middle + across * round_, end.y())
    path.lineTo(end)
    return path
