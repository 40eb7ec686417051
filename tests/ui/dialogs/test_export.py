"""The export dialog shows, copies and writes; what goes wrong stays in it as one sentence."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import EssayError
from essayplanner.formats.essay import PLAIN_OPTIONS, ExportOptions
from essayplanner.formats.files import WriteError
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.announcing import Announcer
from essayplanner.ui.dialogs.export import LONGEST_LINE, SHOWN_AT_MOST, ExportDialog, shown_text
from essayplanner.ui.dialogs.exporting import MARKDOWN, Exporter, save_markdown, suggested_name
from essayplanner.ui.theme import Theme

GOLDEN = """# To what extent was Stalin’s rule a continuation of Lenin’s?

## Introduction

## What Stalin inherited

-   **The tools of the Terror were forged under Lenin**

    -   *supports:* Cheka, camps and the ban on factions came first (1917–22)

## What was Stalin’s own
"""


@pytest.fixture
def dialog(qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme) -> ExportDialog:
    dialog = ExportDialog(book, essay["outline"], theme, Announcer())
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def test_markdown_is_written_as_the_golden_text(book: Notebook, essay: dict[str, int], tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    save_markdown(book, essay["outline"], path, PLAIN_OPTIONS)
    assert path.read_bytes() == GOLDEN.encode()
    save_markdown(book, essay["outline"], path, ExportOptions(headings_only=True))
    assert path.read_text("utf-8").count("\n## ") == 3
    assert "Cheka" not in path.read_text("utf-8")
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith((".part", ".new"))] == []


def test_what_stood_there_stays_where_writing_fails(book: Notebook, essay: dict[str, int], tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("kept")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        path.unlink()
        path.mkdir()
    with pytest.raises(WriteError):
        save_markdown(book, essay["outline"], path, PLAIN_OPTIONS)
    assert path.is_dir() or path.read_text() == "kept"


def test_an_outline_that_is_gone_is_said_in_a_sentence(book: Notebook, tmp_path: Path) -> None:
    with pytest.raises(EssayError):
        save_markdown(book, 4711, tmp_path / "x.md", PLAIN_OPTIONS)
    assert not (tmp_path / "x.md").exists()


def test_the_preview_follows_the_options(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, essay: dict[str, int]
) -> None:
    assert dialog.preview.toPlainText() == GOLDEN
    cards.edit_card(book, essay["tools"], text="Secret police.", caution="Check the figure.")
    outlines.edit_outline(book, essay["outline"], words=1500)
    for box, sign in ((dialog.cautions, "Check the figure"), (dialog.word_targets, "1,500 words")):
        assert sign not in dialog.preview.toPlainText()
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        assert sign in dialog.preview.toPlainText()
    assert "Secret police" in dialog.preview.toPlainText()
    dialog.card_texts.setFocus()
    QTest.keyClick(dialog.card_texts, Qt.Key.Key_Space)
    assert "Secret police" not in dialog.preview.toPlainText()
    QTest.mouseClick(dialog.headings_only, Qt.MouseButton.LeftButton)
    assert "Cheka" not in dialog.preview.toPlainText()
    assert not dialog.card_texts.isEnabled()
    assert not dialog.cautions.isEnabled()
    assert dialog.options == ExportOptions(headings_only=True, card_texts=False, word_targets=True, cautions=True)


def test_copy_takes_the_whole_text(qtbot: QtBot, dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    mime = QApplication.clipboard().mimeData()
    assert mime.text() == GOLDEN
    assert bytes(mime.data("text/markdown").data()).decode() == GOLDEN
    assert dialog.message.text() == "Copied as Markdown."


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
    with qtbot.waitSignal(dialog.saved) as saved:
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert saved.args == [folder / "mine.md"]
    assert (folder / "mine.md").read_text("utf-8") == GOLDEN
    assert dialog.message.text() == f"Saved as “mine.md” in {folder}."
    assert dialog.open_folder.isVisible()
    assert dialog.folder == folder


class Folder(QObject):
    """What was handed to the system, in place of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url)


def test_the_folder_can_be_opened(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    assert not dialog.open_folder.isVisible()
    dialog.save_to(tmp_path / "x.md")
    system = Folder()
    QDesktopServices.setUrlHandler("file", system, "open")  # type: ignore[arg-type]  # the stubs ask for bytes, Qt for str
    QTest.mouseClick(dialog.open_folder, Qt.MouseButton.LeftButton)
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in system.urls] == [str(tmp_path)]


def test_a_failure_stays_in_the_dialog_as_one_sentence(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "not there" / "x.md")
    assert dialog.message.isVisible()
    assert "“x.md” was not written" in dialog.message.text()
    assert "\n" not in dialog.message.text()
    assert "Traceback" not in dialog.message.text()
    assert not dialog.open_folder.isVisible()
    assert dialog.isVisible()
    dialog.save_to(tmp_path / "x.md")
    assert dialog.message.text().startswith("Saved")


def test_an_outline_deleted_meanwhile_is_said(
    qtbot: QtBot, dialog: ExportDialog, book: Notebook, essay: dict[str, int]
) -> None:
    outlines.delete_outline(book, essay["outline"])
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "not in this notebook" in dialog.message.text()
    QTest.mouseClick(dialog.cautions, Qt.MouseButton.LeftButton)
    assert not dialog.save_button.isEnabled()


def test_one_format_is_no_choice_and_two_are(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert not dialog.format.isVisible()
    shout = Exporter(
        "Shouting",
        ".txt",
        lambda outline, options: outline.title.upper().encode(),
        lambda outline, options: outline.title.upper(),
    )
    two = ExportDialog(book, essay["outline"], theme, Announcer(), exporters=(MARKDOWN, shout))
    qtbot.addWidget(two)
    two.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    two.open()
    assert two.format.isVisible()
    two.format.setFocus()
    QTest.keyClick(two.format, Qt.Key.Key_Down)
    assert two.preview.toPlainText().startswith("TO WHAT EXTENT")
    two.save_to(tmp_path / "x.txt")
    assert (tmp_path / "x.txt").read_text("utf-8").startswith("TO WHAT EXTENT")


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
    assert shown_text(long).endswith("the file holds all of it.\n")


def test_every_control_has_a_name_or_a_label(dialog: ExportDialog) -> None:
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_it_fits_a_small_screen_at_twice_the_size(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme
) -> None:
    theme.choose(scale=200)
    dialog = ExportDialog(book, essay["outline"], theme, Announcer())
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 768
    for box in (dialog.card_texts, dialog.word_targets, dialog.cautions, dialog.headings_only):
        assert box.geometry().right() < dialog.width()
        assert box.width() >= box.sizeHint().width()
    theme.choose(scale=100)
