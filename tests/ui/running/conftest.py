"""The program that is run."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.ui.running import collecting


class OthersSetAside:
    """Garbage collection for which what was there when the program began stays set aside: to look through all that is
    collected and left by thousands of other tests takes longer than most tests of the program do."""

    def __init__(self) -> None:
        gc.collect()
        gc.freeze()

    def freeze(self) -> None:
        """What the program makes is looked through each time."""

    def unfreeze(self) -> None:
        """There is nothing of the program's."""

    def __getattr__(self, name: str) -> Any:
        return getattr(gc, name)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program in this process; its windows are closed after the test."""
    monkeypatch.setattr(collecting, "gc", OthersSetAside())
    program = Program(qapp)
    yield program
    program.end()
