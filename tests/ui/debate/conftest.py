"""The debate in a real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from tests.ui.debate.hands import Hand, write_debate

Ids = dict[str, int]
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(book: Notebook, essay: Ids) -> Ids:
    return write_debate(book, essay)


@pytest.fixture
def hand(book: Notebook, ids: Ids, open_window: Callable[..., Window]) -> Hand:
    return Hand(open_window(book))
