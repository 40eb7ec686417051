"""A plan against the clock: begun from the menu, shown in the status bar, and marked in the history."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from essayplanner.coach.timing import Notice, gained, planning_minutes, tally
from essayplanner.domain.errors import EssayError, Offer, Trouble
from essayplanner.domain.plan import Plan
from essayplanner.language import _, n_
from essayplanner.notebook.outlines import outline_info
from essayplanner.notebook.plans import read_bare_plan, read_plan_there
from essayplanner.ui.desk.timed import Timed, keep_timed
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.timed_plans import TimedPlans
from essayplanner.ui.practice.clock_run import PlanClock
from essayplanner.ui.practice.clock_words import notice_words, summary

if TYPE_CHECKING:
    from essayplanner.domain.changes import StepInfo

#: Minutes that are offered for any plan.
_OFFERED = (10, 4)
#: The shape that is offered with its minutes, for a new outline.
_BOXES, _BOX_MINUTES = "four-boxes", 4

NewOutline = Callable[[str, Callable[[], object]], object]


class Timing:
    """Times one plan at a time, of the outline that was shown when it began. Nothing stops when the time is over, and a
    window that is closed ends it without a word: the history tells of it all the same."""

    def __init__(self, parts: Parts, new_outline: NewOutline) -> None:
        """`new_outline` asks for the question of a new one, of a shape, and then does something."""
        self.parts, self.desk, self._new_outline = parts, parts.desk, new_outline
        self.clock = PlanClock(parts.window)
        self.clock.turned.connect(self._show_button)
        self.clock.noticed.connect(self._say)
        self.clock.ended.connect(self._end)
        self.clock.left_off.connect(self._leave_off)
        self.plans = TimedPlans(parts)
        self._has_button = False
        self._outline_id = 0
        self._before = Plan()
        self._begun_after: StepInfo | None = None

    def fill(self, menu: QMenu) -> None:
        """Put into a menu what can be done now."""
        if self.clock.countdown:
            words = _("Go &on") if self.clock.is_paused else _("&Pause")
            self._add(menu, words, self.clock.pause_or_go_on)
            self._add(menu, _("A minute &more"), self.clock.give_a_minute)
            self._add(menu, _("&Stop"), self.clock.stop)
            return
        outline_id, book = self.desk.selection.outline_id, self.desk.book
        is_open = not book.read_only
        there = bool(outline_id) and is_open
        for minutes in _OFFERED:
            said = n_("{n} minute on this outline", "{n} minutes on this outline", minutes)
            self._add(menu, f"&{said}", partial(self.start, minutes), ready=there)
        own = planning_minutes(outline_info(book, outline_id).minutes) if outline_id else 0
        if own and own not in _OFFERED:
            said = n_("{n} minute: an eighth of the time for it", "{n} minutes: an eighth of the time for it", own)
            self._add(menu, f"&{said}", partial(self.start, own), ready=there)
        self._add(menu, _("&Another number of minutes…"), self.ask, ready=there)
        menu.addSeparator()
        self._add(menu, _("&New outline in 10 minutes…"), partial(self.start_new, "", 10), ready=is_open)
        boxes = partial(self.start_new, _BOXES, _BOX_MINUTES)
        self._add(menu, _("Four &boxes in 4 minutes, a new outline…"), boxes, ready=is_open)
        menu.addSeparator()
        self._add(menu, _("&See what came of the last one"), self.plans.show, ready=self.plans.is_ready)

    def _add(self, menu: QMenu, words: str, deed: Callable[[], object], *, ready: bool = True) -> None:
        action = menu.addAction(words)
        action.setEnabled(ready)
        action.triggered.connect(lambda _checked: deed())

    def ask(self) -> None:
        """Ask for how long."""
        from essayplanner.ui.practice.clock_dialog import ClockDialog

        info = outline_info(self.desk.book, self.desk.selection.outline_id)
        dialog = ClockDialog(self.desk, planning_minutes(info.minutes) or _OFFERED[0], self.parts.window)
        dialog.chosen.connect(self.start)
        dialog.open()

    def start_new(self, shape: str, minutes: int) -> None:
        """Ask for the question of a new outline; the clock runs once it is made."""
        self._new_outline(shape, partial(self.start, minutes))

    def start(self, minutes: int) -> None:
        """Time the plan of the current outline for so many minutes."""
        book, self._outline_id = self.desk.book, self.desk.selection.outline_id
        if not self._outline_id or not book.settle():
            return
        self._before = read_bare_plan(book, self._outline_id)
        self._begun_after = book.next_steps()[0]
        self.clock.start(minutes)
        said = n_("The clock runs: {n} minute.", "The clock runs: {n} minutes.", minutes)
        self.desk.announcer.say(None, said)

    def _show_button(self) -> None:
        if self._has_button:
            return
        from essayplanner.ui.look.spoken_as import tell_as_menu
        from essayplanner.ui.practice.clock_button import ClockButton

        self._has_button = True
        button = ClockButton(self.desk.theme, self.clock, self.fill)
        self.parts.window.statusBar().addPermanentWidget(button)
        tell_as_menu(button)
        button.show()

    def _say(self, notice: Notice) -> None:
        self.desk.announcer.tell(None, notice_words(notice, self.clock.left))

    def _end(self, seconds: float, over: bool) -> None:
        """Say what was planned, and have the history tell where it began and ended."""
        book = self.desk.book
        book.settle()
        plan = read_plan_there(book, self._outline_id, read_bare_plan)
        words = summary(gained(tally(self._before), tally(plan or self._before)), seconds, over=over)
        is_marked = self._mark(seconds)
        if over or is_marked:
            self.desk.announcer.told.emit(Trouble(words, offer=Offer.SEE_PLANS if is_marked else None))
        else:
            self.desk.announcer.say(None, words)

    def _leave_off(self, seconds: float) -> None:
        with suppress(EssayError):  # the file may be gone, and the window closes all the same
            self._mark(seconds)

    def _mark(self, seconds: float) -> bool:
        """Keep between which steps it was; gives whether there are any."""
        first, last = self._begun_after, self.desk.book.next_steps()[0]
        if last is None or (first is not None and (last.uid == first.uid or last.id < first.id)):
            return False
        minutes, plan = max(1, round(seconds / 60)), self._before
        timed = Timed(minutes, first.uid if first else "", last.uid, plan.uid, plan.title)
        keep_timed(self.desk.settings, self.desk.book.uid, timed)
        self.desk.settings.save()
        return True
