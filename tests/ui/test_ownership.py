"""Nothing is called that Qt has deleted (docs/adr/0010-who-owns-what.md)."""

import ast
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

PACKAGE = Path(__file__).resolve().parents[2] / "essayplanner"


class Called(QObject):
    """Says when it is called."""

    times = 0

    def call(self) -> None:
        Called.times += 1


@pytest.mark.parametrize(("named", "times"), [(True, 0), (False, 1)])
def test_a_single_shot_that_names_its_object_dies_with_it(named: bool, times: int, qtbot: QtBot) -> None:
    Called.times, called = 0, Called()
    QTimer.singleShot(0, called, called.call) if named else QTimer.singleShot(0, called.call)
    shiboken6.delete(called)
    qtbot.wait(5)
    assert Called.times == times


def test_every_single_shot_names_the_object_that_it_dies_with() -> None:
    nameless = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "singleShot" and len(node.args) < 3
    ]
    assert nameless == []
