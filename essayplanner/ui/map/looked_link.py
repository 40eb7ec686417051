"""The link that is looked at on the map, and its because beside it."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter

from essayplanner.domain.map.values import Route
from essayplanner.domain.words import relation_word
from essayplanner.language import _
from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.canvas.link_popover import LinkEnd
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.map.because import Because, place_beside
from essayplanner.ui.map.drawing import MapDrawing

#: Milliseconds over a link until its because is shown, and pixels to either side of it that count.
_AFTER, _REACH = 150, 6
#: Among more parts of lines than so many a because stands on some wherever it is.
_LINES = 400


class LinkedCanvas(Canvas):
    """Shows a map. One link at most is looked at: that under the pointer, else one of the card that has the focus.

    `looked` tells that another link is looked at.
    """

    looked = Signal()
    keeps_picture = True

    def __init__(self, desk: Desk, name: str, drops: Drops) -> None:
        super().__init__(desk, name, drops)
        self.linking = Linking(self, desk)
        #: The link under the pointer, and the one chosen of those of the current card; 0 for none.
        self.under_pointer = self.chosen_link = 0
        #: Whether the chosen link was asked for, not only shown with its card.
        self._is_meant = False
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER)
        self._waiting.timeout.connect(self._show_waiting)
        self._next = 0
        self._known: object = None
        self._known_map: MapDrawing | None = None
        self._kept = (0.0, 0.0)
        #: What lies over the map, in the viewport; no because is shown there.
        self.covered = QRect()
        self.walked.connect(self._look_anew)

    @property
    def map(self) -> MapDrawing | None:
        """What is drawn."""
        return self.drawing if isinstance(self.drawing, MapDrawing) else None

    def painted_so(self) -> object:
        """Cards that a search did not find are dimmed."""
        return self.map.found if self.map else None

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another map, and look at a link of it: at the one that was made for the current card, if one was."""
        before = self.map.argument.links if self.map else None
        super().show_drawing(drawing)
        if self.map and self.under_pointer not in self.map.routes:
            self.under_pointer = 0
        if before is not None and self.map and self.map.argument.links is not before:
            old = {link.id for link in before}
            made = [route.link.id for route in self.links_of_current() if route.link.id not in old]
            if len(made) == 1:
                self.chosen_link, self._is_meant = made[0], True
        self._look_anew()

    @property
    def link(self) -> Route | None:
        """The link that is looked at; none while one is drawn."""
        if self.linking and self.linking.is_drawing:
            return None
        routes = self.map.routes if self.map else {}
        return routes.get(self.under_pointer) or (routes.get(self.chosen_link) if self.hasFocus() else None)

    def meant_link(self) -> Route | None:
        """The link that is looked at because a hand asked for it; none that is shown only with its card."""
        return self.link if self.under_pointer or self._is_meant else None

    def links_of_current(self) -> list[Route]:
        """Those of the current card, first what it says itself."""
        current = self.current()
        if self.map is None or current is None or not isinstance(current.key, tuple):
            return []
        id = current.key[1]
        return sorted(
            self.map.touching.get(id, ()), key=lambda route: (route.start != id, not route.used, route.link.id)
        )

    @Slot()
    def _look_anew(self) -> None:
        links = self.links_of_current()
        if self.chosen_link not in {route.link.id for route in links}:
            self.chosen_link, self._is_meant = links[0].link.id if links else 0, False
        self._tell_link()

    def _tell_link(self) -> None:
        self.viewport().update()
        self.looked.emit()

    def turn_link(self, step: int) -> None:
        """Look at the next link of the current card, or at the one before."""
        links = [route.link.id for route in self.links_of_current()]
        if links:
            self.under_pointer = 0
            at = links.index(self.chosen_link) if self.chosen_link in links else -step
            self.choose_link(links[(at + step) % len(links)])
            self.desk.announcer.say(self, self.told_link())

    def choose_link(self, link_id: int) -> None:
        """Look at a link, because it was asked for."""
        self.chosen_link, self._is_meant = link_id, True
        self._tell_link()

    def told_link(self) -> str:
        """What is said of the link that is looked at."""
        route = self.link
        if route is None or self.map is None:
            return ""
        start, end = (self.map.argument.cards[id].title for id in (route.link.from_id, route.link.to_id))
        words = _("“{start}” {does} “{end}”", start=start, does=relation_word(route.link.relation), end=end)
        return f"{words}: {route.link.because}" if route.link.because else words

    def edit_link(self) -> None:
        """Ask what is to be changed of the link that is looked at."""
        route = self.link
        if route and self.map and self.linking:
            start, end = route.link.from_id, route.link.to_id
            cards = self.map.argument.cards
            self.linking.change(
                route.link.id, LinkEnd(start, cards[start].title), LinkEnd(end, cards[end].title), self._beside(route)
            )

    def _beside(self, route: Route) -> QRect:
        box = self.because_box(route)
        if box:
            return QRectF(*box).toAlignedRect()
        x, y = self.map.line(route.points)[0] if self.map else (0.0, 0.0)
        return self.seen(Box(x, y, 1, 1)).toAlignedRect()

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A line under the pointer shows its because."""
        super().mouseMoveEvent(event)
        if event.buttons() or self.map is None:
            return
        point = self.to_drawing(event.position())
        over = 0 if self.hovered() is not None else self.map.link_at(point.x(), point.y(), _REACH / self.scale)
        if not over:
            self._waiting.stop()
            self._next = 0
            if self.under_pointer and not self._over_because(event.position()):
                self.under_pointer = 0
                self._tell_link()
        elif over != self.under_pointer and over != self._next:
            self._next = over
            self._waiting.start()

    def _over_because(self, at: QPointF) -> bool:
        box = self.because_box(self.link) if self.link else None
        return bool(box and box.holds(at.x(), at.y()))

    def _show_waiting(self) -> None:
        self.under_pointer, self._next = self._next, 0
        self._tell_link()

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is under a pointer that is elsewhere."""
        if event.type() == QEvent.Type.Leave and self.under_pointer:
            self._waiting.stop()
            self.under_pointer = self._next = 0
            self._tell_link()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line is chosen by a click, with the card that speaks; not below the handle of a card."""
        at, buttons = event.position().toPoint(), (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        is_on_handle = self.linking and self.linking.near_handle(at, self._hovered_figure())
        if self.map and event.button() in buttons and not is_on_handle and self.figure_at(at) is None:
            point = self.to_drawing(event.position())
            if link := self.map.link_at(point.x(), point.y(), _REACH / self.scale):
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.go_to(("card", self.map.routes[link].start))
                self.choose_link(link)
                if event.button() == Qt.MouseButton.LeftButton:
                    self._panned = at
                return
        super().mousePressEvent(event)

    # Painting

    def paint_link(self) -> None:
        """Draw the link that is looked at with its because."""
        route = self.link
        if route is None or self.map is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.horizontalOffset(), -self.verticalOffset())
            painter.scale(self.scale, self.scale)
            self.map.paint_chosen(painter, route.link.id)
            painter.resetTransform()
            because = self._because(route)
            box = self.because_box(route)
            if because and box:
                because.paint(painter, box)

    def _because(self, route: Route) -> Because | None:
        may_change = not self.desk.book.read_only
        return Because.of(route, self.theme, may_change=may_change, from_right=self.isRightToLeft())

    def because_box(self, route: Route) -> Box | None:
        """Where in the viewport the because of a link is shown; None where none is given.

        It is looked for once, and then goes along with its line while all of it is in sight.
        """
        because = self._because(route)
        if self.map is None or because is None:
            return None
        known = (route.link, self.scale, self.viewport().size().toTuple())
        if known != self._known or self.map is not self._known_map:
            box = self._look_for_place(route, because)
            at = self.to_drawing(QPointF(box.x, box.y))
            self._known, self._known_map, self._kept = known, self.map, (at.x(), at.y())
        left = self.seen(Box(*self._kept, 0, 0)).topLeft()
        return Box(left.x(), left.y(), *because.size)

    def _look_for_place(self, route: Route, because: Because) -> Box:
        assert self.map is not None
        sight, room = self.in_sight(), self.viewport().rect()
        there = [Box(*self.seen(box).getRect()) for box in self.map.in_words(sight)]  # type: ignore[misc]
        there += [Box(*self.covered.getRect())] * 10  # type: ignore[misc]
        if current := self.current():  # whoever looks at it wants to read it
            there += [Box(*self.seen(current.box).getRect())] * 10  # type: ignore[misc]
        lines = [Box(*self.seen(box).getRect()) for box in self.map.line_parts(sight, _LINES)]  # type: ignore[misc]
        line = [self.seen(Box(x, y, 0, 0)).topLeft().toTuple() for x, y in self.map.line(route.points)]
        return place_beside(because.size, line, Box(0, 0, room.width(), room.height()), there, lines)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A because that would go out of sight is shown elsewhere beside its line."""
        super().scrollContentsBy(dx, dy)
        box = self.because_box(self.link) if self.link else None
        if box and not QRectF(self.viewport().rect()).contains(QRectF(*box)):
            self._known = None
            self.viewport().update()
