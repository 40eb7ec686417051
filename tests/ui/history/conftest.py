"""The history of a notebook."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.history.panel import HistoryPanel
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for


@pytest.fixture
def panel(qtbot: QtBot, book: Notebook, theme: Theme) -> HistoryPanel:
    panel = HistoryPanel(desk_for(book, theme))
    panel.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.show()
    return panel
