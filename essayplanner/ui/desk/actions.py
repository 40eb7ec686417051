"""Actions as data: what each part of the window can do, by name, words, keys and menu."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from essayplanner.language import _


class Menu(NamedTuple):
    """A menu of the window: what it is known by, its title, and the menu within which it stands, if any."""

    name: str
    title: str
    within: "Menu | None" = None


FILE = Menu("file", _("&File"))
EDIT = Menu("edit", _("&Edit"))
CARD = Menu("card", _("&Card"))
OUTLINE = Menu("outline", _("&Outline"))
EXERCISES = Menu("exercises", _("E&xercises"), OUTLINE)
VIEW = Menu("view", _("&View"))
HELP = Menu("help", _("&Help"))


class Spec(NamedTuple):
    """An action with its words, or with a blank name a line in its menu.

    `changes` says that it changes the notebook, and so is off where that is read-only.
    """

    name: str
    menu: Menu
    text: str = ""
    keys: tuple[str, ...] = ()
    changes: bool = False


#: An action for a list of all keys: the title of its menu, its words, and each way to press it.
InWords = tuple[str, str, tuple[str, ...]]


class Scope(NamedTuple):
    """Actions that belong together, and what each does.

    Their keys hold while `keys_in` has the focus; with None, everywhere in the window. `also` names actions of the
    window whose keys hold there too. `marks` says of some whether they are ticked, and of those in `one_of` one is;
    `fills` names those that are menus of their own, each filled anew when it opens. `ready` tells of an action whether
    there is anything to do it to; one that it does not name is always ready.
    """

    specs: tuple[Spec, ...]
    deeds: Mapping[str, Callable[[], object]]
    keys_in: QWidget | None = None
    also: tuple[str, ...] = ()
    marks: Mapping[str, Callable[[], bool]] = MappingProxyType({})
    one_of: tuple[str, ...] = ()
    fills: Mapping[str, Callable[[QMenu], None]] = MappingProxyType({})
    ready: Mapping[str, Callable[[], object]] = MappingProxyType({})


#: Keys that macOS has taken, where Qt's “Ctrl” is the Command key, and what stands for them there.
ON_MACOS = {"Ctrl+Tab": "Meta+Tab", "Ctrl+Shift+Tab": "Meta+Shift+Tab", "Ctrl+H": "Ctrl+Shift+Y", "F11": "Ctrl+Meta+F"}


def keys_on(platform: str, keys: str) -> str:
    """What is pressed on a platform (a name of `sys.platform`) for keys of a `Spec`."""
    if platform != "darwin":
        return keys
    types_a_letter = len(keys) == len("Alt+1") and keys.startswith("Alt+")
    return keys.replace("Alt", "Meta") if types_a_letter else ON_MACOS.get(keys, keys)


def keys_here(keys: str) -> str:
    """What is pressed on this computer."""
    return keys_on(sys.platform, keys)


def line(menu: Menu) -> Spec:
    """A line in a menu."""
    return Spec("", menu)
