"""The window, opened on a stranger's notebook and walked through from end to end; `opens` runs it under strace."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from essayplanner.app import Program, run
from essayplanner.domain.errors import Trouble
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.frame.window import Window
from essayplanner.ui.running.application import make_application
from essayplanner.ui.sources.dialog import SourcesDialog
from tests import hostile
from tests.ui.seen import Seen

#: Milliseconds between looks at whether what was begun in another thread is over, and looks at most.
_BEAT, _LOOKS = 50, 1200


def walk_through(notebook: Path) -> int:
    """Show all there is, close, and give the exit code; what is not shown as it was written is an error too."""
    application = make_application()
    program = Program(application)
    window = program.open(notebook)
    assert window is not None
    seen = Seen(notebook.parent / "bait.png")
    steps = _steps(window, notebook.parent)
    waited = 0

    def go_on() -> None:
        nonlocal waited
        waited += 1
        try:
            is_ready = next(steps)
        except StopIteration:
            window.close()
            return
        if is_ready:
            seen.look(f"step {waited}")
        if waited < _LOOKS:
            QTimer.singleShot(_BEAT, go_on)

    window.completed.connect(lambda: QTimer.singleShot(_BEAT, go_on))
    code = run(application)
    QApplication.clipboard().clear()  # without a screen, Qt frees what was copied after Python has ended
    for fault in sorted(seen.faults):
        print(fault)
    return code or bool(seen.faults) or waited >= _LOOKS


def _steps(window: Window, folder: Path) -> Iterator[bool]:
    """What is done, thing by thing; True where it is to be looked at, False where it is still under way."""
    for card_id in window.library.model.ids[:4]:
        window.selection.choose(card_id)
        window.show_tab("card")
        yield True
    window.marking.spelling.begin()
    while not window.marking.is_at_rest:
        yield False
    yield True
    for panel in ("preview", "history"):
        window.show_tab(panel)
        yield True
    window.top.chooser.click()
    window.library.view.selectAll()
    window.commands.cards.copy_cards()
    window.preview.copying.rich_text()
    yield True
    yield from _dialogs(window)
    yield from _sources(window, folder)
    yield from _export(window, folder)
    window.commands.files.import_file(folder / f"{hostile.FILE_NAME}.toml")
    window.commands.edit.undo()
    window.show_banner(Trouble(window.book.title))
    yield True


def _dialogs(window: Window) -> Iterator[bool]:
    commands = window.commands
    acts: tuple[Callable[[], object], ...] = (
        commands.view.guide,
        commands.view.shortcuts,
        commands.view.about,
        commands.files.restore_backup,
        lambda: window.preview.page.follow(QUrl(f"https://example.org/{window.book.title}")),
    )
    for act in acts:
        act()
        yield True
        _shut()


def _sources(window: Window, folder: Path) -> Iterator[bool]:
    dialog: SourcesDialog = window.commands.cards.sources()
    yield True
    dialog.show_missing()
    yield True
    for ending in ("bib", "ris", "json", "bib"):
        dialog.bringing.read_files([folder / f"{hostile.FILE_NAME}.{ending}"])
        while dialog.bringing.busy:
            yield False
        if dialog.bringing.question:
            yield True
            dialog.bringing.question.buttons()[0].click()
    dialog.show_source(1)
    dialog.editor.merge(2)
    yield True
    _shut()


def _export(window: Window, folder: Path) -> Iterator[bool]:
    window.commands.files.export()
    (dialog,) = window.findChildren(ExportDialog)
    previews: list[None] = []
    dialog.previewed.connect(lambda: previews.append(None))
    dialog.options_box.style_chooser.take_file(str(folder / f"{hostile.FILE_NAME}.csl"))
    for name in ("html", "pdf", "plan", "docx", "markdown"):
        before = len(previews)
        dialog.formats.choose(name)
        while len(previews) == before:
            yield False
        yield True
    dialog.save_to(folder / "out.docx")
    while not (folder / "out.docx").exists():
        yield False
    yield True
    _shut()


def _shut() -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and isinstance(widget, QDialog | QMenu):
            widget.close()
