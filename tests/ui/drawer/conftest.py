"""A real window with a screen that has a drawer."""

from collections.abc import Callable, Sequence
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import Screen
from essayplanner.ui.drawer.claims import Claims
from essayplanner.ui.drawer.drawer import Drawer
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.waiting import until

from .shelf import Shelf, shelf

Essay = dict[str, int]


class Shown:
    """A window on the small essay, turned to the shelf; and a hand that drags from it."""

    def __init__(self, window: Window, essay: Essay) -> None:
        self.window, self.essay = window, essay
        window.centre.turn_to("shelf")
        until(lambda: self.drawer.isVisible() and self.drawer.tile_rect(0).width() > 1)
        self.mouse = Mouse(window)
        self.said: list[str] = []
        window.announcer.said.connect(self.said.append)

    @property
    def drawer(self) -> Drawer:
        """The drawer of the window."""
        assert self.window.middle.drawer is not None
        return self.window.middle.drawer

    @property
    def shelf(self) -> Shelf:
        """The screen above it."""
        return cast(Shelf, self.window.centre.currentWidget())

    @property
    def claims(self) -> Claims:
        """What is opened above a tile."""
        assert self.drawer.drag.claims is not None
        return self.drawer.drag.claims

    def section(self, name: str) -> Item:
        """A section of the essay."""
        return Item("section", self.essay[name])

    def row(self, name: str) -> int:
        """The row of its tile."""
        return self.drawer.tiles.row_of(self.section(name))

    def tile(self, name: str, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A point of its tile, in the window."""
        rect = self.drawer.tile_rect(self.row(name))
        return self.in_window(QPoint(int(rect.left() + rect.width() * x), int(rect.top() + rect.height() * y)))

    def in_window(self, point: QPoint) -> QPoint:
        """A point of the drawer's viewport, in the window."""
        return self.drawer.viewport().mapTo(self.window, point)

    def claim(self, card_id: int) -> Callable[[], QPoint]:
        """The row of a claim above its tile, when that is open."""

        def at() -> QPoint:
            until(lambda: self.drawer.drag.claims and self.claims.isVisible())
            place = [node.card_id for node in self.claims.nodes].index(card_id)
            row = self.claims._row_box(place)
            return self.claims.mapTo(self.window, row.center())

        return at

    def drag(
        self,
        what: int | Item,
        stops: Sequence[QPoint | Callable[[], QPoint]],
        *,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        before_drop: Callable[[], object] | None = None,
        cancel: bool = False,
    ) -> None:
        """Drag a card, or a placement, from the shelf."""
        self.shelf.show_all()
        row = self.shelf.row_of(what)
        self.shelf.setCurrentItem(row)
        self.shelf.scrollToItem(row)
        start = self.shelf.viewport().mapTo(self.window, self.shelf.visualItemRect(row).center())
        self.mouse.drag(start, stops, keys=keys, before_drop=before_drop, cancel=cancel)


@pytest.fixture
def open_shelf(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Callable[[Screen], Shown]:
    """Opens a window whose second screen is this one."""
    return lambda screen: Shown(open_window(book, (*SCREENS, screen)), essay)


@pytest.fixture
def shown(open_shelf: Callable[[Screen], Shown]) -> Shown:
    """The window with the usual shelf."""
    return open_shelf(shelf())
