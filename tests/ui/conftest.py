"""Real windows on real notebooks, and a real mouse."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLayoutItem, QSpacerItem, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import EssayError
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.spelling.dictionaries import Dictionaries, none_there
from essayplanner.ui.desk import spelling
from essayplanner.ui.desk.screen import Screen
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.running import collecting
from tests.notebook.tools import empty_notebook, hurried
from tests.ui.clocks import Clock
from tests.ui.set_aside import OthersSetAside
from tests.ui.undressing import undress
from tests.ui.waiting import AT_MOST


@pytest.fixture(autouse=True)
def no_collection_in_other_threads() -> Iterator[None]:
    """As in the program, where a timer collects garbage (ui/running/collecting.py); here a test waits for its end."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def others_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that a test begins and ends looks through what is its own."""
    monkeypatch.setattr(collecting, "gc", OthersSetAside())


@pytest.fixture(autouse=True)
def no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a computer without Enchant: whatever dictionaries this one has, no test depends on them."""

    def none_there_(_folder: Path) -> Dictionaries:
        raise EssayError(none_there())

    monkeypatch.setattr(spelling, "open_dictionaries", none_there_)


@pytest.fixture(autouse=True)
def no_wrapper_outlives_what_it_wraps() -> Iterator[None]:
    """No layout holds an item of Qt's, of which it would not hear that it is deleted (docs/adr/0011-who-owns-what.md).

    It comes to hold one where an item is asked for, and where a layout is put into another with widgets in it already.
    """
    yield
    items = [each for each in shiboken6.getAllValidWrappers() if type(each) in (QLayoutItem, QSpacerItem, QWidgetItem)]
    assert [each for each in items if "parent..." in shiboken6.dump(each)] == []


#: The rules that parts of the window have worn: put on again before a test, they are the sheet that is in force.
_WORN: list[Callable[[Theme], str]] = []


class PatientBot(QtBot):
    """Waits for what is to come about for as long as a busy machine may need."""

    def waitUntil(self, callback: Any, *, timeout: int = AT_MOST * 1000) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = AT_MOST * 1000, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A hand for windows; it waits as long as it takes."""
    return PatientBot(request)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which what is typed is saved, which the test has in its hands."""
    return Clock(monkeypatch)


@pytest.fixture
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    """The light theme at normal size. Where there is no window to do it, it is dressed at once: each part that wears
    rules of its own costs 0.1 s more. A window is put together in 50 ms less before that, as the program's first is."""
    theme = Theme("light", 100, late=True)
    for part in _WORN:
        theme.wear(part)
    if "open_window" in request.fixturenames:
        qapp.setStyleSheet("")
    else:
        theme.dress()
    yield theme
    _WORN[:] = theme._parts
    undress(theme)


@cache
def _essay() -> tuple[bytes, dict[str, int]]:
    """The file of the essay, which each test has a copy of, and the ids of what is in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "essay.essayplan"
        path.write_bytes(empty_notebook())
        with closing(Notebook.open(path)) as book:
            ids = _write_essay(hurried(book))
        return path.read_bytes(), ids


def _write_essay(book: Notebook) -> dict[str, int]:
    ids = {
        "tools": cards.add_card(book, Kind.CLAIM, "The tools of the Terror were forged under Lenin"),
        "party": cards.add_card(book, Kind.CLAIM, "The Terror turned on the Party itself"),
        "cheka": cards.add_card(
            book, Kind.EVIDENCE, "Cheka, camps and the ban on factions came first", when="1917/1922"
        ),
        "delegates": cards.add_card(
            book, Kind.EVIDENCE, "1,108 of the 1,996 Congress delegates shot", when="1934/1937"
        ),
        "conquest": cards.add_card(book, Kind.HISTORIAN, "Robert Conquest", text="Tyranny grew out of dictatorship."),
    }
    cards.link_cards(book, ids["cheka"], ids["tools"], Relation.SUPPORTS, "they were there before him")
    ids["outline"] = outlines.new_outline(book, "To what extent was Stalin’s rule a continuation of Lenin’s?")
    ids["intro"] = outlining.add_section(book, Spot("outline", ids["outline"]), "Introduction", Role.INTRODUCTION)
    ids["first"] = outlining.add_section(book, Spot("outline", ids["outline"]), "What Stalin inherited")
    ids["second"] = outlining.add_section(book, Spot("outline", ids["outline"]), "What was Stalin’s own")
    (ids["placed_tools"],) = outlining.place(book, [ids["tools"]], Spot("section", ids["first"]))
    (ids["placed_cheka"],) = outlining.place(book, [ids["cheka"]], Spot("placement", ids["placed_tools"]))
    return ids


@pytest.fixture
def notebook_path(notebook_path: Path, request: pytest.FixtureRequest) -> Path:
    """A notebook, closed: with the essay in it where the test asks for that, and empty elsewhere."""
    if "essay" in request.fixturenames:
        notebook_path.write_bytes(_essay()[0])
    return notebook_path


@pytest.fixture
def book(book: Notebook) -> Notebook:
    """A notebook, open, that does not wait for the disk: nothing here asks whether a file outlives a power cut."""
    return hurried(book)


@pytest.fixture
def essay(book: Notebook) -> dict[str, int]:
    """A small library and an outline with two sections; a claim with evidence stands in the first."""
    return dict(_essay()[1])


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Opens a window on a notebook and waits until it is complete; closed after the test."""
    windows: list[Window] = []

    def open_one(book: Notebook, screens: Sequence[Screen] = SCREENS) -> Window:
        window = Window(hurried(Notebook.open(book.path)), theme, Settings.load(tmp_path / "settings.json"), screens)
        windows.append(window)
        window.resize(1366, 768)
        with qtbot.waitSignal(window.library.shown):
            window.show()
            qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_one
    for window in windows:
        window.saving.give_up()  # a window does not close over text that is not saved
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else the next test would restyle them


