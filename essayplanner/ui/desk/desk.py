"""What every part of the window is handed, and the one way in which each of them does something to the notebook."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar, overload

from PySide6.QtWidgets import QWidget

from essayplanner.domain.errors import EssayError, RefusedError
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.drafts import Field, Save
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.theme import Theme

#: What is said after something that is easily missed, or large.
TAKES_BACK = _("Ctrl+Z undoes this.")

Result = TypeVar("Result")


class Desk(NamedTuple):
    """The notebook, the looks, the shared selection, who is told what was done, what saves what is typed, settings."""

    book: Notebook
    theme: Theme
    selection: Selection
    announcer: Announcer
    saving: Saving
    settings: Settings

    def bound(self, field: Field, name: str, save: Save, *, needed: bool = False, entry: bool = False) -> Bound:
        """Have a field save itself to the row it shows; `name` tells its text from the others of that row."""
        return Bound(self.saving, field, name, save, needed=needed, entry=entry, announcer=self.announcer)

    @overload
    def do(
        self, verb: Callable[[], None], said: str = "", *, at: QWidget | None = None, undo: bool = False
    ) -> bool: ...

    @overload
    def do(
        self,
        verb: Callable[[], Result],
        said: str | Callable[[Result], str] = "",
        *,
        at: QWidget | None = None,
        undo: bool | Callable[[Result], object] = False,
    ) -> Result | None: ...

    def do(
        self,
        verb: Callable[[], object],
        said: str | Callable[..., str] = "",
        *,
        at: QWidget | None = None,
        undo: bool | Callable[..., object] = False,
    ) -> object:
        """Do something to the notebook and say so; gives what the verb gives (True where that is None).

        What a rule forbids (RefusedError) is said as what was done would be, and gives None: nothing is wrong. Any
        other EssayError is shown until it is put away, or until the same is done and works, and gives None too. `said`
        is the sentence, or makes it of the result; `at` is the part of the window of which it is said (None: all of
        it). With `undo` it is said that it can be taken back; a function tells of the result whether there is anything
        to take back.
        """
        deed = getattr(verb, "__code__", verb)  # what is written at one place of the program is one deed
        try:
            with self.announcer.doing(said=bool(said)):
                result = verb()
        except RefusedError as refusal:
            self.announcer.ask(at, str(refusal))
            return None
        except EssayError as error:
            self.announcer.fail(error, deed)
            return None
        self.announcer.work(deed)
        if sentence := said if isinstance(said, str) else said(result):
            back = undo(result) if callable(undo) else undo
            self.announcer.say(at, f"{sentence} {TAKES_BACK}" if back else sentence)
        return True if result is None else result
