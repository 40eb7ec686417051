"""What a screen of the window says of itself; its package offers it as `SCREEN` in its `screen.py`."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk

#: The panels beside the centre, which fold to rails.
LIBRARY, RIGHT = "library", "right"


class Screen(NamedTuple):
    """One way of looking at the notebook: `name` is kept in the settings, `title` and `keys` are on the switch.

    `make` is called when it is first turned to, and `scopes` with what it made, for its actions; `folds` names the
    panels beside it that are folded until the student unfolds them.
    """

    name: str
    title: str
    keys: str
    make: Callable[[Desk], QWidget]
    scopes: Callable[[Any], tuple[Scope, ...]]
    folds: frozenset[str] = frozenset()
