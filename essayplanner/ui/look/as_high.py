"""Widgets that are as high as what they show needs at the width they are given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class AsHigh(_Widget):
    """For a widget of any width; it says by `needed` how high it is to be. What shows something else calls `fit`."""

    def needed(self) -> int:
        """How many pixels high what it shows is, at the width that it has."""
        return self.sizeHint().height()

    def take_any_width(self) -> None:
        """Be as wide as there is room."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def fit(self) -> None:
        """Be as high as that."""
        high = self.needed()
        if high != self.height():
            self.setFixedHeight(high)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        self.fit()
