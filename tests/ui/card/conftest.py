"""A real notebook with four cards, and the card panel over it in a window that has the focus."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.ui.look.theme import Theme
from tests.notebook.tools import hurried, new_notebook
from tests.ui.card.at_work import PACK, CardAtWork, opened


@cache
def _full() -> bytes:
    """What stands in its file, of which each test has a copy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "full.essayplan"
        with closing(hurried(new_notebook(path, "Test"))) as book:
            import_pack(book, PACK)
        return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook of four cards, two sources, two debates and an outline."""
    path = tmp_path / "test.essayplan"
    path.write_bytes(_full())
    with closing(hurried(Notebook.open(path))) as notebook:
        yield notebook


@pytest.fixture
def desk(qtbot: QtBot, book: Notebook, theme: Theme) -> CardAtWork:
    """The panel over the notebook."""
    return opened(qtbot, book, theme)
