"""The panels at the right, of which one is shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget

from essayplanner.language import _


class Panels(QTabWidget):
    """Has a tab for each; the panel itself is made when it is first turned to, or asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(_("Panels"))
        self.tabBar().setAccessibleName(_("Panels"))
        self._made: dict[str, QWidget] = {}
        self._waiting: dict[str, tuple[QWidget, Callable[[], QWidget]]] = {}
        self.currentChanged.connect(self._turned)

    def offer(self, name: str, title: str, make: Callable[[], QWidget], *, at: int = -1) -> None:
        """Have a tab for a panel, after the others or `at` a place among them; the first one offered is turned to."""
        place = QWidget()
        self._waiting[name] = (place, make)
        self.insertTab(at, place, title)

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
            self._made[name] = panel = make()
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
        self.setCurrentWidget(self.panel(name))

    def _turned(self, at: int) -> None:
        shown = self.widget(at)
        for name in [name for name, (place, _make) in self._waiting.items() if place is shown]:
            self.panel(name)
