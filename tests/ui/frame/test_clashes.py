"""No key does two things: those of actions, letters of menus and fields, and those that a desktop keeps for itself."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from essayplanner.ui.desk.actions import keys_on
from essayplanner.ui.frame.window import Window

#: What the desktops of a platform take before a program sees it; “Ctrl” is the Command key on macOS.
TAKEN = {
    "win32": {"Alt+F4", "Alt+Tab", "Alt+Esc", "Alt+Space", "Ctrl+Esc", "Ctrl+Shift+Esc"},
    "linux": {
        "Alt+F1",
        "Alt+F2",
        "Alt+F4",
        "Alt+Tab",
        "Alt+Space",
        "Alt+Esc",
        "Ctrl+Alt+Left",
        "Ctrl+Alt+Right",
        "Ctrl+Alt+Up",
        "Ctrl+Alt+Down",
        "Ctrl+Alt+Esc",
        "Ctrl+Shift+U",
        "Ctrl+Shift+E",
        "Ctrl+Space",
    },
    "darwin": {
        "Ctrl+Tab",
        "Ctrl+Shift+Tab",
        "Ctrl+Space",
        "Ctrl+Alt+Space",
        "Ctrl+H",
        "Ctrl+Alt+H",
        "Ctrl+M",
        "Ctrl+Alt+M",
        "Ctrl+Alt+D",
        "Ctrl+Shift+Q",
        "Ctrl+Shift+3",
        "Ctrl+Shift+4",
        "Ctrl+Shift+5",
        "Meta+Up",
        "Meta+Down",
        "F11",
    },
}
#: What types a letter on many keyboards: AltGr is Ctrl+Alt on Windows, and Alt alone writes on macOS.
TYPES = {
    "win32": re.compile(r"Ctrl\+Alt\+(Shift\+)?."),
    "linux": re.compile(r"Ctrl\+Alt\+(Shift\+)?."),
    "darwin": re.compile(r"Alt\+(Shift\+)?."),
}


def letter(text: str) -> str:
    """The letter that Alt chooses, or that alone chooses an entry of an open menu."""
    return QKeySequence.mnemonic(text).toString()


def twice(keys: Iterator[str]) -> list[str]:
    return [key for key, number in Counter(keys).items() if number > 1]


def entries(actions: list[QAction]) -> Iterator[str]:
    yield from (letter(action.text()) for action in actions if not action.isSeparator())


def test_each_entry_of_a_menu_has_a_letter_of_its_own(window: Window) -> None:
    wrong = {}
    for menu, made in window.menus.items():
        found = [*entries(made.actions())]
        if "" in found or twice(iter(found)):
            wrong[menu.name] = (twice(iter(found)), found.count(""))
    assert wrong == {}


def of_fields(part: QWidget) -> Iterator[str]:
    """The keys that the fields and buttons of a part have."""
    yield from (shortcut.key().toString() for shortcut in part.findChildren(QShortcut))
    for button in part.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty():
            yield button.shortcut().toString()


def test_no_field_has_the_letter_of_a_menu_or_of_another_field(window: Window) -> None:
    """Alt+O went to the Outline menu and to “Also written as”, Alt+R to the menu of Read and to “Add source”."""
    window.centre.turn_to("read")
    bar = [*entries(window.menuBar().actions())]
    own = {key for scope in window.commands.actions.scopes for spec in scope.specs for key in spec.keys}
    for forms in ((window.card.card, window.card.note_part), (window.card.section,)):
        found = [key for form in forms for key in of_fields(form)]
        assert len(found) > 2
        assert twice(iter([*bar, *own, *found])) == []


def test_no_key_is_one_that_a_desktop_takes_or_that_types_a_letter(window: Window) -> None:
    keys = [key for scope in window.commands.actions.scopes for spec in scope.specs for key in spec.keys]
    assert len(keys) > 40
    for platform, taken in TAKEN.items():
        every = {keys_on(platform, key) for key in keys}
        assert sorted(every & taken) == []
        assert [key for key in sorted(every) if TYPES[platform].fullmatch(key)] == []


def test_each_key_has_one_action_on_every_platform(window: Window) -> None:
    scopes = window.commands.actions.scopes
    everywhere = [spec for scope in scopes if scope.keys_in is None for spec in scope.specs]
    for platform in TAKEN:
        for place in {scope.keys_in for scope in scopes}:
            here = [spec for scope in scopes if scope.keys_in is place and place is not None for spec in scope.specs]
            keys = [keys_on(platform, key) for spec in (*everywhere, *here) for key in spec.keys]
            assert twice(iter(keys)) == []


def test_every_action_with_a_key_is_in_a_menu(window: Window) -> None:
    held = {action for menu in window.menus.values() for action in menu.actions()}
    assert [name for name, action in window.commands.actions.by_name.items() if action not in held] == []
