"""Two plans beside each other, each chosen by a button, in shares and paragraph by paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.coach.xray_plans import Bone, counts
from essayplanner.language import _
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedButton
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.plan_marks import Shares
from essayplanner.ui.practice.xray_bones import BoneRow

#: Pixels of the design: narrower than that, the plans stand below each other.
_WIDE = 520


class Shown(NamedTuple):
    """A plan to be shown: how it is called, its paragraphs, and a word to some of these, by the ids of the sections."""

    title: str = ""
    bones: Sequence[Bone] = ()
    marks: Mapping[int, str] = {}


class TwoPlans(QWidget):
    """`menu_wanted` asks what may be shown in the first or the second place (0 or 1), `pressed` brings such a place and
    the id of a section."""

    menu_wanted = Signal(int)
    pressed = Signal(int, int)

    def __init__(self, desk: Desk, called: Sequence[str]) -> None:
        super().__init__()
        self.desk, self.theme, self.book = desk, desk.theme, desk.book
        self.columns = [PlanColumn(desk.theme, name) for name in called]
        self.differs = Label()
        self.differs.setWordWrap(True)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.addWidget(self.differs)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addLayout(self._beside)
        self._column.addStretch(1)
        for place, column in enumerate(self.columns):
            self._beside.addWidget(column, 1)
            column.button.clicked.connect(partial(self._ask, place))
            column.wanted.connect(partial(self.pressed.emit, place))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FormArea(desk.theme, body))
        self.setFocusProxy(self.columns[0].button)
        self._order = TabOrder(self, lambda: self.columns)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._column, px(24), px(6), max(0, px(24) - LEAST), px(12))
        self._column.setSpacing(px(14))
        self._beside.setSpacing(px(28))
        self.differs.setFont(self.theme.font(14, serif=True))
        self._turn()

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if self.width() >= self.theme.px(_WIDE) else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the plans below each other where there is no room beside."""
        super().resizeEvent(event)
        self._turn()

    def show_two(self, plans: Sequence[Shown], said: str) -> None:
        """Show two plans, and what is said of them."""
        for column, plan in zip(self.columns, plans, strict=True):
            column.show_plan(plan)
        self._order.find_soon()
        self.differs.setText(said)
        self.differs.setAccessibleName(said)

    def _ask(self, place: int, _checked: bool = False) -> None:
        self.menu_wanted.emit(place)

    def open_menu(self, place: int, offered: Iterable[tuple[str, object, bool]]) -> QMenu:
        """Open a menu below the button of a place, with what is offered: its words, what it stands for, and whether it
        is what is shown. The actions have what they stand for as their data."""
        button, menu = self.columns[place].button, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, value, is_shown in offered:
            action = menu.addAction(caption(words))
            action.setCheckable(True)
            action.setChecked(is_shown)
            action.setData(value)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu


class PlanColumn(QWidget):
    """One of the two plans; `wanted` brings the id of a section."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, called: str) -> None:
        super().__init__()
        self.theme, self._called = theme, called
        self.rows: list[BoneRow] = []
        self.title, self.button, self.shares = Label(called), ElidedButton(), Shares(theme)
        self.title.setProperty("muted", "true")
        outer, head = QVBoxLayout(self), QHBoxLayout()
        outer.addWidget(self.title)
        outer.addLayout(head)
        head.addWidget(self.button)
        head.addStretch(1)
        outer.addWidget(self.shares)
        self._column = QVBoxLayout()
        outer.addLayout(self._column)
        outer.addStretch(1)
        outer.setContentsMargins(0, 0, 0, 0)
        self._outer = outer
        self._column.setSpacing(0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.title.setFont(self.theme.font(11, bold=True))
        self._outer.setSpacing(self.theme.px(7))

    def show_plan(self, plan: Shown) -> None:
        """Show a plan."""
        said = plan.title or _("Choose an outline")
        self.button.show_words(said, " ▾")
        self.button.setAccessibleName(_("{which}: {title}, menu", which=self._called, title=said))
        self.shares.show_counts(counts(plan.bones))
        self.shares.setVisible(bool(plan.bones))
        while len(self.rows) < len(plan.bones):
            row = BoneRow(self.theme)
            row.clicked.connect(partial(self._go, row))
            self.rows.append(row)
            self._column.addWidget(row)
        for row, bone in zip(self.rows, plan.bones, strict=False):
            row.show_bone(bone, plan.marks.get(bone.section_id, ""))
            row.show()
        for row in self.rows[len(plan.bones) :]:
            row.hide()

    def _go(self, row: BoneRow, _checked: bool = False) -> None:
        if row.bone:
            self.wanted.emit(row.bone.section_id)
