"""A real notebook with three sources and three cards, and the sources screen over it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.look.theme import Theme
from tests.ui.sources.shelf import Shelf, filled, opened
from tests.ui.undressing import undress


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The looks, put back to what they were afterwards."""
    made = Theme("light")
    yield made
    undress(made)
    made.blockSignals(True)  # what is closed by now is not asked to follow
    made.choose(mode="light", scale=100)


@pytest.fixture
def shelf(qtbot: QtBot, book: Notebook, theme: Theme) -> Iterator[Shelf]:
    """The screen over the notebook."""
    made = opened(qtbot, book, theme, filled(book))
    yield made
    made.dialog.close()
