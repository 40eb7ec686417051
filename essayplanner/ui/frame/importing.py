"""Packs brought in while their progress is shown: read and imported in another thread, one after the other."""

from collections import deque
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError, ReadOnlyError, StoppedError, Trouble
from essayplanner.domain.file_words import named
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.beside import opened_beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import into
from essayplanner.ui.frame.shown_job import ShownJob
from essayplanner.work.bringing_in import Asking, Brought, Opened, bring_in, look_into_pack
from essayplanner.work.progress import Progress

if TYPE_CHECKING:
    from essayplanner.ui.dialogs.pack_changes import PackChangesDialog


class PackImport(ShownJob):
    """Imports packs as one step each. Stop works at once: the window is free, and what became of it is told."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, _("Import pack"), into(desk.book))
        self._book, self._announcer, self._theme = desk.book, desk.announcer, desk.theme
        self._waiting: deque[Path] = deque()
        self.asking: PackChangesDialog | None = None
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
        self.show_soon(words)
        place, uid = self._book.path, self._book.uid
        self._announcer.tell(self._window, words)
        self.job.start(lambda progress: work(lambda: opened_beside(place, uid), progress))

    def stop(self) -> None:
        """Stop the import that is under way, and forget those that wait."""
        self._waiting.clear()
        if self.job.running:
            self._announcer.say(self._window, _("Stopping the import…"))
        super().stop()

    def _looked_into(self, result: Brought | Asking) -> None:
        if isinstance(result, Asking):
            self.close()
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
        self.close()
        self._book.look_for_changes()
        self._announcer.work(self)
        if result.account.shown:
            self._announcer.told.emit(Trouble(result.sentence, more=result.account.shown))
        else:
            self._announcer.say(self._window, result.sentence)
        self._begin()

    def _failed(self, error: EssayError) -> None:
        self.close()
        if isinstance(error, StoppedError):
            self._announcer.say(self._window, _("Import stopped; nothing was changed."))
        else:
            self._announcer.fail(error, self)
        self._begin()
