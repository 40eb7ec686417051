"""What may be dropped on a drawing, and what it is told."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDropEvent

from essayplanner.ui.canvas.figures import Key


class Aim(NamedTuple):
    """What would be done with what is dragged, in a sentence: where it is let go on `key`, or on the ground (None).

    `refused` says that nothing can be done there, and the sentence why; without a sentence nothing is meant.
    """

    said: str = ""
    key: Key | None = None
    refused: bool = False


class Drops(Protocol):
    """What a screen does with what is dragged over its drawing."""

    def aim(self, data: QMimeData, point: QPointF, key: Key | None, event: QDropEvent) -> Aim:
        """What would be done at a point of the drawing, where the figure of that key is. Asked at each move."""

    def drop(self, data: QMimeData, point: QPointF, aim: Aim, event: QDropEvent) -> object:
        """Do it; only where it was not refused."""
