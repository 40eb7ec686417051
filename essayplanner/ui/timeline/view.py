"""The lanes in the window: keys, wheel and drags move along the axis and show it larger or smaller."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent

from essayplanner.domain.timeline_axis import year_at
from essayplanner.language import _
from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Looks
from essayplanner.ui.canvas.geometry import PlacedFigures
from essayplanner.ui.canvas.places import Way
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.timeline.brush import Brush
from essayplanner.ui.timeline.drawing import FREE, draw, gutter
from essayplanner.ui.timeline.sight import Sight
from essayplanner.ui.timeline.walking import WalkedLanes


class LanesView(WalkedLanes):
    """Shows the lanes of what is in sight; it is drawn anew whenever that is something else.

    `drawn` tells so. The horizontal scroll bar is not shown: the overview above is it.
    """

    drawn = Signal()
    is_tree = True

    def __init__(self, desk: Desk, sight: Sight, brush: Brush, drops: Drops | None) -> None:
        super().__init__(desk, _("Timeline"), sight, drops)
        self.brush = brush
        self._is_drawing = self._moves = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_keys(self, _("+ and − zoom · arrows go to the next card · Shift+arrows choose years · Enter opens"))
        sight.changed.connect(self.draw)
        brush.changed.connect(self.draw)
        desk.selection.changed.connect(self.viewport().update)
        desk.theme.changed.connect(self._restyle)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # Drawing

    def _restyle(self) -> None:
        self.sight.measure()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Draws what changed while nobody saw it."""
        self.draw()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the same stretch as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Draw it as wide as there is room."""
        if not self.sight.fit_width(self.viewport().width() - gutter(self.theme) - self.theme.px(FREE)):
            self.draw()

    def draw(self) -> None:
        """Draw what is in sight; what is chosen in the window stays so where it is out of sight."""
        if self._is_drawing or self.sight.width <= 0 or not self.isVisible():
            return
        self._is_drawing, follows = True, self._follows
        self._follows = True
        drawing = draw(self.sight, self.viewport().height(), self.brush.days, from_right=self.isRightToLeft())
        PlacedFigures.show_drawing(self, drawing)  # to which the keys go is not what is chosen elsewhere
        self._choose_cards(self.desk.selection.cards, 0)
        self._is_drawing, self._follows = False, follows
        self.drawn.emit()

    def looks(self) -> Looks:
        """A stack that holds a chosen card looks chosen."""
        looks, drawing = super().looks(), self.lanes
        if drawing is None:
            return looks
        chosen = {self.sight.place_of(card_id) for card_id in self.desk.selection.cards} - {-1}
        stacks = [
            ("stack", stack.lane, stack.name)
            for room in drawing.rooms
            for stack in room.stacks
            if not chosen.isdisjoint(stack.items)
        ]
        return looks._replace(selected=looks.selected.union(stacks))

    # Where it is along the axis

    def horizontalOffset(self) -> int:
        """Nothing: what is drawn begins with what is in sight."""
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What goes along the axis is drawn anew."""
        super().scrollContentsBy(0, dy)

    def arrange(self) -> None:
        """Let the scroll bars know how large it is: the horizontal one goes along all there is."""
        if self.drawing is None:
            super().arrange()
            return
        sight, bar, down = self.sight, self.horizontalScrollBar(), self.verticalScrollBar()
        self._moves = True
        down.setRange(0, max(0, round(self.drawing.size[1]) - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(self.theme.px(24))
        most = max(0, round((sight.end - sight.first) * sight.scale.per_day - sight.width)) if sight.width else 0
        at = round((sight.scale.start - sight.first) * sight.scale.per_day)
        bar.setRange(0, most)
        bar.setPageStep(max(1, round(sight.width)))
        bar.setValue(most - at if self.isRightToLeft() else at)
        self._moves = False
        self.viewport().update()

    def _scrolled(self, value: int) -> None:
        if not self._moves:
            bar = self.horizontalScrollBar()
            at = bar.maximum() - value if self.isRightToLeft() else value
            self.sight.move_to(self.sight.first + at / self.sight.scale.per_day)

    def x_of(self, point: QPointF) -> float:
        """How far along the axis a point of the viewport is."""
        x = self.viewport().width() - point.x() if self.isRightToLeft() else point.x()
        return x - gutter(self.theme)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller; what is at a point, else the current card, else what is in the middle, stays."""
        if at is None:
            current = self.current()
            box = current.box if current and current.card_id else None
            at = QPointF(*box.middle) if box else QPointF(self.viewport().rect().center())
        self.sight.zoom(factor, min(max(self.x_of(at), 0.0), self.sight.width))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms; with Shift, or turned sideways, it moves along the axis."""
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - sideways)
        elif turned.y():
            self.zoom(STEP ** (turned.y() / 120), event.position())
        event.accept()

    # Following what is chosen elsewhere

    def follow_selection(self) -> None:
        """Bring a card into sight that is chosen elsewhere; in a stack it is, but for its title."""
        if not self._follows and (place := self.sight.place_of(self.desk.selection.card_id)) >= 0:
            self.sight.bring(place)
        super().follow_selection()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on to cards that are out of sight, chooses years with Shift, and with Escape none."""
        held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in arrows:
            on = -arrows[key] if self.isRightToLeft() else arrows[key]  # type: ignore[index]
            if held == Qt.KeyboardModifier.ShiftModifier:
                self.brush.step(on, self._here())
                return
            way = Way.RIGHT if arrows[key] > 0 else Way.LEFT  # type: ignore[index]
            if not held and self.neighbour(self.currentIndex().row(), way) < 0 and self.go_out_of_sight(on):
                return
        if key == Qt.Key.Key_Escape and not held and self.brush.clear():
            return
        super().keyPressEvent(event)

    def first_row(self) -> int:
        """The first of the chosen cards that are in sight, else the first card."""
        chosen = [index.row() for index in self.selectionModel().selectedIndexes()]
        cards = (row for row, figure in enumerate(self.figures.figures) if figure.card_id)
        return min(chosen, default=next(cards, super().first_row()))

    def _here(self) -> int:
        """The year of the current card, else the one in the middle."""
        current = self.current()
        place = self.sight.place_of(current.card_id) if current else -1
        if place >= 0:
            return year_at(self.sight.line.items[place].start)
        return year_at(self.sight.scale.day(self.sight.width / 2))

    def show_lane(self, lane: int) -> None:
        """Show all cards of a lane, with as much beside them as a card needs for its title."""
        items = self.sight.items(self.sight.lanes[lane].items)
        first, end = items[0].start, max(item.end for item in items)
        beside = (end - first) * 0.1 + 20
        self.sight.show_stretch(first - beside / 3, end + beside)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what was pressed twice; a stack is open since the first."""
        figure = self.figure_at(event.position().toPoint())
        if figure is None or figure.card_id or self.is_head(figure):
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the stack that was clicked."""
        figure = self.figure_at(event.position().toPoint())
        was = self._panned
        super().mouseReleaseEvent(event)
        held = event.modifiers()
        if (
            was is None
            and figure
            and event.button() == Qt.MouseButton.LeftButton
            and not held
            and isinstance(figure.key, tuple)
            and figure.key[0] == "stack"
            and self.current() == figure
        ):
            self.open(figure)
