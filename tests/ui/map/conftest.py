"""The map in a real window."""

from collections.abc import Callable

import pytest

from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.map.hands import Essay, Shown


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    outlining.place(book, [essay["party"]], Spot("section", essay["second"]))
    outlining.place(book, [essay["delegates"]], Spot("placement", essay["placed_tools"]))
    outlines.edit_outline(book, essay["outline"], thesis="Only in part.")
    shown = Shown(open_window(book, [each for each in SCREENS if each.name in ("outline", "map")]))
    shown.screen.choices.fold_all(False)
    return shown
