"""Findings that are folded: by keys and by the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from essayplanner.ui.coach import rows
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.coach.rows import What
from essayplanner.ui.frame.window import Window
from tests.ui.coach.conftest import shown
from tests.ui.waiting import until

BOTH = ["The Terror turne", "It was his own"]


@pytest.fixture
def coach(window: Window, monkeypatch: pytest.MonkeyPatch) -> CoachPanel:
    """The panel, of whose two findings one is folded."""
    monkeypatch.setattr(rows, "MOST", 1)
    monkeypatch.setattr(rows, "FEW", 0)
    window.show_tab("coach")
    until(lambda: len(window.coach.model.rows) > 1)
    return window.coach


def test_f8_opens_what_is_folded_where_it_gets_there(window: Window, coach: CoachPanel) -> None:
    assert shown(coach) == BOTH[:1]
    assert window.tabs.tabText(0) == "Coach 2"
    assert coach.choice.text() == "2 findings ▾"
    spoken = coach.model.data(coach.model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1 more to check, closed"
    coach.step(1)
    assert shown(coach) == BOTH[:1]
    coach.step(1)
    assert shown(coach) == BOTH
    assert coach.view.currentIndex().row() == 2
    QTest.keyClick(coach.view, Qt.Key.Key_Up)
    QTest.keyClick(coach.view, Qt.Key.Key_Return)  # the head closes it
    assert shown(coach) == BOTH[:1]
    QTest.keyClick(coach.view, Qt.Key.Key_Up)
    coach.step(-1)
    assert shown(coach) == BOTH
    assert coach.view.currentIndex().row() == 2


def test_what_is_folded_comes_below_the_row_that_was_clicked(window: Window, coach: CoachPanel) -> None:
    head = coach.model.index(1)
    at = coach.view.visualRect(head).topLeft() + QPoint(40, 12)
    QTest.mouseClick(coach.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(coach) == BOTH
    assert coach.view.visualRect(head).contains(at)
    assert coach.model.rows[1].what is What.MORE
    QTest.mouseClick(coach.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(coach) == BOTH[:1]
