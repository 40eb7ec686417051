"""Where a form scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.look.fields import keep_width
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.theme import Theme


class FormArea(QScrollArea):
    """A form that scrolls up and down, beside the room of its bar; what gets the focus in it comes into sight, by
    itself where it is a text."""

    def __init__(self, theme: Theme, body: QWidget) -> None:
        super().__init__()
        self.theme, self.body = theme, body
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_width(self)
        self.setWidget(body)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new and not isinstance(new, GrowingText) and self.body.isAncestorOf(new):
            soon(self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        focused = QApplication.focusWidget()
        if focused and self.body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self.theme.px(40))
