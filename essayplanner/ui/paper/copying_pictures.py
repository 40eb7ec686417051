"""A screen on the clipboard."""

from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from essayplanner.language import _
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.paper.drawn import Drawn


class _Copy(NamedTuple):
    """A picture in dots and in lines, and what is said of it."""

    image: QImage
    svg: bytes
    said: str


class PictureCopying(QObject):
    """Draws a screen in another thread and puts it on the clipboard; `copied` brings the sentence, `failed` the
    EssayError because of which it is not there."""

    copied = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job = Job(self)
        self._job.done.connect(self._put)
        self._job.failed.connect(self.failed)

    def copy(self, drawn: Drawn, title: str) -> None:
        """Copy it as a picture and as SVG: the other program takes what it can."""
        said = _("Copied “{screen}” as a picture.", screen=drawn.title)
        self._job.start(lambda _progress: _Copy(drawn.image(), drawn.svg(title), said))

    def _put(self, copy: _Copy) -> None:
        mime = QMimeData()
        mime.setImageData(copy.image)
        mime.setData("image/svg+xml", copy.svg)
        QApplication.clipboard().setMimeData(mime)
        self.copied.emit(copy.said)
