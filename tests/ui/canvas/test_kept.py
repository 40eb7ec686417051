"""What is only scrolled is moved, and looks as if it were painted anew."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.canvas.board import Board, BoardScreen, board_screen
from tests.ui.waiting import until

Essay = dict[str, int]


class NotedBoard(NamedTuple):
    """A board four times as large that notes what of it is painted."""

    board: Board
    parts: list[Box]

    @property
    def figures(self) -> Sequence[Figure]:
        return self.board.figures

    @property
    def size(self) -> tuple[float, float]:
        return 4 * self.board.size[0], 4 * self.board.size[1]

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        self.parts.append(clip)
        self.board.paint(painter, clip, looks)


@pytest.fixture
def canvas(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Canvas:
    window = open_window(book, (*SCREENS[:1], board_screen()))
    window.centre.turn_to("board")
    found = cast(BoardScreen, window.centre.currentWidget()).canvas
    until(lambda: found.isVisible() and found.figures.rowCount() > 1)
    return found


def test_what_is_only_scrolled_is_moved(canvas: Canvas) -> None:
    def seen(keeps: bool) -> QImage:
        canvas.keeps_picture = keeps
        return canvas.viewport().grab().toImage()

    drawing = NotedBoard(cast(Board, canvas.drawing), [])
    canvas.show_drawing(drawing)
    room = canvas.viewport().size()
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    assert seen(True) == seen(False)
    for to in (QPoint(30, 0), QPoint(30, 41), QPoint(7, 50), QPoint(7, 50), QPoint(0, 0)):
        moved = to - QPoint(across.value(), down.value())
        across.setValue(to.x())
        down.setValue(to.y())
        drawing.parts.clear()
        kept = seen(True)
        painted = sum(part.width * part.height for part in drawing.parts)
        assert painted <= abs(moved.x()) * room.height() + abs(moved.y()) * room.width()
        assert kept == seen(False)
    canvas.keeps_picture = True
    canvas.show_scale(1.5)
    assert seen(True) == seen(False)
    canvas.hover(drawing.figures[1].key)
    assert seen(True) == seen(False)
