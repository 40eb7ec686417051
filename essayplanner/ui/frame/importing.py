"""Packs brought in while their progress is shown: read and imported in another thread, one after the other."""

from collections import deque
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError, ReadOnlyError, StoppedError, Trouble
from essayplanner.domain.file_words import named
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.beside import opened_beside
from essayplanner.ui.controls.boxes import ProgressDialog
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job, into
from essayplanner.work.bringing_in import Asking, Brought, Opened, bring_in, look_into_pack
from essayplanner.work.progress import Progress

if TYPE_CHECKING:
    from essayplanner.ui.dialogs.pack_changes import PackChangesDialog

#: Milliseconds after which an import that still goes on shows its progress.
_SHOWN_AFTER = 400
#: Pixels, so that the name of a file has room.
_WIDE = 420


class PackImport(QObject):
    """Imports packs as one step each. Stop works at once: the window is free, and what became of it is told."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._book, self._announcer, self._theme, self._window = desk.book, desk.announcer, desk.theme, window
        self._waiting: deque[Path] = deque()
        self.dialog: ProgressDialog | None = None
        self.asking: PackChangesDialog | None = None
        self.job = Job(self, into(desk.book))
        self.job.went_on.connect(self._say)
        self.job.advanced.connect(self._advance)
        self.job.done.connect(self._looked_into)
        self.job.failed.connect(self._failed)

    def start(self, path: Path) -> None:
        """Import a pack, after those that wait already."""
        self._waiting.append(path)
        if not self.job.running:
            self._begin()

    def _begin(self) -> None:
        if not self._waiting:
            return
        path = self._waiting.popleft()
        if self._may_write():
            words = _("Reading “{name}”…", name=shorten(named(path), 60))
            self._work(words, lambda opened, progress: look_into_pack(path, opened, progress))

    def _may_write(self) -> bool:
        book = self._book
        if refusal := book.read_only or book.lost():
            self._waiting.clear()
            self._announcer.fail(ReadOnlyError(refusal))
        return not refusal

    def _work(self, words: str, work: Callable[[Opened, Progress], object]) -> None:
        """Have this done beside the window, with these words to begin with."""
        self._show(words)
        place, uid = self._book.path, self._book.uid
        self._announcer.tell(self._window, words)
        self.job.start(lambda progress: work(lambda: opened_beside(place, uid), progress))

    def _show(self, words: str) -> None:
        self.dialog = ProgressDialog(words, _("Stop"), self._window)
        self.dialog.setWindowTitle(_("Import pack"))
        self.dialog.setRange(0, 0)
        self.dialog.setMinimumWidth(_WIDE)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        QTimer.singleShot(_SHOWN_AFTER, self.dialog, self.dialog.show)  # by itself it looks at how far it came first
        self.dialog.canceled.connect(self.stop)

    def stop(self) -> None:
        """Stop the import that is under way, and forget those that wait."""
        self._waiting.clear()
        if self.job.running:
            self.job.stop()
            self._announcer.say(self._window, _("Stopping the import…"))
        self._close()

    def _close(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog:
            dialog.canceled.disconnect(self.stop)
            dialog.close()
            dialog.deleteLater()

    def _say(self, words: str) -> None:
        if self.dialog:
            self.dialog.setLabelText(words)

    def _advance(self, done: int, of: int) -> None:
        if self.dialog:
            self.dialog.setRange(0, max(1, of))
            self.dialog.setValue(min(done, of))

    def _looked_into(self, result: Brought | Asking) -> None:
        if isinstance(result, Asking):
            self._close()
            self._ask(result)
        else:
            self._imported(result)

    def _ask(self, asking: Asking) -> None:
        """Ask whose is kept where the student changed something; the next pack waits for the answer."""
        from essayplanner.ui.dialogs.pack_changes import PackChangesDialog

        pack, changes = asking
        self.asking = dialog = PackChangesDialog(self._theme, pack, changes, self._window)
        dialog.decided.connect(lambda taken: self._import(pack, taken))
        dialog.rejected.connect(self._not_imported)
        dialog.open()

    def _import(self, pack: Pack, taken: Collection[str]) -> None:
        def work(opened: Opened, progress: Progress) -> Brought:
            with opened() as book:
                return bring_in(book, pack, progress, taken)

        if self._may_write():
            self._work(_("Importing “{title}”…", title=shorten(pack.title, 60)), work)

    def _not_imported(self) -> None:
        self._announcer.say(self._window, _("Nothing was imported."))
        self._begin()

    def _imported(self, result: Brought) -> None:
        self._close()
        self._book.look_for_changes()
        self._announcer.work(self)
        if result.account.shown:
            self._announcer.told.emit(Trouble(result.sentence, more=result.account.shown))
        else:
            self._announcer.say(self._window, result.sentence)
        self._begin()

    def _failed(self, error: EssayError) -> None:
        self._close()
        if isinstance(error, StoppedError):
            self._announcer.say(self._window, _("Import stopped; nothing was changed."))
        else:
            self._announcer.fail(error, self)
        self._begin()
