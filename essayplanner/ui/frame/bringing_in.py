"""Whatever is to be brought in, by what it is: packs, lists of sources, notebooks, and notes that become cards."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtWidgets import QDialog, QWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.brought import Writing
from essayplanner.domain.errors import EssayError, ReadOnlyError, StoppedError
from essayplanner.domain.file_words import named
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.bringing import Brought
from essayplanner.ui.bringing.dialog import BringingDialog
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.mime import NOTE_ENDINGS, SOURCE_ENDINGS
from essayplanner.ui.frame.copying_notebooks import NotebookCopying
from essayplanner.ui.frame.shown_job import ShownJob
from essayplanner.work.bringing_notes import notes_pasted, notes_unless_sources
from essayplanner.work.copying import Picked
from essayplanner.work.proposing import Choices, Proposing, Ready

if TYPE_CHECKING:
    from essayplanner.ui.library.panel import LibraryPanel

_ALL = (*NOTE_ENDINGS, *SOURCE_ENDINGS, ".toml", ".essayplan")
_FILTER = "{} ({});;{} (*)".format(
    _("Notes, documents, sources, packs, notebooks"), " ".join(f"*{ending}" for ending in _ALL), _("All files")
)


class BringingIn(ShownJob):
    """Reads notes and shows the cards that they would make, and lists what another notebook holds; what is neither
    goes its own way. `in_use` says of a path that a window has it open, and nothing of any other."""

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        library: "LibraryPanel",
        *,
        pack: Callable[[Path], object],
        sources: Callable[[Sequence[Path]], object],
        in_use: Callable[[Path], str],
    ) -> None:
        super().__init__(window, _("Bring in"))
        self._desk, self._library = desk, library
        self._pack, self._sources, self._in_use = pack, sources, in_use
        self.copying = NotebookCopying(desk, window, library)
        self.copying.ended.connect(self._next)
        self._waiting: list[Path | Writing | Picked] = []
        self._reading: object = None
        self.shown: BringingDialog | None = None
        self.job.done.connect(self._read)
        self.job.failed.connect(self._failed)

    def choose(self, folder: str, remember: Callable[[str], object], *, is_folder: bool = False) -> None:
        """Ask for files, or for a folder of notes, and bring them in."""

        def take(paths: list[Path]) -> None:
            remember(str(paths[0]))
            self.bring(paths)

        title = _("Bring in a folder of notes") if is_folder else _("Bring in")
        chooser = SourceChooser(self._window, title, folder, _FILTER, several=not is_folder)
        if is_folder:
            chooser.setFileMode(chooser.FileMode.Directory)
        chooser.chosen.connect(take)
        chooser.open()

    def bring(self, paths: Sequence[Path]) -> None:
        """Bring each file in by what it is; notes and notebooks one after the other, as they are done with."""
        if lists := [path for path in paths if path.suffix.lower() in SOURCE_ENDINGS]:
            self._sources(lists)
        for path in paths:
            ending = path.suffix.lower()
            if ending == ".toml":
                self._pack(path)
            elif ending not in SOURCE_ENDINGS:
                self._waiting.append(path)
        self._next()

    def paste(self, mime: QMimeData) -> None:
        """Show the cards that a text of the clipboard would make."""
        if self.shown or self.job.running or self.copying.busy or self._is_refused():
            return
        writing = self._desk.do(lambda: notes_pasted(mime.text(), mime.html() if mime.hasHtml() else ""))
        if writing is not None:
            self._show(writing)

    def pick(self, picked: Picked) -> None:
        """Ask what is wanted of things that were picked in another notebook, and copy that."""
        self._waiting.append(picked)
        self._next()

    @Slot(object)
    def offer(self, writing: Writing) -> None:
        """Show the cards that notes would make, once what is shown is done with."""
        self._waiting.append(writing)
        self._next()

    def _is_refused(self) -> bool:
        book = self._desk.book
        if refusal := book.read_only or book.lost():
            self._waiting.clear()
            self._desk.announcer.fail(ReadOnlyError(refusal))
        return bool(refusal)

    def _next(self) -> None:
        if not self._waiting or self.job.running or self.shown or self.copying.busy or self._is_refused():
            return
        path = self._waiting.pop(0)
        if isinstance(path, Writing):
            self._show(path)
            return
        if isinstance(path, Picked):
            self.copying.start(path.path, again=bool(self._in_use(path.path)), picked=path)
            return
        if path.suffix.lower() == ".essayplan":
            self.copying.start(path, again=bool(self._in_use(path)))
            return
        self._desk.book.settle()
        self._reading = (BringingIn, path)
        words = _("Reading “{name}”…", name=shorten(named(path), 60))
        self.show_soon(words)
        self._desk.announcer.tell(self._window, words)
        self.job.start(lambda progress: notes_unless_sources(path, Pandoc(), progress) or path)

    def stop(self) -> None:
        """Stop what is being read, and forget what waits."""
        self._waiting.clear()
        if self.job.running:
            self.job.cancel()
            self._desk.announcer.say(self._window, _("Stopped; nothing was imported."))
        super().stop()

    def _read(self, found: object) -> None:
        self.close()
        self._desk.announcer.work(self._reading)
        if isinstance(found, Writing):
            self._show(found)
        elif isinstance(found, Ready):
            self._open(found)
        elif isinstance(found, Path):
            self._sources([found])
            self._next()

    def _failed(self, error: EssayError) -> None:
        self.close()
        if not isinstance(error, StoppedError):
            self._desk.announcer.fail(error, self._reading)
        self._next()

    def _show(self, writing: Writing) -> None:
        """Propose cards, where that takes long beside the window, and show them."""
        proposing, book = Proposing(writing), self._desk.book
        self._reading = (BringingIn, writing.title)
        if proposing.is_long:
            beside = Beside(book)
            self.show_soon(_("Making cards of “{title}”…", title=shorten(writing.title, 60) or _("Pasted text")))
            self.job.start(
                lambda progress: Ready(
                    proposing, beside.read(lambda read: proposing.propose(read, Choices(), progress))
                )
            )
            return
        try:
            found = proposing.propose(book, Choices())
        except EssayError as error:
            self._failed(error)
            return
        self._desk.announcer.work(self._reading)
        self._open(Ready(proposing, found))

    def _open(self, ready: Ready) -> None:
        dialog = self.shown = BringingDialog(self._desk, ready, self._window)
        dialog.keep_size(self._desk.settings, "bringing")
        dialog.brought.connect(self._brought)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, result: int) -> None:
        self.shown = None
        if result != QDialog.DialogCode.Accepted:
            self._desk.announcer.say(self._window, _("Nothing was imported."))
        self._next()

    def _brought(self, done: Brought) -> None:
        """Choose the cards in the library."""
        if ids := (*done.made, *done.joined, *done.updated):
            self._desk.selection.choose(ids[0], cards=ids)
            self._library.show_cards(ids)
