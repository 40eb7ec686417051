"""Bringing a pack in while its progress is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.domain.text import shorten
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.boxes import ProgressDialog


def import_with_progress(parent: QWidget, book: Notebook, path: Path, say: Callable[[str], None]) -> None:
    """Read a pack and import it as one step; EssayError where the pack is bad or the student stopped it."""
    from essayplanner.formats.packs import read_pack

    try:
        content = path.read_bytes()
    except OSError as error:
        raise EssayError(f"“{path.name}” cannot be read ({why(error)}); nothing was changed.") from None
    pack = read_pack(content, path.name)
    dialog = ProgressDialog(f"Importing “{shorten(pack.title, 80)}”…", "Stop", parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(400)

    def progress(done: int, of: int) -> bool:
        dialog.setValue(min(99, done * 100 // max(1, of)))
        QApplication.processEvents()
        return not dialog.wasCanceled()

    try:
        result = import_pack(book, pack, progress)
    finally:
        dialog.close()
        dialog.deleteLater()
    say(result.sentence)
