"""The buttons beside and below the names of a source."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from essayplanner.ui.controls.buttons import AddButton, SmallButton


class Up(SmallButton):
    """A small arrow that takes a name one place up."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the arrow."""
        with self.begin() as painter:
            pen = QPen(
                self.theme.color("line" if not self.isEnabled() else "ink" if self.underMouse() else "muted"),
                self.theme.px(15) / 10,
            )
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            unit, at = self.theme.px(4), QPointF(self.width() / 2, self.height() / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawLine(at + QPointF(0, unit), at - QPointF(0, unit))
            wing = QPointF(unit * 0.8, -unit * 0.2)
            painter.drawPolyline([at + QPointF(-wing.x(), wing.y()), at - QPointF(0, unit), at + wing])


class AddName(AddButton):
    """Adds a name; what it says follows the type of the source."""

    def rename(self, text: str, name: str) -> None:
        """Say this, and to a screen reader that."""
        self._words = text
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()
