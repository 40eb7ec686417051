"""What a screen reader is told of the panels beside the centre: the focus stays where it is when they turn or fold."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from essayplanner.language import _
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.panels import Panels
from essayplanner.ui.frame.screens import Centre
from essayplanner.ui.frame.sides import Sides


class PanelTeller(QObject):
    """Tells which panel is shown at the right, and which panels fold and unfold."""

    def __init__(self, announcer: Announcer, centre: Centre, sides: Sides, tabs: Panels) -> None:
        super().__init__(tabs)
        self._announcer, self._centre, self._sides, self._tabs = announcer, centre, sides, tabs
        self._screen, self._folded = centre.name, sides.folds()
        tabs.currentChanged.connect(self._turned)
        sides.folded.connect(self._fold)

    def _turned(self) -> None:
        self._announcer.tell_settled(self._tabs, self._shown)

    def _fold(self) -> None:
        before, self._folded = self._folded, self._sides.folds()
        screen, self._screen = self._screen, self._centre.name
        for name in before ^ self._folded if screen == self._screen else ():  # a screen has its own, as it was left
            panel, is_folded = self._sides.panels[name], name in self._folded
            if name == LIBRARY:
                said = _("The library is folded.") if is_folded else _("The library is unfolded.")
            else:
                said = _("The side panel is folded.") if is_folded else _("The side panel is unfolded.")
            self._announcer.tell_settled(panel, said)

    def _shown(self) -> str:
        """What is shown at the right, unless the focus is there: its name is read with the focus then."""
        focus, tabs = QApplication.focusWidget(), self._tabs
        if tabs.isHidden() or (focus and tabs.isAncestorOf(focus)):
            return ""
        return _("{panel} panel", panel=tabs.tabText(tabs.currentIndex()))
