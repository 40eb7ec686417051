"""The plan of a model essay beside the student's own, and what it does that the own one does not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.coach.xray_plans import Bone, differences, skeleton
from essayplanner.domain.changes import ChangeSet
from essayplanner.language import _
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.plans import read_bare_plan
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedButton
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.practice.xray_bones import BoneRow

#: Pixels of the design: narrower than that, the plans stand below each other.
_WIDE = 520


class PlansBeside(QWidget):
    """Two outlines, each chosen by a button; `wanted` asks for a section, by its outline and its own id."""

    wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, self.book = desk, desk.theme, desk.book
        self._ids = [0, 0]
        self.columns = [PlanColumn(desk, _("The model essay")), PlanColumn(desk, _("Your plan"))]
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
            column.button.clicked.connect(partial(self._open_menu, place))
            column.wanted.connect(partial(self._want, place))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FormArea(desk.theme, body))
        self.setFocusProxy(self.columns[0].button)
        self._order = TabOrder(self, lambda: self.columns)
        self._reading = AfterPicture(self, self.read)
        self.destroyed.connect(desk.book.subscribe(self._apply))
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._column, px(24), px(6), max(0, px(24) - LEAST), px(12))
        self._column.setSpacing(px(12))
        self._beside.setSpacing(px(16))
        self.differs.setFont(self.theme.font(14, serif=True))
        self._turn()

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if self.width() >= self.theme.px(_WIDE) else way.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the plans below each other where there is no room beside."""
        super().resizeEvent(event)
        self._turn()

    def _apply(self, changed: ChangeSet) -> None:
        if self.isVisible() and changed.touches("outline", "section", "placement", "card"):
            self._reading.begin()

    def show_plans(self, model_id: int, own_id: int) -> None:
        """Show these two outlines; 0 stands for one that is yet to be chosen."""
        self._ids = [model_id, own_id]
        self.desk.announcer.tell(self, self.read())

    def read(self) -> str:
        """Read both anew; gives where they differ."""
        titles = {each.id: each.title for each in outlines(self.book)}
        self._ids = [id if id in titles else 0 for id in self._ids]
        bones: list[Sequence[Bone]] = []
        for id, column in zip(self._ids, self.columns, strict=True):
            bones.append(skeleton(read_bare_plan(self.book, id)) if id else ())
            column.show_plan(titles.get(id, ""), bones[-1])
        self._order.find_soon()
        said = differences(*bones) if all(self._ids) else ()
        alike = _("The two are built alike.") if all(self._ids) else _("Choose two plans to see where they differ.")
        lines = "\n".join(said) or alike
        self.differs.setText(lines)
        self.differs.setAccessibleName(lines)
        return lines

    def _want(self, place: int, section_id: int) -> None:
        self.wanted.emit(self._ids[place], section_id)

    def _open_menu(self, place: int, _checked: bool = False) -> None:
        button, menu = self.columns[place].button, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for outline in outlines(self.book):
            action = menu.addAction(caption(outline.title))
            action.setCheckable(True)
            action.setChecked(outline.id == self._ids[place])
            action.triggered.connect(lambda _checked, id=outline.id: self._choose(place, id))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _choose(self, place: int, outline_id: int) -> None:
        ids = [*self._ids]
        ids[place] = outline_id
        self.show_plans(*ids)


class PlanColumn(QWidget):
    """One of the two plans; `wanted` brings the id of a section."""

    wanted = Signal(int)

    def __init__(self, desk: Desk, called: str) -> None:
        super().__init__()
        self.theme, self._called = desk.theme, called
        self.rows: list[BoneRow] = []
        self.title, self.button = Label(called), ElidedButton()
        self.title.setProperty("muted", "true")
        outer, head = QVBoxLayout(self), QHBoxLayout()
        outer.addWidget(self.title)
        outer.addLayout(head)
        head.addWidget(self.button)
        head.addStretch(1)
        self._column = QVBoxLayout()
        outer.addLayout(self._column)
        outer.addStretch(1)
        outer.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.title.setFont(self.theme.font(11, bold=True))

    def show_plan(self, title: str, bones: Sequence[Bone]) -> None:
        """Show an outline by its title and its paragraphs."""
        said = title or _("Choose an outline")
        self.button.show_words(said, " ▾")
        self.button.setAccessibleName(_("{which}: {title}, menu", which=self._called, title=said))
        while len(self.rows) < len(bones):
            row = BoneRow(self.theme)
            row.clicked.connect(partial(self._go, row))
            self.rows.append(row)
            self._column.addWidget(row)
        for row, bone in zip(self.rows, bones, strict=False):
            row.show_bone(bone)
            row.show()
        for row in self.rows[len(bones) :]:
            row.hide()

    def _go(self, row: BoneRow, _checked: bool = False) -> None:
        if row.bone:
            self.wanted.emit(row.bone.section_id)
