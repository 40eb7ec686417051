"""A few fields that are asked where they are needed, for a side or a debate: Enter does it, Escape leaves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

#: Pixels of the design.
_WIDE, _ROUND = 340, 8


class Asking(QFrame):
    """Lies over the window where it was asked for; it is gone when it was answered or left.

    It is left by Escape, by a press elsewhere in the window, and where something else is asked over it.
    """

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        said: str,
        fields: Sequence[QWidget],
        answer: str,
        does: Callable[[], object],
    ) -> None:
        """`does` gives what is not false where it was done."""
        super().__init__(window)
        self._window, self._fields, self._does = window, list(fields), does
        self._near = QPoint()
        self._px, self._hand = theme.px, QApplication.focusWidget()
        self.setObjectName("asking")
        self.setAccessibleName(said)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.wear(_rules)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(8))
        column.addWidget(Words(theme, said, size=13, color="ink", bold=True, inset=0))
        for field in fields:
            column.addWidget(field)
        self.button, leave = PushButton(answer), PushButton(_("Cancel"))
        self.button.setProperty("primary", "true")
        self.button.clicked.connect(lambda _checked=False: self.answer())
        leave.clicked.connect(lambda _checked=False: self.leave())
        row = QHBoxLayout()
        column.addLayout(row)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.button)

    def open(self, at: QPoint) -> None:
        """Be shown near a point of the screen, with the focus in the first field."""
        self._near = self._window.mapFromGlobal(at)
        for other in self._window.findChildren(Asking, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if other is not self:
                other.close()
        self.settle()
        self.show()
        self.settle()  # words know how high they are once they are seen at their width
        self.raise_()
        self._fields[0].setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press elsewhere in the window leaves it, and does there what it does."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched.window() is self._window.window()
            and watched is not self
            and not self.isAncestorOf(watched)
        ):
            self.close()
        return False

    def settle(self) -> None:
        """Be as high as the fields are now, and within the window."""
        room, near = self._window.rect(), self._near
        around = self._px(_ROUND)
        self.setFixedWidth(min(self._px(_WIDE), room.width() - 2 * around))
        self.adjustSize()
        self.move(
            max(around, min(near.x(), room.width() - self.width() - around)),
            max(around, min(near.y(), room.height() - self.height() - around)),
        )

    def answer(self) -> None:
        """Do it; what a rule forbids is said, and what was typed stays."""
        if self._does():
            self.leave()

    def leave(self) -> None:
        """Be gone."""
        hand = self._hand
        self.close()
        while hand and not hand.isVisible():  # what was done hid it: to what is shown there now
            hand = hand.parentWidget()
        if hand and (hand is self._hand or hand.focusProxy()):
            hand.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return f"#asking {{ background: {t.card}; border: 1px solid {t.claim}; border-radius: {theme.px(8)}px; }}"
