"""What Qt says by itself is said in the reader's language too, and no key is another one by it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from essayplanner.language.pseudo import odd
from essayplanner.ui.desk.actions import EDIT, VIEW, Scope, Spec
from essayplanner.ui.frame import card_commands, edit_commands, file_commands, outline_commands, view_commands
from essayplanner.ui.frame.actions import Actions
from essayplanner.ui.look.qt_words import have_qt_speak
from essayplanner.ui.outline import actions

Speak = Callable[[str], QTranslator]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """Has Qt speak a language; English again after the test."""
    before, made = QLocale(), list[QTranslator]()

    def speak(language: str) -> QTranslator:
        made.append(have_qt_speak(qapp, language))
        return made[-1]

    yield speak
    for translator in made:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def said_by_a_box(qtbot: QtBot) -> list[str]:
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Discard | kinds.Close | kinds.NoToAll)
    box.setDetailedText("...")
    return [button.text() for button in box.buttons()]


def said_by_menus(qtbot: QtBot) -> list[str]:
    found = []
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        found += [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    return found


def said_by_a_file_dialog(qtbot: QtBot) -> list[str]:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    qtbot.addWidget(dialog)
    found = [each.text() for kind in (QAbstractButton, QLabel) for each in dialog.findChildren(kind)]  # type: ignore[attr-defined]
    found += [each.toolTip() for each in dialog.findChildren(QWidget)]
    found += [box.currentText() for box in dialog.findChildren(QComboBox) if box.objectName() == "fileTypeCombo"]
    return [text for text in found if text and "/" not in text]


@pytest.mark.parametrize("said", [said_by_a_box, said_by_menus, said_by_a_file_dialog])
def test_in_the_odd_language_each_word_of_qt_is_odd(
    said: Callable[[QtBot], list[str]], speak: Speak, qtbot: QtBot
) -> None:
    english = said(qtbot)
    speak("qps")
    assert len(english) > 5
    assert said(qtbot) == [odd(text) for text in english]


@pytest.mark.parametrize(
    ("language", "word"), [("de", "Abbrechen"), ("de_AT", "Abbrechen"), ("fr", "Annuler"), ("pt_BR", "Cancelar")]
)
def test_a_real_language_is_that_of_qts_own_files(language: str, word: str, speak: Speak, qtbot: QtBot) -> None:
    speak(language)
    assert word in said_by_a_box(qtbot)
    assert QLocale().name().startswith(language)
    assert QLocale().toString(0.5) == "0,5"


def test_keys_are_called_as_in_the_language_where_they_are_told(speak: Speak, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, {EDIT: QMenu(window), VIEW: QMenu(window)}, read_only=False)
    actions.add(Scope((Spec("go", EDIT, "Go", ("Ctrl+Shift+Del", "Home")),), {"go": window.show}))
    ((_menu, _words, english),) = actions.in_words()
    speak("de")
    ((_menu, _words, german),) = actions.in_words()
    assert all(one != other for one, other in zip(english, german, strict=True))
    assert sys.platform == "darwin" or german == ("Strg+Umschalt+Entf", "Pos1")  # there they are signs


def test_a_language_that_qt_does_not_speak_leaves_english(speak: Speak, qtbot: QtBot) -> None:
    english = said_by_a_box(qtbot)
    assert speak("cy").isEmpty()
    assert said_by_a_box(qtbot) == english


def test_places_mnemonics_and_numbers_of_qt_are_kept(speak: Speak, qapp: QApplication) -> None:
    speak("qps")
    said = qapp.translate("QFileDialog", "'%1' is write protected.\nDo you want to delete it anyway?")
    assert "'%1' " in said
    assert "&ŝ" not in qapp.translate("QDialogButtonBox", "&Save")
    assert "&S" in qapp.translate("QDialogButtonBox", "&Save")
    assert "3 " in qapp.translate("QMessageBox", "%n row(s) and %L1 more", None, 3)
    assert "%L1" in qapp.translate("QMessageBox", "%n row(s) and %L1 more", None, 3)


@pytest.mark.parametrize("language", ["qps", "de", "fr"])
def test_no_key_is_another_one(language: str, speak: Speak) -> None:
    modules = (edit_commands.SPECS, file_commands.SPECS, outline_commands.SPECS, view_commands.SPECS)
    cards = (card_commands.NEW, card_commands.IN_LIST, card_commands.REST)
    keys = [key for specs in (*modules, *cards, actions.IN_TREE) for spec in specs for key in spec.keys]
    english = [QKeySequence(key).toString() for key in keys]
    speak(language)
    assert [QKeySequence(key).toString() for key in keys] == english


_SAID = """
from essayplanner.ui.running.application import make_application
print(make_application().translate("QPlatformTheme", "Cancel"))
"""


def test_the_program_has_qt_speak_as_it_does() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _SAID]
    for language, word in (("en", "Cancel"), ("qps", odd("Cancel"))):
        spoken = environment | {"ESSAYPLANNER_LANGUAGE": language}
        run = subprocess.run(command, capture_output=True, env=spoken, check=True, timeout=50)
        assert run.stdout.decode().strip() == word
