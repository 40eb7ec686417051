"""On what the export dialog opens, and in which folder it asks for a name."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.export import ExportDialog
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for
from tests.ui.dialogs.export_desk import opened, saved

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


def test_an_export_opens_first_on_word_and_then_on_the_format_and_folder_last_used(
    qtbot: QtBot, book: Notebook, essay: dict[str, int], theme: Theme, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "first.json")
    settings.folder = str(tmp_path)
    first = opened(qtbot, ExportDialog(desk_for(book, theme, settings=settings), essay["outline"]))
    assert (first.format.name, first.folder) == ("docx", tmp_path)
    with qtbot.waitSignal(first.previewed, timeout=30_000):
        first.formats.choose("csv")
    first.save_to(tmp_path / "not there" / "cards.csv")
    qtbot.waitUntil(first.save_button.isEnabled)
    first.reject()
    settings = Settings.load(settings.file)
    first = opened(qtbot, ExportDialog(desk_for(book, theme, settings=settings), essay["outline"]))
    assert first.format.name == "docx"  # to look at a format, or to fail to write it, is not to use it
    with qtbot.waitSignal(first.previewed, timeout=30_000):
        first.formats.choose("csv")
    there = tmp_path / "handed in"
    there.mkdir()
    saved(qtbot, first, there / "cards.csv")
    first.formats.choose("odt")
    first.reject()
    settings = Settings.load(settings.file)
    again = opened(qtbot, ExportDialog(desk_for(book, theme, settings=settings), essay["outline"]))
    assert again.format.name == "csv"
    again.reject()
    assert settings.folder == str(tmp_path)  # where notebooks are is another thing
    other = opened(qtbot, ExportDialog(desk_for(book, theme, settings=settings), new_outline(book, "Another")))
    assert (other.format.name, other.folder) == ("csv", there)
    other.reject()
    settings.always_folder = str(tmp_path)
    assert settings.export_start == tmp_path
    settings.always_folder, settings.export_format = "", "wordperfect"
    there.rename(tmp_path / "gone")
    assert settings.export_start == tmp_path
    gone = ExportDialog(desk_for(book, theme, settings=settings), new_outline(book, "A third"))
    qtbot.addWidget(gone)
    assert gone.format.name == "markdown"
