"""What the coach says of the outline that is shown: looked over after each picture, beside the window where it is
large, and the first time: nobody waits for the rules to be loaded."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.errors import BusyError, EssayError
from essayplanner.domain.plan import Plan
from essayplanner.notebook.counting import counts
from essayplanner.notebook.outlines import placements
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job

if TYPE_CHECKING:
    from essayplanner.coach.coverage import Theme, YearsTouched
    from essayplanner.coach.demanding import Demanded
    from essayplanner.coach.findings import Finding
    from essayplanner.coach.looking import Coach, Coached
    from essayplanner.domain.debate import Share

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


class Above(NamedTuple):
    """What stands above the findings: a debate, how much of its sides the outline uses, the years and themes that it
    touches, and how it stands with what is asked of it."""

    debate: DebateSeen | None = None
    shares: "tuple[Share, ...]" = ()
    years: "tuple[YearsTouched, ...]" = ()
    themes: "tuple[Theme, ...]" = ()
    demanded: "Demanded | None" = None


class Seen(NamedTuple):
    """An outline as it was looked over, and what the coach says of it; None where there is no outline."""

    plan: Plan = Plan()
    coached: "Coached | None" = None
    above: Above = Above()

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
            self.plan.placed_ids(),  # what is placed helps no more
            self.coached,
            self.above,
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
        self._is_loaded = self._is_large = False
        self._numbers = counts(desk.book)
        self._beside = Beside(desk.book)
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
        self._job.cancel()
        try:
            self._look_over(self._desk.selection.outline_id)
        except BusyError:
            raise
        except EssayError:  # the outline is gone, and another will be turned to; or the file is
            return

    def _look_over(self, outline_id: int) -> None:
        self._is_large = self._has_much(outline_id)
        if not outline_id:
            self._take(Seen())
        elif not self._is_loaded or self._is_large:
            if outline_id != self.seen.plan.id:
                self._take(Seen())
            self._later.start()
        else:
            self._later.stop()
            self._look_here(outline_id)

    def _look_here(self, outline_id: int) -> None:
        from essayplanner.work.coaching import plan_of

        self._topic.look()
        plan = plan_of(self._desk.book, outline_id, self._topic.argument)
        self._coach, seen = _looked_over(plan, self._coach, self._off())
        self._take(seen)

    def _has_much(self, outline_id: int) -> bool:
        book = self._desk.book
        is_much = self._numbers.cards >= CARDS_BESIDE or placements(book, outline_id) >= BESIDE
        return is_much and not book.read_only

    def _off(self) -> frozenset[str]:
        return frozenset(self._desk.settings.rules_off)

    def _look_beside(self) -> None:
        if not self._window.isVisible():
            return  # it was closed, and its notebook too
        outline_id, off, read_only = self._desk.selection.outline_id, self._off(), self._desk.book.read_only
        beside = self._beside

        def look() -> Seen | None:
            import essayplanner.coach.looking  # noqa: F401 - it takes long, and the window waits for it nowhere
            from essayplanner.work.coaching import plan_of

            if read_only:
                return None
            plan = beside.read(lambda book: plan_of(book, outline_id))
            self._other_coach, seen = _looked_over(plan, self._other_coach, off)
            return seen

        self._job.start(lambda _progress: look())

    def _arrived(self, seen: Seen | None) -> None:
        """What a job found; None where it only loaded the rules."""
        self._is_loaded = True
        if seen is None:
            self._soon.begin()
            return
        if not self._is_large:
            self._coach, self._other_coach = self._other_coach, None
        self._take(seen)

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._job.cancel()
            self._later.start()

    def _failed(self, error: EssayError) -> None:
        if isinstance(error, BusyError):
            self._later.start()

    def _take(self, seen: Seen) -> None:
        before, self.seen = self.seen, seen
        if seen.told != before.told:
            self.looked.emit()


def _looked_over(plan: Plan, coach: "Coach | None", off: frozenset[str]) -> "tuple[Coach, Seen]":
    """What a coach, or a new one, says of an outline, and what stands above that."""
    from essayplanner.coach.coverage import themes, years_touched
    from essayplanner.coach.demanding import demanded
    from essayplanner.coach.looking import Coach
    from essayplanner.coach.rules.sides import debate_in

    coach = coach or Coach()
    coached = coach.look(plan, off)
    above = Above(*debate_in(plan), years_touched(plan), themes(plan), demanded(plan, coached, off))
    return coach, Seen(plan, coached, above)
