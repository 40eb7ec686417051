"""Another number of minutes for a plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Labelled, Words

#: The longest time for a plan, in minutes.
LONGEST = 180


class ClockDialog(Dialog):
    """Asks how long; `chosen` brings the minutes."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Against the clock"), (380, 170), parent)
        self._desk = desk
        theme, px = desk.theme, desk.theme.px
        self.setStyleSheet(sheet(theme))
        self.minutes = LineField(_("Minutes for the plan"))
        self.minutes.setProperty("framed", True)
        self.minutes.setText(str(minutes))
        self.minutes.selectAll()
        self.why_not = Words(theme, color="caution")
        self.why_not.hide()
        self.minutes.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        column.addWidget(Labelled(theme, _("&Minutes for the plan"), self.minutes, self.why_not))
        column.addStretch(1)
        self.minutes.setFocus()
        add_buttons(column, [push_button(_("Cancel"), self.reject), push_button(_("Start"), self._start, primary=True)])

    def _changed(self) -> None:
        self.why_not.say("")

    def _start(self) -> None:
        typed = self.minutes.text().strip()
        minutes = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
        if 0 < minutes <= LONGEST:
            self.accept()
            self.chosen.emit(minutes)
            return
        self.why_not.say(_("Type a number of minutes from 1 to {most}.", most=LONGEST))
        self._desk.announcer.say(self.minutes, self.why_not.text())
        self.minutes.setFocus()
        self.minutes.selectAll()
