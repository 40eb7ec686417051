"""Fields in lines, some side by side: which they are may change, as with the type of a source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.ui.look.theme import Theme


class _Line(QWidget):
    """Fields side by side, shown in the widget above; below each other where they would be too narrow."""

    def __init__(self, theme: Theme, fields: Sequence[QWidget], above: QWidget) -> None:
        super().__init__(above)
        self.theme, self.fields = theme, fields
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        for field in fields:
            self.row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.show()  # not before it is where it stays: it is given its style now
        self._turn(above.width())  # its own is not known yet, and to turn later moves all that stands below

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another direction."""
        super().resizeEvent(event)
        self._turn(self.width())

    def _turn(self, width: int) -> None:
        px, direction = self.theme.px, QBoxLayout.Direction
        narrow = width < px(104) * len(self.fields)
        self.row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.row.setSpacing(px(8))


class FieldLines:
    """The lines, in a column of a form below one of its parts. A field that is not shown stays, hidden, with what is in
    it."""

    def __init__(self, theme: Theme, form: QWidget, column: QVBoxLayout, below: QWidget) -> None:
        self.theme, self._form, self._column, self._below = theme, form, column, below
        self._lines: list[_Line] = []

    def show_lines(self, lines: Sequence[Sequence[QWidget]]) -> None:
        """Show these fields, line by line, in the place of those shown before."""
        old = self._lines
        for line in old:
            for field in line.fields:
                line.row.removeWidget(field)
                field.setParent(self._form)
                field.hide()
            self._column.removeWidget(line)
        self._lines = [_Line(self.theme, fields, self._form) for fields in lines]
        for place, line in enumerate(self._lines, self._column.indexOf(self._below) + 1):
            self._column.insertWidget(place, line)
            line.show()  # at once, so that it can take the focus
        for line in old:
            line.deleteLater()
