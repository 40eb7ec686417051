"""The main job without a screen: sample, a card placed, the essay exported, the window drawn to a picture."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from essayplanner.domain.errors import EssayError


def run_without_screen(path: Path | None, make_sample: Callable[[], Path]) -> int:
    """Do what a student would do first, and print where the results are; gives the exit code."""
    print("No screen was found, so here is the main job without a window.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        notebook = path or make_sample()
        exported, picture = _do(notebook)
    except EssayError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Notebook:  {notebook}")
    print(f"Essay:     {exported}")
    print(f"Picture:   {picture}")
    return 0


def _do(path: Path) -> tuple[Path, Path]:
    from PySide6.QtCore import QEventLoop, QTimer

    from essayplanner.app import Program, make_application
    from essayplanner.formats.essay import PLAIN_OPTIONS
    from essayplanner.formats.files import write_whole
    from essayplanner.formats.markdown import export_markdown
    from essayplanner.notebook.outlines import find_outline, read_outline

    program = Program(make_application())
    program.theme.choose(mode="light")
    window = program.open(path)
    if window is None:
        raise EssayError(f"“{path.name}” could not be opened.")
    window.resize(1440, 900)
    window.complete() if not hasattr(window, "commands") else None
    unused = [id for id in window.library.model.ids if (card := window.library.model.card(
        window.library.model.ids.index(id))) and not card.used and card.kind == "evidence"][:1]  # fmt: skip
    if unused and not window.book.read_only:
        window.outline.place(unused)
    loop = QEventLoop()
    QTimer.singleShot(600, loop.quit)
    loop.exec()
    picture = path.with_suffix(".png")
    window.grab().save(str(picture))
    outline = find_outline(window.book)
    exported = path.with_suffix(".md")
    write_whole(exported, export_markdown(read_outline(window.book, outline.id), PLAIN_OPTIONS).encode())
    window.close()
    return exported, picture
