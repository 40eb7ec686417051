"""Spelling in the preferences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from essayplanner.spelling.dictionaries import none_there
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.preferences import PreferencesDialog
from essayplanner.ui.dialogs.spelling_choices import SpellingChoices
from essayplanner.ui.frame.window import Window
from tests.ui.desk.writing import FakeDictionaries, there_are
from tests.ui.waiting import until


def shown(window: Window) -> SpellingChoices:
    """What the preferences show of it, as Ctrl+, opens them."""
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(PreferencesDialog)
    return dialog.spelling


def test_spelling_and_its_language_are_chosen(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    there_are(FakeDictionaries(), monkeypatch)
    choices, spelling = shown(window), window.marking.spelling
    until(choices.language.isEnabled)
    language = choices.language
    assert [language.itemText(place) for place in range(language.count())] == ["British English", "American English"]
    assert (language.currentData(), choices.why_not.isHidden(), choices.on.isChecked()) == ("en_GB", True, True)
    language.setCurrentIndex(1)
    language.activated.emit(1)
    assert (spelling.language, language.currentData()) == ("en_US", "en_US")
    choices.on.click()
    kept = Settings.load(window.settings.file)
    assert (kept.spelling, kept.spelling_language) == (False, "en_US")
    window.commands.actions.by_name["spelling"].trigger()
    assert choices.on.isChecked()


def test_without_a_dictionary_it_says_why(window: Window) -> None:
    choices = shown(window)
    until(lambda: choices.why_not.text() == none_there())
    assert not choices.language.isEnabled()
    assert choices.why_not.isVisible()


def test_own_words_are_removed_when_that_is_meant(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    there_are(FakeDictionaries(), monkeypatch)
    choices, spelling = shown(window), window.marking.spelling
    until(choices.language.isEnabled)
    assert not choices.words.isEnabled()
    spelling.add("Dzerzhinsky")
    spelling.ignore(window.book.uid, "teh")
    assert choices.words.text() == "Remove 2 words…"
    for button, left in ((QMessageBox.StandardButton.Cancel, 2), (None, 0)):
        choices.words.click()
        box = next(each for each in choices.words.window().findChildren(QMessageBox) if each.isVisible())
        assert box.text() == "Remove all 2 words you added or ignored?"
        (box.button(button) if button else choices.remove).click()
        assert spelling.kept == left
    assert not choices.words.isEnabled()
