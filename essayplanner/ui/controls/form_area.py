"""Where a form scrolls."""

from PySide6.QtCore import QEvent, QObject, Qt
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
        #: Where it was scrolled to for what has the focus; who scrolled on since wants to see something else.
        self._brought_at = -1
        body.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._brought_at = -1
        if new and not isinstance(new, GrowingText) and self.body.isAncestorOf(new):
            soon(self, self._bring_into_sight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was brought into sight stays there while the form finds its height."""
        bar = self.verticalScrollBar()
        is_resized = watched is self.body and event.type() == QEvent.Type.Resize
        if is_resized and self._brought_at >= 0 and bar.value() == min(self._brought_at, bar.maximum()):
            soon(self, self._bring_into_sight)
        return super().eventFilter(watched, event)

    def _bring_into_sight(self) -> None:
        focused = QApplication.focusWidget()
        if focused and self.body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self.theme.px(40))
            self._brought_at = self.verticalScrollBar().value()
