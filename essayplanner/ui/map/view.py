"""The map in the window: how large it is shown, keys, and what is moved by hand."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)

from essayplanner.language import _
from essayplanner.ui.canvas.figures import Drawing, Figure, Key
from essayplanner.ui.canvas.geometry import Hint
from essayplanner.ui.canvas.places import Way
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.mirroring import write_lines
from essayplanner.ui.map.dropping import MapDrops
from essayplanner.ui.map.looked_link import LinkedCanvas
from essayplanner.ui.map.moving import Moving
from essayplanner.ui.map.walking import along_links

#: Pixels of the design that a card is moved by Alt and an arrow.
STEP = 12
_ARROWS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class MapView(LinkedCanvas):
    """Shows a map that is walked, folded, zoomed, and on which cards are moved by hand.

    `folded` asks to fold what is under a placement, or to unfold it; `put` brings a card and the place of its corner,
    in the drawing, where a hand wants it.
    """

    is_tree = True
    folded = Signal(int)
    put = Signal(int, QPointF)
    #: It is shown larger or smaller; it has more room, or less.
    scaled = Signal()
    resized = Signal()
    #: Something is dragged over it, or no more.
    dragged_over = Signal(bool)

    def __init__(self, desk: Desk, drops: MapDrops) -> None:
        super().__init__(desk, _("Map"), drops)
        self._targets = drops
        self.zooms = (0.1, 3.0)
        self.moving = Moving(self, lambda: self.map, self.put.emit)
        #: What is said where no card is.
        self.empty = ""
        self._pressed: Key | None = None
        self._is_second = False
        self.clicked.connect(self._click)
        name_keys(
            self,
            _("Arrows follow links · Page Down: next link · L links · Space folds · Shift+drag moves"),
        )

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another map; cards go smoothly from where they were."""
        before = self.map
        super().show_drawing(drawing)
        thesis = self.map.argument.outline.thesis if self.map and self.map.thesis else ""
        self.setAccessibleDescription(_("Thesis: {thesis}", thesis=thesis) if thesis else "")
        if before and self.map:
            self.moving.go(before, self.map)

    def say_empty(self, words: str) -> None:
        """Say this where no card is, to a screen reader too."""
        self.empty = words
        if words:
            self.setAccessibleDescription(words)
        self.viewport().update()

    def show_scale(self, scale: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller."""
        super().show_scale(scale, at)
        self.scaled.emit()

    def forget(self) -> None:
        """Have nothing that is known by its key in what is shown next: that is another map."""
        self.drawing = None
        self.figures.show([])

    def horizontalOffset(self) -> int:
        """A map that is narrower than the view begins where reading does."""
        offset = super().horizontalOffset()
        if self.drawing is None or not self.isRightToLeft():
            return offset
        return offset - max(0, round(self.viewport().width() - self.drawing.size[0] * self.scale))

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
        """Leave so many pixels beside the map for what is not to lie on it; what is in sight stays where it is, and the
        current card in sight."""
        margins, from_right = self.viewportMargins(), self.isRightToLeft()
        current = self.currentIndex()
        is_seen = current.isValid() and self.viewport().rect().contains(self.visualRect(current))
        before = margins.right() if from_right else margins.left()
        if width != before:
            self.setViewportMargins(0 if from_right else width, 0, width if from_right else 0, 0)
            if not from_right:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + width - before)
            if is_seen:
                self.scrollTo(current)

    def show_whole_size(self) -> None:
        """Show it at 100 %."""
        self.show_scale(1.0)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells of another size."""
        if event.type() == QEvent.Type.Resize:
            self.resized.emit()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a card with Shift."""
        figure = self.figure_at(event.position().toPoint())
        self._pressed, self._is_second = figure.key if figure else None, False
        if self.moving.press(event, figure):
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
        if self.empty:
            with QPainter(self.viewport()) as painter:
                painter.setFont(self.theme.font(14))
                painter.setPen(self.theme.color("muted"))
                flags = Qt.AlignmentFlag.AlignCenter.value
                write_lines(painter, self.viewport().rect(), self.empty, flags, self.isRightToLeft())
        if self.map and self._aim.said and isinstance(self._aim.key, tuple):
            with QPainter(self.viewport()) as painter:
                box = self.map.boxes[self._aim.key[1]]
                self._targets.paint(painter, self.seen(box), self._aim)
        self.paint_link()

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A card that is dragged with Shift is moved on the map."""
        if not self.moving.drag(event):
            super().mouseMoveEvent(event)

    # Keys

    def neighbour(self, row: int, way: Way) -> int:
        """Left and Right go along a link, or to the nearest card; Up and Down to the nearest in the column."""
        figures, nearest = self.figures.figures, super().neighbour(row, way)
        if self.map is None or not figures[row].card_id:
            return nearest
        linked = along_links(self.map, figures, row, way)
        if linked >= 0:
            return linked
        return nearest if nearest >= 0 and figures[nearest].card_id else -1
