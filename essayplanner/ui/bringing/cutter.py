"""Cuts notes otherwise: at once where they are few, else in another thread, and the window goes on."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.jobs import Job
from essayplanner.work.proposing import Choices, Proposed, Proposing

#: Milliseconds after a step was written before the notebook is read again.
_REST = 150


class Cutter(QObject):
    """Proposes cards as they were last chosen; `proposed` brings what was not there at once, and `outdated` says that
    another program changed the notebook, so that all is to be proposed again."""

    proposed = Signal(object)
    outdated = Signal()

    def __init__(self, book: Notebook, proposing: Proposing, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._proposing, self._beside = book, proposing, Beside(book)
        self._choices = Choices()
        self._job = Job(self)
        self._job.done.connect(self.proposed)
        self._job.failed.connect(self._read_here)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._start)
        self.destroyed.connect(book.before_writing(self._let_go))
        self._end = book.subscribe(self._follow)
        self.destroyed.connect(self._end)

    def propose(self, choices: Choices) -> Proposed | None:
        """The cards, or None where they come later; what was under way before is dropped."""
        if not self._proposing.is_long:
            return self._proposing.propose(self._book, choices)
        self._choices = choices
        self._start()
        return None

    @Slot()
    def cancel(self) -> None:
        """Nothing is awaited any more."""
        self._end()
        self._rest.stop()
        self._job.cancel()

    def _follow(self, changed: ChangeSet) -> None:
        if changed.everything:
            self._proposing.look_again()
            self.outdated.emit()

    @Slot()
    def _start(self) -> None:
        beside, proposing, choices = self._beside, self._proposing, self._choices
        self._job.start(lambda progress: beside.read(lambda book: proposing.propose(book, choices, progress)))

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._job.cancel()
            self._rest.start()

    @Slot(object)
    def _read_here(self, error: EssayError) -> None:
        """What cannot be read beside the window is read in it."""
        if not isinstance(error, StoppedError):
            self.proposed.emit(self._proposing.propose(self._book, self._choices))
