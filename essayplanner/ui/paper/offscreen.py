"""Pages set and screens drawn without a window, for the command line."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from essayplanner.domain.errors import EssayError
from essayplanner.formats.export import Pages
from essayplanner.language import _
from essayplanner.ui.paper import pdf

#: Systems that show windows without being asked for a screen, and whose fonts the platform without one does not know.
_OWN_SCREEN = ("win32", "darwin")
_NOISE = ("QStandardPaths: ", "Detected locale ")


def typeset(pages: Pages) -> bytes:
    """The pages as a PDF file; EssayError where they do not fit on their one page, or Qt cannot start."""
    start()
    return pdf.typeset(pages)


def start() -> None:
    """Start Qt, if nobody did, for the rest of the run; EssayError where it cannot."""
    if QGuiApplication.instance() is None:
        _start()


def _start() -> None:
    """Without its plugin Qt would end the program without a word to the student."""
    if sys.platform not in _OWN_SCREEN:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if not any(any(folder.glob("*qoffscreen*")) for folder in _plugin_folders()):
            raise EssayError(
                _("This format needs a part of Qt that is not on this computer (its platform “offscreen”).")
            )
    qInstallMessageHandler(_without_noise)
    mirrored = [word for word in sys.argv[1:] if word == "-reverse"]
    QGuiApplication(["essayplanner", *mirrored])  # PySide keeps it


def _plugin_folders() -> Iterator[Path]:
    yield Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    if named := os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        yield Path(named)


def _without_noise(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """What Qt says of a server's folders and language is nothing to a student; everything else is passed on."""
    if not (message or "").startswith(_NOISE):
        print(message, file=sys.stderr)
