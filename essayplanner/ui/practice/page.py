"""What the pages of exercises share: a title with how far it is, what can be done below, and the keys for both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label


class Ground(QWidget):
    """Stands in the place of the outline. Undo takes back what was done in it as long as there is such a thing: a hand
    that is here does not mean the step that the notebook took before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, self.book = desk, desk.theme, desk.book

    def can_take_back(self) -> bool:
        """Whether something was done in it that can be taken back."""
        return False

    def take_back(self) -> None:
        """Take back what was done last in it."""

    def event(self, event: QEvent) -> bool:
        """Has undo before the window has it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes back by the key of undo."""
        if self._takes(event):
            self.take_back()
        else:
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and self.can_take_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("paper"))


class PracticePage(Ground):
    """Has title and progress above, and buttons below; `left` asks that it be put away as it is."""

    left = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk)
        self.title, self.progress = Label(title), Label()
        self.progress.setProperty("muted", "true")
        self._small: list[QWidget] = [self.progress]
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()

    def lay_out(self, middle: QWidget, at_start: Sequence[QWidget], at_end: Sequence[QWidget]) -> None:
        """Put these buttons below the middle: small ones where lines begin, the others where they end."""
        outer = QVBoxLayout(self)
        outer.addLayout(self._head)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.progress)
        outer.addWidget(middle, 1)
        outer.addLayout(self._foot)
        for button in at_start:
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        for button in at_end:
            self._foot.addWidget(button)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._small += at_start
        self.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.theme.px
        self.title.setFont(self.theme.font(16, bold=True, serif=True))
        for small in self._small:
            small.setFont(self.theme.font(12))
        set_margins(self._head, px(24), px(14), px(24), px(8))
        set_margins(self._foot, px(17), px(8), px(24), px(10))
        self._foot.setSpacing(px(8))

    def go_on(self) -> None:
        """Do what comes next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on, Escape leaves it for later."""
        if is_ctrl_enter(event):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
