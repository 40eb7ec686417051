"""The window with all its parts, and a student at a note whose words are looked up."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from tests.ui.desk.writing import FakeDictionaries, Writing, there_are

Essay = dict[str, int]


@pytest.fixture
def full(window: Window, book: Notebook, essay: Essay, qtbot: QtBot) -> Window:
    """The window with a source, a word target and a quotation: every sort of field has something to show."""
    first = sources.add_source(window.book, "a", {"type": "book", "title": "Stalin", "abstract": "A life."})
    sources.add_source(window.book, "b", {"type": "book", "title": "Lenin"})
    cards.cite(window.book, essay["cheka"], first, "12")
    return window


@pytest.fixture
def dictionaries(monkeypatch: pytest.MonkeyPatch) -> FakeDictionaries:
    """Small dictionaries on this computer."""
    there = FakeDictionaries()
    there_are(there, monkeypatch)
    return there


@pytest.fixture
def writing(book: Notebook, essay: Essay, theme: Theme, dictionaries: FakeDictionaries) -> Iterator[Writing]:
    """A student at a note."""
    there = Writing(book, essay, theme)
    yield there
    there.end()
