"""The panels at the right, of which one is shown."""

from collections.abc import Callable, Container
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from essayplanner.language import _


class Panels(QTabWidget):
    """Has a tab for each; the panel itself is made when it is first turned to, or asked for. `rearranged` says that
    other tabs can be seen."""

    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(_("Panels"))
        self.tabBar().setAccessibleName(_("Panels"))
        self._made: dict[str, QWidget] = {}
        self._waiting: dict[str, tuple[QWidget, Callable[[QWidget], QWidget]]] = {}
        self.currentChanged.connect(self._turned)

    def offer(self, name: str, title: str, make: Callable[[QWidget], QWidget], *, first: bool = False) -> None:
        """Have a tab for a panel, the last one, or the first; what is there first is turned to.

        It is made in the widget that `make` is given: one that is put in there later has all that it holds styled anew.
        """
        place = QWidget()
        self._waiting[name] = (place, make)
        self.insertTab(0 if first else self.count(), place, title)
        self.rearranged.emit()

    def withdraw(self, name: str) -> None:
        """Have no such panel any more; nothing where there is none."""
        panel = self._made.pop(name, None) or self._waiting.pop(name, (None,))[0]
        if panel is not None:
            self.removeTab(self.indexOf(panel))
            panel.deleteLater()
            self.rearranged.emit()

    def show_tabs(self, *, without: Container[str] = ()) -> None:
        """Have a tab for each panel but these."""
        for name in (*self._made, *self._waiting):
            panel = self._made[name] if name in self._made else self._waiting[name][0]
            self.setTabVisible(self.indexOf(panel), name not in without)
        self.rearranged.emit()

    def current(self) -> str:
        """The name of the panel that is shown; empty where there is none."""
        return next((name for name, panel in self._made.items() if panel is self.currentWidget()), "")

    def rename(self, name: str, title: str, spoken: str) -> None:
        """Have the tab of a panel say this, and a screen reader the other."""
        panel = self._waiting[name][0] if name in self._waiting else self._made[name]
        at = self.indexOf(panel)
        self.setTabText(at, title)
        self.tabBar().setAccessibleTabName(at, spoken)

    def panel(self, name: str) -> QWidget:
        """The panel of that name, made where it is not there yet."""
        if name in self._waiting:
            place, make = self._waiting[name]
            self._made[name] = panel = make(cast(QWidget, self.findChild(QStackedWidget)))
            del self._waiting[name]
            at = self.indexOf(place)
            is_shown = at == self.currentIndex()
            spoken = self.tabBar().accessibleTabName(at)
            self.insertTab(at, panel, self.tabText(at))
            self.tabBar().setAccessibleTabName(at, spoken)
            if is_shown:
                self.setCurrentIndex(at)
            self.removeTab(at + 1)
            place.deleteLater()
        return self._made[name]

    def turn_to(self, name: str) -> None:
        """Show a panel."""
        panel = self.panel(name)
        self.setTabVisible(self.indexOf(panel), True)
        self.setCurrentWidget(panel)

    def _turned(self, at: int) -> None:
        shown = self.widget(at)
        for name in [name for name, (place, _make) in self._waiting.items() if place is shown]:
            self.panel(name)
