"""The map in the window: the link that is looked at and its because, keys, and what is moved by hand."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from essayplanner.domain.map.values import Route
from essayplanner.domain.words import relation_word
from essayplanner.language import _
from essayplanner.ui.canvas.figures import Drawing, Figure, Key
from essayplanner.ui.canvas.geometry import Hint
from essayplanner.ui.canvas.link_popover import LinkEnd
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.canvas.places import Box, Way
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.map.because import Because, place_beside
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.dropping import MapDrops
from essayplanner.ui.map.moving import Moving

#: Milliseconds over a link until its because is shown, and pixels to either side of it that count.
_AFTER, _REACH = 150, 6
#: Pixels of the design that a card is moved by Alt and an arrow.
STEP = 12
_ARROWS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class MapView(Canvas):
    """Shows a map. One link at most is looked at: that under the pointer, else one of the card that has the focus.

    `folded` asks to fold what is under a placement, or to unfold it; `put` brings a card and the place of its corner,
    in the drawing, where a hand wants it; `looked` tells that another link is looked at.
    """

    is_tree = True
    folded = Signal(int)
    put = Signal(int, QPointF)
    looked = Signal()
    #: It is shown larger or smaller; it has more room, or less.
    scaled = Signal()
    resized = Signal()
    #: Something is dragged over it, or no more.
    dragged_over = Signal(bool)

    def __init__(self, desk: Desk, drops: MapDrops) -> None:
        super().__init__(desk, _("Map"), drops)
        self._targets = drops
        self.zooms = (0.1, 3.0)
        self.linking = Linking(self, desk)
        self.moving = Moving(self, lambda: self.map, self.put.emit)
        #: The link under the pointer, and the one chosen of those of the current card; 0 for none.
        self.under_pointer = self.chosen_link = 0
        #: Whether the chosen link was asked for, not only shown with its card.
        self._is_meant = False
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER)
        self._waiting.timeout.connect(self._show_waiting)
        self._next = 0
        self._empty = ""
        self._pressed: Key | None = None
        self._is_second = False
        self._known: object = None
        self._known_map: MapDrawing | None = None
        self._kept = (0.0, 0.0)
        #: What lies over the map, in the viewport; no because is shown there.
        self.covered = QRect()
        self.clicked.connect(self._click)
        self.walked.connect(self._look_anew)
        name_keys(
            self,
            _("Arrows follow links · Page Down: next link · L links · Space folds · Shift+drag moves"),
        )

    @property
    def map(self) -> MapDrawing | None:
        """What is drawn."""
        return self.drawing if isinstance(self.drawing, MapDrawing) else None

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another map; cards go smoothly from where they were."""
        before = self.map
        super().show_drawing(drawing)
        if self.map and self.under_pointer not in self.map.routes:
            self.under_pointer = 0
        thesis = self.map.argument.outline.thesis if self.map and self.map.thesis else ""
        self.setAccessibleDescription(_("Thesis: {thesis}", thesis=thesis) if thesis else "")
        self._look_anew()
        if before and self.map:
            self.moving.go(before, self.map)

    def say_empty(self, words: str) -> None:
        """Say this where no card is."""
        self._empty = words
        self.viewport().update()

    def show_scale(self, scale: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller."""
        super().show_scale(scale, at)
        self.scaled.emit()

    def forget(self) -> None:
        """Have nothing that is known by its key in what is shown next: that is another map."""
        self.drawing = None
        self.figures.show([])

    def bring_into_sight(self) -> None:
        """Have the current card in sight; without one, that of the whole notebook with most links, or the beginning."""
        drawing = self.map
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        elif drawing and drawing.touching and not drawing.thesis:
            hub = max(drawing.touching, key=lambda id: (len(drawing.touching[id]), -id))
            self.scrollTo(self.figures.index(self.figures.row_of(("card", hub))), Hint.PositionAtCenter)
        else:
            end = self.horizontalScrollBar().maximum() if self.isRightToLeft() else 0
            self.horizontalScrollBar().setValue(end)
            self.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """Show all of it at once, where it is not larger than it need be."""
        for _pass in range(2):  # the legend may take its strip only then
            if self.drawing:
                room, (wide, high) = self.viewport().size(), self.drawing.size
                self.show_scale(max(self.zooms[0], min(1.0, room.width() / wide, room.height() / high)))

    def leave_strip(self, width: int) -> None:
        """Leave so many pixels beside the map for what is not to lie on it; what is in sight stays where it is."""
        margins, from_right = self.viewportMargins(), self.isRightToLeft()
        before = margins.right() if from_right else margins.left()
        if width != before:
            self.setViewportMargins(0 if from_right else width, 0, width if from_right else 0, 0)
            if not from_right:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + width - before)

    def show_whole_size(self) -> None:
        """Show it at 100 %."""
        self.show_scale(1.0)

    # The link that is looked at

    @property
    def link(self) -> Route | None:
        """The link that is looked at."""
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
        """A line under the pointer shows its because; a card that is dragged with Shift is moved on the map."""
        if self.moving.drag(event):
            return
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
        if event.type() == QEvent.Type.Resize:
            self.resized.emit()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line is chosen by a click, with the card that speaks."""
        figure = self.figure_at(event.position().toPoint())
        self._pressed, self._is_second = figure.key if figure else None, False
        if self.moving.press(event, figure):
            return
        if figure is None and self.map and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            point = self.to_drawing(event.position())
            link = self.map.link_at(point.x(), point.y(), _REACH / self.scale)
            if link:
                route = self.map.routes[link]
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.go_to(("card", route.start))
                self.choose_link(link)
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of a card; the end of a second click that was for nothing ends nothing."""
        is_second, self._is_second = self._is_second, False
        if not is_second and not self.moving.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a card that was there at the first click too; anything else was done at that."""
        figure = self.figure_at(event.position().toPoint())
        if figure and figure.card_id and figure.key == self._pressed:
            super().mouseDoubleClickEvent(event)
        elif figure:
            self._is_second = True
        elif self.link and event.button() == Qt.MouseButton.LeftButton:
            self.edit_link()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """All that can be dropped on is seen well."""
        super().dragEnterEvent(event)
        self.dragged_over.emit(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """All looks as before."""
        super().dragLeaveEvent(event)
        self.dragged_over.emit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """All looks as before."""
        self.dragged_over.emit(False)
        super().dropEvent(event)

    def _click(self, index: QModelIndex) -> None:
        figure = self.figures.figure(index)
        if figure and not figure.card_id:
            self.open(figure)

    def open(self, figure: Figure) -> None:
        """Open a card, fold or unfold, or link what is joined to nothing."""
        if figure.card_id or not isinstance(figure.key, tuple):
            super().open(figure)
            return
        what, id = figure.key
        self.go_to(("card", id))
        if what == "fold":
            self.folded.emit(id)
        elif what == "loose" and self.linking and not self.desk.book.read_only:
            self.linking.begin()

    # Keys

    def neighbour(self, row: int, way: Way) -> int:
        """Left and Right go along a link, or to the nearest card; Up and Down to the nearest in the column."""
        figures = self.figures.figures
        here = figures[row]
        if self.map is None or not here.card_id:
            return super().neighbour(row, way)
        id = here.key[1]  # type: ignore[index]
        box, (across, down) = here.box, way.value
        best, least = -1, 0.0
        linked = {end for route in self.map.touching.get(id, ()) for end in (route.start, route.end)} - {id}
        along = bool(down if self.map_goes_down() else across)
        for other, figure in enumerate(figures):
            if other == row or not figure.card_id:
                continue
            there = figure.box
            (x, y), (other_x, other_y) = box.middle, there.middle
            if along:
                apart = there.x - box.right if across > 0 else box.x - there.right if across < 0 else 0
                apart = there.y - box.bottom if down > 0 else box.y - there.bottom if down < 0 else apart
                if figure.key[1] not in linked or apart < -1:  # type: ignore[index]
                    continue
                far = apart + abs(other_y - y if across else other_x - x)
            else:
                ahead = (other_y - y) * down + (other_x - x) * across
                in_line = (
                    there.x < box.right and box.x < there.right
                    if down
                    else there.y < box.bottom and box.y < there.bottom
                )
                if ahead <= 0 or not in_line:
                    continue
                far = ahead
            if best < 0 or far < least:
                best, least = other, far
        return best if best >= 0 else self._nearest_card(row, way)

    def _nearest_card(self, row: int, way: Way) -> int:
        to = super().neighbour(row, way)
        return to if to < 0 or self.figures.figures[to].card_id else -1

    def map_goes_down(self) -> bool:
        """Whether links run from below upwards, not from right to left."""
        return bool(self.map and self.map.is_down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space folds, Page Up and Page Down turn to another link, Alt and an arrow move a card."""
        key, current = event.key(), self.current()
        is_drawing = bool(self.linking and self.linking.is_drawing)
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier and current and current.card_id:
            if not is_drawing:
                self._shift(current, _ARROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_Space and not event.modifiers() and current and isinstance(current.key, tuple):
            self.open(current) if current.key[0] == "loose" else self.folded.emit(current.key[1])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers() and not is_drawing:
            self.turn_link(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and self.moving.cancel():
            pass
        else:
            super().keyPressEvent(event)

    def _shift(self, figure: Figure, way: Way) -> None:
        across, down = way.value
        step = self.theme.px(STEP)
        x = figure.box.right if self.isRightToLeft() else figure.box.x
        self.put.emit(figure.card_id, QPointF(x + across * step, figure.box.y + down * step))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the map, and over it the link that is looked at with its because."""
        if self.moving.paint(event):
            return
        super().paintEvent(event)
        if self._empty:
            with QPainter(self.viewport()) as painter:
                painter.setFont(self.theme.font(14))
                painter.setPen(self.theme.color("muted"))
                painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
        if self.map and self._aim.said and isinstance(self._aim.key, tuple):
            self._paint_targets(self._aim.key[1])
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

    def _paint_targets(self, id: int) -> None:
        """Write on the card under what is dragged what would be done in each half of it."""
        assert self.map is not None
        area, links_alone = self.seen(self.map.boxes[id]), not self.map.laid.boxes[id].section_id
        first, second = QRectF(area), QRectF(area)
        first.setWidth(area.width() / 2)
        second.setLeft(area.center().x())
        if self.isRightToLeft():
            first, second = second, first
        halves = [
            (first, _("Place under it"), self._targets.places),
            (second, _("Link to it"), not self._targets.places),
        ]
        if links_alone:
            halves = [(area, _("Link to it"), True)]
        theme, refused = self.theme, self._aim.refused
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font(11, bold=True))
            for half, words, aimed in halves:
                high = max(half.height(), theme.px(20))
                room = QRectF(half.left() + 1, half.center().y() - high / 2, half.width() - 2, high)
                meant = aimed and not refused
                painter.setPen(QPen(theme.color("claim"), 1))
                painter.setBrush(theme.color("claim" if meant else "card"))
                painter.drawRoundedRect(room, theme.px(7), theme.px(7))
                painter.setPen(theme.color("on_accent" if meant else "muted"))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "⊘" if aimed and refused else words)

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
        lines = [Box(*self.seen(box).getRect()) for box in self.map.line_parts(sight)]  # type: ignore[misc]
        line = [self.seen(Box(x, y, 0, 0)).topLeft().toTuple() for x, y in self.map.line(route.points)]
        return place_beside(because.size, line, Box(0, 0, room.width(), room.height()), there, lines)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A because that would go out of sight is shown elsewhere beside its line."""
        super().scrollContentsBy(dx, dy)
        box = self.because_box(self.link) if self.link else None
        if box and not QRectF(self.viewport().rect()).contains(QRectF(*box)):
            self._known = None
            self.viewport().update()
