"""A notebook with nothing in it: each screen says what to do first, and that can be done from there."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.frame.window import Window
from essayplanner.ui.map.whole import MapScreen
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.notebook.tools import new_notebook
from tests.ui.waiting import until


def test_each_screen_says_what_to_do_first(tmp_path: Path, open_window: Callable[[Notebook], Window]) -> None:
    with closing(new_notebook(tmp_path / "blank.essayplan", "Tudors")) as book:
        window = open_window(book)
    window.centre.turn_to("timeline")
    timeline = cast(TimelineScreen, window.centre.currentWidget())
    said = "No card has a date yet. Write one at “When”, in the card of a claim or of evidence"
    assert (timeline.nothing.words.text(), timeline.view.accessibleDescription()) == (said, said)
    assert not timeline.nothing.list.isVisible()  # there are none to show
    window.centre.turn_to("map")
    map = cast(MapScreen, window.centre.currentWidget())
    until(lambda: map.view.accessibleDescription() == "No outline yet. Press N for the map of the whole notebook.")
    assert not map.corner.isVisible()
    QTest.keyClick(map.view, Qt.Key.Key_N)
    until(lambda: map.view.accessibleDescription() == "No cards yet. Press Ctrl+N for the first claim.")
    window.centre.turn_to("debate")
    debate = cast(DebateScreen, window.centre.currentWidget())
    until(debate.blank.button.hasFocus)
    QTest.keyClick(debate.blank.button, Qt.Key.Key_Space)
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    hand = QApplication.focusWidget()
    assert hand is not None
    QTest.keyClicks(hand, "Who ruled?")
    QTest.keyClick(hand, Qt.Key.Key_Return)
    until(debate.canvas.hasFocus)  # and not the drawer, where Enter would begin an outline
