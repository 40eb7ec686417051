"""Exports that take long, that are stopped, and a computer without pandoc."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.look.theme import Theme
from essayplanner.work.citing import Citer
from tests.pandocs import CountingPandoc
from tests.ui.dialogs.export_desk import cite_two, desk_in_markdown, opened, saved


@pytest.fixture
def slow(qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme) -> ExportDialog:
    cite_two(book, essay)
    dialog = opened(
        qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"], citer=Citer(CountingPandoc(20, "docx")))
    )
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.formats.choose("docx")
    return dialog


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_leaves_the_old_file(qtbot: QtBot, slow: ExportDialog, tmp_path: Path, way: str) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(b"the old one")
    slow.save_to(path)
    bar = slow.result_bar
    qtbot.waitUntil(lambda: bar.cancel_button.isVisible() and bar.progress.isVisible())
    assert not slow.save_button.isEnabled()
    assert bar.message.text() == "Making “Word document”…"
    if way == "button":
        QTest.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(slow, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bar.message.text() == "Export stopped; nothing was written.")
    assert slow.isVisible()
    assert slow.save_button.isEnabled()
    assert not bar.progress.isVisible()
    assert not bar.cancel_button.isVisible()
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.glob("out*")] == ["out.docx"]


def test_the_window_stays_awake_and_closing_stops_the_work(qtbot: QtBot, slow: ExportDialog, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    slow.save_to(path)
    qtbot.wait(50)
    assert slow._saving.running  # we are here before its end
    slow.done(0)
    qtbot.wait(200)
    assert not path.exists()


def nowhere() -> None:
    """A named fake of `find_pandoc` on a computer that has none."""
    return


@pytest.fixture
def without_pandoc(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, tmp_path: Path
) -> ExportDialog:
    monkeypatch.setattr("essayplanner.cite.pandoc.find_pandoc", nowhere)
    cite_two(book, essay)
    settings = Settings.load(tmp_path / "settings.json")
    return opened(qtbot, ExportDialog(desk_in_markdown(book, theme, settings=settings), essay["outline"]))


def test_without_pandoc_the_others_are_grey_and_say_what_to_install(without_pandoc: ExportDialog) -> None:
    formats = without_pandoc.formats
    grey = [
        formats.item(row) for row in range(formats.count()) if not formats.item(row).flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    assert {item.data(Qt.ItemDataRole.UserRole) for item in grey} == {"docx", "odt", "latex", "epub"}
    for item in grey:
        assert "pip install pypandoc_binary" in item.toolTip()
    assert without_pandoc.missing.isVisible()
    assert "pip install pypandoc_binary" in without_pandoc.missing.text()


def test_without_pandoc_the_notes_are_plain_and_it_says_so(
    qtbot: QtBot, without_pandoc: ExportDialog, tmp_path: Path
) -> None:
    assert "The notes are plain" in without_pandoc.result_bar.message.text()
    assert without_pandoc.options_box.style_chooser.currentText() == "Plain notes"
    assert not without_pandoc.options_box.style_chooser.isEnabled()
    for name in ("markdown", "html", "pdf", "plan", "csv"):
        without_pandoc.formats.choose(name)
        path = tmp_path / f"out{without_pandoc.format.suffix}"
        saved(qtbot, without_pandoc, path)
        assert path.stat().st_size > 100
    assert "Robert Service" in (tmp_path / "out.md").read_text("utf-8")
    without_pandoc.reject()
    assert without_pandoc.choice.style == "mhra"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"<style", "its XML is broken"), (b"<html/>", "is not a citation style"), (b"", "its XML is broken")],
)
def test_a_file_that_is_no_style_is_refused(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, tmp_path: Path, content: bytes, sentence: str
) -> None:
    dialog = opened(qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"]))
    file = tmp_path / "mine.csl"
    file.write_bytes(content)
    chooser = dialog.options_box.style_chooser
    chooser.take_file(str(file))
    assert sentence in dialog.result_bar.message.text()
    assert chooser.style_name == "mhra"
    assert chooser.currentText() == "MHRA notes"


def test_a_style_of_the_students_own_is_used(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, tmp_path: Path
) -> None:
    from essayplanner.cite.styles import load_style

    cite_two(book, essay)
    dialog = opened(qtbot, ExportDialog(desk_in_markdown(book, theme), essay["outline"]))
    file = tmp_path / "my-school.csl"
    file.write_bytes(load_style("apa").data)
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.options_box.style_chooser.take_file(str(file))
    assert dialog.options_box.style_chooser.currentText() == "my school"
    assert "(Service, 1997" in dialog.preview.text.toPlainText()
