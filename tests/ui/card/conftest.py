"""A real notebook with four cards, and the card panel over it in a window that has the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.look.theme import Theme
from tests.notebook.tools import hurried, new_notebook
from tests.ui.card.at_work import PACK, CardAtWork, opened


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook of four cards, two sources, two debates and an outline."""
    notebook = hurried(new_notebook(tmp_path / "test.essayplan", "Test"))
    import_pack(notebook, PACK)
    yield notebook
    notebook.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The looks, put back to what they were afterwards."""
    made = Theme("light")
    yield made
    made.choose(mode="light", scale=100)


@pytest.fixture
def desk(qtbot: QtBot, book: Notebook, theme: Theme) -> CardAtWork:
    """The panel over the notebook."""
    return opened(qtbot, book, theme)
