"""The middle of the window: the screen that is shown, and the drawer below it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.frame.screens import Centre

if TYPE_CHECKING:
    from essayplanner.ui.drawer.drawer import Drawer
    from essayplanner.ui.outline.whole import OutlineScreen


class Middle(QWidget):
    """Has the drawer below the screens that ask for it; it is made for the first of them.

    `menu_wanted` tells of a right click in it, at a point of the screen, `section_wanted` of one for a first section.
    """

    menu_wanted = Signal(QPoint)
    section_wanted = Signal()

    def __init__(self, desk: Desk, centre: Centre, outline: "Callable[[], OutlineScreen]") -> None:
        super().__init__()
        self._desk, self._centre, self._outline = desk, centre, outline
        self.drawer: Drawer | None = None
        self._followed: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(centre, 1)
        self.setFocusProxy(centre)
        centre.turned.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Have the drawer as the screen that is shown wants it."""
        wanted = self._centre.screens[self._centre.name].drawer
        if wanted is None:
            if self.drawer:
                self.drawer.put_away()
            return
        if self.drawer is None:
            from essayplanner.ui.drawer.drawer import Drawer

            drawer = self.drawer = Drawer(self._desk, self._outline())
            drawer.menu_wanted.connect(self.menu_wanted)
            drawer.section_wanted.connect(self.section_wanted)
            self._column.addWidget(self.drawer)
        made: Any = self._centre.widgets[self._centre.name]
        if self._centre.name not in self._followed and hasattr(made, "lines_changed"):
            self._followed.add(self._centre.name)
            made.lines_changed.connect(self.drawer.tiles.look)
        lines = wanted.lines and partial(wanted.lines, made)
        self.drawer.show_for(wanted, lines, wanted.tell_places and partial(wanted.tell_places, made))
