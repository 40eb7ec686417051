"""The texts of the pages of a PDF, read beside the window: those that are asked for first, then those in sight."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.read.pages_lines import PageLines

if TYPE_CHECKING:
    from essayplanner.pdf.file import PdfFile

#: Pages whose text is kept, those in sight and those that are needed aside.
_TEXTS = 40


class Read(NamedTuple):
    """A page that was read."""

    lines: PageLines
    has_images: bool


class ReadPages(QObject):
    """Reads one page after the other; `read` tells which."""

    read = Signal(int)

    def __init__(self, file: "PdfFile", unit: float, parent: QObject) -> None:
        """`unit` is the number of our units in a point."""
        super().__init__(parent)
        self._file, self._unit = file, unit
        self._read: OrderedDict[int, Read] = OrderedDict()
        self._in_sight: Sequence[int] = ()
        self._kept: set[int] = set()
        self._asked: list[int] = []
        self._at_work = 0
        self._job = Job(self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._lack)

    def wish(self, in_sight: Sequence[int], needed: Sequence[int]) -> None:
        """Read the pages in sight, and keep their texts and those that are needed."""
        self._in_sight, self._kept = in_sight, {*in_sight, *needed}
        self._asked = [page for page in self._asked if page in self._kept]
        self._go_on()

    def get(self, page: int) -> Read | None:
        """A page, where it was read."""
        return self._read.get(page)

    def ask(self, page: int) -> Read | None:
        """A page, where it was read; it is read soon where not."""
        if (read := self._read.get(page)) is None and page not in self._asked:
            self._asked.append(page)
            self._kept.add(page)
            self._go_on()
        return read

    def stop(self) -> None:
        """Read no more."""
        self._job.cancel()

    def _go_on(self) -> None:
        if self._at_work:
            return
        wanted = [page for page in (*self._asked, *self._in_sight) if page not in self._read]
        if wanted:
            self._at_work = wanted[0]
            self._job.start(partial(_read, self._file, self._at_work, self._unit))

    def _take(self, read: object) -> None:
        assert isinstance(read, Read)
        page, self._at_work = self._at_work, 0
        self._read[page] = read
        self._asked = [asked for asked in self._asked if asked != page]
        for other in [other for other in self._read if other not in self._kept and other != page]:
            if len(self._read) <= _TEXTS:
                break
            del self._read[other]
        self.read.emit(page)
        self._go_on()

    def _lack(self, error: EssayError) -> None:
        """A page that cannot be read has no text; where the file was closed, nothing is read any more."""
        if isinstance(error, StoppedError):
            self._at_work = 0
        else:
            self._take(Read(PageLines("", ()), False))


def _read(file: "PdfFile", page: int, unit: float, _progress: Progress) -> Read:
    read = file.text(page)
    return Read(PageLines(read.text, read.boxes, unit), read.has_images)
