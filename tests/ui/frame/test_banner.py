"""What stands above the panes, and a notebook that was taken away or holds no outline."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import EssayError, Offer
from essayplanner.formats.packs import PackError
from essayplanner.notebook import outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from tests.ui.frame.holding import held
from tests.ui.test_keyboard import Key, press

Essay = dict[str, int]


def test_many_faults_take_one_line_and_are_all_shown_on_demand(window: Window) -> None:
    height = window.height()
    window.announcer.fail(PackError("x.toml", [f"line {n}: no" for n in range(300)]))
    banner = window.banner
    assert banner.text.text() == "“x.toml” has 300 faults; nothing was imported."
    assert banner.height() < 80
    assert window.height() == height
    assert not banner.save.isVisible()
    QTest.mouseClick(banner.rest, Qt.MouseButton.LeftButton)
    dialog = next(each for each in banner.findChildren(QDialog) if each.isVisible())
    assert "line 299: no" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    dialog.close()
    QTest.mouseClick(banner.away, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_copy_is_offered_where_it_helps_whatever_the_words(window: Window) -> None:
    window.announcer.fail(EssayError("“x” cannot be changed here", mend="work elsewhere", offer=Offer.SAVE_A_COPY))
    assert window.banner.save.isVisible()
    assert not window.banner.rest.isVisible()
    window.announcer.fail(EssayError("“Save a copy.essayplan” is no notebook: save a copy of it."))
    assert not window.banner.save.isVisible()


def test_what_a_student_types_is_no_offer(window: Window, essay: Essay) -> None:
    with held(window):
        window.outline.header.thesis.setFocus()
        QTest.keyClicks(window.outline.header.thesis, "They had to save a copy")
        assert not window.book.settle()
    assert "save a copy" in window.banner.sentence
    assert window.banner.rest.isVisible()
    assert not window.banner.save.isVisible()


def test_a_text_that_cannot_be_saved_offers_what_its_reason_offers(
    window: Window, essay: Essay, notebook_path: Path, qtbot: QtBot
) -> None:
    notebook_path.rename(notebook_path.with_name("moved.essayplan"))
    qtbot.waitUntil(lambda: "moved, deleted" in window.banner.sentence)
    window.outline.header.thesis.setFocus()
    QTest.keyClicks(window.outline.header.thesis, "ab")
    assert not window.book.settle()
    assert "“Thesis” is kept" in window.banner.sentence
    assert window.banner.save.isVisible()


def test_a_notebook_for_reading_only_offers_a_copy(
    notebook_path: Path, essay: Essay, open_window: Callable[[Notebook], Window], book: Notebook
) -> None:
    notebook_path.chmod(0o444)
    window = open_window(book)
    assert window.banner.text.text() == str(window.book.read_only)
    assert window.banner.save.isVisible()
    notebook_path.chmod(0o644)


def test_a_file_that_is_gone_is_said_at_once(window: Window, notebook_path: Path, qtbot: QtBot) -> None:
    notebook_path.unlink()
    qtbot.waitUntil(lambda: window.banner.isVisible())
    assert "deleted or replaced" in window.banner.text.text()
    assert window.banner.save.isVisible()
    assert window.status.saved.text() == "● Not saved"
    QTest.mouseClick(window.banner.away, Qt.MouseButton.LeftButton)
    window.watch.look()
    assert not window.banner.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="the notice of a new name is the system's own")
def test_a_second_name_is_said_and_gone_again(window: Window, notebook_path: Path, qtbot: QtBot) -> None:
    name = notebook_path.with_name("same.essayplan")
    name.hardlink_to(notebook_path)
    qtbot.waitUntil(lambda: window.status.saved.text() == "● Not saved")
    assert "more than one name" in window.banner.text.text()
    assert window.banner.save.isVisible()
    name.unlink()
    qtbot.waitUntil(lambda: window.status.saved.text() == "● Saved")
    assert not window.banner.isVisible()


def test_without_an_outline_enter_begins_one(window: Window, essay: Essay, book: Notebook) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    for outline in outlines.outlines(window.book):
        outlines.delete_outline(window.book, outline.id)
    window.commands.files.print_outline()
    assert said[-1] == "There is no outline yet. Press Ctrl+Shift+L to start one."
    window.outline.place([essay["tools"]])
    assert said[-1] == "Add an outline first: press Enter in the outline."
    steps = len(window.book.history())
    window.outline.view.setFocus()
    press(window.outline.view, Key.Key_Return)
    (made,) = outlines.outlines(window.book)
    assert window.selection.outline_id == made.id
    assert len(window.outline.model.root.children) == 1
    assert len(window.book.history()) == steps + 1
    assert window.outline.header.question.hasFocus()
    window.book.undo()
    assert outlines.outlines(window.book) == []
