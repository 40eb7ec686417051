"""A real notebook with three sources and three cards, and the sources screen over it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.look.theme import Theme
from tests.notebook.tools import quick_book
from tests.ui.sources.shelf import Shelf, filled, opened


@cache
def _filled() -> tuple[bytes, dict[str, int]]:
    """The file of a notebook that is filled, which each test has a copy of, and the ids of what is in it."""
    with TemporaryDirectory() as folder:
        book = quick_book(Path(folder))
        ids = filled(book)
        book.close()
        return book.path.read_bytes(), ids


@pytest.fixture
def notebook_path(notebook_path: Path, request: pytest.FixtureRequest) -> Path:
    """A notebook, closed: filled where the test asks for the screen over it, and empty elsewhere."""
    if "shelf" in request.fixturenames:
        notebook_path.write_bytes(_filled()[0])
    return notebook_path


@pytest.fixture
def shelf(qtbot: QtBot, book: Notebook, theme: Theme) -> Iterator[Shelf]:
    """The screen over the notebook."""
    made = opened(qtbot, book, theme, dict(_filled()[1]))
    yield made
    made.dialog.close()
