"""A notebook that changes, and when."""

from datetime import UTC, datetime
from pathlib import Path

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def change(path: Path, title: str = "x") -> None:
    book = Notebook.open(path)
    cards.add_card(book, Kind.CLAIM, title)
    book.close()
