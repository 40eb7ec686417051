"""A text that was typed, and the place in the notebook where it belongs."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox

from essayplanner.domain.changes import RowKey
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.announcing import Announcer

Field = QLineEdit | QPlainTextEdit | QSpinBox
#: The row to which a text belongs, and which text of it.
Place = tuple[RowKey, str]
#: Saves a text to the row of that id, as part of the step of that mark, in whichever notebook holds the row; gives
#: something true where the text has another place by now than the one that its field shows.
Save = Callable[[Notebook, int, str, str], object]


class Stored(Enum):
    """Where a text is that was saved: at the place that its field shows, or at another by now."""

    HERE = 1
    ELSEWHERE = 2


class Draft(NamedTuple):
    """A text that was typed, and where it belongs: the row and which text of it; `called` is the field's name.

    `announcer` is that of the window in which it was typed, where that is not the notebook's own.
    """

    row: RowKey
    name: str
    called: str
    text: str
    merge: str
    save: Save
    announcer: Announcer | None = None

    @property
    def place(self) -> Place:
        """What tells it from the drafts of other texts."""
        return self.row, self.name

    def store(self, book: Notebook) -> bool:
        """Save it to its row, and give whether it stands elsewhere there now; EssayError where that cannot be."""
        with book.addressed(self.row) as row_id:
            return bool(self.save(book, row_id, self.text, self.merge))
