"""The names that stand in a notebook: nobody need add “Dzerzhinsky” to a dictionary who has him on a card."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.names import TABLES, Naming, naming_texts, naming_texts_of
from essayplanner.notebook.notebook import Notebook
from essayplanner.spelling.words import bare, names_in
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.jobs import Job

#: Milliseconds without a step before the notebook is read again.
_REST = 1_000
#: A name that is sure counts as if it stood in two titles.
_SURE = 2


class Names(QObject):
    """Words with a capital in the titles of cards and in what names historians and sources, by the number of texts they
    stand in. All are read once, beside the window; then steps are followed. `changed` says that there are others."""

    changed = Signal()

    def __init__(self, book: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._beside = book, Beside(book)
        self._counts: Counter[str] | None = None
        self._before: set[str] | None = None
        self._job = Job(self)
        self._job.done.connect(self._take)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.read)
        self.destroyed.connect(book.before_writing(self._let_go))
        self.destroyed.connect(book.subscribe(self._follow))

    @property
    def are_read(self) -> bool:
        """Whether they are known."""
        return self._counts is not None

    @property
    def are_wanted(self) -> bool:
        """Whether they were read, or are about to be."""
        return self._counts is not None or self._job.running or self._rest.isActive()

    def knows(self, word: str, times: int = 1) -> bool:
        """Whether a word is a name that stands in so many texts at least, or stood in one when they were first read."""
        name = bare(word)
        return self._counts is not None and (self._counts[name] >= times or name in (self._before or ()))

    def read(self) -> None:
        """Read all names, in another thread."""
        beside = self._beside
        self._job.start(lambda _progress: beside.read(lambda book: _counted(naming_texts(book))))

    def _take(self, counts: Counter[str]) -> None:
        self._counts = counts
        if self._before is None:
            self._before = set(counts)
        self.changed.emit()

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._job.cancel()
            self._rest.start()

    def _follow(self, changed: ChangeSet) -> None:
        if self._job.running or (self._counts is not None and changed.everything):
            self._job.cancel()
            self._rest.start()
        elif self._counts is not None and changed.touches(*TABLES):
            gone, came = Counter[str](), Counter[str]()
            for change in changed.of(*TABLES):
                gone += _counted(naming_texts_of(change.table, change.before))
                came += _counted(naming_texts_of(change.table, change.after))
            if gone != came:
                self._counts.subtract(gone)
                self._counts.update(came)
                self.changed.emit()


def _counted(texts: Iterable[Naming]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, sure in texts:
        for name in names_in(text):
            counts[name] += _SURE if sure else 1
    return counts
