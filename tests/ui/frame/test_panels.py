"""The panels at the right are made when they are turned to."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.panels import Panels
from essayplanner.ui.frame.window import Window


@pytest.fixture
def made() -> list[str]:
    """The names of the panels that were made, in that order."""
    return []


@pytest.fixture
def panels(qtbot: QtBot, made: list[str]) -> Panels:
    """Three panels, the first of them shown."""
    panels = Panels()
    qtbot.addWidget(panels)

    def make(home: QWidget, name: str) -> QLabel:
        made.append(name)
        return QLabel(name, home)

    for name in ("a", "b", "c"):
        panels.offer(name, name.upper(), lambda home, name=name: make(home, name))  # type: ignore[misc]
    panels.show()
    return panels


def texts(panels: Panels) -> list[str]:
    return [panels.tabText(at) for at in range(panels.count())]


def test_the_first_is_there_and_the_others_wait(panels: Panels, made: list[str]) -> None:
    assert (made, panels.currentWidget(), texts(panels)) == (["a"], panels.panel("a"), ["A", "B", "C"])


def test_a_panel_is_made_once_when_its_tab_is_turned_to(panels: Panels, made: list[str]) -> None:
    for at, name in ((2, "c"), (1, "b"), (2, "c"), (0, "a")):
        panels.setCurrentIndex(at)
        assert panels.currentWidget() is panels.panel(name)
        assert panels.panel(name).isVisible()
    assert (made, texts(panels)) == (["a", "c", "b"], ["A", "B", "C"])


def test_a_panel_that_could_not_be_made_once_is_made_the_next_time(qtbot: QtBot) -> None:
    panels, tries = Panels(), ["the first"]
    qtbot.addWidget(panels)

    def make(home: QWidget) -> QLabel:
        if tries:
            raise OSError(tries.pop())
        return QLabel("b", home)

    panels.offer("a", "A", QLabel)
    panels.offer("b", "B", make)
    with pytest.raises(OSError, match="the first"):
        panels.panel("b")
    panels.turn_to("b")
    assert (texts(panels), panels.currentWidget()) == (["A", "B"], panels.panel("b"))


def test_a_panel_that_is_asked_for_is_not_turned_to(panels: Panels, made: list[str]) -> None:
    panel = panels.panel("b")
    assert (made, panels.currentIndex(), panel.isVisible()) == (["a", "b"], 0, False)
    panels.turn_to("b")
    assert (made, panels.currentWidget(), texts(panels)) == (["a", "b"], panel, ["A", "B", "C"])


def test_the_keys_of_the_tabs_turn_to_them(panels: Panels, made: list[str]) -> None:
    panels.tabBar().setFocus()
    QTest.keyClick(panels.tabBar(), Qt.Key.Key_Right)
    assert (made, panels.currentWidget()) == (["a", "b"], panels.panel("b"))


def test_a_window_makes_them_by_its_keys(window: Window, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_3, "history"), (Qt.Key.Key_2, "preview"), (Qt.Key.Key_1, "card")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.tabs.currentWidget() is window.tabs.panel(name)
        assert window.tabs.panel(name).isVisible()


#: Prints the modules of a program whose window is ready, and has made its backup.
_READY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from essayplanner.app import Program, make_application
from essayplanner.notebook.backups import backups
path = Path(sys.argv[1])
program = Program(make_application())
program.open(path).complete_now()
timer = QTimer(interval=20)
timer.timeout.connect(lambda: backups(path) and program.application.quit())
timer.start()
program.application.exec()
print(*sys.modules, sep="\\n")
program.end()
"""

#: What takes memory, and is needed when it is asked for.
_WHEN_ASKED_FOR = (
    "_hashlib",
    "PySide6.QtNetwork",
    "essayplanner.cite.engine",
    "essayplanner.ui.history.panel",
    "essayplanner.ui.preview.panel",
    "locale",
    "socket",
    "subprocess",
)


@pytest.mark.skipif(sys.platform == "win32", reason="there Qt's sockets are needed")
def test_a_window_that_is_ready_holds_nothing_that_nobody_asked_for(essay: dict[str, int], book: Notebook) -> None:
    command = [sys.executable, "-c", _READY, str(book.path)]
    modules = subprocess.run(command, capture_output=True, text=True, check=True, timeout=50).stdout.split()
    assert {"essayplanner.notebook.backups", "essayplanner.ui.card.panel"} <= set(modules)
    assert sorted({*modules} & {*_WHEN_ASKED_FOR}) == []
