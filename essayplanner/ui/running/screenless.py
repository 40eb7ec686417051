"""The main job without a screen: a card placed, the essay exported, the window drawn to a picture."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QTimer

from essayplanner.domain.file_words import beside
from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import waiting_evidence
from essayplanner.ui.frame.window import Window

#: Milliseconds that search and the panels have to show what changed.
_SETTLE = 600


def do_main_job(window: Window) -> tuple[Path, Path]:
    """Place a card that is not used yet, export the essay and draw the window; gives where essay and picture are.

    The window is closed in the end. EssayError where the notebook has no outline, or a file cannot be written.
    """
    try:
        return _do(window)
    finally:
        window.close()


def _do(window: Window) -> tuple[Path, Path]:
    from essayplanner.formats.files import write_whole
    from essayplanner.formats.registry import exporter
    from essayplanner.notebook.outlines import find_outline
    from essayplanner.work.choice import PLAIN, Choice
    from essayplanner.work.citing import Citer
    from essayplanner.work.exporting import export_to, read_export
    from essayplanner.work.progress import Progress

    path = window.book.path
    exported, picture = (beside(path, _(", without a display"), suffix) for suffix in (".md", ".png"))
    window.resize(1440, 900)
    window.complete_now()
    waiting = waiting_evidence(window.book, window.selection.outline_id)
    if waiting and not window.book.read_only:
        card_id, placement_id = waiting[0]
        window.outline.view.choose(Item("placement", placement_id))
        window.outline.place([card_id], under_current=True)
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE, loop, loop.quit)
    loop.exec()
    outline_id, markdown = find_outline(window.book).id, exporter("markdown")
    export = read_export(window.book, outline_id, markdown, Choice(style=PLAIN))
    export_to(export, exported, Citer(), None, Progress())
    drawn = QByteArray()
    buffer = QBuffer(drawn)
    window.grab().save(buffer, "PNG")
    write_whole(picture, bytes(drawn.data()))
    return exported, picture
