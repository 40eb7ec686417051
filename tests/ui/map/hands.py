"""A hand over the map in a real window."""

from typing import cast

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QAbstractItemModelTester

from essayplanner.domain.cards import Relation
from essayplanner.domain.map.values import Route
from essayplanner.notebook.reading import links_of
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.frame.window import Window
from essayplanner.ui.map.whole import MapScreen
from tests.ui.waiting import until

Essay = dict[str, int]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Shown:
    """A window turned to the map, and a hand over it."""

    def __init__(self, window: Window) -> None:
        self.window, self.book = window, window.book
        window.centre.turn_to("map")
        self.screen = cast(MapScreen, window.centre.currentWidget())
        self.view = self.screen.view
        until(lambda: self.view.isVisible() and self.view.figures.rowCount() > 1)
        self.handle = window.windowHandle()
        self.said = list[str]()
        window.announcer.said.connect(self.said.append)
        self.tester = QAbstractItemModelTester(self.view.figures)

    def settle(self) -> None:
        """Wait until nothing moves."""
        until(lambda: not self.view.moving.is_going)

    def at(self, key: Key, share: float = 0.5) -> QPoint:
        """A point in the middle of a figure's height, in the window."""
        box = self.view.figures.figures[self.view.figures.row_of(key)].box
        seen = self.view.seen(box)
        return self.on_window(QPoint(round(seen.left() + seen.width() * share), round(seen.center().y())))

    def on_window(self, point: QPoint) -> QPoint:
        return self.view.viewport().mapTo(self.window, point)

    def on_line(self, route: Route) -> QPoint:
        """A point of a link, where no card is; it is scrolled into the middle."""
        assert self.view.map is not None
        (x, y), (x1, y1) = self.view.map.line(route.points)[:2]
        middle = QPointF((x + x1) / 2, (y + y1) / 2)
        self.view.scroll_to_point(middle, QPointF(self.view.viewport().rect().center()))
        return self.on_window(self.view.seen(Box(middle.x(), middle.y(), 0, 0)).topLeft().toPoint())

    def route(self) -> Route:
        """The one link that is drawn."""
        assert self.view.map is not None
        (found,) = self.view.map.routes.values()
        return found

    def links(self, card_id: int) -> list[tuple[int, Relation, str]]:
        """What a card says of others."""
        return [(each.other_id, each.relation, each.because) for each in links_of(self.book, card_id) if each.outgoing]
