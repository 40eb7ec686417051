"""The preferences: each is in force when it is chosen, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from essayplanner.cite.styles import DEFAULT_STYLE
from essayplanner.ui.desk.remembering import remembered
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.preferences import PreferencesDialog
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until


@pytest.fixture
def dialog(window: Window) -> PreferencesDialog:
    """The preferences, as Ctrl+, shows them."""
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (there,) = window.findChildren(PreferencesDialog)
    return there


def choose(combo: QComboBox, data: object) -> None:
    """Choose as the mouse does."""
    place = combo.findData(data)
    assert place >= 0
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_looks_are_in_force_at_once(dialog: PreferencesDialog, window: Window) -> None:
    choose(dialog.text_size, 150)
    choose(dialog.colours, "dark")
    dialog.contrast.click()
    assert (window.theme.scale, window.theme.mode, window.theme.contrast) == (150, "dark", True)
    kept = Settings.load(window.settings.file)
    assert (kept.text_scale, kept.theme, kept.contrast) == (150, "dark", True)


def test_the_style_is_that_of_outlines_that_have_none(dialog: PreferencesDialog, window: Window) -> None:
    assert remembered(window.settings, "new").style == DEFAULT_STYLE
    window.settings.exports = {"old": {"style": "apa"}}
    choose(dialog.citation_style, "mla")
    assert remembered(window.settings, "new").style == "mla"
    assert remembered(window.settings, "old").style == "apa"
    assert Settings.load(window.settings.file).style == "mla"


def test_language_and_dates_are_kept_for_the_next_start(dialog: PreferencesDialog, window: Window) -> None:
    choose(dialog.dates, "month-first")
    choose(dialog.language, "en")
    dialog.tab_leaves.click()
    kept = Settings.load(window.settings.file)
    assert (kept.dates, kept.language, kept.tab_leaves) == ("month-first", "en", True)


def test_files_go_to_a_folder_of_ones_own(dialog: PreferencesDialog, window: Window, tmp_path: Path) -> None:
    (tmp_path / "last").mkdir()
    (tmp_path / "always").mkdir()
    window.settings.folder = str(tmp_path / "last")
    assert window.settings.start_folder == tmp_path / "last"
    dialog.take_folder(str(tmp_path / "always"))
    assert dialog.folder.currentText() == "Always in “always”"
    assert window.settings.start_folder == tmp_path / "always"
    (tmp_path / "always").rmdir()
    assert window.settings.start_folder == tmp_path / "last"
    choose(dialog.folder, "")
    assert Settings.load(window.settings.file).always_folder == ""


def test_the_first_entry_is_what_was_chosen_before(window: Window, dialog: PreferencesDialog, qtbot: QtBot) -> None:
    window.settings.dates, window.settings.style = "year-first", "apa"
    again = PreferencesDialog(window.desk, window)
    assert again.dates.currentText() == "1934-12-01"
    assert again.citation_style.style_name == "apa"
    again.close()


def test_a_rule_of_the_coach_is_off_at_once_and_kept(dialog: PreferencesDialog, window: Window) -> None:
    key, box = next(iter(dialog.rules.boxes.items()))
    assert all(each.isChecked() for each in dialog.rules.boxes.values())
    until(lambda: not window.looking.is_waiting)
    box.click()
    assert window.looking.is_waiting
    assert Settings.load(window.settings.file).rules_off == [key]
    box.click()
    assert Settings.load(window.settings.file).rules_off == []
