"""The parts of recall: a line above, what is asked or what was missed, and the bar below."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.practice.page import Ground
from essayplanner.ui.practice.recall_asking import Asking, Column
from essayplanner.ui.practice.recall_bar import RecallBar
from essayplanner.ui.practice.recall_end import RecallEnd


class RecallSheet(Ground):
    """Shows one of the two at a time, and names the keys that work there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heading, self.progress = Label(_("Recall")), ElidedLabel()
        for label in (self.heading, self.progress):
            label.setProperty("muted", "true")
        self.asking, self.end, self.bar = Asking(self.theme), RecallEnd(self.theme), RecallBar(self.theme)
        self._lay_out()
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self.ended = Column(self.theme, self.end)
        self._stack.addWidget(self.asking)
        self._stack.addWidget(self.ended)
        self._head = QHBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        self._head.addWidget(self.heading)
        self._head.addWidget(self.progress, 1)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.bar)

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._head, px(24), px(12), px(24), 0)
        self._head.setSpacing(px(12))
        self.heading.setFont(self.theme.font(12, bold=True))
        self.progress.setFont(self.theme.font(12))

    @property
    def is_over(self) -> bool:
        """Whether nothing is asked any more, and what was missed is listed."""
        return self._stack.currentWidget() is self.ended

    def turn(self, shown: QWidget, hand: QWidget) -> None:
        """Show that, with the focus there, where it is in this page."""
        here = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.setFocusProxy(hand)
        self._stack.setCurrentWidget(shown)
        if shown is self.asking:
            name_keys(
                self, _("Space shows it · 1 knew it, 2 missed it · H hints · M mixes · Backspace goes back · Esc ends")
            )
        else:
            name_keys(self, _("Enter shows a card in its place · Esc goes back to the outline"))
        if here:
            hand.setFocus()
        self.desk.announcer.keys_named.emit()

    def tell(self, sentence: str) -> None:
        """Say it where the page is seen; else it is read with the focus, when that comes."""
        if self.isVisible():
            self.desk.announcer.tell(self, sentence)
