"""What moves on the map: a card that is dragged with Shift, and cards that go to their new places."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStyle

from essayplanner.language import _
from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.painting import Brush

#: Milliseconds that cards take to their new places, and of how many cards it is shown.
_TAKES, _MOST = 180, 600


class Moving:
    """A card in the hand, or all of them under way."""

    def __init__(
        self, view: Canvas, drawn: Callable[[], MapDrawing | None], put: Callable[[int, QPointF], object]
    ) -> None:
        self._view, self._drawn, self._put = view, drawn, put
        self._held: Figure | None = None
        self._from = self._at = QPointF()
        self._before: dict[int, Box] = {}
        self._animation = QVariantAnimation(view)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_TAKES)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._end)

    # By hand

    def press(self, event: QMouseEvent, figure: Figure | None) -> bool:
        """Take hold of a card that is pressed with Shift, or with Alt where the desktop leaves that to a program; gives
        whether that was so."""
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        if not (figure and figure.card_id and held and event.button() == Qt.MouseButton.LeftButton):
            return False
        view = self._view
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        view.go_to(figure.key)
        if view.desk.book.read_only:
            view.desk.announcer.ask(view, _("This notebook can only be read."))
            return True
        self._held = figure
        self._from = self._at = view.to_drawing(event.position())
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """The card follows the pointer."""
        if self._held is None:
            return False
        if self._at == self._from:
            self._view.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
            self._view.desk.announcer.ask(
                self._view,
                _("Let go where “{title}” is to stand on the map. Escape: where it was.", title=self._held.text),
            )
        self._at = self._view.to_drawing(event.position())
        self._view.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """It stands where it is let go; a click leaves it where it was."""
        held = self._held
        if held is None:
            return False
        moved = self._at - self._from
        far = max(abs(moved.x()), abs(moved.y())) * self._view.scale
        self._let_go()
        if far >= QApplication.startDragDistance():
            x = held.box.right if self._view.isRightToLeft() else held.box.x
            self._put(held.card_id, QPointF(x, held.box.y) + moved)
        return True

    def cancel(self) -> bool:
        """It stays where it was; gives whether one was in the hand."""
        if self._held is None:
            return False
        self._let_go()
        self._view.desk.announcer.say(self._view, _("Nothing was moved."))
        return True

    def _let_go(self) -> None:
        self._held = None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    # By themselves

    def go(self, before: MapDrawing, now: MapDrawing) -> None:
        """Show cards on their way, unless the system wants no movement or there are very many."""
        self._animation.stop()
        old = before.boxes
        moved = {id: old[id] for id, box in now.boxes.items() if id in old and old[id] != box}
        still = not self._view.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._view)
        self._before = {} if still or len(now.boxes) > _MOST else moved
        if self._before and self._view.isVisible() and before.is_down == now.is_down:
            self._animation.start()
        else:
            self._before = {}

    @property
    def is_going(self) -> bool:
        """Whether cards are under way."""
        return bool(self._before)

    def _step(self, _value: object) -> None:
        self._view.viewport().update()

    def _end(self) -> None:
        self._before = {}
        self._view.viewport().update()

    # Painting

    def paint(self, event: QPaintEvent) -> bool:
        """Draw what is under way or in the hand; gives False where there is neither."""
        view, drawing = self._view, self._drawn()
        if drawing is None or not (self._before or self._held):
            return False
        looks = view.looks()
        if self._held:
            looks = looks._replace(dragged=frozenset({self._held.key}))
        share = float(self._animation.currentValue() or 0.0) if self._before else 1.0
        sight = view.in_sight()
        with QPainter(view.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-view.horizontalOffset(), -view.verticalOffset())
            painter.scale(view.scale, view.scale)
            if self._before:
                drawing.paint_under_way(painter, sight, looks, self._before, share)
            else:
                drawing.paint(painter, sight, looks)
            if self._held and isinstance(self._held.key, tuple):
                moved, box = self._at - self._from, self._held.box
                there = Box(box.x + moved.x(), box.y + moved.y(), box.width, box.height)
                painter.setOpacity(0.9)
                brush = Brush(painter, drawing.theme, drawing.texts, drawing.from_right)
                drawing.paint_card(brush, self._held.key[1], there, view.looks())
        return True