@pytest.fixture
def window(book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]) -> Window:
    """The window on the small essay."""
    return open_window(book)


class Mouse:
    """Drags with real mouse events, sent to the window as the platform would."""

    def __init__(self, window: QWidget) -> None:
        if QGuiApplication.platformName() == "offscreen":
            pytest.skip("the offscreen platform has no drags; xvfb or a screen has")
        self.window = window
        self.handle = window.windowHandle()
        #: Seconds from the press to the first move: on a busy machine they may be many.
        self.late = 0.0

    def at(self, view: QAbstractItemView, index: object, share: float = 0.5, x: float = 0.5) -> QPoint:
        """A point in a row of a view, as the window sees it."""
        rect = view.visualRect(index)  # type: ignore[arg-type]
        point = QPoint(int(rect.left() + rect.width() * x), int(rect.top() + (rect.height() - 1) * share))
        return view.viewport().mapTo(self.window, point)

    def drag(
        self,
        start: QPoint,
        stops: Sequence[QPoint | Callable[[], QPoint]],
        *,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        before_drop: Callable[[], object] | None = None,
        cancel: bool = False,
    ) -> None:
        """Press at a point, move over the stops, and let go (or press Escape) at the last.

        A stop that is not there yet is given as a function, which may wait for it.
        """

        def point(stop: QPoint | Callable[[], QPoint]) -> QPoint:
            return stop if isinstance(stop, QPoint) else stop()

        steps: list[Callable[[], object]] = []
        for stop in stops:
            for off in (-3, 0, 1, 0):
                steps.append(lambda stop=stop, off=off: QTest.mouseMove(self.handle, point(stop) + QPoint(off, 0)))  # type: ignore[misc]
        if before_drop:
            steps.append(before_drop)
        if cancel:
            steps.append(lambda: QTest.keyClick(self.handle, Qt.Key.Key_Escape))
        steps.append(lambda: QTest.mouseRelease(self.handle, Qt.MouseButton.LeftButton, keys, point(stops[-1])))

        moved, level = False, QThread.currentThread().loopLevel()

        def go_on() -> None:
            # A step that itself began the drag would wait within it for the steps after it.
            if not moved and QThread.currentThread().loopLevel() <= level:
                QTimer.singleShot(5, go_on)
            elif steps:
                step = steps.pop(0)
                step()
                QTimer.singleShot(25, go_on)

        if keys & Qt.KeyboardModifier.ControlModifier:
            steps.insert(len(steps) - 1, lambda: QTest.keyPress(self.handle, Qt.Key.Key_Control, keys))
        # Qt begins a drag where the pointer of the screen is: wherever a test left it would be dragged over first.
        QCursor.setPos(self.window.screen().geometry().bottomRight())
        QTest.mousePress(self.handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        QTimer.singleShot(25, go_on)
        sleep(self.late)
        QTest.mouseMove(self.handle, QPoint(start.x() + 4, start.y() + 4))
        QTest.mouseMove(self.handle, QPoint(start.x() + 24, start.y() + 12))
        moved = True
        while steps:
            QTest.qWait(10)
        QTest.qWait(60)
        if keys & Qt.KeyboardModifier.ControlModifier:
            QTest.keyRelease(self.handle, Qt.Key.Key_Control)


@pytest.fixture
def mouse(window: Window) -> Mouse:
    """A mouse over the window."""
    return Mouse(window)
