"""The preview of the outline."""

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.preview.panel import PreviewPanel
from tests.ui.desks import desk_for


@pytest.fixture
def selection(essay: dict[str, int]) -> Selection:
    selection = Selection()
    selection.show_outline(essay["outline"])
    return selection


@pytest.fixture
def panel(qtbot: QtBot, book: Notebook, theme: Theme, selection: Selection) -> PreviewPanel:
    panel = PreviewPanel(desk_for(book, theme, selection=selection))
    qtbot.addWidget(panel)
    panel.resize(380, 600)
    with qtbot.waitSignal(panel.refreshed):
        panel.show()
    return panel
