"""The coach: what an examiner would ask of the outline, with one click that helps."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.coach.findings import Finding, Mend
from essayplanner.coach.looking import Coached
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.language import _, n_
from essayplanner.ui.coach.goals import GoalsBox
from essayplanner.ui.coach.laying import MARK
from essayplanner.ui.coach.looking import Looking, Seen
from essayplanner.ui.coach.mending import Mending
from essayplanner.ui.coach.model import FindingsModel
from essayplanner.ui.coach.places import item_of
from essayplanner.ui.coach.rows import AT_ONCE, HEADS, Row, What, held, rows_of
from essayplanner.ui.coach.view import FindingsView
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.selection import Pointed
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import LARGE, Theme
from essayplanner.ui.look.words import Words

#: Places of a finding that are pointed to: more are on no screen.
_POINTED = 40


class CoachPanel(QWidget):
    """The findings of the outline that is shown. Nothing in the list moves under a hand: what is new comes after, and
    what is gone stays greyed, until pointer and keys are elsewhere.

    `place_wanted` brings a Place that is to be seen, `led` a Mend that the student does himself; `rules_wanted` asks
    for the choice of rules, `rules_changed` says that another is off, `left` that Escape was pressed. What others put
    `above` the list scrolls with it; what they put `below` stays.
    """

    place_wanted = Signal(object)
    led = Signal(object)
    rules_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, looking: Looking) -> None:
        super().__init__()
        self.desk, self._looking = desk, looking
        self.setAccessibleName(_("Coach"))
        self.model = FindingsModel()
        self.model.setParent(self)
        self.view = FindingsView(self.model, desk.theme, read_only=bool(desk.book.read_only))
        self.mending = Mending(desk, self.view, self.led.emit)
        said = _("What an examiner would ask")
        self.heading = Words(desk.theme, said, size=11, bold=True, inset=0)
        self.choice = PushButton()
        self.goals = GoalsBox(desk)
        self._seen, self._stale, self._most = Seen(), True, AT_ONCE
        self._opened: set[What] = set()
        self._group: Group | None = None
        #: Which place of the current finding was gone to.
        self._at = -1
        self._build()
        desk.theme.wear(_rules)
        self.view.went.connect(self._go)
        self.view.helped.connect(self._help)
        self.view.put_aside.connect(self._ask_aside)
        self.view.turned.connect(self._turn)
        self.view.let_go.connect(self._settle)
        self.view.menu_wanted.connect(self._offer)
        self.view.left.connect(self.left)
        self.view.buttons.pressed.connect(self._mend)
        self.choice.clicked.connect(self._choose)
        self.goals.findings_wanted.connect(self._show_goal)
        looking.looked.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._hand_moved)  # type: ignore[union-attr]
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        column = QWidget()
        self._column = QVBoxLayout(column)
        self.above, self.below, self._head = QVBoxLayout(), QVBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addLayout(self.above)
        self._column.addLayout(self._head)
        self._column.addWidget(self.view, 1)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.setProperty("flat", "true")
        self.above.addWidget(self.goals)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._scrolled = OneScroll(column, self.view)
        self._outer.addWidget(self._scrolled, 1)
        self._outer.addLayout(self.below)
        self.setFocusProxy(self.view)

    def _restyle(self) -> None:
        px = self.desk.theme.px
        set_margins(self._column, px(8), px(12), 0, 0)
        self._column.setSpacing(px(6))
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(under if self.desk.theme.scale >= LARGE else beside)
        self._head.setSpacing(0)
        set_margins(self._head, px(MARK), 0, px(24), 0)
        self._scrolled.set_least(px(170))

    # What is shown

    @Slot()
    def _follow(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what was looked over while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Points to nothing while nobody sees it."""
        super().hideEvent(event)
        self._point()

    @Slot()
    def _settle(self) -> None:
        """Let rows go that are gone, and have the others in their order, once no hand is there."""
        if self.isVisible() and not self.view.is_under_hand:
            self._show()

    def _show(self) -> None:
        seen, before = self._looking.seen, self._seen
        is_same = seen.plan.id == before.plan.id
        if not is_same:
            self._most = AT_ONCE
        self._seen, self._stale = seen, False
        self.goals.show_seen(seen)
        goal = self.goals.chosen
        off = [rule for rule in self.desk.settings.rules_off if rule in BY_KEY]
        rows = rows_of(
            seen.coached or Coached(),
            off=len(off),
            most=self._most,
            opened=self._opened,
            group=self._group,
            rules=goal.rules if goal else None,
        )
        if is_same and self.view.is_under_hand:
            rows = held(self.model.rows, rows)
        self.view.delegate.laying.forget()
        count = len(seen.findings)
        self.model.show(rows if seen.plan.id else [], seen.plan, count)
        words = n_("{n} finding", "{n} findings", count)
        if goal:
            words = _("{findings}, {n} shown", findings=words, n=len(goal.findings))
        self.choice.setText(f"{words} ▾")
        self.choice.setAccessibleName(_("{findings}, menu", findings=words))
        self.choice.setVisible(bool(seen.plan.id))
        if rows and (not is_same or not self.view.currentIndex().isValid()):
            self.view.setCurrentIndex(self.model.index(0))
            self.view.scrollToTop()
        self._point()

    @Slot()
    def _turn(self) -> None:
        self._at = -1
        self._point()

    @Slot()
    def _hand_moved(self) -> None:
        if self.isVisible():
            self._settle()
            self._point()

    def _point(self) -> None:
        """Point to the places of the current finding while the keys go to it."""
        row, pointed = self.view.row_now(), None
        if row and row.finding and not row.is_gone and self.view.has_hand and self.isVisible():
            items = (item for place in row.finding.places if (item := item_of(place)))
            pointed = Pointed(tuple(items)[:_POINTED], row.finding.severity.value, row.finding.title)
        if pointed or self.desk.selection.pointed:
            self.desk.selection.point(pointed if pointed and pointed.items else None)

    # What is done

    def step(self, by: int) -> None:
        """Go to the next finding (1) or the last one (-1), round and round; the keys go there too."""
        places = [place for place, row in enumerate(self.model.rows) if row.finding and not row.is_gone]
        if not places:
            self.desk.announcer.ask(self.view, _("Nothing to ask."))
            return
        now = self.view.currentIndex().row()
        if not self.view.has_hand and self._at < 0 and now in places:
            to = now  # nobody has been there
        elif by > 0:
            to = next((place for place in places if place > now), places[0])
        else:
            to = next((place for place in reversed(places) if place < now), places[-1])
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go_to(to)
        self._at = max(self._at, 0)
        self._scrolled.show_row()

    def _go(self, row: Row) -> None:
        if row.finding and row.finding.places and not row.is_gone:
            self._at = (self._at + 1) % len(row.finding.places)
            self.place_wanted.emit(row.finding.places[self._at])

    def _help(self, row: Row) -> None:
        if row.is_gone:
            self.desk.announcer.ask(self.view, _("That is no longer asked."))
        elif row.finding and row.finding.mends:
            self._mend(row.finding.mends[0])
        elif row.finding:
            self._go(row)
        elif row.aside:
            self.mending.take_up(row.aside)
        elif row.what is What.OFF:
            self.rules_wanted.emit()
        elif row.what is What.MORE:
            self._most += AT_ONCE
            self._show()
        elif row.what in HEADS:
            self._opened ^= {row.what}
            self._show()

    def _mend(self, help: Mend) -> None:
        self.mending.mend(self._seen, help)

    def _ask_aside(self, row: Row) -> None:
        if row.finding and not row.is_gone and not self.desk.book.read_only:
            rect = self.view.visualRect(self.model.index(self.model.place_of(row.key)))
            self.mending.ask_aside(self._seen, row.finding, self.view.viewport().mapToGlobal(rect.bottomLeft()))

    def _offer(self, at: QPoint) -> None:
        row = self.model.row(self.view.indexAt(at))
        if row and row.finding and not row.is_gone:
            menu = self._menu()
            self._fill(menu, row, row.finding)
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _fill(self, menu: QMenu, row: Row, finding: Finding) -> None:
        is_written = not self.desk.book.read_only
        for help in finding.mends:
            card = self._seen.plan.cards.get(help.card_id)
            words = f"{help.words}: {card.called(40)}" if card else help.words
            menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _on=False, help=help: self._mend(help))
        if finding.places:
            menu.addAction(_("Show where")).triggered.connect(lambda _on=False: self._go(row))
        menu.addSeparator()
        aside = menu.addAction(_("Not here…"))
        aside.triggered.connect(lambda _on=False: self._ask_aside(row))
        aside.setEnabled(is_written)
        menu.addAction(_("Do not ask this")).triggered.connect(lambda _on=False: self._turn_off(finding.rule))
        menu.addAction(_("Choose what is asked…")).triggered.connect(lambda _on=False: self.rules_wanted.emit())

    def _turn_off(self, rule: str) -> None:
        self.mending.turn_off(rule)
        self._looking.look_soon()

    def _choose(self) -> None:
        """Offer to see the findings of one group alone."""
        found = self._seen.findings
        menu = self._menu()
        for group in (None, *Group):
            count = sum(group is None or BY_KEY[each.rule].group is group for each in found)
            words = _("{group} {n}", group=group.word if group else _("All"), n=count)
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(group is self._group and not self.goals.chosen)
            action.triggered.connect(lambda _on=False, group=group: self._show_group(group))
        menu.addSeparator()
        menu.addAction(_("Choose what is asked…")).triggered.connect(lambda _on=False: self.rules_wanted.emit())
        menu.popup(self.choice.mapToGlobal(self.choice.rect().bottomLeft()))

    def _show_group(self, group: Group | None) -> None:
        self._group, self._most = group, AT_ONCE
        self.goals.choose_none()
        self._show()

    @Slot(object)
    def _show_goal(self, _goal: object) -> None:
        """List the findings of one demand alone, or all of them."""
        self._group, self._most = None, AT_ONCE
        self._show()
        self.view.scrollToTop()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _rules(theme: Theme) -> str:
    return f'CoachPanel QPushButton[flat="true"] {{ font-size: {theme.px(12)}px; }}'
