"""The window with all its parts."""

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window

Essay = dict[str, int]


@pytest.fixture
def full(window: Window, book: Notebook, essay: Essay, qtbot: QtBot) -> Window:
    """The window with a source, a word target and a quotation: every sort of field has something to show."""
    first = sources.add_source(window.book, "a", {"type": "book", "title": "Stalin", "abstract": "A life."})
    sources.add_source(window.book, "b", {"type": "book", "title": "Lenin"})
    cards.cite(window.book, essay["cheka"], first, "12")
    return window
