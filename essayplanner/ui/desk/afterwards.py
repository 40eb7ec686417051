"""What a picture of what was just done does not need, and so comes after it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.busy import unless_busy

#: Milliseconds until the picture is on the screen, as a rule; whatever waits for less could come before it.
_PAINTED = 20


def after_picture(part: QWidget, work: Callable[[], object]) -> QTimer:
    """A timer of a part of the window that has `work` done, once, after the picture of what set it going.

    Nothing is done any more in a window that was closed meanwhile: its notebook is closed too.
    """
    timer = QTimer(part, singleShot=True, interval=_PAINTED)

    def do() -> None:
        if part.window().isVisible():
            unless_busy(work)()

    timer.timeout.connect(do)
    return timer
