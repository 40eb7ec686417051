"""The time in the status bar: a few words that change every minute, and a menu."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QMenu

from essayplanner.language import _
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.clock_run import PlanClock
from essayplanner.ui.practice.clock_words import left_spoken, left_words


class ClockButton(PushButton):
    """Is there while a plan is timed; `fill` puts what can be done with the clock into its menu."""

    def __init__(self, theme: Theme, clock: PlanClock, fill: Callable[[QMenu], object]) -> None:
        super().__init__()
        self.theme, self.clock, self._fill = theme, clock, fill
        self.setProperty("flat", "true")
        self.clicked.connect(self.open)
        clock.changed.connect(self.follow)
        clock.turned.connect(self.setVisible)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.setFont(self.theme.font(12))

    @Slot()
    def follow(self) -> None:
        """Say how much time is left."""
        left, paused = self.clock.left, self.clock.is_paused
        self.setText(left_words(left, paused=paused))
        said = _("{time}, paused", time=left_spoken(left)) if paused else left_spoken(left)
        self.setAccessibleName(_("Clock: {time}, menu", time=said))

    def open(self) -> None:
        """Open the menu, above the bar."""
        menu = QMenu(self)
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
