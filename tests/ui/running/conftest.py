"""The program that is run."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.app import Program


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> Iterator[Program]:
    """The program in this process; its windows are closed after the test."""
    program = Program(qapp)
    yield program
    program.end()
