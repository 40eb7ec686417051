"""What every part of the card panel works with."""

from collections.abc import Callable
from typing import NamedTuple

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.announcing import Announcer
from essayplanner.ui.selection import Selection
from essayplanner.ui.theme import Theme


class Context(NamedTuple):
    """The notebook, the looks, the shared selection, and who is told what was done."""

    book: Notebook
    theme: Theme
    selection: Selection
    announcer: Announcer

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something to the notebook; gives False, after telling the student why, where it refused."""
        try:
            verb()
        except EssayError as error:
            self.announcer.fail(error)
            return False
        return True
