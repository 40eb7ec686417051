"""Where a window stands: within the work area, whatever was kept of another screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.first_window import first_size, within
from essayplanner.ui.frame.window import Window

Essay = dict[str, int]


@pytest.mark.parametrize("room", [QRect(0, 0, 1366, 728), QRect(64, 24, 960, 676), QRect(-1280, 0, 1280, 800)])
@pytest.mark.parametrize(
    "box",
    [
        QRect(0, 0, 3000, 2000),
        QRect(2700, 1900, 800, 600),
        QRect(-3000, -50, 800, 600),
        QRect(100, 100, 500, 400),
        QRect(10, 700, 1366, 300),
    ],
)
def test_a_box_is_moved_and_shrunk_into_the_room(room: QRect, box: QRect) -> None:
    found = within(room, box)
    assert room.contains(found)
    assert found.size() == box.size().boundedTo(room.size())
    if room.contains(box):
        assert found == box


@pytest.mark.parametrize("room", [QSize(1024, 660), QSize(1366, 728), QSize(1024, 728)])
def test_a_first_window_leaves_room_for_its_frame(room: QSize) -> None:
    size = first_size(room)
    assert size.width() <= room.width() - 40
    assert size.height() <= room.height() - 40


@pytest.mark.parametrize(
    "kept", [QRect(2600, 1500, 1200, 800), QRect(-1900, 40, 1800, 1000), QRect(50, 60, 2400, 1400)]
)
def test_a_window_kept_on_a_screen_that_is_gone_comes_back_into_this_one(
    book: Notebook, essay: Essay, open_window: Callable[..., Window], qtbot: QtBot, kept: QRect
) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    other.setGeometry(kept)
    first = open_window(book)
    first.settings.geometry = bytes(other.saveGeometry().toBase64().data()).decode()
    window = Window(None, first.theme, first.settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    room = window.screen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.height() <= room.height() - 40  # with room for a title bar


def test_a_window_that_lies_outside_is_brought_back(window: Window, qtbot: QtBot) -> None:
    room = window.screen().availableGeometry()
    window.setGeometry(room.right() - 200, room.bottom() - 100, 1366, 768)
    window.keep_in_sight()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.size() == QSize(1366, 768)


def test_panes_and_place_are_remembered(
    window: Window, book: Notebook, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window.sides.splitter.setSizes([300, 700, 366])
    window.sides._keep_widths()
    widths = window.sides.widths()
    window.close()
    again = open_window(book)
    qtbot.waitUntil(lambda: again.sides.widths() == widths)
    assert again.settings.geometry


def test_panels_that_have_no_room_in_the_first_window_are_folded_when_it_comes(
    book: Notebook, essay: Essay, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    first = open_window(book)
    window = Window(book, first.theme, first.settings)
    qtbot.addWidget(window)
    window.resize(640, 420)
    window.show()
    qtbot.waitExposed(window)
    assert window.sides.folds() == {LIBRARY, RIGHT}
    assert window.outline.view.width() > 400


def test_a_window_that_is_closed_at_its_first_picture_is_not_made_whole_afterwards(
    book: Notebook, essay: Essay, open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    first = open_window(book)
    window = Window(Notebook.open(book.path), first.theme, first.settings)
    qtbot.addWidget(window)
    window.show()
    window.grab()  # paints it: what is yet to be made waits for the next turn of the event loop
    assert not hasattr(window, "commands")
    window.close()
    qtbot.wait(1)
    assert not hasattr(window, "commands")
