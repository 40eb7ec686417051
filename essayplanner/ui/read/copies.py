"""Files that are copied beside the notebook before their documents are added: one after another, beside the window."""

from collections import deque
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.work.document_files import copy_beside
from essayplanner.work.opening_documents import Opened, SourceChosen, close


class ToCopy(NamedTuple):
    """A document that is added once its file is copied: its source, its password, and what was read meanwhile."""

    opened: Opened
    source: SourceChosen
    password: str
    beside: int


class Copies(QObject):
    """`made` brings what was copied, and where the copy lies from the notebook's folder; `failed` its EssayError."""

    made = Signal(object, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        #: The first of them is copied now.
        self._wanted: deque[ToCopy] = deque()
        #: The line in which copies are made.
        self.line = f"copies-for-{desk.book.uid}"
        self._job = Job(self, self.line)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)

    def holds(self, digest: str) -> bool:
        """Whether a file of that content is to be copied."""
        return any(each.opened.digest == digest for each in self._wanted)

    def add(self, wanted: ToCopy) -> None:
        """Copy a file, after those that are to be copied already."""
        self._wanted.append(wanted)
        if len(self._wanted) == 1:
            self._begin()

    def _begin(self) -> None:
        if not self._wanted:
            return
        opened, notebook = self._wanted[0].opened, self._desk.book.path
        path, digest = opened.path, opened.digest
        self._desk.announcer.say(self._widget, _("Copying “{name}” beside this notebook…", name=path.name))
        self._job.start(lambda progress: copy_beside(path, notebook, digest, progress.cancelled))

    @Slot(object)
    def _end(self, lies_at: object) -> None:
        self.made.emit(self._wanted.popleft(), str(lies_at))
        self._begin()

    @Slot(object)
    def _fail(self, error: EssayError) -> None:
        close(self._wanted.popleft().opened)
        self.failed.emit(error)
        self._begin()
