"""A plan against the clock before and after, and as it is now, beside each other."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction

from essayplanner.coach.timing import gained, tally
from essayplanner.coach.xray_plans import skeleton
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import BusyError, EssayError
from essayplanner.domain.plan import Plan
from essayplanner.language import _, join_facts, n_
from essayplanner.notebook.as_it_was import StepThere, read_as_it_was, steps_there
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.plans import read_bare_plan, read_plan_there
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.timed import Timed
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.when import day_and_time, local
from essayplanner.ui.practice.clock_words import came_and_went
from essayplanner.ui.practice.page import PracticePage
from essayplanner.ui.practice.two_plans import Shown, TwoPlans


class State(NamedTuple):
    """How a state of the outline is called, and after which step it was, by its uid; None for now."""

    title: str
    step: str | None = None


class TimedPage(PracticePage):
    """`wanted` asks for a section that is there now, `history_wanted` for the history."""

    wanted = Signal(int)
    history_wanted = Signal()

    def __init__(self, desk: Desk, outline_id: int, runs: Sequence[Timed]) -> None:
        """`runs` are those on the outline, the last one first; the end of each is in the history."""
        super().__init__(desk, _("What came of it"))
        self._outline_id = outline_id
        self._steps = steps_there(self.book, [uid for timed in runs for uid in (timed.begin, timed.end)])
        self.states = [*_states(runs, self._steps), State(_("Now"))]
        self._places = [0, len(self.states) - 1]
        self._then: dict[str, Plan | None] = {}
        self.plans = TwoPlans(desk, (_("The earlier plan"), _("The later plan")))
        self.history_button = quiet_button(_("Show in the history"), "", self.history_wanted.emit)
        self.close_button, self.back_button = PushButton(_("Close")), PushButton(_("Go back to the earlier plan"))
        self.back_button.setEnabled(False)
        self.lay_out(self.plans, [self.history_button], [self.close_button, self.back_button])
        self.close_button.clicked.connect(self.left)
        self.back_button.clicked.connect(lambda _checked: self.go_on())
        self.plans.menu_wanted.connect(self._offer)
        self.plans.pressed.connect(self._press)
        self.setFocusProxy(self.plans)
        self._beside, self._job = Beside(self.book), Job(self)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._tell_failed)
        self._reading = AfterPicture(self, self._read)
        self.destroyed.connect(self.book.subscribe(self._follow))
        self.destroyed.connect(self.book.before_writing(self._let_go))
        self._show()
        self._reading.begin()

    # What is read

    def _read(self) -> None:
        """Read how it was, while the window is free."""
        uids = [state.step for state in self.states if state.step is not None]
        read = partial(read_as_it_was, uids=uids, read=partial(_plan_of, outline_id=self._outline_id))
        beside = self._beside
        self._job.start(lambda _progress: beside.read(read))

    def _take(self, then: dict[str, Plan | None]) -> None:
        self._then = then
        self._show()
        self.desk.announcer.tell(self, self.plans.differs.text())

    def _tell_failed(self, error: EssayError) -> None:
        if isinstance(error, BusyError):
            self._reading.begin()
        else:
            self.desk.announcer.fail(error, self)

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._job.cancel()
            self._reading.begin()

    @Slot(object)
    def _follow(self, changed: ChangeSet) -> None:
        if self.isVisible() and changed.touches("outline", "section", "placement", "card"):
            self._show()

    # What is shown

    def _plan(self, place: int) -> Plan | None:
        state = self.states[self._places[place]]
        if state.step is None:
            return read_plan_there(self.book, self._outline_id, read_bare_plan)
        return self._then.get(state.step)

    def _show(self) -> None:
        """Show the two that are chosen, as far as they are read."""
        plans = [self._plan(place) for place in range(2)]
        bones = [skeleton(plan) if plan else () for plan in plans]
        there = [{bone.section_id for bone in each} for each in bones]
        words = (_("gone since"), _("new"))
        shown = []
        for place, word in enumerate(words):
            marks = dict.fromkeys(there[place] - there[1 - place], word) if self._then else {}
            shown.append(Shown(self.states[self._places[place]].title, bones[place], marks))
        self.plans.show_two(shown, self._said(plans) if self._then else _("Looking back…"))
        self.back_button.setEnabled(bool(self._then) and not self.book.read_only)

    def _said(self, plans: Sequence[Plan | None]) -> str:
        earlier, later = (tally(plan or Plan()) for plan in plans)
        return came_and_went(gained(earlier, later), gained(later, earlier))

    def _offer(self, place: int) -> None:
        """Offer what may stand there: now is the latest there is."""
        last = len(self.states) - 1
        there = [number for number in range(last + 1) if place or number < last]
        offered = ((self.states[number].title, number, number == self._places[place]) for number in there)
        self.plans.open_menu(place, offered).triggered.connect(lambda chosen: self._choose(place, chosen))

    def _choose(self, place: int, chosen: QAction) -> None:
        self._places[place] = chosen.data()
        self._show()
        self.desk.announcer.tell(self, self.plans.differs.text())

    # What a hand does

    def _press(self, _place: int, section_id: int) -> None:
        now = read_plan_there(self.book, self._outline_id, read_bare_plan)
        if now and any(part.section.id == section_id for part in now.parts):
            self.wanted.emit(section_id)
        else:
            self.desk.announcer.ask(self, _("This section is not there now: go back to the earlier plan to have it."))

    def go_on(self) -> None:
        """Bring the notebook to where the earlier plan was, as the history does."""
        state = self.states[self._places[0]]
        step = self._steps.get(state.step or "")
        if not self.back_button.isEnabled() or step is None:
            return
        said = _("Went back to: {step}. The history leads forward again.", step=state.title)
        if self.desk.do(lambda: self.book.jump(step.id), said):
            self.left.emit()


def _plan_of(book: Notebook, outline_id: int) -> Plan | None:
    return read_plan_there(book, outline_id, read_bare_plan)


def _states(runs: Sequence[Timed], steps: dict[str, StepThere]) -> Iterator[State]:
    now = datetime.now().astimezone()
    for timed in runs:
        moment = local(steps[timed.end].at)
        at = day_and_time(moment, now) if moment else ""
        if timed.begin in steps:
            title = n_("Before planning for {n} minute", "Before planning for {n} minutes", timed.minutes)
            yield State(join_facts((title, at)), timed.begin)
        title = n_("After planning for {n} minute", "After planning for {n} minutes", timed.minutes)
        yield State(join_facts((title, at)), timed.end)
