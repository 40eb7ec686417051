"""What every part of the card panel works with."""

from collections.abc import Callable
from typing import NamedTuple

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.bound import Bound, Field, Save
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.theme import Theme


class Desk(NamedTuple):
    """The notebook, the looks, the shared selection, who is told what was done, and what saves what is typed."""

    book: Notebook
    theme: Theme
    selection: Selection
    announcer: Announcer
    saving: Saving

    def bound(self, field: Field, name: str, save: Save, *, needed: bool = False, entry: bool = False) -> Bound:
        """Have a field save itself to the row it shows; `name` tells its text from the others of that row."""
        return Bound(self.saving, field, name, save, needed=needed, entry=entry, announcer=self.announcer)

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something to the notebook; gives False, after telling the student why, where it refused."""
        try:
            verb()
        except EssayError as error:
            self.announcer.fail(error)
            return False
        return True
