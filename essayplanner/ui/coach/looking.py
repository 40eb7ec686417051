"""What the coach says of the outline that is shown: looked over after each picture, beside the window where it is
large, and the first time: nobody waits for the rules to be loaded."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

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

if TYPE_CHECKING:
    from essayplanner.coach.demanding import Demanded
    from essayplanner.coach.findings import Finding
    from essayplanner.coach.looking import Coach, Coached

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
    """An outline as it was looked over, what the coach says of it, and how it stands with what is asked of it; None
    where there is no outline."""

    plan: Plan = Plan()
    coached: "Coached | None" = None
    demanded: "Demanded | None" = None

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What was found."""
        return self.coached.findings if self.coached else ()

    @property
    def told(self) -> tuple[object, ...]:
        """All that is shown of it: plans of thousands of cards are not compared."""
        mends = (finding.mends[0] for finding in self.findings if finding.mends)
        return (
            self.plan.id,
            self.coached,
            self.demanded,
            [self.plan.cards.get(mend.card_id) for mend in mends if mend.card_id],
        )


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
        #: One for each thread: the first look is beside the window, and what was kept of it goes on here.
        self._coach: Coach | None = None
        self._other_coach: Coach | None = None
        self._is_loaded = False
        self._numbers = counts(desk.book)
        self._beside: Beside | None = None
        self._job = Job(self)
        self._job.done.connect(self._arrived)
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
        outline_id = self._desk.selection.outline_id
        self._job.cancel()
        if not outline_id:
            self._take(Seen())
        elif not self._is_loaded or self._is_large(outline_id):
            if outline_id != self.seen.plan.id:
                self._take(Seen())
            self._later.start()
        else:
            self._later.stop()
            self._look_here(outline_id)

    def _look_here(self, outline_id: int) -> None:
        from essayplanner.coach.looking import Coach
        from essayplanner.work.coaching import plan_of

        self._topic.look()
        try:
            plan = plan_of(self._desk.book, outline_id, self._topic.argument)
        except NotFoundError:  # it is gone, and another will be turned to
            return
        coach = self._coach = self._coach or Coach()
        self._take(_look_over(plan, coach, self._off()))

    def _is_large(self, outline_id: int) -> bool:
        book = self._desk.book
        is_much = self._numbers.cards >= CARDS_BESIDE or placements(book, outline_id) >= BESIDE
        return is_much and not book.read_only

    def _off(self) -> frozenset[str]:
        return frozenset(self._desk.settings.rules_off)

    def _look_beside(self) -> None:
        if not self._window.isVisible():
            return  # it was closed, and its notebook too
        outline_id, off, read_only = self._desk.selection.outline_id, self._off(), self._desk.book.read_only
        beside = self._beside = self._beside or Beside(self._desk.book)

        def look() -> Seen | None:
            from essayplanner.coach.looking import Coach
            from essayplanner.work.coaching import plan_of

            if read_only:
                return None
            plan = beside.read(lambda book: plan_of(book, outline_id))
            coach = self._other_coach = self._other_coach or Coach()
            return _look_over(plan, coach, off)

        self._job.start(lambda _progress: look())

    def _arrived(self, seen: Seen | None) -> None:
        """What a job found; None where it only loaded the rules."""
        self._is_loaded, outline_id = True, self._desk.selection.outline_id
        if seen is None:
            self._soon.begin()
            return
        if outline_id and not self._is_large(outline_id):
            self._coach, self._other_coach = self._other_coach, None
        self._take(seen)

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


def _look_over(plan: Plan, coach: "Coach", off: frozenset[str]) -> Seen:
    from essayplanner.coach.demanding import demanded

    coached = coach.look(plan, off)
    return Seen(plan, coached, demanded(plan, coached, off))
