"""What the coach says of the outline that is shown: looked over after each picture, beside the window where it is
large."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from essayplanner.coach.looking import Coach, Coached
from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.errors import BusyError, EssayError, NotFoundError
from essayplanner.domain.plan import Plan
from essayplanner.notebook.counting import counts
from essayplanner.notebook.outlines import placements
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.work.coaching import plan_of

#: Placements of an outline, and cards of a notebook, from which on it is read and looked over in another thread.
BESIDE, CARDS_BESIDE = 201, 1_000
#: Milliseconds from the last of some steps to that.
_LATER = 250

#: What the rules look at.
_TABLES: tuple[Table, ...] = (
    "outline",
    "section",
    "placement",
    "card",
    "card_tag",
    "tag",
    "citation",
    "source",
    "link",
    "debate",
    "side",
    "demand",
    "demand_met",
    "set_aside",
    "reply",
)


class Seen(NamedTuple):
    """An outline as it was looked over, and what the coach says of it."""

    plan: Plan = Plan()
    coached: Coached = Coached()

    @property
    def told(self) -> tuple[object, ...]:
        """All that is shown of it: plans of thousands of cards are not compared."""
        mends = (finding.mends[0] for finding in self.coached.findings if finding.mends)
        return self.plan.id, self.coached, [self.plan.cards.get(mend.card_id) for mend in mends if mend.card_id]


class Looking(QObject):
    """Looks over the outline that is shown; `looked` says that `seen` is another.

    What was seen stays until there is something newer of the same outline.
    """

    looked = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.seen = Seen()
        self._desk, self._window = desk, window
        self._topic = Topic(desk, self, with_outline=False)
        self._coach, self._other_coach = Coach(), Coach()  # one in each thread
        self._numbers = counts(desk.book)
        self._beside: Beside | None = None
        self._job = Job(self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._failed)
        self._soon = AfterPicture(window, self._look)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._look_beside)
        self.destroyed.connect(desk.book.subscribe(self._follow))
        self.destroyed.connect(desk.book.before_writing(self._let_go))
        desk.selection.outline_changed.connect(self.look_soon)
        self.look_soon()

    @property
    def is_waiting(self) -> bool:
        """Whether something newer is to come."""
        return self._soon.isActive() or self._later.isActive() or self._job.running

    def look_soon(self) -> None:
        """Look anew: other rules are on, or another outline is shown."""
        self._soon.begin()

    def _follow(self, changed: ChangeSet) -> None:
        self._numbers = self._numbers.after(changed) or counts(self._desk.book)
        if changed.touches(*_TABLES):
            self._soon.begin()

    def _look(self) -> None:
        book, outline_id = self._desk.book, self._desk.selection.outline_id
        self._job.cancel()
        if not outline_id:
            self._take(Seen())
        elif self._is_large(outline_id):
            if outline_id != self.seen.plan.id:
                self._take(Seen())
            self._later.start()
        else:
            self._later.stop()
            self._topic.look()
            try:
                plan = plan_of(book, outline_id, self._topic.argument)
            except NotFoundError:  # it is gone, and another will be turned to
                return
            self._take(Seen(plan, self._coach.look(plan, self._off())))

    def _is_large(self, outline_id: int) -> bool:
        book = self._desk.book
        is_much = self._numbers.cards >= CARDS_BESIDE or placements(book, outline_id) >= BESIDE
        return is_much and not book.read_only

    def _off(self) -> frozenset[str]:
        return frozenset(self._desk.settings.rules_off)

    def _look_beside(self) -> None:
        if not self._window.isVisible():
            return  # it was closed, and its notebook too
        outline_id, off, coach = self._desk.selection.outline_id, self._off(), self._other_coach
        beside = self._beside = self._beside or Beside(self._desk.book)

        def look() -> Seen:
            plan = beside.read(lambda book: plan_of(book, outline_id))
            return Seen(plan, coach.look(plan, off))

        self._job.start(lambda _progress: look())

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside and self._beside.interrupt():
            self._job.cancel()
            self._later.start()

    def _failed(self, error: EssayError) -> None:
        if isinstance(error, BusyError):
            self._later.start()

    def _take(self, seen: Seen) -> None:
        before, self.seen = self.seen, seen
        if seen.told != before.told:
            self.looked.emit()
