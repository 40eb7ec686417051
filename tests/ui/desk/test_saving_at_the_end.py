"""Text on its way to a step when its window closes or its file is gone: no letter is lost."""

import contextlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.controls.choosing import TargetChooser
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from tests.ui.choosers import enter_name
from tests.ui.desk.others import elsewhere, held, typed

Essay = dict[str, int]


def closed(window: Window) -> bool:
    """Ask the window to close, and give whether it did."""
    return window.close()


def test_a_window_does_not_close_over_text_that_is_not_saved(qtbot: QtBot, window: Window, essay: Essay) -> None:
    with held(window.book.path):
        typed(window.outline.header.thesis, "A thesis in danger")
        assert not closed(window)
        assert window.isVisible()
        box = window.findChild(UnsavedBox)
        assert box is not None
        assert "“Thesis”" in box.text()
        assert box.detailedText().endswith("A thesis in danger")
    with qtbot.waitSignal(window.closed):
        QTest.mouseClick(box._again, Qt.MouseButton.LeftButton)
    with contextlib.closing(Notebook.open(window.book.path)) as book:
        assert outlines.outline_info(book, essay["outline"]).thesis == "A thesis in danger"


def test_it_closes_where_the_student_says_so_and_the_text_is_a_file(
    qtbot: QtBot, window: Window, essay: Essay, tmp_path: Path
) -> None:
    with held(window.book.path):
        typed(window.outline.header.thesis, "A thesis in danger")
        assert not closed(window)
        box = window.findChild(UnsavedBox)
        assert box is not None
        with qtbot.waitSignal(window.closed):
            QTest.mouseClick(box._text, Qt.MouseButton.LeftButton)
            chooser = window.findChild(TargetChooser)
            assert chooser is not None
            enter_name(chooser, str(tmp_path / "kept"))
    assert (tmp_path / "kept.txt").read_text("utf-8") == "Thesis\nA thesis in danger"


def test_a_copy_of_a_lost_file_holds_what_was_typed(
    window: Window, essay: Essay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(window.outline.header.thesis, "Typed after the file went")
    window.book.path.rename(tmp_path / "moved.essayplan")
    assert not window.book.settle()
    copy = tmp_path / "copy.essayplan"
    window.commands.files._save_copy(copy)
    with contextlib.closing(Notebook.open(copy)) as book:
        assert outlines.outline_info(book, essay["outline"]).thesis == "Typed after the file went"
    assert window.book.settle()


def test_typing_goes_on_while_a_saved_text_comes_back(qtbot: QtBot, window: Window, essay: Essay) -> None:
    header = window.outline.header
    typed(header.thesis, "One ")
    qtbot.waitUntil(lambda: outlines.outline_info(window.book, essay["outline"]).thesis.startswith("One"))
    QTest.keyClicks(header.thesis, "two")
    window.book.settle()
    assert outlines.outline_info(window.book, essay["outline"]).thesis == "One two"


def test_the_rows_of_the_outline_change_one_thing_at_a_time(window: Window, essay: Essay) -> None:
    """The editor of a row that goes is closed in the middle of its going, and what was typed is a step then."""
    view, model = window.outline.view, window.outline.model
    view.choose(Item("placement", essay["placed_cheka"]))
    view.rename()
    editor = QGuiApplication.focusObject()
    assert isinstance(editor, QWidget)
    typed(editor, "The Cheka came first")
    seen: list[str] = []
    model.rowsAboutToBeRemoved.connect(lambda: seen.append("row goes"))
    model.rowsRemoved.connect(lambda: seen.append("row gone"))
    model.dataChanged.connect(lambda: seen.append("row changed"))
    with elsewhere(window) as book:
        outlining.remove(book, [Item("placement", essay["placed_cheka"])])
    window.watch.look()
    assert card_fields(window.book, essay["cheka"]).title == "The Cheka came first"
    assert seen[:2] == ["row goes", "row gone"]
    assert window.book.settle()
