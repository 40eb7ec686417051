"""Where the controls of the export dialog stand."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.ui.controls.dialog import add_buttons
from essayplanner.ui.look.fields import Scrolled
from essayplanner.ui.look.theme import Theme


class Parts(NamedTuple):
    """What stands in the dialog: `missing` says what the computer lacks, `buttons` are to close, to copy, to save."""

    question: QWidget
    formats: QWidget
    missing: QWidget
    options: QWidget
    preview: QWidget
    result: QWidget
    buttons: tuple[QPushButton, QPushButton, QPushButton]


class _Yielding(Scrolled):
    """As high as its column needs to be; where there is no room for that, it scrolls and lets the preview be seen."""

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._held = column
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The column's, at the width there is."""
        return QSize(self._held.sizeHint().width(), self._held.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Room for one row, and beside it for the bar that scrolls."""
        wide = self._held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, min(60, self._held.minimumHeight()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Asks for another height where the column needs one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.updateGeometry()


def lay_out(dialog: QDialog, parts: Parts, theme: Theme) -> None:
    """The question above; formats at the left, and beside them what to include and the preview; the buttons below."""
    gap = min(theme.px(8), 12)  # large text needs the room
    column = QVBoxLayout(dialog)
    column.setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2)
    column.setSpacing(gap + gap // 2)
    column.addWidget(parts.question)
    body = QHBoxLayout()
    column.addLayout(body, 1)
    body.setSpacing(gap * 2)
    left = QVBoxLayout()
    body.addLayout(left)
    left.setSpacing(gap)
    left.addWidget(parts.formats, 1)
    left.addWidget(parts.missing)
    parts.formats.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
    parts.missing.setMaximumWidth(parts.formats.sizeHint().width())
    line = QFrame()
    line.setFixedWidth(1)
    line.setStyleSheet(f"background: {theme.tokens.line};")
    body.addWidget(line)
    right = QVBoxLayout()
    body.addLayout(right, 1)
    right.setSpacing(gap + gap // 2)
    right.addWidget(_Yielding(parts.options))
    right.addWidget(parts.preview, 1)
    column.addWidget(parts.result)
    close, copy, save = parts.buttons
    add_buttons(column, [copy, save], [close]).setSpacing(gap)
