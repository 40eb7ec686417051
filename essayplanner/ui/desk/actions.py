"""Actions as data: what each part of the window can do, by name, words, keys and menu."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class Spec(NamedTuple):
    """An action, or with a blank name a line in its menu.

    `changes` says that it changes the notebook, and so is off where that is read-only.
    """

    name: str
    menu: str
    text: str = ""
    keys: tuple[str, ...] = ()
    changes: bool = False


class Scope(NamedTuple):
    """Actions that belong together, and what each does.

    Their keys hold while `keys_in` has the focus; with None, everywhere in the window.
    """

    specs: tuple[Spec, ...]
    deeds: Mapping[str, Callable[[], object]]
    keys_in: QWidget | None = None


def line(menu: str) -> Spec:
    """A line in a menu."""
    return Spec("", menu)
