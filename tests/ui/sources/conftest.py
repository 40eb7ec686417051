"""A real notebook with three sources and three cards, and the sources screen over it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.look.theme import Theme
from tests.ui.sources.shelf import Shelf, filled, opened


@pytest.fixture
def shelf(qtbot: QtBot, book: Notebook, theme: Theme) -> Iterator[Shelf]:
    """The screen over the notebook."""
    made = opened(qtbot, book, theme, filled(book))
    yield made
    made.dialog.close()
