"""The export dialog shows, copies and writes; what goes wrong stays in it as one sentence."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.file_words import suggested_name
from essayplanner.formats.essay import ExportOptions
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.dialogs.export_preview import LONGEST_LINE, SHOWN_AT_MOST, shown_text
from essayplanner.ui.look.theme import Theme
from tests.ui.dialogs.export_desk import Desktop, desk_in_markdown, opened, saved
from tests.ui.waiting import until

GOLDEN = """# To what extent was Stalin’s rule a continuation of Lenin’s?

## Introduction

## What Stalin inherited

-   **The tools of the Terror were forged under Lenin**

    -   *supports:* Cheka, camps and the ban on factions came first (1917–22)

## What was Stalin’s own
"""


@pytest.fixture
def dialog(qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme) -> ExportDialog:
    return opened(qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"]))


def test_markdown_is_written_as_the_golden_text(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    saved(qtbot, dialog, path)
    assert path.read_bytes() == GOLDEN.encode()
    dialog.options_box.boxes["headings_only"].click()
    saved(qtbot, dialog, path)
    assert path.read_text("utf-8").count("\n## ") == 3
    assert "Cheka" not in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith((".part", ".new"))] == []


def test_what_stood_there_stays_where_writing_fails(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("kept")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        path.unlink()
        path.mkdir()
    dialog.save_to(path)
    qtbot.waitUntil(lambda: "“out.md” was not written" in dialog.result_bar.message.text())
    assert path.is_dir() or path.read_text() == "kept"


def test_the_preview_follows_the_options(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, essay: dict[str, int]
) -> None:
    shown = dialog.preview.text.toPlainText
    boxes = dialog.options_box.boxes
    assert shown() == GOLDEN
    cards.edit_card(book, essay["tools"], text="Secret police.", caution="Check the figure.")
    outlines.edit_outline(book, essay["outline"], words=1500)
    for name, sign in (("cautions", "Check the figure"), ("word_targets", "1,500 words")):
        assert sign not in shown()
        with qtbot.waitSignal(dialog.previewed):
            QTest.mouseClick(boxes[name], Qt.MouseButton.LeftButton)
        assert sign in shown()
    assert "Secret police" in shown()
    boxes["card_texts"].setFocus()
    with qtbot.waitSignal(dialog.previewed):
        QTest.keyClick(boxes["card_texts"], Qt.Key.Key_Space)
    assert "Secret police" not in shown()
    with qtbot.waitSignal(dialog.previewed):
        QTest.mouseClick(boxes["headings_only"], Qt.MouseButton.LeftButton)
    assert "Cheka" not in shown()
    assert not boxes["card_texts"].isEnabled()
    assert not boxes["cautions"].isEnabled()
    assert dialog.options == ExportOptions(headings_only=True, card_texts=False, word_targets=True, cautions=True)


def test_copy_takes_the_whole_text(qtbot: QtBot, dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == GOLDEN
    assert bytes(mime.data("text/markdown").data()).decode() == GOLDEN
    assert dialog.result_bar.message.text() == "Copied as Markdown with finished footnotes."


def test_a_document_is_copied_as_rich_text(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.previewed):
        dialog.formats.choose("docx")
    dialog.copy_button.click()
    assert "<strong>The tools of the Terror" in QApplication.clipboard().mimeData().html()


def test_save_as_suggests_a_name_and_writes(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert Path(chooser.selectedFiles()[0]).name == "To what extent was Stalin’s rule a continuation of Lenin’s.md"
    assert chooser.directory().absolutePath() == str(tmp_path)
    folder = tmp_path / "essays"
    folder.mkdir()
    name = chooser.findChild(QLineEdit)
    assert name is not None
    name.setText(str(folder / "mine"))
    with qtbot.waitSignal(dialog.saved) as told:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert told.args == [folder / "mine.md"]
    assert (folder / "mine.md").read_text("utf-8") == GOLDEN
    assert dialog.result_bar.message.text() == f"Saved as “mine.md” in {folder}."
    assert dialog.result_bar.open_folder.isVisible()
    assert dialog.folder == folder


def test_file_and_folder_can_be_opened(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    bar = dialog.result_bar
    assert not bar.open_folder.isVisible()
    saved(qtbot, dialog, tmp_path / "x.md")
    system = Desktop()
    QDesktopServices.setUrlHandler("file", system, "open")  # type: ignore[arg-type]  # the stubs ask for bytes, Qt for str
    for button in (bar.open_file, bar.open_folder):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in system.urls] == [str(tmp_path / "x.md"), str(tmp_path)]


def test_a_failure_stays_in_the_dialog_as_one_sentence(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    said = dialog.result_bar.message
    dialog.save_to(tmp_path / "not there" / "x.md")
    qtbot.waitUntil(lambda: "“x.md” was not written" in said.text())
    assert said.isVisible()
    assert "\n" not in said.text()
    assert "Traceback" not in said.text()
    assert not dialog.result_bar.open_folder.isVisible()
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    saved(qtbot, dialog, tmp_path / "x.md")
    assert said.text().startswith("Saved")


def test_a_notebook_is_never_written_over(qtbot: QtBot, dialog: ExportDialog, book: Notebook) -> None:
    before = book.path.read_bytes()
    dialog.save_to(book.path)
    qtbot.waitUntil(lambda: "name of a notebook" in dialog.result_bar.message.text())
    assert book.path.read_bytes() == before


def test_nor_by_another_name_of_it(qtbot: QtBot, dialog: ExportDialog, book: Notebook, tmp_path: Path) -> None:
    before = book.path.read_bytes()
    other = tmp_path / "hard.md"
    os.link(book.path, other)
    dialog.save_to(other)
    qtbot.waitUntil(lambda: "name of a notebook" in dialog.result_bar.message.text())
    assert other.samefile(book.path)
    assert book.path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_through(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reading:
        saved(qtbot, dialog, pipe)
        assert reading.read() == GOLDEN.encode()
    assert pipe.is_fifo()
    assert dialog.result_bar.message.text() == "Written to “pipe”."
    assert not dialog.result_bar.open_file.isVisible()


def test_an_outline_deleted_meanwhile_is_said(
    dialog: ExportDialog, book: Notebook, essay: dict[str, int], tmp_path: Path
) -> None:
    outlines.delete_outline(book, essay["outline"])
    dialog.save_to(tmp_path / "x.md")
    assert "no longer in this notebook" in dialog.result_bar.message.text()
    QTest.mouseClick(dialog.options_box.boxes["cautions"], Qt.MouseButton.LeftButton)
    assert not dialog.save_button.isEnabled()
    assert not (tmp_path / "x.md").exists()


def test_the_list_of_formats_goes_by_keys(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.formats.setFocus()
    with qtbot.waitSignal(dialog.previewed):
        QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert dialog.format.name == "markdown-citekeys"
    assert not dialog.options_box.style_chooser.isVisible()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Why?", "Why.md"),
        ("Was it “1937/38” or: <both>?", "Was it “1937 38” or both.md"),
        ("a\\b|c*d\te\nf", "a b c d e f.md"),
        ("CON", "Outline CON.md"),
        ("com1.txt", "Outline com1.txt.md"),
        ("...", "Outline.md"),
        ("", "Outline.md"),
        (" .hidden. ", "hidden.md"),
    ],
)
def test_names_are_ones_every_file_system_takes(question: str, name: str) -> None:
    assert suggested_name(question, ".md") == name


@pytest.mark.parametrize(
    "question", ["word " * 100, "x" * 500, "字" * 300, "é" * 300, "../../etc/passwd", "a" * 79 + "?"]
)
def test_long_names_are_cut(question: str, tmp_path: Path) -> None:
    name = suggested_name(question, ".md")
    assert len(name) <= 90
    assert len(name.encode()) <= 210
    assert "/" not in name
    (tmp_path / name).write_text("x")


def test_the_preview_of_a_giant_is_cut_and_the_file_is_not() -> None:
    assert shown_text("short\n") == "short\n"
    assert len(shown_text("x" * 1_000_000)) < LONGEST_LINE + 100
    long = "a line\n" * 200_000
    assert SHOWN_AT_MOST <= len(shown_text(long)) < SHOWN_AT_MOST + 100
    assert shown_text(long).endswith("the file has the rest.\n")


def test_every_control_has_a_name_or_a_label(dialog: ExportDialog) -> None:
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("format", ["docx", "pdf", "plan", "csv"])
def test_it_fits_a_small_screen_at_twice_the_size(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, format: str
) -> None:
    theme.choose(scale=200)
    dialog = opened(qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"]))
    with qtbot.waitSignal(dialog.previewed):
        dialog.formats.choose(format)
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 768
    dialog.resize(1346, 728)
    qtbot.wait(20)
    boxes = [box for box in dialog.options_box.boxes.values() if box.isVisible()]
    until(lambda: all(box.geometry().right() < dialog.options_box.width() for box in boxes))
    until(lambda: all(box.width() >= box.sizeHint().width() for box in boxes))
    until(lambda: dialog.preview.height() >= 100)
    theme.choose(scale=100)


def test_no_option_is_cut_in_the_narrowest_dialog(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme
) -> None:
    dialog = opened(qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"]))
    with qtbot.waitSignal(dialog.previewed):
        dialog.formats.choose("docx")
    dialog.options_box.split.setText("Separate primary sources " * 4)
    qtbot.wait(20)
    dialog.resize(dialog.minimumSizeHint())
    qtbot.wait(20)
    boxes = [box for box in (dialog.options_box.split, *dialog.options_box.boxes.values()) if box.isVisible()]
    shown = dialog.options_box.visibleRegion
    until(lambda: all(box.geometry().right() <= shown().boundingRect().right() for box in boxes))
