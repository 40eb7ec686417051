"""Another notebook is brought in by Ctrl+I: looked into, asked about, and copied as one step."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk.mime import cards_mime, items_mime
from essayplanner.ui.dialogs.copying import CopyingDialog
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import dump, quick_book, sample_pack
from tests.ui.choosers import enter_name
from tests.ui.desk.fields import drag_onto
from tests.ui.waiting import until


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another notebook, from which something is copied."""
    with closing(quick_book(tmp_path, "other.essayplan")) as other:
        import_pack(other, sample_pack())
        return other.path


def count(book: Notebook) -> int:
    return int(book.row("SELECT count(*) FROM card WHERE trashed_at IS NULL")[0])


def asked(window: Window) -> CopyingDialog:
    """The dialog about the notebook that is looked into."""

    def found() -> CopyingDialog | None:
        bringing = window.commands.files.bringing
        return bringing.copying.asking if bringing else None

    until(found)
    dialog = found()
    assert dialog is not None
    return dialog


def choose(window: Window, path: Path) -> None:
    """Press Ctrl+I and type the name of a file."""
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.findChildren(SourceChooser))
    chooser = window.findChildren(SourceChooser)[-1]
    assert "*.essayplan" in chooser.nameFilters()[0]
    enter_name(chooser, str(path))


def test_what_is_ticked_comes_by_ctrl_i_and_goes_with_one_undo(window: Window, other: Path) -> None:
    before, file = dump(window.book), other.read_bytes()
    choose(window, other)
    dialog = asked(window)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    until(lambda: "Copied 12 cards and 1 outline from another notebook." in window.status.said.text())
    assert "Ctrl+Z undoes this" in window.status.said.text()
    assert window.outline.header.question.toPlainText() == "Why sample?"
    assert other.read_bytes() == file
    window.commands.files._bringing().bring([other])
    again = asked(window)
    assert (again.copy_button.isEnabled(), again.said.text()) == (False, "All of it is here already.")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert "Nothing was copied." in window.status.said.text()
    window.commands.edit.undo()
    assert dump(window.book) == before


def test_more_than_the_clipboard_carries_is_asked_about_and_comes(
    window: Window, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("essayplanner.work.copying.MOST_CARRIED", 3)
    before = count(window.book)
    with closing(Notebook.open(other)) as book:
        QApplication.clipboard().setMimeData(cards_mime(book, [2, 3, 4, 5, 6]))
        drag_onto(window.outline.view.viewport(), items_mime(book, [Item("section", 1)]))
    assert "too many to be put here at once" in window.status.said.text()
    window.library.view.setFocus()
    QTest.keyClick(window.library.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = asked(window)
    assert dialog.copy_button.text() == "Copy 5 cards"
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    until(lambda: "Copied 5 cards from another notebook." in window.status.said.text())
    assert count(window.book) == before + 5


def test_one_comes_after_the_other_and_what_cannot_is_said(window: Window, other: Path, tmp_path: Path) -> None:
    before = count(window.book)
    notes = tmp_path / "notes.txt"
    notes.write_text("One thing\n\nAnother\n", encoding="utf-8")
    bringing = window.commands.files._bringing()
    bringing.bring([other, notes])
    dialog = asked(window)
    assert bringing.shown is None
    dialog.reject()
    until(lambda: bringing.shown is not None)
    assert bringing.shown is not None
    bringing.shown.reject()
    bringing.bring([window.book.path])
    until(lambda: "is this very notebook" in window.banner.text.text())
    assert count(window.book) == before


def test_it_can_be_stopped_while_it_is_read(window: Window, qtbot: QtBot, other: Path) -> None:
    bringing = window.commands.files._bringing()
    bringing.bring([other])
    assert bringing.copying.busy
    progress = bringing.copying.dialog
    assert progress is not None
    stop = progress.findChild(QPushButton)
    assert isinstance(stop, QPushButton)
    with qtbot.waitSignal(bringing.copying.ended):
        stop.click()
    assert "Stopped; nothing was copied." in window.status.said.text()
    assert not bringing.copying.busy


def test_a_notebook_that_is_dropped_is_opened(window: Window, qtbot: QtBot, other: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    with qtbot.waitSignal(window.asked.file_wanted) as wanted:
        assert drag_onto(window, mime, QPointF(5, 5))[1]
    assert wanted.args == [other]
    assert window.commands.files.bringing is None
