"""A hand over the timeline in a real window."""

from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.frame.window import Window
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.ui.conftest import Mouse
from tests.ui.waiting import until

Essay = dict[str, int]
NONE = Qt.KeyboardModifier.NoModifier


class Shown:
    """A window turned to the timeline, and a hand over it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        window.centre.turn_to("timeline")
        self.screen = cast(TimelineScreen, window.centre.currentWidget())
        self.view, self.sight = self.screen.view, self.screen.sight
        until(lambda: self.view.isVisible() and self.view.figures.rowCount() > 1)
        self.mouse = Mouse(window)
        self.tester = QAbstractItemModelTester(self.view.figures)

    def figure(self, key: Key) -> QPoint:
        """The middle of a figure, in the window."""
        row = self.view.figures.row_of(key)
        assert row >= 0, key
        box = self.view.figures.figures[row].box
        return self.view.viewport().mapTo(self.window, self.view.seen(box).center().toPoint())

    def stack(self) -> Key:
        """The largest stack."""
        drawing = self.view.lanes
        assert drawing is not None
        stacks = [stack for room in drawing.rooms for stack in room.stacks]
        largest = max(stacks, key=lambda stack: len(stack.items))
        return ("stack", largest.lane, largest.name)

    def on(self, part: QWidget, rect: QRectF) -> QPoint:
        """The middle of a part of a widget, in the window."""
        return part.mapTo(self.window, rect.center().toPoint())

    def click(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, keys, point)

    def pull(self, start: QPoint, end: QPoint) -> None:
        """Press, move and let go, where nothing is dragged and dropped."""
        handle = self.window.windowHandle()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, NONE, start)
        for step in (1, 2, 3):
            QTest.mouseMove(handle, start + (end - start) * (step / 3))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NONE, end)

    def wheel(self, turned: int, keys: Qt.KeyboardModifier = NONE) -> None:
        at = QPointF(self.view.viewport().rect().center())
        phase, to = Qt.ScrollPhase.NoScrollPhase, self.view.viewport().mapToGlobal(at)
        wheel = QWheelEvent(at, to, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(self.view.viewport(), wheel)

    def current(self) -> Key | None:
        figure = self.view.current()
        return figure.key if figure else None
