"""What the debate screen shows while the notebook has no debate."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.push_button import PushButton


class Blank(QWidget):
    """Says what a debate is, and offers to start one."""

    def __init__(self, desk: Desk, begin: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(desk.theme.px(24), 0, desk.theme.px(24), 0)
        self.theme = desk.theme
        self.words = Label(
            _("A debate is a question that divides historians, with the sides they take. This notebook has none yet.")
        )
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setProperty("muted", "true")
        self.button = PushButton(_("Start a debate…"))
        self.button.setProperty("primary", "true")
        self.button.setVisible(not desk.book.read_only)
        self.button.clicked.connect(lambda _checked=False: begin())
        column.addStretch(1)
        column.addWidget(self.words)
        column.addSpacing(desk.theme.px(12))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.hide()
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.words.setFont(self.theme.font(14))
