"""Steps, and how the panel shows them."""

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.history.model import HistoryModel, Role


def rows(model: HistoryModel) -> list[str]:
    """The rows as they are seen: “>” for now, “~” for undone."""
    found = []
    for row in range(model.rowCount()):
        index = model.index(row)
        mark = ">" if index.data(Role.NOW) else "~" if index.data(Role.UNDONE) else ""
        found.append(mark + index.data())
    return found


def add(book: Notebook, *titles: str) -> None:
    for title in titles:
        cards.add_card(book, Kind.CLAIM, title)
