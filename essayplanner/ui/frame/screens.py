"""The screens of the window: which there are, and the centre in which one of them is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from essayplanner.ui.debate.screen import SCREEN as DEBATE
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import ContextMenu, Screen
from essayplanner.ui.desk.taking_up import Left
from essayplanner.ui.map.screen import SCREEN as MAP
from essayplanner.ui.outline.screen import SCREEN as OUTLINE
from essayplanner.ui.timeline.screen import SCREEN as TIMELINE

#: In the order of the switch; a new screen is its package and a line here.
SCREENS: tuple[Screen, ...] = (OUTLINE, DEBATE, TIMELINE, MAP)


class Centre(QStackedWidget):
    """Shows one screen; each is made when it is first turned to.

    `turned` says that another one is shown, `made` that one was made, by its name.
    """

    turned = Signal()
    made = Signal(str)

    def __init__(self, desk: Desk, screens: Sequence[Screen], first: str = "") -> None:
        super().__init__()
        self._desk = desk
        self.screens = {screen.name: screen for screen in screens}
        self.widgets: dict[str, QWidget] = {}
        self.name = first if first in self.screens else screens[0].name
        self._show(self.made_screen(self.name))

    def made_screen(self, name: str) -> QWidget:
        """The screen of that name, made where it is not there yet."""
        if name not in self.widgets:
            screen = self.screens[name]
            self.widgets[name] = made = screen.make(self._desk)
            screen.take_up(made, self._desk.settings.left.get(self._desk.book.uid, {}).get(name, {}))
            self.addWidget(self.widgets[name])
            self.made.emit(name)
        return self.widgets[name]

    def scopes(self, name: str) -> tuple[Scope, ...]:
        """The actions of a screen that is made."""
        return self.screens[name].scopes(self.widgets[name])

    def menus(self, name: str) -> tuple[ContextMenu, ...]:
        """The context menus of a screen that is made."""
        return self.screens[name].menus(self.widgets[name])

    def left(self) -> dict[str, Left]:
        """How the screens that are made are left, by their names."""
        return {name: left(made) for name, made in self.widgets.items() if (left := self.screens[name].left)}

    def turn_to(self, name: str) -> None:
        """Show a screen, with the focus in it."""
        with self._desk.theme.all_at_once():
            self._turn_to(name)

    def _turn_to(self, name: str) -> None:
        shown = self.made_screen(name)
        if name != self.name:
            self.name = name
            # It takes the focus before the other screen goes: a screen reader is told wherever Qt puts it in passing.
            shown.setGeometry(self.contentsRect())
            shown.show()
            shown.setFocus()
            self._show(shown)
            self.turned.emit()
        shown.setFocus()

    def _show(self, screen: QWidget) -> None:
        self.setCurrentWidget(screen)
        self.setFocusProxy(screen)
