"""Documents of Qt that open nothing, whatever their HTML names."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument


def nothing() -> QImage:
    """What stands for every picture and style sheet: a clear point. Given none at all, Qt opens the file itself."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image


class Document(QTextDocument):
    """A document that loads nothing."""

    def loadResource(self, type: int, name: QUrl | str) -> QImage:
        """Nothing."""
        return nothing()
