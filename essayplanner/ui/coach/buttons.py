"""The buttons of the finding that is open."""

from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from essayplanner.coach.findings import Finding, Mend
from essayplanner.language import _
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import caption, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class _Button(PushButton):
    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says that Tab came to it; a press would lose it, were it moved meanwhile."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.reached.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the first click may have brought it under the pointer, which nobody meant."""
        event.accept()


class FindingButtons(QWidget):
    """What helps most, what helps too, and “Not here”: `pressed` brings the Mend, `set_aside` says that it is the last;
    `left` says that Escape was pressed, `reached` that Tab came to one of them."""

    pressed = Signal(object)
    set_aside = Signal()
    left = Signal()
    reached = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._mends: list[Mend] = []
        self.first, self.second, self.not_here = _Button(), _Button(), _Button(_("Not here"))
        self.first.setProperty("primary", "true")
        self.second.setProperty("flat", "true")
        self.not_here.setProperty("flat", "true")
        self.not_here.setProperty("quiet", "true")
        self._flow = FlowLayout(self, theme.px(4), lead=theme.px(4))
        self.all = (self.first, self.second, self.not_here)
        for button in self.all:
            button.setProperty("small", "true")
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.reached.connect(self.reached)
            self._flow.addWidget(button)
        self.first.clicked.connect(lambda: self.pressed.emit(self._mends[0]))
        self.second.clicked.connect(lambda: self.pressed.emit(self._mends[1]))
        self.not_here.clicked.connect(self.set_aside)
        self.hide()

    def show_finding(self, finding: Finding, *, read_only: bool) -> None:
        """Have the buttons of a finding."""
        others = (mend for mend in finding.mends if mend.words != finding.mends[0].words)
        self._mends = [*finding.mends[:1], *islice(others, 1)]
        for button, mend in zip((self.first, self.second), (*self._mends, None, None), strict=False):
            button.setVisible(mend is not None)
            if mend:
                button.setText(caption(mend.words))
                give_tip(button, mend.words)
        self.not_here.setVisible(not read_only)

    @property
    def inset(self) -> int:
        """How far the words of the first one stand in, where it has no ground: by that much it begins earlier."""
        return self.theme.px(6) + 1 if self.first.isHidden() else 0

    def high(self, width: int) -> int:
        """How high they are at a width; 0 where there are none."""
        there = any(not button.isHidden() for button in self.all)
        return self._flow.heightForWidth(width) if there else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; other keys go on."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)
