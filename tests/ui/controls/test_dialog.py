"""The one way in which dialogs are made."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.theme import Theme


def test_a_dialog_is_as_large_as_it_was_left_and_never_larger_than_the_screen(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    first = Dialog("One", (500, 300))
    qtbot.addWidget(first)
    first.keep_size(settings, "one")
    assert (first.width(), first.height()) == (500, 300)
    first.resize(620, 410)
    first.reject()
    again = Dialog("One", (500, 300))
    qtbot.addWidget(again)
    again.keep_size(Settings.load(settings.file), "one")
    assert (again.width(), again.height()) == (620, 410)
    huge = Dialog("Two", (9_000, 9_000))
    qtbot.addWidget(huge)
    assert huge.screen().availableSize().width() > huge.width()
    assert huge.screen().availableSize().height() > huge.height()


def test_a_dialog_grows_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(scale=150)
    dialog = Dialog("One", (200, 100))
    qtbot.addWidget(dialog)
    theme.choose(scale=100)
    assert abs(dialog.width() - 300) <= 15  # pixels of a font are whole
    assert abs(dialog.height() - 150) <= 8


def test_a_size_that_is_none_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"dialogs": {"one": [0, -5]}}')
    settings = Settings.load(file)
    assert settings.dialogs == {}
    assert settings.trouble


def test_enter_presses_the_primary_button_and_escape_closes(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[str] = []
    dialog = Dialog("One [*]", (300, 200))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    column = QVBoxLayout(dialog)
    add_buttons(
        column,
        [push_button("Cancel", dialog.reject), push_button("Do it", lambda: pressed.append("do"), primary=True)],
        [push_button("Else", lambda: pressed.append("else"), "Something else")],
    )
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert pressed == ["do"]
    assert "Something else" in [button.accessibleName() for button in dialog.findChildren(QPushButton)]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert QApplication.activeModalWidget() is None
