"""Goals and the demands of the scheme, above what the coach found."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.coach.demanding import Demanded, Standing
from essayplanner.domain.structures import MOST_GOALS, Basis, Scheme
from essayplanner.language import _, ended, join_facts, sentences
from essayplanner.notebook import demands
from essayplanner.ui.coach.demand_row import DemandRow
from essayplanner.ui.coach.laying import MARK
from essayplanner.ui.coach.looking import Seen
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.buttons import AddButton, TitleButton, quiet_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.words import Words
from essayplanner.work import goals as work


class GoalsBox(QWidget):
    """Up to three goals, each with how it stands, and below them, folded, all that is asked.

    `findings_wanted` says that the findings of another demand, the `chosen` one, are to be listed, or all; and
    `question_wanted` that a scheme is to be chosen; `rearranged` that there is more in it for Tab to go to.
    """

    findings_wanted = Signal()
    question_wanted = Signal()
    rearranged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setAccessibleName(_("Your goals"))
        self._seen, self._demanded = Seen(), Demanded()
        self._is_open = False
        #: The demand whose findings alone are listed, and the rows whose parts are shown: by list and by its name.
        self._chosen, self._unfolded = "", set[tuple[bool, str]]()
        self.asked: Asking | None = None
        self.heading = Words(desk.theme, _("Your goals"), size=12, bold=True, inset=0)
        choose = _("Question and marks…")
        self.marks = quiet_button(choose, choose, self.question_wanted.emit)
        self.marks.setProperty("small", "true")
        self.add = AddButton(desk.theme, _("Goal"), _("Add a goal, menu"), self._offer_goals)
        self.fold = TitleButton(desk.theme, self._turn)
        self.about = Words(desk.theme, inset=0)
        self.goals, self.rows = list[DemandRow](), list[DemandRow]()
        self._build()
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._goals, self._rows, self._about = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._head)
        column.addLayout(self._goals)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.heading, 1)
        self._head.addLayout(self._buttons)
        self._buttons.addWidget(self.marks)
        self._buttons.addWidget(self.add)
        column.addWidget(self.fold)  # after the heading: a screen reader reads in the order in which they came
        column.addLayout(self._about)
        column.addLayout(self._rows)
        self._about.addWidget(self.about)
        for layout in (column, self._head, self._buttons, self._goals, self._rows):
            layout.setSpacing(0)

    def _arrange(self) -> None:
        """Have heading and buttons in one line where there is room for it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        there = [button.sizeHint().width() for button in (self.marks, self.add) if not button.isHidden()]
        words = QFontMetrics(self.theme.font(12, bold=True)).horizontalAdvance(self.heading.text())
        room = self.width() - self.theme.px(24 + MARK)
        self._buttons.setDirection(across if sum(there) <= room else down)
        self._head.setDirection(across if words + sum(there) <= room else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room for heading and buttons, or less."""
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        px = self.theme.px
        self._arrange()
        set_margins(self._column, 0, 0, px(24), px(4))
        set_margins(self._head, px(MARK), 0, 0, 0)
        set_margins(self._about, px(MARK), 0, 0, px(2))

    # What is shown

    def show_seen(self, seen: Seen) -> None:
        """Show how it stands with what is asked of an outline."""
        if seen.plan.id != self._seen.plan.id:
            self._unfolded.clear()
            self._chosen = ""
        self._seen, self._demanded = seen, seen.above.demanded or Demanded()
        self._show()

    @property
    def chosen(self) -> Standing | None:
        """The demand whose findings alone are listed."""
        return next((each for each in self._demanded.asked if each.name == self._chosen and each.rules), None)

    def choose_none(self) -> None:
        """Have all findings listed again."""
        self._chosen = ""
        self._show()

    def _show(self) -> None:
        found, read_only = self._demanded, bool(self.desk.book.read_only)
        is_there, rest = bool(self._seen.plan.id), len(found.asked) > len(found.goals) or found.scheme
        self.setVisible(is_there)
        self.add.setVisible(len(found.goals) < MOST_GOALS and not read_only)
        leads = found.scheme is None and not read_only
        self.marks.setVisible(leads)
        self.heading.setText(_("Goals") if leads else _("Your goals"))  # all of it stands in one line
        self._arrange()
        self._fill(self.goals, self._goals, found.goals, is_goals=True)
        words = (
            _("What the mark scheme asks: {n} of {all} with nothing to ask", n=found.met, all=len(found.asked))
            if found.scheme
            else _("All that is asked: {n} of {all} with nothing to ask", n=found.met, all=len(found.asked))
        )
        state = _("open") if self._is_open else _("closed")
        self.fold.show_title(f"{words} {'▴' if self._is_open else '▾'}", name=f"{words}, {state}")
        self.fold.setVisible(bool(rest))
        is_open = self._is_open and bool(rest)
        about = _about(found.scheme) if found.scheme else ""
        give_tip(self.fold, about)
        self.fold.setAccessibleDescription(about)
        self.about.say(_named(found.scheme) if found.scheme and is_open else "")
        give_tip(self.about, about)
        self._fill(self.rows, self._rows, found.every if is_open else (), is_goals=False)
        self.rearranged.emit()

    def _fill(self, rows: list[DemandRow], column: QVBoxLayout, shown: tuple[Standing, ...], *, is_goals: bool) -> None:
        while len(rows) < len(shown):
            row = DemandRow(self.theme)
            row.opened.connect(partial(self._open, row, is_goals))
            row.menu_wanted.connect(partial(self._offer, row, is_goals))
            row.ticked.connect(partial(self._tick, row))
            rows.append(row)
            column.addWidget(row)
        read_only = bool(self.desk.book.read_only)
        for row, each in zip(rows, shown, strict=False):
            is_chosen, unfolded = (
                bool(each.rules) and each.name == self._chosen,
                (is_goals, each.name) in self._unfolded,
            )
            row.show_standing(each, chosen=is_chosen, unfolded=unfolded, read_only=read_only)
            row.show()
        for row in rows[len(shown) :]:
            row.hide()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()

    # What is done

    def _open(self, row: DemandRow, is_goals: bool) -> None:
        each = row.standing
        if each.by_hand:
            self._unfolded ^= {(is_goals, each.name)}
            self._show()
        elif each.rules and not each.is_off:
            self._chosen = "" if self._chosen == each.name else each.name
            self._show()
            self.findings_wanted.emit()

    def _tick(self, row: DemandRow, section_id: int, on: bool) -> None:
        book, each = self.desk.book, row.standing
        if not self.desk.do(lambda: work.tick(book, each, section_id, met=on), at=self):
            self._show()

    def _offer_goals(self) -> None:
        """The demands of the scheme that are no goals yet, and one of the student's own."""
        menu = self._menu()
        for each in self._demanded.every:
            if not each.is_goal:
                action = menu.addAction(each.words.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, each=each: self._set_goal(each))
        menu.addSeparator()
        menu.addAction(_("Write one…")).triggered.connect(lambda _on=False: self._ask())
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _offer(self, row: DemandRow, is_goals: bool) -> None:
        if self.desk.book.read_only:
            return
        each, menu = row.standing, self._menu()

        def offer(words: str, does: object) -> None:
            menu.addAction(words).triggered.connect(lambda _on=False: does())  # type: ignore[operator]

        if each.by_hand:
            offer(_("Tick it off by paragraph"), lambda: self._open(row, is_goals))
        elif each.rules and not each.is_off:
            offer(_("Show its findings alone"), lambda: self._open(row, is_goals))
        if each.is_goal:
            offer(_("No goal any more"), lambda: self._drop(each))
        elif not each.is_off:
            offer(_("Make it a goal"), lambda: self._set_goal(each))
        if each.key:
            offer(_("Check it again") if each.is_off else _("Do not check this"), lambda: self._switch(each))
        else:
            offer(_("Word it otherwise…"), lambda: self._ask(each))
            offer(_("Remove it"), lambda: self._remove(each))
        menu.popup(row.more.mapToGlobal(QPoint(0, row.more.height())))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _set_goal(self, each: Standing) -> None:
        book, outline_id = self.desk.book, self._seen.plan.id
        said = _("It is one of your goals: the coach shows it first.")
        self.desk.do(lambda: work.make_goal(book, outline_id, each.key, each.id), said, at=self, undo=True)

    def _drop(self, each: Standing) -> None:
        book, outline_id = self.desk.book, self._seen.plan.id
        self.add.setFocus()
        said = _("It is none of your goals any more.")
        self.desk.do(lambda: demands.set_goal(book, outline_id, each.key, each.id, on=False), said, at=self, undo=True)

    def _switch(self, each: Standing) -> None:
        book, outline_id = self.desk.book, self._seen.plan.id
        said = _("It is checked again.") if each.is_off else _("It is not checked any more.")
        self.desk.do(lambda: work.switch(book, outline_id, each, on=each.is_off), said, at=self, undo=True)

    def _remove(self, each: Standing) -> None:
        book = self.desk.book
        self.add.setFocus()
        self.desk.do(lambda: demands.remove_demand(book, each.id), _("Removed it."), at=self, undo=True)

    def _ask(self, each: Standing | None = None) -> None:
        """Ask for a goal of one's own, or for other words for one."""
        field = LineField(_("Goal"), _("e.g. Every paragraph ends in a judgement"))
        field.setProperty("quiet", False)
        if each:
            field.setText(each.words)
            field.selectAll()
        said = _("Word it otherwise") if each else _("What is your essay to do?")
        answer = _("Keep") if each else _("Make it a goal")
        self.asked = Asking(
            self.window(), self.theme, said, [field], answer, lambda: self._answered(field.text(), each)
        )
        self.asked.open(self.add.mapToGlobal(QPoint(0, self.add.height())) if self.add.isVisible() else self._corner())

    def _corner(self) -> QPoint:
        return self.mapToGlobal(QPoint(0, self.theme.px(24)))

    def _answered(self, says: str, each: Standing | None) -> object:
        book, outline_id = self.desk.book, self._seen.plan.id
        if each:
            return self.desk.do(lambda: demands.edit_demand(book, each.id, says), at=self)
        return self.desk.do(lambda: work.write_goal(book, outline_id, says), at=self)


def _named(scheme: Scheme) -> str:
    doubtful = scheme.basis is not Basis.BOARD and not scheme.is_own
    said = (
        join_facts((scheme.board, scheme.title)),
        _("Not checked against the board’s own paper") if doubtful else "",
    )
    return ended(sentences(each for each in said if each))


def _about(scheme: Scheme) -> str:
    return sentences(each for each in (_named(scheme), scheme.remark) if each)
