"""The essay that is previewed, read and made ready to be shown: beside the window where it is large."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.errors import EssayError
from essayplanner.domain.outline import Outline
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import placements, read_outline
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.preview.following import cards_of, letters_of
from essayplanner.ui.preview.styling import Before, Prepared, prepare

if TYPE_CHECKING:
    from essayplanner.formats.essay import Essay, ExportOptions

#: Cards in an outline from which on it is prepared in another thread.
OFF_THREAD = 200
#: Letters of its texts from which on it is, too.
LETTERS_OFF_THREAD = 300_000
#: Placements from which on the outline is read there as well.
READ_BESIDE = 1_000


class How(NamedTuple):
    """How an essay is to be prepared."""

    options: "ExportOptions"
    style: str
    split: bool
    before: Before


class Made(NamedTuple):
    """An essay that was prepared: the uids of its cards, and itself with plain notes."""

    cards: frozenset[str]
    plain: "Essay"
    prepared: Prepared


class Preparing(QObject):
    """Prepares one essay at a time: what is begun takes the place of what was under way.

    `made` brings what was Made, `unread` says that it could not be read beside the window, `failed` brings the
    EssayError of what was read and cannot be prepared.
    """

    made = Signal(object)
    unread = Signal()
    failed = Signal(object)

    def __init__(self, book: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._beside: Beside | None = None
        self._reading = False
        self._job = Job(self)
        self._job.done.connect(self.made)
        self._job.failed.connect(self._fail)

    @property
    def running(self) -> bool:
        """Whether something is awaited."""
        return self._job.running

    def cancel(self) -> None:
        """Wait for nothing any more."""
        self._job.cancel()

    def let_go(self) -> bool:
        """End the reading of the file, which is to be written; gives whether there was one."""
        return bool(self._beside and self._beside.interrupt())

    def reads_beside(self, outline_id: int) -> bool:
        """Whether an outline is so large that it is to be read beside the window."""
        return not self._book.read_only and placements(self._book, outline_id) >= READ_BESIDE

    def read(self, outline_id: int, how: How) -> None:
        """Read an outline beside the window, and prepare it there."""
        beside = self._beside = self._beside or Beside(self._book)
        self._reading = True
        self._job.start(lambda _progress: _made(beside.read(lambda book: read_outline(book, outline_id)), how))

    def prepare(self, outline: Outline, how: How) -> None:
        """Prepare an outline that was read: at once if it is small."""
        if len(cards_of(outline)) < OFF_THREAD and letters_of(outline) < LETTERS_OFF_THREAD:
            self.cancel()
            self.made.emit(_made(outline, how))
        else:
            self._reading = False
            self._job.start(lambda _progress: _made(outline, how))

    def _fail(self, error: EssayError) -> None:
        if self._reading:
            self.unread.emit()
        else:
            self.failed.emit(error)


def _made(outline: Outline, how: How) -> Made:
    from essayplanner.formats.essay import freeze

    essay = freeze(outline, how.options)
    return Made(cards_of(outline), essay, prepare(essay, how.style, how.split, how.before, how.options.card_texts))
