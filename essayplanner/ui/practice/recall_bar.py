"""The bar at the foot of recall: what can be done now, for who would rather press it than a key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.language import _
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys

#: By the deeds, in their order: what stands on the button, and the keys that do the same.
ASKING = {
    "show": (_("Show it"), "Space"),
    "hint": (_("Hint"), "H"),
    "knew": (_("Knew it"), "1"),
    "missed": (_("Missed it"), "2"),
    "back": (_("Back"), "Backspace"),
    "mix": (_("Mix"), "M"),
}
ENDED = {"done": (_("Done"), "Esc"), "these": (_("Go through these again"), ""), "all": (_("Go through all again"), "")}


class RecallBar(QWidget):
    """`wanted` brings the name of a deed. No button moves while cards are asked: what would do nothing is off."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.buttons = {name: PushButton(words) for name, (words, _keys) in (ASKING | ENDED).items()}
        self._row = FlowLayout(self, gap=theme.px(8))
        for name, button in self.buttons.items():
            words, keys = (ASKING | ENDED)[name]
            if keys:
                give_tip(button, with_keys(words, keys))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.wanted.emit, name))
            self._row.addWidget(button)
        for name in ("show", "done"):
            self.buttons[name].setProperty("primary", "true")
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._row, px(24), px(10), px(24), px(10))

    def show_asking(self, ready: set[str], *, mixed: bool) -> None:
        """Offer what can be done while cards are asked: those named can be done now."""
        for name, button in self.buttons.items():
            button.setVisible(name in ASKING)
            button.setEnabled(name in ready)
        words = _("In reading order") if mixed else _("Mix")
        self.buttons["mix"].setText(words)
        give_tip(self.buttons["mix"], with_keys(words, "M"))

    def show_ended(self, *, missed: bool) -> None:
        """Offer what can be done when it is over."""
        for name, button in self.buttons.items():
            button.setVisible(name in ENDED and (missed or name != "these"))
            button.setEnabled(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, and a line above it."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("pane"))
            painter.fillRect(0, 0, self.width(), 1, self.theme.color("line"))
