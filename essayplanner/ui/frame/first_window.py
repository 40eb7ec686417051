"""A window that is on the screen before its notebook is open.

Next to nothing is imported here: the first picture waits for it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Signal
from PySide6.QtWidgets import QMainWindow

from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.titles import window_title

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

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
        elif not (self.isMaximized() or self.isFullScreen()):
            room, size = self.screen().availableGeometry(), first_size(self.screen().availableSize(), self.size())
            self.resize(size)
            self.move(within(room, QRect(self.pos(), size + QSize(0, _FRAME))).topLeft())

    def show_first(self, picture: "FirstPicture") -> None:
        """Be on the screen with a picture of what will be there."""
        self.name_after(picture.notebook)
        self.setCentralWidget(picture)
        self.show()

    def name_after(self, notebook: str) -> None:
        """Have the title of a notebook."""
        self.setWindowTitle(window_title(f"{notebook} — EssayPlanner"))

    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        soon(self, self.keep_in_sight)

    def keep_in_sight(self) -> None:
        """Lie, with the frame that the desktop has put around it, beside the desktop's own bars."""
        if self.isMaximized() or self.isFullScreen() or self.isMinimized() or not self.isVisible():
            return
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        if not room.contains(frame):
            fitting = within(room, frame)
            self.resize(self.size() - frame.size() + fitting.size())
            self.move(fitting.topLeft())

    def closeEvent(self, event: "QCloseEvent") -> None:
        super().closeEvent(event)
        self.closed.emit()


def first_size(room: QSize, wanted: QSize = QSize(1440, 900)) -> QSize:  # noqa: B008
    """The size of a new window on a screen with this room; that of its frame is known only when it is there."""
    return wanted.boundedTo(room - QSize(_FRAME, _FRAME))


def within(room: QRect, box: QRect) -> QRect:
    """A box, moved into a room as far as it must be, and no larger than that."""
    size = box.size().boundedTo(room.size())
    x = max(room.left(), min(box.left(), room.left() + room.width() - size.width()))
    y = max(room.top(), min(box.top(), room.top() + room.height() - size.height()))
    return QRect(x, y, size.width(), size.height())
