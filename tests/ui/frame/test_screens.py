"""Screens are turned to, panels fold, and the window comes back as it was left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.actions import Menu, Scope, Spec
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import LIBRARY, RIGHT, Screen
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.words import keys_in_words
from essayplanner.ui.outline.screen import SCREEN as OUTLINE
from tests.ui.screen_reader import focus_goes

Key, No, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Titles(QListWidget):
    """A screen that lists the chosen cards; counts how often its key was pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.times = desk, 0
        desk.selection.changed.connect(self.follow)

    def follow(self) -> None:
        self.clear()
        self.addItems([str(id) for id in self.desk.selection.cards])

    def press(self) -> None:
        self.times += 1


def scopes_of(titles: Titles) -> tuple[Scope, ...]:
    return (Scope((Spec("press", Menu("titles", "&Titles"), "&Press", ("Ctrl+9",)),), {"press": titles.press}, titles),)


TITLES = Screen("titles", "Titles", "Alt+2", Titles, scopes_of, frozenset({LIBRARY}))


@pytest.fixture
def wide(book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]) -> Window:
    """The window with a second screen."""
    return open_window(book, (OUTLINE, TITLES))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = No) -> None:
    QTest.keyClick(widget, key, modifiers)


def test_alt_and_a_number_turns_to_a_screen_and_brings_its_keys(wide: Window) -> None:
    assert "titles" not in wide.centre.widgets  # made when it is turned to
    press(wide.outline.view, Key.Key_2, Alt)
    titles = wide.centre.currentWidget()
    assert isinstance(titles, Titles)
    assert titles.hasFocus()
    press(titles, Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert titles.times == 1
    assert ("&Titles", "&Press", (keys_in_words(QKeySequence("Ctrl+9")),)) in wide.commands.actions.in_words()
    press(titles, Key.Key_1, Alt)
    assert wide.centre.currentWidget() is wide.outline
    press(wide.outline.view, Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert titles.times == 1  # its keys hold on its screen alone


def test_the_focus_goes_to_the_other_screen_and_nowhere_on_the_way(wide: Window) -> None:
    """A screen reader would say each place on the way."""
    wide.outline.view.setFocus()
    went = focus_goes()
    wide.centre.turn_to("titles")
    assert went == [wide.centre.currentWidget()]
    wide.centre.turn_to("outline")
    assert went[1:] == [wide.outline.view]


def test_the_switch_turns_to_a_screen_and_is_a_menu_where_it_does_not_fit(wide: Window) -> None:
    switch = wide.top.switch
    assert switch is not None
    QTest.mouseClick(switch.segments.segments["titles"], Qt.MouseButton.LeftButton)
    assert wide.centre.name == "titles"
    assert switch.segments.segments["titles"].isChecked()
    switch.fit(40)
    assert switch.segments.isHidden()
    assert switch.button.accessibleName() == "Screen: Titles"
    QTest.mouseClick(switch.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Outline").trigger()
    menu.close()
    assert wide.centre.name == "outline"


def test_one_screen_alone_has_no_switch(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    window = open_window(book, (OUTLINE,))
    assert window.top.switch is None
    assert "screen_outline" not in window.commands.actions.by_name


def test_what_is_chosen_in_the_library_is_chosen_on_every_screen(wide: Window) -> None:
    titles = wide.centre.made_screen("titles")
    assert isinstance(titles, Titles)
    ids = wide.library.model.ids[:3]
    wide.library.view.choose(ids[0])
    wide.library.view.setFocus()
    press(wide.library.view, Key.Key_Down, Shift)
    press(wide.library.view, Key.Key_Down, Shift)
    assert wide.selection.cards == tuple(ids)
    assert [titles.item(row).text() for row in range(titles.count())] == [str(id) for id in ids]


def test_a_panel_folds_to_a_rail_and_back(wide: Window, qtbot: QtBot) -> None:
    before = wide.sides.widths()
    wide.library.view.setFocus()
    went = focus_goes()
    press(wide.library.view, Key.Key_F9)
    assert went == [wide.outline.view]
    assert wide.library.isHidden()
    assert wide.outline.view.hasFocus()  # it does not stay in what is not there
    rail = wide.sides.rails[LIBRARY]
    assert rail.isVisible()
    assert rail.buttons[0].text() == f"Library · {len(wide.library.model.ids)} cards"
    QTest.mouseClick(rail.buttons[0], Qt.MouseButton.LeftButton)
    assert not wide.library.isHidden()
    assert not rail.isVisible()
    qtbot.waitUntil(lambda: wide.sides.widths() == before)  # once the row is laid out anew
    press(wide.outline.view, Key.Key_F9, Shift)
    assert wide.tabs.isHidden()
    words = [button.text() for button in wide.sides.rails[RIGHT].buttons]
    assert words[1:] == ["Card", "Preview", "History"]
    assert words[0].startswith("Coach")
    QTest.mouseClick(wide.sides.rails[RIGHT].buttons[3], Qt.MouseButton.LeftButton)
    assert wide.tabs.currentWidget() is wide.history
    assert wide.history.isVisible()


def test_what_is_asked_of_a_folded_panel_unfolds_it(wide: Window) -> None:
    wide.sides.fold({LIBRARY, RIGHT})
    press(wide.outline.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert wide.library.field.hasFocus()
    press(wide.library.field, Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert wide.card.isVisible()


def test_f6_goes_round_the_panes_and_the_rails_of_folded_ones(wide: Window) -> None:
    wide.sides.fold({LIBRARY})
    seen = []
    wide.outline.view.setFocus()
    for _ in range(4):
        press(QApplication.focusWidget() or wide, Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [wide.tabs.tabBar(), wide.sides.rails[LIBRARY].buttons[0], wide.outline.view, wide.tabs.tabBar()]


def test_each_screen_has_folds_of_its_own_and_the_window_comes_back_as_it_was(
    wide: Window, book: Notebook, open_window: Callable[..., Window]
) -> None:
    wide.sides.fold({RIGHT})
    press(wide.outline.view, Key.Key_2, Alt)
    assert wide.sides.folds() == {LIBRARY}  # what the screen itself asks for
    wide.sides.fold({LIBRARY, RIGHT})
    press(wide.centre.currentWidget() or wide, Key.Key_1, Alt)
    assert wide.sides.folds() == {RIGHT}
    press(wide.outline.view, Key.Key_2, Alt)
    widths = wide.sides.widths()
    wide.close()
    again = open_window(book, (OUTLINE, TITLES))
    assert again.centre.name == "titles"
    assert again.sides.folds() == {LIBRARY, RIGHT}
    assert again.settings.panes == widths
    assert min(widths) > 100  # a folded panel has kept its width


def test_the_centre_has_the_most_room_in_a_small_window(window: Window, qtbot: QtBot) -> None:
    for scale in (100, 125, 150):
        window.resize(1366, 768)
        qtbot.waitUntil(lambda: window.width() == 1366)
        window.theme.choose(scale=scale)
        window.resize(1024, 700)
        qtbot.waitUntil(lambda: window.width() == 1024)
        qtbot.waitUntil(lambda: window.sides.splitter.sizes()[1] >= window.theme.px(400))
        left, centre, right = window.sides.splitter.sizes()
        assert centre > max(left, right), scale
