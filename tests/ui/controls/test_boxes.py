"""Boxes that ask or tell."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.look.theme import Theme
from tests.ui.waiting import until


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
            cut = [button.text() for button in buttons if button.width() < button.sizeHint().width()]
            assert cut == [] or box.width() == room, cut
            assert box.screen().availableGeometry().contains(box.geometry()), "a button is beyond the edge"
            box.move(room - box.width(), 100)
            buttons.append(box.addButton("Stay", MessageBox.ButtonRole.RejectRole))
    finally:
        theme.choose(scale=100)
