"""Another notebook looked into while its progress is shown, and what is wanted of it copied as one step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.file_words import named
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.copying import Copied, copy_in
from essayplanner.ui.desk.desk import TAKES_BACK, Desk
from essayplanner.ui.desk.jobs import into
from essayplanner.ui.dialogs.copying import CopyingDialog
from essayplanner.ui.frame.shown_job import ShownJob
from essayplanner.work.copying import OtherNotebook, Picked, look_into_notebook, said
from essayplanner.work.progress import Progress

if TYPE_CHECKING:
    from essayplanner.ui.library.panel import LibraryPanel


class NotebookCopying(ShownJob):
    """Reads a notebook, asks what of it is wanted, and copies that; `ended` tells that it is over, whatever came."""

    ended = Signal()

    def __init__(self, desk: Desk, window: QWidget, library: "LibraryPanel") -> None:
        super().__init__(window, _("Bring in"), into(desk.book))
        self._desk, self._library = desk, library
        self.asking: CopyingDialog | None = None
        self._is_copying = False
        self.job.done.connect(self._arrived)
        self.job.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether one is read, asked about or copied from."""
        return self.job.running or self.asking is not None

    def start(self, path: Path, *, again: bool, picked: Picked | None = None) -> None:
        """Look into a notebook, or at what is picked of it; `again` says that a window of this program has it open."""
        self._is_copying = False
        self._show(_("Reading “{name}”…", name=shorten(named(path), 60)))
        place, uid = self._desk.book.path, self._desk.book.uid
        self.job.start(
            lambda progress: look_into_notebook(
                path, lambda: opened_beside(place, uid), progress, again=again, picked=picked
            )
        )

    def _copy(self, pack: Pack, taken: frozenset[str]) -> None:
        self._is_copying = True
        self._show(_("Copying from “{title}”…", title=shorten(pack.title, 60)))
        place, uid = self._desk.book.path, self._desk.book.uid

        def work(progress: Progress) -> Copied:
            with opened_beside(place, uid) as book:
                return copy_in(book, pack, progress.advance, asked=True, taken=taken)

        self.job.start(work)

    def _show(self, words: str) -> None:
        self._desk.book.settle()
        self.show_soon(words)
        self._desk.announcer.tell(self._window, words)

    def stop(self) -> None:
        """Stop: nothing more is heard of what is only read; what became of a copy is told."""
        if self._is_copying:
            self._desk.announcer.say(self._window, _("Stopping the copy…"))
        else:
            self.job.cancel()
        super().stop()
        if not self._is_copying:
            self._end(_("Stopped; nothing was copied."))

    def _arrived(self, found: OtherNotebook | Copied) -> None:
        self.close()
        self._desk.announcer.work(self)
        if isinstance(found, OtherNotebook):
            self._ask(found)
        else:
            self._copied(found)

    def _ask(self, other: OtherNotebook) -> None:
        self.asking = dialog = CopyingDialog(self._desk.theme, other, self._window)
        dialog.keep_size(self._desk.settings, "copying")
        dialog.copy_wanted.connect(self._copy)
        dialog.finished.connect(self._asked)
        dialog.open()

    def _asked(self, result: int) -> None:
        self.asking = None
        if result != QDialog.DialogCode.Accepted:
            self._end(_("Nothing was copied."))

    def _copied(self, copied: Copied) -> None:
        self._desk.book.look_for_changes()
        is_more = bool(copied.new or copied.outlines or copied.debates or copied.sources)
        if copied.outlines:
            self._desk.selection.show_outline(copied.outlines[0])
        if cards := copied.fresh or copied.cards:
            self._library.show_card(cards[0])
        self._end(f"{said(copied)} {TAKES_BACK}" if is_more else said(copied))

    def _failed(self, error: EssayError) -> None:
        self.close()
        if isinstance(error, StoppedError):
            self._end(_("Stopped; nothing was copied."))
        else:
            self._desk.announcer.fail(error, self)
            self.ended.emit()

    def _end(self, sentence: str) -> None:
        self._desk.announcer.say(self._window, sentence)
        self.ended.emit()
