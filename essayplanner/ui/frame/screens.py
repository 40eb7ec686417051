"""The screens of the window: which there are, and the centre in which one of them is shown."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from essayplanner.ui.debate.screen import SCREEN as DEBATE
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import ContextMenu, Screen
from essayplanner.ui.desk.taking_up import Left
from essayplanner.ui.map.screen import SCREEN as MAP
from essayplanner.ui.outline.screen import SCREEN as OUTLINE
from essayplanner.ui.read.screen import SCREEN as READ
from essayplanner.ui.timeline.screen import SCREEN as TIMELINE

#: In the order of the switch; a new screen is its package and a line here.
SCREENS: tuple[Screen, ...] = (OUTLINE, DEBATE, TIMELINE, MAP, READ)


class Page(NamedTuple):
    """What stands in the place of a screen for a while: what the outline is called meanwhile (empty: as it is), what
    takes cards that are placed by a key (None: the outline), and which panels are folded beside it, until the student
    unfolds them (None: those that are folded beside the screen)."""

    widget: QWidget
    called: str = ""
    takes: Callable[[Sequence[int]], object] | None = None
    folds: frozenset[str] | None = None


class Centre(QStackedWidget):
    """Shows one screen; each is made when it is first turned to. A page may stand in the place of a screen for a while.

    `turned` says that another one is shown, or another page, `made` that a screen was made, by its name.
    """

    turned = Signal()
    made = Signal(str)

    def __init__(self, desk: Desk, screens: Sequence[Screen], first: str = "") -> None:
        super().__init__()
        self._desk = desk
        self.screens = {screen.name: screen for screen in screens}
        self.widgets: dict[str, QWidget] = {}
        #: By the names of screens, the pages that stand in their places.
        self._pages: dict[str, Page] = {}
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

    @property
    def page(self) -> "Page | None":
        """The page that is shown in the place of a screen; None where a screen is shown."""
        return self._pages.get(self.name)

    def shown(self) -> QWidget:
        """What is shown: the page, or the screen."""
        return self.page.widget if self.page else self.made_screen(self.name)

    def cover(self, name: str, page: "Page") -> None:
        """Have a page stand in the place of a screen, and turn to it."""
        if self.indexOf(page.widget) < 0:
            self.addWidget(page.widget)
        self._pages[name] = page
        self.turn_to(name)

    def uncover(self, name: str) -> None:
        """Have the screen itself there again, and turn to it."""
        self._pages.pop(name, None)
        self.turn_to(name)

    def drop(self, widget: QWidget) -> None:
        """Have no page of that widget any more; where it is shown, the screen is."""
        for name in [name for name, page in self._pages.items() if page.widget is widget]:
            del self._pages[name]
            if name == self.name:
                self.turn_to(name)
        self.removeWidget(widget)

    def turn_to(self, name: str) -> None:
        """Show a screen, or the page in its place, with the focus in it."""
        with self._desk.theme.all_at_once():
            self._turn_to(name)

    def _turn_to(self, name: str) -> None:
        shown = self._pages[name].widget if name in self._pages else self.made_screen(name)
        if shown is not self.currentWidget():
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
