"""Every key of every scope, pressed in the real window: it does one thing, that of the scope where the focus is."""

import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.ui.desk.actions import EDIT, Scope, Spec
from essayplanner.ui.frame.actions import Actions
from essayplanner.ui.frame.menus import menus_of
from essayplanner.ui.frame.window import Window
from tests.ui import screen_reader
from tests.ui.waiting import until


def pressed(actions: Actions, focus: QWidget, keys: str) -> list[str]:
    """The actions that one press of keys sets off while a widget has the focus; what they do is left undone."""
    done: list[str] = []
    for name, action in actions.by_name.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, name=name: done.append(name))
    focus.setFocus()
    assert focus.hasFocus()
    QTest.keySequence(focus, QKeySequence(keys))
    return done


def expected(actions: Actions, focus: QWidget, keys: str) -> list[str]:
    """What keys mean at a widget: what its own scope says, else what holds everywhere."""
    for place in (focus, None):
        if found := [
            spec.name
            for scope in actions.scopes
            if scope.keys_in is place
            for spec in scope.specs
            if keys in spec.keys and actions.by_name[spec.name].isEnabled()
        ]:
            return found
    return []


def ambiguities(actions: Actions, places: list[QWidget]) -> list[str]:
    """Keys that do not do, at one of the places, the one thing that they are to do there."""
    wrong = []
    every = {keys for scope in actions.scopes for spec in scope.specs for keys in spec.keys}
    for place in places:
        for keys in sorted(every):
            if (wanted := expected(actions, place, keys)) and (got := pressed(actions, place, keys)) != wanted[:1]:
                wrong.append(f"{keys} at {place.objectName() or type(place).__name__}: {got}, not {wanted}")
    return wrong


def test_each_key_does_one_thing_wherever_the_focus_is(window: Window) -> None:
    actions = window.commands.actions
    assert ambiguities(actions, [window.library.view, window.outline.view, window.tabs.tabBar(), window.top.undo]) == []


def test_no_scope_gives_a_key_twice(window: Window) -> None:
    for scope in window.commands.actions.scopes:
        keys = [keys for spec in scope.specs for keys in spec.keys]
        everywhere = [
            keys
            for other in window.commands.actions.scopes
            if other.keys_in is None
            for spec in other.specs
            for keys in spec.keys
        ]
        assert len(set(keys)) == len(keys)
        assert len(set(everywhere)) == len(everywhere)


@pytest.mark.qt_log_ignore("Ambiguous shortcut overload")
def test_a_key_that_two_actions_claim_is_found(qtbot: QtBot) -> None:
    window = QMainWindow()
    place = QLineEdit(window)
    window.setCentralWidget(place)
    qtbot.addWidget(window)
    actions = Actions(window, menus_of(window), read_only=False)
    actions.add(
        Scope(
            (Spec("one", EDIT, "One", ("Ctrl+1",)), Spec("two", EDIT, "Two", ("Ctrl+1",))),
            {"one": lambda: None, "two": lambda: None},
        )
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    place.setFocus()
    qtbot.waitUntil(place.hasFocus)
    assert ambiguities(actions, [place]) != []


def test_an_action_that_nothing_is_done_for_is_refused(qapp: QApplication) -> None:
    scope = Scope((Spec("lost", EDIT, "Lost"),), {})
    window = QMainWindow()
    with pytest.raises(KeyError):
        Actions(window, menus_of(window), read_only=False).add(scope)


def test_what_was_told_of_in_a_menu_that_is_gone_is_told_of_in_the_others(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    window.library.view.setFocus()
    window.library.view.selectRow(0)
    window.library.view.menu_wanted.emit(window.library.view.visualRect(window.library.view.currentIndex()).center())
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    at_the_card = [
        screen_reader.name(told) for told in screen_reader.within(QAccessible.queryAccessibleInterface(menu))
    ]
    menu.close()
    until(lambda: not shiboken6.isValid(menu))
    cards = next(menu for menu in window.commands.actions.menus.values() if menu.title() == "&Card")
    in_the_bar = [
        screen_reader.name(told)
        for told in screen_reader.within(QAccessible.queryAccessibleInterface(cards))
        if told.isValid()
    ]
    assert "Place in the current section" in at_the_card
    assert [told for told in at_the_card if told and told not in in_the_bar] == []
