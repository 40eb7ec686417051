"""What happens to the file of a window while it is open, and what of its texts is not saved: said while it is so."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import BusyError, DiskError, EssayError, Trouble
from essayplanner.language import _
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job, into
from essayplanner.ui.frame.banner import Banner
from essayplanner.ui.frame.status import Status

#: Milliseconds between two looks at the file, and between two while another program holds it.
_LOOK, _LOOK_WHILE_BUSY = 1500, 300


class Watch(QObject):
    """Looks at the file, and has banner and status bar say what is so."""

    def __init__(self, desk: Desk, banner: Banner, status: Status, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._book, self._banner, self._status, self._window = desk, desk.book, banner, status, window
        self._watcher: QFileSystemWatcher | None = None
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._looking = AfterPicture(window, self.look)  # each of our own steps changes the file too
        self._is_over = self._says_busy = False
        self._lost: Trouble | None = None
        self._steps_made = self._replayed = 0
        self._mended: Trouble | None = None
        desk.announcer.failed.connect(self._show_failure)
        desk.announcer.told.connect(self._show_told)
        desk.announcer.mended.connect(self._end_mended)
        desk.saving.unsaved.connect(self._show_unsaved)

    def begin(self) -> None:
        """Watch the file from now on."""
        self._watcher = QFileSystemWatcher([str(self._book.path)], self)
        self._watcher.fileChanged.connect(lambda _: self._looking.begin())
        self._timer.start()

    def end(self) -> None:
        """Watch it no more."""
        self._is_over = True
        self._timer.stop()
        if self._watcher:
            self._watcher.blockSignals(True)

    def look(self) -> None:
        """See now whether another program changed the file, holds it or took it away."""
        if self._is_over:
            return
        was_busy = self._book.busy
        changed = self._book.look_for_changes()
        self._end_banner()
        if self._follow_loss():
            return
        self._timer.setInterval(_LOOK_WHILE_BUSY if self._book.busy else _LOOK)
        said, self._says_busy = self._says_busy, was_busy and self._book.busy  # else it only wrote something
        if said != self._says_busy:
            self._show_state()
        if self._says_busy and not said:
            self._say(_("Another program is using this notebook. What you see stays as it is until it has finished."))
        elif changed and not self._is_ours():
            self._say(_("Another program changed this notebook. Its changes are shown."))
        elif said and not self._says_busy:
            self._say(_("The other program has finished with this notebook."))

    def follow(self, changed: ChangeSet) -> None:
        """A step was made: the disk takes what is written, and what was said of it before may be over."""
        if changed.origin != "outside":
            self._steps_made += 1
            self._replayed += changed.origin in ("undo", "redo")
            self._end_banner()

    def _say(self, sentence: str) -> None:
        self._desk.announcer.say(self._window, sentence)

    def _is_ours(self) -> bool:
        """Whether what changed the file may be an import of this window, which writes beside it and says so itself."""
        line = into(self._book)
        return any(job.running and job.line == line for job in self._window.findChildren(Job))

    def _follow_loss(self) -> bool:
        """Say that the file is lost, or that it is not any more; gives whether it is lost."""
        before, self._lost = self._lost, self._book.lost()
        if lost := self._lost:
            if lost != before:
                self._banner.show_trouble(lost, partial(self._is_so, lost))
        elif before:
            if self._watcher:
                self._watcher.addPath(str(self._book.path))
            self._say(_("Your work is being saved to “{name}” again.", name=self._book.path.name))
        if lost or before:
            self._show_state()
        return bool(lost)

    def _show_failure(self, error: EssayError) -> None:
        self._banner.show_trouble(error.trouble, self._reason(error))
        self.look()

    def _show_told(self, done: Trouble) -> None:
        """Show what was done, until that may have been taken back."""
        replayed = self._replayed
        self._banner.show_trouble(done, lambda: self._replayed == replayed)

    def _reason(self, error: EssayError) -> Callable[[], bool]:
        """What tells whether what went wrong is still so."""
        made = self._steps_made
        if self._is_so(error.trouble):
            return partial(self._is_so, error.trouble)
        if isinstance(error, BusyError):
            return self._book.is_held
        if isinstance(error, DiskError):
            return lambda: self._steps_made == made
        trouble = error.trouble
        return lambda: self._mended is not trouble

    def _end_mended(self, trouble: Trouble) -> None:
        self._mended = trouble
        self._end_banner()

    def _is_so(self, trouble: Trouble) -> bool:
        """Whether it is true now, as the notebook and the typing that waits for it know by themselves."""
        return trouble == self._book.lost() or any(told.trouble == trouble for told in self._desk.saving.told())

    def _end_banner(self) -> None:
        """Take a sentence away that is not true any more; another that is comes in its place."""
        if not self._banner.end_if_over():
            return
        told = self._desk.saving.told()
        if trouble := told[-1].trouble if told else self._book.lost():
            self._banner.show_trouble(trouble, partial(self._is_so, trouble))

    def _show_state(self) -> None:
        unsaved = bool(self._desk.saving.told() or self._lost)
        self._status.show_state(busy=self._says_busy, unsaved=unsaved)

    def _show_unsaved(self, number: int) -> None:
        self._show_state()
        self._end_banner()
        if not number:
            self._say(_("Everything you typed is saved."))
