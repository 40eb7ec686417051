"""Finding words in a document: searched beside the window, and shown where they stand."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent

from essayplanner.domain.documents import Spot
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.text import shorten
from essayplanner.language import _, join_facts, n_, sentences
from essayplanner.ui.controls.finding import FindingBar, way_asked
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.read.pages_readable import At, Stretch
from essayplanner.ui.read.view import PagesView

#: Matches that are shown at most.
_MOST = 10_000
#: Seconds after which a search tells what it found so far.
_TELLS = 0.1
#: How long the list of pages that cannot be read is at most, in characters.
_LISTED = 30

Search = Callable[[Callable[[], bool]], Iterator[Stretch]]


class DocumentFindBar(FindingBar):
    """A field above a document. All places that match are shown, and the view goes to one of them, from where it stood
    when the search began."""

    def __init__(self, view: PagesView) -> None:
        super().__init__(view.theme, _("Find in the document"), _("Find in the document: words of its text"))
        self.view = view
        self.hits: list[Stretch] = []
        self.current: Stretch | None = None
        self._coming: list[Stretch] = []
        self._begun = At(1, 0)
        self._sought, self._leads = "", True
        self._job = Job(self)
        self._job.advanced.connect(self._take_some)
        self._job.done.connect(self._take_all)
        self._job.failed.connect(self._end_early)
        view.readable_changed.connect(self._forget)
        view.find_bar = self

    @property
    def is_searching(self) -> bool:
        """Whether more may be found."""
        return self._job.running

    def begin(self) -> None:
        """Be there, with what was typed last selected."""
        if self.isHidden():
            self._begun = self._place_read()
        self.take_up()
        self.typed()

    def _place_read(self) -> At:
        return self.view.place_at_top() or At(self.view.page, 0)

    def leave(self) -> None:
        """Be gone, and stop the search; what was found last is selected."""
        self._job.cancel()
        if self.current and self.view.range:
            self.view.select(self.current)
        self.view.setFocus()
        self.hide()
        self.hits, self.current, self._sought = [], None, ""
        self.view.show_hits((), None)

    def go(self, way: int) -> None:
        """Show the next match or the one before, round the end."""
        if self.isHidden():
            self.begin()
            return
        if not self.hits:
            self._tell()
            return
        if not self._leads:
            self._leads, self._begun = True, self._place_read()
        here = self.current or Stretch(*self._begun, 0)
        place = bisect_left(self.hits, here)
        step = way if self.current else min(way, 0)
        self._show(self.hits[(place + step) % len(self.hits)])

    def typed(self) -> None:
        """Search for what is typed, instead of what was."""
        words = self.field.text().strip()
        if words == self._sought:
            return
        if not self._leads:
            self._leads, self._begun = True, self._place_read()
        self._seek(words)

    def _seek(self, words: str) -> None:
        self._sought = words
        self._job.cancel()
        self.hits, self.current, self._coming = [], None, []
        readable = self.view.readable
        if words and readable is not None:
            self._coming = coming = list[Stretch]()
            self._job.start(partial(_search, readable.find(words, max(1, self._begun.page)), coming))
        self._show_hits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that find are those of this bar in its field too."""
        if isinstance(event, QKeyEvent) and (way := way_asked(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.answer(way)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _forget(self) -> None:
        """Another document is shown: what is typed is found in it too, and nobody is led away from where it opens."""
        self._begun, self._leads = At(1, 0), False
        self._seek("" if self.isHidden() else self.field.text().strip())

    @Slot()
    def _take_some(self) -> None:
        self._take(len(self._coming))

    @Slot(object)
    def _take_all(self, _coming: object) -> None:
        self._take(len(self._coming))
        self._tell()

    @Slot(object)
    def _end_early(self, error: EssayError) -> None:
        self._take(len(self._coming))
        if not isinstance(error, StoppedError):
            self.count.setText(str(error))
            tell_settled_of(self, str(error))

    def _take(self, number: int) -> None:
        """So many have come: the first of them from where the search began is gone to at once."""
        if number > len(self.hits):
            self.hits = sorted(self._coming[:number])
            if self.current is None and self._leads:
                place = bisect_left(self.hits, Stretch(*self._begun, 0))
                self._show(self.hits[place % len(self.hits)])
                return
        self._show_hits()

    def _show(self, hit: Stretch) -> None:
        self.current = hit
        paged = self.view.readable is not None and self.view.readable.has_pages
        self.view.go_to(Spot(hit.page if paged else 0, hit.first, hit.last), flash=False)
        self._show_hits()
        self._tell()

    def _show_hits(self) -> None:
        self.view.show_hits(self.hits, self.current)
        self.show_count(bisect_left(self.hits, self.current) + 1 if self.current else 0, len(self.hits))
        if self.is_searching:
            self.count.setText(_("{count}, searching …", count=self.count.text()) if self.hits else _("Searching …"))
        elif self.view.readable is None:
            self.count.setText("")
        else:
            self.count.setText(join_facts((self.count.text(), self._left_out())))

    def _left_out(self) -> str:
        """Which pages were not searched, as they cannot be read; empty where all were."""
        pages = self.view.readable.left_out() if self.view.readable and self._sought else ()
        if not pages:
            return ""
        listed = shorten(", ".join(map(str, pages)), _LISTED)
        return n_("{n} page cannot be read: {pages}", "{n} pages cannot be read: {pages}", len(pages), pages=listed)

    def _tell(self) -> None:
        if not self._sought or self.is_searching:
            return
        if self.hits:
            page = self.view.words_of_page(self.current.page) if self.current else ""
            said = _("{place}: {page}", place=self.count.text(), page=page) if page else self.count.text()
        else:
            nothing = _("Nothing in this document matches “{typed}”.", typed=self._sought)
            said = sentences((nothing, self._left_out()))
        tell_settled_of(self, said)


def _search(search: Search, coming: list[Stretch], progress: Progress) -> list[Stretch]:
    """Look for words, and say now and then how many were found."""
    told = monotonic()
    for hit in islice(search(progress.cancelled), _MOST):
        coming.append(hit)
        if len(coming) == 1 or monotonic() - told > _TELLS:
            told = monotonic()
            progress.advance(len(coming), 0)
    return coming
