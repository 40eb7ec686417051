"""A window that is on the screen before its notebook is open.

Next to nothing is imported here: the first picture waits for it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtWidgets import QMainWindow

from essayplanner.ui.look.titles import window_title

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from essayplanner.ui.desk.settings import Settings
    from essayplanner.ui.frame.first_picture import FirstPicture
    from essayplanner.ui.look.theme import Theme

#: As much as the title bar or the frame of a window takes, on any desktop.
_FRAME = 40


class FirstWindow(QMainWindow):
    """Has its size, its name, and a picture of what will be there."""

    closed = Signal()

    def __init__(self, theme: "Theme", settings: "Settings") -> None:
        super().__init__()
        self.theme, self.settings = theme, settings
        if not self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode())):
            self.resize(first_size(self.screen().availableSize()))

    def show_first(self, picture: "FirstPicture") -> None:
        """Be on the screen with a picture of what will be there."""
        self.name_after(picture.notebook)
        self.setCentralWidget(picture)
        self.show()

    def name_after(self, notebook: str) -> None:
        """Have the title of a notebook."""
        self.setWindowTitle(window_title(f"{notebook} — EssayPlanner"))

    def closeEvent(self, event: "QCloseEvent") -> None:
        super().closeEvent(event)
        self.closed.emit()


def first_size(room: QSize) -> QSize:
    """The size of a first window on a screen with this room; that of its frame is known only when it is there."""
    return QSize(min(1440, room.width() - _FRAME), min(900, room.height() - _FRAME))
