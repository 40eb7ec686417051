"""An outline that is longer than the window."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.ui.frame.window import Window
from tests.ui.outline.rows import Essay


@pytest.fixture
def long_essay(window: Window, essay: Essay) -> Essay:
    """Many more rows than are in sight; every third has a note, some of several lines."""
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(60)]
    placed = outlining.place(window.book, ids, Spot("section", essay["second"]))
    for number, id in enumerate(placed[::3]):
        outlining.edit_note(window.book, id, "A note of some length that goes on. " * (number % 7 + 1))
    return essay
