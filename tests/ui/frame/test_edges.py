"""The edges between panes are moved by keys, and by a mouse that comes near them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.targets import LEAST

Essay = dict[str, int]
Key = Qt.Key


def edge(window: Window, place: int) -> QSplitterHandle:
    return window.sides.splitter.handle(place)


def press(handle: QSplitterHandle, *keys: Qt.Key) -> None:
    handle.setFocus()
    for key in keys:
        QTest.keyClick(handle, key)


def drag(handle: QSplitterHandle, start: int, by: int) -> None:
    """Press at so many pixels from the side of the handle, and let go beside."""
    hold, at = Qt.MouseButton.LeftButton, QPoint(start, handle.height() // 2)
    QTest.mousePress(handle, hold, pos=at)
    to = QPointF(at + QPoint(by, 0))
    moved, none = handle.mapToGlobal(to), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(handle, QMouseEvent(QEvent.Type.MouseMove, to, moved, Qt.MouseButton.NoButton, hold, none))
    QTest.mouseRelease(handle, hold, pos=at)


def test_keys_move_an_edge_and_where_it_is_is_remembered(
    window: Window, book: Notebook, open_window: Callable[[Notebook], Window], qtbot: QtBot
) -> None:
    sides = window.sides
    left, centre, right = sides.widths()
    press(edge(window, 1), Key.Key_Right)
    wider = sides.widths()[0]
    assert wider > left
    press(edge(window, 1), Key.Key_Left)
    assert sides.widths() == [left, centre, right]
    press(edge(window, 2), Key.Key_Left)
    assert sides.widths()[2] > right
    press(edge(window, 1), Key.Key_Home)
    assert sides.widths()[0] == window.library.minimumWidth()
    press(edge(window, 2), Key.Key_End)
    assert sides.widths()[2] == window.tabs.minimumWidth()
    widths = sides.widths()
    window.close()
    again = open_window(book)
    qtbot.waitUntil(lambda: again.sides.widths() == widths)


def test_each_edge_has_a_name_and_comes_between_its_panes_by_the_tab_key(window: Window) -> None:
    chain: list[QWidget] = [window]
    while (after := chain[-1].nextInFocusChain()) is not None and after is not window:
        chain.append(after)
    first, second = edge(window, 1), edge(window, 2)
    stops = [window.library.view, first, window.outline.view, second, window.tabs.tabBar()]
    assert sorted(stops, key=chain.index) == stops
    for before, handle in ((window.library.view, first), (window.tabs.tabBar(), second)):
        before.setFocus()
        QTest.keyClick(before, Key.Key_Tab if before is window.library.view else Key.Key_Backtab)
        assert handle.hasFocus()
        assert "idth of the" in handle.accessibleName()
        assert "Left and Right" in window.status.said.text()


def test_an_edge_is_taken_hold_of_beside_its_line_and_does_not_jump(window: Window) -> None:
    sides = window.sides
    for place in (1, 2):
        handle = edge(window, place)
        assert handle.width() >= LEAST
        for start in (1, handle.width() - 2):
            before = sides.widths()
            drag(handle, start, 0)
            assert sides.widths() == before
            drag(handle, start, -30)
            assert sides.widths()[place - 1] == before[place - 1] - 30


def test_nothing_is_left_of_the_line_of_an_edge_that_had_the_focus(window: Window) -> None:
    window.outline.view.setFocus()
    QTest.qWait(20)
    handle, screen = edge(window, 1), window.screen()
    shown = handle.mapToGlobal(QPoint(0, 0))

    def seen() -> QImage:
        QTest.qWait(20)
        return screen.grabWindow(0, shown.x() - 4, shown.y() + 100, 12, 20).toImage()

    before = seen()
    handle.setFocus()
    assert seen() != before
    window.outline.view.setFocus()
    assert seen() == before


def test_where_the_window_is_laid_out_from_the_right_an_edge_goes_where_the_key_points(
    window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        handle = edge(window, 1)
        qtbot.waitUntil(lambda: handle.x() > window.width() // 2)
        line = handle.x() + handle.contentsRect().x()
        press(handle, Key.Key_Left)
        assert handle.x() + handle.contentsRect().x() < line
        press(handle, Key.Key_Right)
        assert handle.x() + handle.contentsRect().x() == line
        drag(handle, 1, -30)
        assert handle.x() + handle.contentsRect().x() == line - 30
    finally:
        window.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
