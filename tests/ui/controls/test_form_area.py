"""What has the focus in a form stays in sight while the form finds its height, unless the student scrolls on."""

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.look.theme import Theme
from tests.ui.waiting import until


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme) -> tuple[FormArea, QWidget, QPushButton]:
    """A low form with much above a button."""
    body, above, button = QWidget(), QWidget(), QPushButton("Open")
    column = QVBoxLayout(body)
    above.setFixedHeight(1500)
    column.addWidget(above)
    column.addWidget(button)
    area = FormArea(theme, body)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    until(area.isActiveWindow)
    button.setFocus()
    until(lambda: not button.visibleRegion().isEmpty())
    return area, above, button


@pytest.mark.parametrize("height", [400, 3000])
def test_it_stays_in_sight_when_what_is_above_takes_another_height(
    parts: tuple[FormArea, QWidget, QPushButton], height: int
) -> None:
    area, above, button = parts
    above.setFixedHeight(height)
    until(lambda: area.body.height() < 700 if height == 400 else area.body.height() > 3000)
    until(lambda: not button.visibleRegion().isEmpty())


def test_who_scrolled_on_sees_what_he_scrolled_to(parts: tuple[FormArea, QWidget, QPushButton], qtbot: QtBot) -> None:
    area, above, button = parts
    area.verticalScrollBar().setValue(100)
    above.setFixedHeight(3000)
    until(lambda: area.body.height() > 3000)
    qtbot.wait(30)
    assert button.visibleRegion().isEmpty()
    assert area.verticalScrollBar().value() == 100
