"""The notes of the essay that is previewed, in its citation style: what is known at once, the rest from pandoc."""

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited, Runs
from essayplanner.domain.errors import EssayError
from essayplanner.formats.essay import Essay, with_citations
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.paper.paragraphs import Paragraph, paragraphs_of, sharing
from essayplanner.work.choice import PLAIN
from essayplanner.work.citing import Citer

#: How many answers are kept: what is undone is finished at once, and so is what is done again.
KEPT = 2

_Key = tuple[tuple[str, str], ...]
Clusters = tuple[tuple[Citation, ...], ...]


class Wanted(NamedTuple):
    """What the notes of an essay depend on; equal where the answer is the same."""

    style: str
    split: bool
    clusters: Clusters


class Answer(NamedTuple):
    """What pandoc made of it."""

    wanted: Wanted
    cited: Cited


class Before(NamedTuple):
    """What is shown when an essay is prepared anew."""

    answers: tuple[Answer, ...] = ()  # the last first
    paragraphs: Sequence[Paragraph] = ()


class Prepared(NamedTuple):
    """An essay ready to be shown; `finished` says that no note of it waits for pandoc."""

    essay: Essay
    paragraphs: list[Paragraph]
    finished: bool


def prepare(essay: Essay, style: str, split: bool, before: Before, named: bool) -> Prepared:
    """The essay with the notes of the last answer, where they are still the same, and plain ones for the others; with
    all of them where what it wants was answered before."""
    wanted = Wanted(style, split, essay.cited)
    known = next((answer for answer in before.answers if answer.wanted == wanted), None)
    last = known or next(iter(before.answers), None)
    finished = not essay.cited or style == PLAIN or known is not None
    if last and essay.cited and style != PLAIN and (last.wanted.style, last.wanted.split) == (style, split):
        cited = last.cited if finished else last.cited._replace(notes=_kept_notes(essay, last))
        essay = with_citations(essay, cited)
    return Prepared(essay, sharing(before.paragraphs, paragraphs_of(essay, named)), finished)


def _kept_notes(essay: Essay, last: Answer) -> tuple[Runs, ...]:
    """Each note as it was finished last, the plain one where it is new: less flickers while pandoc is at work."""
    known: defaultdict[_Key, deque[tuple[tuple[Citation, ...], Runs]]] = defaultdict(deque)
    for cluster, runs in zip(last.wanted.clusters, last.cited.notes, strict=False):
        known[_key(cluster)].append((cluster, runs))
    notes = []
    for cluster, plain in zip(essay.cited, essay.notes, strict=False):
        there = known[_key(cluster)]
        kept = there.popleft() if there else (None, plain)
        notes.append(kept[1] if kept[0] == cluster else plain)
    return tuple(notes)


def _key(cluster: tuple[Citation, ...]) -> _Key:
    return tuple((citation.source.uid, citation.locator) for citation in cluster)


class NoteStyler(QObject):
    """Asks pandoc for the notes of an essay, one question at a time.

    `styled` brings the essay Prepared with them, `failed` the EssayError by which it stays plain. `before` is what is
    shown: whoever shows something else says so.
    """

    styled = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.before = Before()
        self._asked: Wanted | None = None
        self._essay: Essay | None = None
        self._essay_asked: Essay | None = None
        self._named = True
        self._job = Job(self)
        self._job.done.connect(self._answered)
        self._job.failed.connect(self._failed)

    def ask(self, citer: Citer, essay: Essay, style: str, split: bool, named: bool) -> None:
        """Ask a citer for the notes of a frozen essay with plain ones, unless just that is being waited for."""
        wanted = Wanted(style, split, essay.cited)
        self._essay, self._named = essay, named
        if self._job.running and wanted == self._asked:
            return
        self._asked, shown = wanted, self.before.paragraphs

        def work(progress: Progress) -> tuple[Answer, Prepared]:
            cited = citer.cited(wanted.clusters, style, split=split, cancel=progress.cancelled)
            answer = Answer(wanted, cited)
            return answer, prepare(essay, style, split, Before((answer,), shown), named)

        self._essay_asked = essay
        self._job.start(work)

    @property
    def running(self) -> bool:
        """Whether notes are awaited."""
        return self._job.running

    def cancel(self) -> None:
        """Wait for nothing any more."""
        self._job.cancel()

    def _answered(self, result: tuple[Answer, Prepared]) -> None:
        answer, prepared = result
        self.before = self.before._replace(answers=(answer, *self.before.answers)[:KEPT])
        if self._essay is not self._essay_asked and self._essay:  # the text went on, the notes are the same
            prepared = prepare(self._essay, answer.wanted.style, answer.wanted.split, self.before, self._named)
        self.styled.emit(prepared)

    def _failed(self, error: EssayError) -> None:
        self._asked = None
        self.failed.emit(error)
