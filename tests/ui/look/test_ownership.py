"""Nothing is called that Qt has deleted (docs/adr/0011-who-owns-what.md)."""

import ast
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.notebook.outline_tree import Item
from essayplanner.ui.frame.window import Window

PACKAGE = Path(__file__).resolve().parents[3] / "essayplanner"


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


#: What gives an object that Qt made, that is no QObject, and that Qt deletes without a word.
NOT_TOLD = {
    "itemAt",
    "takeAt",
    "itemAtPosition",
    "takeItem",
    "takeRow",
    "invisibleRootItem",
    "itemFromIndex",
    "blockUserData",
}
#: In lists whose items we made ourselves, and which tell us: each is looked at before it stands here.
MADE_BY_US = {("item", "controls/picker.py"), ("item", "dialogs/export_formats.py"), ("item", "sources/adding.py")}


def test_nothing_is_asked_for_that_qt_deletes_without_a_word() -> None:
    asked = [
        (node.func.attr, path.relative_to(PACKAGE / "ui").as_posix())
        for path in (PACKAGE / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert [each for each in asked if each[0] in NOT_TOLD] == []
    assert {each for each in asked if each[0] == "item"} == MADE_BY_US


@pytest.mark.parametrize("noting", [False, True])
def test_the_outline_keeps_the_field_of_its_rows(noting: bool, window: Window, essay: dict[str, int]) -> None:
    view, fields = window.outline.view, set()
    for where, said in [("first", "What he was handed"), ("second", "What he made of it"), ("first", "")]:
        view.choose(Item("section", essay[where]))
        view.write_note() if noting else view.rename()
        field = QGuiApplication.focusObject()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        fields.add(shiboken6.getCppPointer(field))
        shown = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
        node = view.current_node()
        assert shown == (node.note if noting else node.title)
        QTest.keyClicks(field, said)
        view.setFocus()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(fields) == 1
    assert shiboken6.isValid(field)
    nodes = [window.outline.model.nodes[essay[where] * 2 + 1] for where in ("first", "second")]
    assert [node.note if noting else node.title for node in nodes] == ["What he was handed", "What he made of it"]
