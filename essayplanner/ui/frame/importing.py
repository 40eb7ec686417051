"""Packs brought in while their progress is shown: read and imported in another thread, one after the other."""

from collections import deque
from pathlib import Path

from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError, ReadOnlyError, StoppedError, Trouble
from essayplanner.domain.file_words import named
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.beside import opened_beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import into
from essayplanner.ui.frame.shown_job import ShownJob
from essayplanner.work.bringing_in import Brought, bring_in_pack


class PackImport(ShownJob):
    """Imports packs as one step each. Stop works at once: the window is free, and what became of it is told."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, _("Import pack"), into(desk.book))
        self._book, self._announcer = desk.book, desk.announcer
        self._waiting: deque[Path] = deque()
        self.job.done.connect(self._imported)
        self.job.failed.connect(self._failed)

    def start(self, path: Path) -> None:
        """Import a pack, after those that wait already."""
        self._waiting.append(path)
        if not self.job.running:
            self._begin()

    def _begin(self) -> None:
        if not self._waiting:
            return
        path, book = self._waiting.popleft(), self._book
        if refusal := book.read_only or book.lost():
            self._waiting.clear()
            self._announcer.fail(ReadOnlyError(refusal))
            return
        words = _("Reading “{name}”…", name=shorten(named(path), 60))
        self.show_soon(words)
        place, uid = book.path, book.uid
        self._announcer.tell(self._window, words)
        self.job.start(lambda progress: bring_in_pack(path, lambda: opened_beside(place, uid), progress))

    def stop(self) -> None:
        """Stop the import that is under way, and forget those that wait."""
        self._waiting.clear()
        if self.job.running:
            self._announcer.say(self._window, _("Stopping the import…"))
        super().stop()

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
