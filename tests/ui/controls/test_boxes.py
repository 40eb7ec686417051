"""Boxes that ask or tell."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.look.theme import Theme
from tests.ui.waiting import until, until_none


def cut(buttons: list[QPushButton]) -> list[str]:
    """What stands on those that are too narrow for it."""
    return [button.text() for button in buttons if button.width() < button.sizeHint().width()]


@pytest.mark.parametrize("scale", [100, 200])
def test_no_button_of_a_box_is_cut(qtbot: QtBot, theme: Theme, scale: int) -> None:
    theme.choose(scale=scale)
    theme.dress()
    box = MessageBox("EssayPlanner", "What you typed is not saved yet.", "Another program is using the notebook.")
    qtbot.addWidget(box)
    buttons = [
        box.addButton(words, MessageBox.ButtonRole.AcceptRole)
        for words in ("Try again", "Save as text and close the window…", "Show what was typed…")
    ]
    try:
        for _ in range(2):
            box.show()
            until(box.isVisible)
            QTest.qWait(50)
            room = box.screen().availableSize().width()
            until_none(lambda: [] if box.width() == room else cut(buttons))  # noqa: B023
            until(lambda: box.screen().availableGeometry().contains(box.geometry()))  # no button is beyond the edge
            box.move(room - box.width(), 100)
            buttons.append(box.addButton("Stay", MessageBox.ButtonRole.RejectRole))
    finally:
        theme.choose(scale=100)
