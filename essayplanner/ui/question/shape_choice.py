"""What the plan can be made by: the shapes that suit the question, the student's own, and the boards."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.structures import Shape
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.boards import Boards
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.shapes import Shapes, open_menu


class ShapeChoice(QWidget):
    """Chooses shape and scheme of a draft. `added` asks for a file of structures, `shared` that a shape be written to
    one, `removed` that one of the student's own be gone."""

    added = Signal()
    shared = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, draft: Draft) -> None:
        super().__init__()
        self.theme, self.draft = theme, draft
        self.title = Label(_("Shape"))
        self.title.setProperty("muted", "true")
        self.boards, self.shapes = Boards(theme), Shapes(theme)
        self.more = quiet_button(_("more ▾"), _("More shapes, menu"), self._open_more)
        self.own = quiet_button("", "", self._open_own)
        column = QVBoxLayout(self)
        line = QHBoxLayout()
        column.addLayout(line)
        column.addWidget(self.shapes)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(4))
        line.setSpacing(theme.px(8))
        line.addWidget(self.title)
        line.addStretch(1)
        for widget in (self.boards, self.more, self.own):
            line.addWidget(widget)
        self.shapes.chosen.connect(draft.choose_shape)
        self.boards.chosen.connect(draft.choose_scheme)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.title.setFont(self.theme.font(12, bold=True))
        for button in (self.more, self.own):
            button.setFont(self.theme.font(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names the boards where there is room."""
        super().resizeEvent(event)
        self.boards.fit(self.width() // 2)

    def follow(self) -> None:
        """Show what is chosen now."""
        draft = self.draft
        found = [shape._replace(about=why) for shape, why in draft.shapes]
        self.shapes.show_shapes(found, "" if draft.is_blank else draft.plan.shape)
        self.boards.show_schemes(draft.structures.schemes, draft.scheme.key if draft.scheme else "")
        self.boards.fit(self.width() // 2)
        own = len(self._own_shapes())
        self.own.setVisible(bool(own))
        self.own.setText(n_("yours {n} ▾", "yours {n} ▾", own))
        self.own.setAccessibleName(n_("{n} shape of your own, menu", "{n} shapes of your own, menu", own))

    def _own_shapes(self) -> list[Shape]:
        return [shape for shape, _why in self.draft.shapes if shape.is_own]

    def _open_more(self) -> None:
        menu = open_menu(self, self.more, self.shapes.others(), self.draft.plan.shape, self.draft.choose_shape)
        menu.addSeparator()
        menu.addAction(_("Add a structure…")).triggered.connect(lambda _checked: self.added.emit())

    def _open_own(self) -> None:
        own, key = self._own_shapes(), self.draft.plan.shape
        menu = open_menu(self, self.own, own, key, self.draft.choose_shape)
        if chosen := next((shape for shape in own if shape.key == key), None):
            menu.addSeparator()
            title = shorten(chosen.title, 40)
            share = menu.addAction(caption(_("Share “{title}”…", title=title)))
            share.triggered.connect(lambda _checked: self.shared.emit(chosen))
            drop = menu.addAction(caption(_("Remove “{title}”", title=title)))
            drop.triggered.connect(lambda _checked: self.removed.emit(chosen))
