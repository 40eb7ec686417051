"""Two fingers on a touch pad draw apart and together over the screens that are drawn."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.frame.window import Window
from essayplanner.ui.map.whole import MapScreen
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.ui.waiting import until


def pinch(view: Canvas, by: float, at: QPointF) -> None:
    """Make it larger, or smaller, by a share of itself, at a point of the viewport."""
    port = view.viewport()
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    gesture = QNativeGestureEvent(
        kind, device, 2, at, port.mapTo(port.window(), at), port.mapToGlobal(at), by, QPointF()
    )
    assert QApplication.sendEvent(port, gesture)


def turned_to(window: Window, name: str) -> object:
    window.centre.turn_to(name)
    return window.centre.currentWidget()


def test_a_pinch_shows_more_or_less_and_what_is_under_it_stays(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    window = open_window(book)
    screen = cast(TimelineScreen, turned_to(window, "timeline"))
    view, sight, at = screen.view, screen.sight, QPointF(400, 60)
    until(lambda: view.figures.rowCount() > 1 and sight.width > 0)
    days, day = sight.days, sight.scale.day(view.x_of(at))
    pinch(view, 0.5, at)
    assert sight.days == pytest.approx(days / 1.5)
    assert sight.scale.day(view.x_of(at)) == pytest.approx(day)
    pinch(view, -0.25, at)
    assert sight.days == pytest.approx(days / 1.5 / 0.75)
    for by in (-1.0, -3.0, 1000.0, -1.0):
        pinch(view, by, at)
    assert sight.days > 0

    on_map = cast(MapScreen, turned_to(window, "map")).view
    until(lambda: on_map.figures.rowCount() > 1 and not on_map.moving.is_going)
    on_map.show_scale(1.0)
    pinch(on_map, 0.5, at)
    assert on_map.scale == pytest.approx(1.5)
    pinch(on_map, -0.5, at)
    assert on_map.scale == pytest.approx(0.75)
    for by, most in ((-3.0, on_map.zooms[0]), (1000.0, on_map.zooms[1])):
        pinch(on_map, by, at)
        assert on_map.scale == most

    canvas = cast(DebateScreen, turned_to(window, "debate")).canvas
    pinch(canvas, 0.5, at)
    assert canvas.scale == 1
