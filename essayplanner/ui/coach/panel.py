"""The coach: what an examiner would ask of the outline, with one click that helps."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from essayplanner.coach.findings import Mend
from essayplanner.coach.looking import Coached
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.language import _
from essayplanner.ui.coach.column import FindingsColumn
from essayplanner.ui.coach.goals import GoalsBox
from essayplanner.ui.coach.going import Going
from essayplanner.ui.coach.helping import HelpingPanel
from essayplanner.ui.coach.in_words import counted, in_lines
from essayplanner.ui.coach.laying import MARK
from essayplanner.ui.coach.looking import Looking, Seen
from essayplanner.ui.coach.mending import Mending
from essayplanner.ui.coach.menus import FindingMenus
from essayplanner.ui.coach.model import FindingsModel
from essayplanner.ui.coach.rows import HEADS, Row, What, held, listed, rows_of, to_read, told_rows, unfolded
from essayplanner.ui.coach.view import FindingsView
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.words import Words


class CoachPanel(QWidget):
    """The findings of the outline that is shown. Nothing in the list moves under a hand: what is new comes after, and
    what is gone stays greyed, until pointer and keys are elsewhere.

    `place_wanted` brings a Place that is to be seen, `led` a Mend that the student does himself, `side_wanted` the id
    of a side whose cards are to be shown; `rules_wanted` asks for the choice of rules, `left` says that Escape was
    pressed. What is `above` the list scrolls with it.
    """

    place_wanted = Signal(object)
    led = Signal(object)
    rules_wanted = Signal()
    side_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, looking: Looking, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.desk, self._looking = desk, looking
        self.setAccessibleName(_("Coach"))
        self.model = FindingsModel()
        self.model.setParent(self)
        self.view = FindingsView(self.model, desk.theme, read_only=bool(desk.book.read_only))
        self.mending = Mending(desk, self.view, self.led.emit)
        self.goals = GoalsBox(desk)
        self.column = FindingsColumn(desk.theme, self.view, self.goals)
        self.balance, self.years, self.choice = self.column.balance, self.column.years, self.column.choice
        self.seen, self._stale = Seen(), True
        self._opened: set[What] = set()
        self.group: Group | None = None
        #: Whether rows stand where they stood because a hand was there.
        self._is_held = False
        self.helping = HelpingPanel(desk, looking, self.mending)
        self.going = Going(
            desk, looking, self.column, self.place_wanted.emit, self._unfold, lambda: self.helping.has_hand
        )
        self.waiting = Words(desk.theme, _("The coach waits until the time is up."), size=12, inset=8 + MARK)
        self.helping.left.connect(self.left)
        self.helping.folded.connect(self._share_room)
        self._build()
        self._tab_order = TabOrder(self, self._stops)
        self.goals.rearranged.connect(self._tab_order.find_soon)
        self.view.went.connect(self.go)
        self.view.helped.connect(self._help)
        self.view.put_aside.connect(self.ask_aside)
        self.view.turned.connect(self._turn)
        self.view.let_go.connect(self._settle)
        self._menus = FindingMenus(self, self.rules_wanted.emit)
        self.view.menu_wanted.connect(self._menus.offer)
        self.view.left.connect(self.left)
        self.balance.side_wanted.connect(self.side_wanted)
        self.years.years_wanted.connect(desk.selection.show_years)
        desk.selection.years_changed.connect(self._mark_years)
        self._mark_years()
        self.view.buttons.pressed.connect(self.mend)
        self.choice.clicked.connect(self._menus.choose)
        self.goals.findings_wanted.connect(self._narrow)
        looking.looked.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._hand_moved)  # type: ignore[union-attr]
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        for part in (self.waiting, self.column, self.helping):
            outer.addWidget(part, part is self.column)
        outer.addStretch()
        self.waiting.keep_apart(12)
        self.waiting.hide()
        self.setFocusProxy(self.view)

    def _stops(self) -> tuple[QWidget, ...]:
        above = (*self.balance.buttons, self.years.squares, self.goals)
        return *above, self.choice, self.view, *self.view.buttons.all, self.helping.fold, self.helping.view

    def _restyle(self) -> None:
        self.column.restyle()
        self._follow()

    def be_quiet(self, quiet: bool) -> None:
        """Show nothing but that the coach waits, or all of it again."""
        hand = QApplication.focusWidget()
        if quiet and hand and self.isAncestorOf(hand):
            self.left.emit()
        self.waiting.setVisible(quiet)
        self.column.setVisible(not quiet)
        self.helping.setVisible(not quiet)
        self.going.point()

    # What is shown

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Most of the room is for the findings: what helps has no more than it needs, and no more than a share."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self.helping.setMaximumHeight(round(self.height() * self.helping.share))

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what was looked over while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Points to nothing while nobody sees it."""
        super().hideEvent(event)
        self.going.point()

    @Slot()
    def _settle(self) -> None:
        """Let rows go that are gone, and have the others in their order, once no hand is there."""
        if self._is_held and self.isVisible() and not self.view.is_under_hand:
            self._show()

    def _show(self, *, anew: bool = False) -> None:
        """Show what was found; `anew`, a hand wants to see something else, and nothing is held for it."""
        seen, before = self._looking.seen, self.seen
        is_same = seen.plan.id == before.plan.id
        if not is_same:
            self._opened.discard(What.MORE)
        self.seen, self._stale = seen, False
        self._is_held = is_same and not anew and self.view.is_under_hand
        if not self._is_held:  # what stands above may be higher or lower now, and the list below it would move
            self.column.show_above(seen.above)
            self.goals.show_seen(seen)
            self._tab_order.find()
        coached = seen.coached or Coached()
        if self.desk.book.read_only:
            coached = to_read(coached)
        off = [rule for rule in self.desk.settings.rules_off if rule in BY_KEY]
        rules = self.goals.chosen.rules if self.goals.chosen else None
        is_empty = not any(part.placed for part in seen.plan.parts)
        rows = rows_of(coached, len(off), self._opened, self.group, rules, is_empty=is_empty)
        rows += [] if self.column.has_strips else told_rows(in_lines(seen.above))
        rows = held(self.model.rows, rows) if self._is_held else unfolded(rows)
        self.view.delegate.laying.forget()
        count = len(listed(seen.findings, self.group, rules))
        self.model.show(rows if seen.plan.id else [], seen.plan, count)
        shown = counted(count, len(seen.findings) if rules else None, self.group)
        self.choice.setText(f"{shown} ▾")
        self.choice.setAccessibleName(_("{findings}, menu", findings=shown))
        self.choice.setVisible(bool(seen.plan.id))
        is_fresh = not is_same or not self.view.currentIndex().isValid()
        if rows and (is_fresh or anew):
            self.view.setCurrentIndex(self.model.index(0))
            self.view.scrollToTop()
        if rows and is_fresh:
            soon(self.column, self.column.show_current)
        self.column.fit()
        self.going.point()

    @Slot()
    def _mark_years(self) -> None:
        self.years.show_chosen(*self.desk.selection.years)

    @Slot()
    def _turn(self) -> None:
        self.going.turn()
        if self.view.has_hand:
            self.column.show_current()

    @Slot()
    def _hand_moved(self) -> None:
        if self.isVisible():
            self._settle()
            self.going.point()
            self.helping.follow()

    # What is done

    def step(self, by: int) -> None:
        """Go to the next finding (1) or the last one (-1), round and round; the keys go there too."""
        self.going.step(by)

    def go(self, row: Row) -> None:
        """Show where a finding lies: its first place, then the next one."""
        self.going.go(row)

    def _help(self, row: Row) -> None:
        if row.is_gone:
            self.desk.announcer.ask(self.view, _("That is no longer asked."))
        elif row.finding and row.finding.mends:
            self.mend(row.finding.mends[0])
        elif row.finding:
            self.go(row)
        elif row.aside:
            self.mending.take_up(row.aside)
        elif row.what is What.OFF:
            self.rules_wanted.emit()
        elif row.what in HEADS:
            self._opened ^= {row.what}
            self._show()
            if not self.view.viewport().underMouse():  # else it would move away from under the pointer
                self.column.show_under(row.what)

    def _unfold(self) -> None:
        """Show the findings that are folded."""
        if any(row.what is What.MORE and not row.is_open for row in self.model.rows):
            self._opened.add(What.MORE)
            self._show()

    def mend(self, help: Mend) -> None:
        """Do what a mend does, or go where it leads."""
        self.mending.mend(self.seen, help)

    def ask_aside(self, row: Row) -> None:
        """Ask why a finding is not to be asked here."""
        if row.finding and not row.is_gone and not self.desk.book.read_only:
            rect = self.view.visualRect(self.model.index(self.model.place_of(row.key)))
            self.mending.ask_aside(self.seen, row.finding, self.view.viewport().mapToGlobal(rect.bottomLeft()))

    def show_group(self, group: Group | None) -> None:
        """Show the findings of one group alone, or of all."""
        self.goals.choose_none()
        self._narrow(group)

    @Slot()
    def _narrow(self, group: Group | None = None) -> None:
        self.group = group
        self._opened.discard(What.MORE)
        self._show(anew=True)

    def turn_off(self, rule: str) -> None:
        """Ask what a rule asks no more."""
        self.mending.turn_off(rule)
        self._looking.look_soon()
