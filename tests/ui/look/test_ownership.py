"""Nothing is called that Qt has deleted (docs/adr/0011-who-owns-what.md)."""

import ast
import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.notebook.items import Item
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.soon import soon
from tests.architecture.calls import calls, modules, parsed


class Called(QObject):
    """Says when it is called."""

    times = 0

    def call(self) -> None:
        Called.times += 1


@pytest.mark.parametrize(
    ("shoot", "times", "kept"),
    [
        (lambda called: soon(called, called.call), 0, False),
        (lambda called: soon(called, lambda: called.call()), 0, False),
        (lambda called: QTimer.singleShot(0, called, called.call), 0, True),
        (lambda called: QTimer.singleShot(0, called.call), 1, False),
    ],
    ids=["soon", "a lambda soon", "after no time", "without a name"],
)
def test_a_single_shot_that_names_its_object_dies_with_it(
    shoot: Callable[[Called], None], times: int, kept: bool, qtbot: QtBot
) -> None:
    Called.times, called = 0, Called()
    shoot(called)
    gone = weakref.ref(called)
    shiboken6.delete(called)
    del called
    gc.collect()
    assert (gone() is not None) is (kept or times > 0)
    qtbot.wait(5)
    assert Called.times == times
    assert (gone() is not None) is kept  # should it not be any more, `soon` is needed no longer


def test_what_is_soon_done_is_done_once(qtbot: QtBot) -> None:
    Called.times, called = 0, Called()
    soon(called, called.call)
    assert Called.times == 0
    qtbot.waitUntil(lambda: Called.times > 0)
    qtbot.wait(5)
    assert Called.times == 1


def test_what_is_soon_done_is_done_in_order_of_each_object(qtbot: QtBot) -> None:
    first, second, done = QObject(), Called(), list[str]()
    for owner, what in ((first, "a"), (second, "b"), (first, "c"), (second, "d")):
        soon(owner, partial(done.append, what))
    qtbot.wait(5)
    assert done == ["a", "b", "c", "d"]


def nameless(source: str) -> Iterator[int]:
    """Lines with a single shot that names no object, or waits for no time (`soon` does that)."""
    for node in ast.walk(parsed(source, "singleShot")):
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "singleShot":
            continue
        if len(node.args) < 3 or ast.unparse(node.args[0]) == "0":
            yield node.lineno


def test_every_single_shot_names_the_object_that_it_dies_with() -> None:
    found = {path: list(nameless(source)) for path, source in modules().items() if path != "ui/look/soon.py"}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_single_shot_without_a_name_is_seen() -> None:
    lines = "QTimer.singleShot(5, self, self.act)\nQTimer.singleShot(5, self.act)\nQTimer.singleShot(0, self, self.act)"
    assert list(nameless(lines)) == [2, 3]


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
MADE_BY_US = {
    ("item", "controls/picker.py"),
    ("item", "dialogs/export_formats.py"),
    ("item", "controls/new_source.py"),
    ("item", "read/source_choice.py"),
    ("item", "formats/texts/webpages.py"),
}


def asked_for(source: str) -> set[str]:
    """What a module asks of Qt, of those and of `item`."""
    return {last for name, last, _ in calls(source, "|".join((*NOT_TOLD, "item"))) if "." in name} & {*NOT_TOLD, "item"}


def test_nothing_is_asked_for_that_qt_deletes_without_a_word() -> None:
    found = {(each, path.removeprefix("ui/")) for path, source in modules().items() for each in asked_for(source)}
    assert found == MADE_BY_US


@pytest.mark.parametrize("name", sorted(NOT_TOLD))
def test_what_qt_deletes_without_a_word_is_seen(name: str) -> None:
    assert asked_for(f"self.column.{name}(0).widget()") == {name}


@pytest.mark.parametrize("noting", [False, True])
def test_the_outline_keeps_the_field_of_its_rows(noting: bool, window: Window, essay: dict[str, int]) -> None:
    view, fields = window.outline.view, set()
    for where, said in [("first", "What he was handed"), ("second", "What he made of it"), ("first", "")]:
        view.choose(Item("section", essay[where]))
        view.write_note() if noting else view.rename()
        field = QGuiApplication.focusObject()
        assert isinstance(field, QPlainTextEdit)
        fields.add(shiboken6.getCppPointer(field))
        shown = field.toPlainText()
        node = view.current_node()
        assert shown == (node.note if noting else node.title)
        QTest.keyClicks(field, said)
        view.setFocus()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(fields) == 1
    assert shiboken6.isValid(field)
    nodes = [window.outline.model.nodes[Item("section", essay[where])] for where in ("first", "second")]
    assert [node.note if noting else node.title for node in nodes] == ["What he was handed", "What he made of it"]
