"""What the mark scheme asks, as ticks: the tab at the right of a question."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.structures import MOST_GOALS, Basis, Scheme
from essayplanner.language import _, ended, join_facts, n_, sentences
from essayplanner.ui.controls.buttons import AddButton
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.words import Words
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.lines import PageLine
from essayplanner.ui.question.ticks import DemandRow


class MarksPanel(QWidget):
    """Chooses the scheme, ticks and stars its demands, and adds those of a teacher. `done` and `left` say that
    Ctrl+Enter or Escape was pressed."""

    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk, draft: Draft, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.desk, self.draft, self.theme = desk, draft, desk.theme
        self.setObjectName("marksPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Words(desk.theme, _("What the mark scheme asks"), size=12, bold=True)
        self.scheme = QuietCombo(desk.theme, _("Mark scheme"))
        self.scheme.setProperty("framed", True)
        self.scheme.activated.connect(self._choose)
        self.basis = Words(desk.theme, color="caution")
        self.worth, self.remark = Words(desk.theme), Words(desk.theme)
        self.rows: list[DemandRow] = []
        self._demands = QVBoxLayout()
        self.add = AddButton(desk.theme, _("Add what your teacher asks"), _("Add what your teacher asks"), self._ask)
        self.field = PageLine(_("What your teacher asks"), _("e.g. Every paragraph ends in a judgement"))
        self.field.setProperty("framed", True)
        self.field.hide()
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._field_left)
        self.goals = Words(desk.theme)
        self.foot = Words(
            desk.theme,
            _(
                "Each tick becomes a check in the coach. The numbers show the parts of the plan that can meet it. "
                "Nothing here gives a grade."
            ),
        )
        body = QWidget()
        column = QVBoxLayout(body)
        above: tuple[QWidget, ...] = (self.title, self.scheme, self.worth, self.basis)
        below: tuple[QWidget, ...] = (self.add, self.field, self.goals, self.foot, self.remark)
        for widget in above:
            column.addWidget(widget)
        column.addLayout(self._demands)
        for widget in below:
            column.addWidget(widget)
        column.addStretch(1)
        column.setSpacing(desk.theme.px(6))
        self._demands.setSpacing(0)
        set_margins(column, desk.theme.px(14), desk.theme.px(14), desk.theme.px(14) - LEAST // 2, desk.theme.px(14))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FormArea(desk.theme, body))
        draft.changed.connect(self.follow)
        desk.theme.changed.connect(self._restyle)
        self._restyle()
        self.follow()

    def _restyle(self) -> None:
        self.setStyleSheet(sheet(self.theme))

    def follow(self) -> None:
        """Show what is chosen now."""
        schemes, now = self.draft.structures.schemes, self.draft.scheme
        names = [_("No mark scheme"), *(join_facts((each.board, each.title)) for each in schemes)]
        if [self.scheme.itemText(at) for at in range(self.scheme.count())] != names:
            self.scheme.clear()
            self.scheme.addItems(names)
        self.scheme.setCurrentIndex(schemes.index(now) + 1 if now in schemes else 0)
        self._say_where_from(now)
        demands = self.draft.demanded.all()
        while len(self.rows) < len(demands):
            self._add_row()
        for place, (row, asked) in enumerate(zip(self.rows, demands, strict=False)):
            row.show_demand(asked, self.draft.demanded.meets(place), by_hand=self.draft.demanded.is_by_hand(place))
            row.show()
        for row in self.rows[len(demands) :]:
            row.hide()
        goals = sum(asked.is_goal for asked in demands)
        self.goals.say(
            n_("{n} goal of {most}", "{n} goals of {most}", goals, most=MOST_GOALS)
            if goals
            else _("Star up to {most} as your goals: the coach shows them first.", most=MOST_GOALS)
            if demands
            else ""
        )

    def _say_where_from(self, scheme: Scheme | None) -> None:
        doubtful = scheme is not None and scheme.basis is not Basis.BOARD and not scheme.is_own
        self.basis.say(_("Not checked against the board’s own paper") if doubtful else "")
        self.worth.say(scheme.worth if scheme else "")
        said: list[str] = []
        if scheme:
            said = [
                scheme.remark,
                _("From: {source}", source=scheme.source) if scheme.source else "",
                scheme.version,
                scheme.looked_up,
            ]
        self.remark.say(ended(sentences(said)) if any(said) else "")

    def _add_row(self) -> None:
        row, place = DemandRow(self.theme), len(self.rows)
        row.switched.connect(partial(self._switch, place))
        row.starred.connect(partial(self._star, place))
        row.removed.connect(partial(self._remove, place))
        self.rows.append(row)
        self._demands.addWidget(row)

    def _choose(self, place: int) -> None:
        schemes = self.draft.structures.schemes
        self.draft.choose_scheme(schemes[place - 1].key if place else "")

    def _switch(self, place: int, on: bool) -> None:
        self.draft.demanded.switch(place, on=on)

    def _star(self, place: int, on: bool) -> None:
        if self.draft.demanded.star(place, on=on):
            return
        self.rows[place].star.setChecked(False)
        self.desk.announcer.ask(
            self, n_("You can have {n} goal: drop one first.", "You can have {n} goals: drop one first.", MOST_GOALS)
        )

    def _remove(self, place: int) -> None:
        self.add.setFocus()
        self.draft.demanded.remove(place)

    def _ask(self) -> None:
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        words = self.field.text().strip()
        self.field.clear()
        if words:
            self.draft.demanded.add(words)

    def _field_left(self) -> None:
        if self.isActiveWindow():
            self._typed()
            self.field.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Escape are those of the page."""
        if is_ctrl_enter(event):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
