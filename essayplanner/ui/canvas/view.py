"""The view of a drawing: painted by one function, chosen, walked and dragged like a list."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)

from essayplanner.ui.canvas.dragged import DraggedFigures
from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Figure, Key, Looks
from essayplanner.ui.canvas.kept import KeptPicture
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_place
from essayplanner.ui.look.theme import Theme

#: As small as one pinch may make things: fingers that come together at once say a share of 0, or less.
_LEAST_PINCH = 0.1
#: How much larger a step of zooming shows things.
STEP = 1.25


class Canvas(DraggedFigures):
    """Shows a drawing: walked, chosen and dragged like a list.

    `edit_wanted` asks for the editor of a card, `opened` tells of Enter or a double click on what is no card,
    `menu_wanted` of a right click or the menu key at a point of the viewport. With `drops` cards can be dropped on it.
    With `pans` the ground is dragged about; `zooms` gives the least and largest scale.
    """

    #: Whether what is only scrolled is moved, and not painted anew.
    keeps_picture = False

    edit_wanted = Signal(int)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, name: str, drops: Drops | None = None) -> None:
        super().__init__(desk, drops)
        self.pans, self.zooms = True, (1.0, 1.0)
        self._hovered: Key | None = None
        self._painted = KeptPicture()
        self._panned: QPoint | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        name_place(self)
        desk.theme.wear(_rules)

    # Painting

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A line that follows the pointer stays there."""
        if self.linking and self.linking.is_drawing:
            self.viewport().update()
        else:
            super().scrollContentsBy(dx, dy)

    def looks(self) -> Looks:
        """How figures look now."""
        current = self.current()
        return Looks(
            frozenset(figure.key for figure in self.chosen()),
            current.key if current and self.hasFocus() else None,
            self._hovered,
            self.linking.aimed if self.linking and self.linking.is_drawing else self._aim.key,
            self._dragged,
        )

    def painted_so(self) -> object:
        """What the drawing looks by, beside `looks`; where both are equal it is not painted anew."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        with QPainter(self.viewport()) as painter:
            if self.keeps_picture:
                painter.drawPixmap(0, 0, self._picture())
            else:
                self.paint_drawing(painter, event.rect())
            if self.linking:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.linking.paint(painter, self._hovered_figure())

    def _picture(self) -> QPixmap:
        of = (self.drawing, self.looks(), self.painted_so(), self.scale, self.theme.tokens)
        at, room = QPoint(self.horizontalOffset(), self.verticalOffset()), self.viewport()
        ground, ratio = self.theme.color("paper"), room.devicePixelRatioF()
        return self._painted.bring(of, at, room.size(), ratio, ground, self.paint_drawing)

    def paint_drawing(self, painter: QPainter, rect: QRect) -> None:
        """Draw what of the drawing is in a part of the viewport."""
        assert self.drawing is not None
        x, y, scale = self.horizontalOffset(), self.verticalOffset(), self.scale
        clip = Box((rect.x() + x) / scale, (rect.y() + y) / scale, rect.width() / scale, rect.height() / scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-x, -y)
        painter.scale(scale, scale)
        self.drawing.paint(painter, clip, self.looks())
        painter.restore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The pointer

    def hovered(self) -> Key | None:
        """The figure under the pointer."""
        return self._hovered

    def _hovered_figure(self) -> Figure | None:
        row = self.figures.row_of(self._hovered)
        return self.figures.figures[row] if row >= 0 else None

    def hover(self, key: Key | None) -> None:
        """Show that the pointer is over a figure, or over none."""
        if key != self._hovered:
            self._hovered = key
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the ground it begins to be dragged about; what is chosen stays so."""
        at = event.position().toPoint()
        if self.linking and self.linking.press(self._hovered_figure(), event):
            return
        is_ground = not self.indexAt(at).isValid()
        if event.button() == Qt.MouseButton.MiddleButton or (
            is_ground and self.pans and event.button() == Qt.MouseButton.LeftButton
        ):
            self._panned = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.linking and self.linking.is_drawing and event.buttons():
            self.linking.move(event)
            return
        if self._panned is not None:
            moved, self._panned = at - self._panned, at
            for bar, by in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() - by)
            return
        if not event.buttons():
            figure, before = self.figure_at(at), self._hovered_figure()
            if not (self.linking and self.linking.near_handle(at, before)):
                self.hover(figure.key if figure else None)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.linking and self.linking.is_drawing:
            self.linking.release(event)
            return
        if self._panned is not None:
            self._panned = None
            self.viewport().unsetCursor()
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what was pressed twice."""
        figure = self.figure_at(event.position().toPoint())
        if figure and event.button() == Qt.MouseButton.LeftButton:
            self.open(figure)

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.hover(None)
        elif kind == QEvent.Type.NativeGesture and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:  # type: ignore[attr-defined]
            self.zoom(max(_LEAST_PINCH, 1 + event.value()), event.position())  # type: ignore[attr-defined]
            event.accept()  # or what lies around it would be asked too
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms with Ctrl, goes sideways with Shift."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (turned.y() / 120), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turned.x():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned.y())
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller by a factor, as far as `zooms` goes."""
        least, most = self.zooms
        scale = min(most, max(least, self.scale * factor))
        if scale != self.scale:
            self.show_scale(scale, at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key asks at the current figure, wherever the pointer is."""
        current, at = self.currentIndex(), event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current.isValid():
            rect = self.visualRect(current)
            at = rect.center() if self.indexAt(rect.center()) == current else rect.topLeft() + QPoint(4, 4)
        self.menu_wanted.emit(at)

    # Keys

    def open_row(self, index: Index) -> None:
        """Does what Enter does."""
        if figure := self.figures.figure(index):
            self.open(figure)

    def open(self, figure: Figure) -> None:
        """Do what Enter does."""
        if figure.card_id:
            self.edit_wanted.emit(figure.card_id)
        else:
            self.opened.emit(figure.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are keys of the screen, and look for nothing."""
        current = self.current()
        if self.linking and self.linking.key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and current:
            self.open(current)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing."""


def _rules(theme: Theme) -> str:
    return f"Canvas {{ background: {theme.tokens.paper}; border: 0; }}"
