"""Files and folders of the student's own, opened in the program that the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_place(place: Path) -> None:
    """Show a folder, or open a file that this program wrote."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
