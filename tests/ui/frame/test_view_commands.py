"""The View and File menus: what is chosen is ticked, high contrast, full screen, notebooks opened before."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from essayplanner.ui.desk.actions import FILE, VIEW
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT


def ticked(window: Window) -> set[str]:
    """The actions of the View menu that are ticked when it opens."""
    actions = window.commands.actions
    actions.menus[VIEW].aboutToShow.emit()
    there = actions.menus[VIEW].actions()
    return {name for name, action in actions.by_name.items() if action.isChecked() and action in there}


def action(window: Window, name: str) -> QAction:
    return window.commands.actions.by_name[name]


def test_the_chosen_colours_are_ticked_and_no_others(window: Window) -> None:
    assert ticked(window) == {"theme_light"}
    action(window, "theme_dark").trigger()
    assert ticked(window) == {"theme_dark"}
    action(window, "theme_dark").trigger()  # Qt takes the tick off; it is chosen still
    assert ticked(window) == {"theme_dark"}
    action(window, "contrast").trigger()
    assert ticked(window) == {"theme_dark", "contrast"}
    action(window, "theme_light").trigger()
    assert ticked(window) == {"theme_light", "contrast"}


def test_high_contrast_is_kept_for_the_next_start(window: Window) -> None:
    action(window, "contrast").trigger()
    assert window.theme.tokens is CONTRAST_LIGHT
    assert Settings.load(window.settings.file).contrast
    action(window, "contrast").trigger()
    assert window.theme.tokens is LIGHT
    assert not Settings.load(window.settings.file).contrast


class Wanted:
    """A system that asks for strong colours."""

    def accessibility(self) -> "Wanted":
        """Its hints."""
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        """What it asks for."""
        return Qt.ContrastPreference.HighContrast


def test_the_high_contrast_of_the_system_is_followed(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "_hints", Wanted())
    theme.apply()
    assert theme.tokens is CONTRAST_LIGHT
    assert not theme.contrast
    theme.choose(mode="dark")
    assert theme.tokens is CONTRAST_DARK
    assert theme.dark
    monkeypatch.undo()
    theme.apply()
    assert theme.tokens is DARK


def test_f11_fills_the_screen_and_gives_it_back(window: Window, qtbot: QtBot) -> None:
    size = window.size()
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    assert "full_screen" in ticked(window)
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen() and window.size() == size)


def recent_menu(window: Window) -> QMenu:
    """File > Open recent, as it opens."""
    (menu,) = (
        menu
        for each in window.commands.actions.menus[FILE].actions()
        if isinstance(menu := each.menu(), QMenu) and "recent" in each.text()
    )
    menu.aboutToShow.emit()
    return menu


def test_notebooks_that_were_open_before_are_offered(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "History"
    window.settings.recent = [
        str(each) for each in (window.book.path, folder / "A & B.essayplan", folder / "C.essayplan")
    ]
    names = [each.text() for each in recent_menu(window).actions() if not each.isSeparator()]
    assert names == ["&1  A && B in History", "&2  C in History", "&Clear this list"]
    with qtbot.waitSignal(window.asked.file_wanted) as wanted:
        recent_menu(window).actions()[1].trigger()
    assert wanted.args == [folder / "C.essayplan"]


def test_the_list_of_recent_notebooks_can_be_cleared(window: Window, tmp_path: Path) -> None:
    window.settings.recent = [str(window.book.path), str(tmp_path / "a.essayplan")]
    recent_menu(window).actions()[-1].trigger()
    assert Settings.load(window.settings.file).recent == [str(window.book.path)]  # the next start opens it
    assert not recent_menu(window).actions()[-1].isEnabled()
