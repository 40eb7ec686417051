"""What a picture of what was just done does not need, and so comes after it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.busy import unless_busy

#: Milliseconds until the picture is on the screen, as a rule; whatever waits for less could come before it.
_PAINTED = 20


class AfterPicture(QTimer):
    """Has work done once after the picture of what set it going, however often that was meanwhile."""

    def __init__(self, part: QWidget, work: Callable[[], object]) -> None:
        """Nothing is done any more when the window of the part was closed: its notebook is closed too."""
        super().__init__(part, singleShot=True, interval=_PAINTED)
        self._part, self._work = part, unless_busy(work)
        self.timeout.connect(self._do)

    def begin(self) -> None:
        """Wait for the picture, unless that is so already: steps that follow each other sooner put nothing off."""
        if not self.isActive():
            self.start()

    @Slot()
    def _do(self) -> None:
        if self._part.window().isVisible():
            self._work()
