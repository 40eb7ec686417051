"""The timeline in a real window."""

from collections.abc import Callable

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from tests.ui.timeline.hands import Essay, Shown


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    """On the small essay, and a year in which much happened."""
    for number in range(20):
        essay[f"much {number}"] = cards.add_card(book, Kind.EVIDENCE, f"Much happened {number}", when="1934")
    essay["late"] = cards.add_card(book, Kind.EVIDENCE, "Stalin died in March 1953", when="1953-03")
    essay["undated"] = cards.add_card(book, Kind.EVIDENCE, "Nobody knows when", undated="No source says")
    return Shown(open_window(book))
