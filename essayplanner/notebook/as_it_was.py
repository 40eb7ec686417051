"""A notebook as it was after earlier steps, read in a copy that is thrown away."""

import json
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.language import _
from essayplanner.notebook.around_cards import AMONG
from essayplanner.notebook.notebook import Notebook

Value = TypeVar("Value")


class StepThere(NamedTuple):
    """A step of the history: its id, and when it was made (UTC, ISO 8601)."""

    id: int
    at: str


def steps_there(book: Notebook, uids: Iterable[str]) -> dict[str, StepThere]:
    """By their uids, those of some steps that the history still has, undone or not; the empty uid is the state before
    the first step, which is always there."""
    wanted = [*uids]
    rows = book.rows(f"SELECT uid, id, at FROM step WHERE uid IN {AMONG}", (json.dumps(wanted),))
    there = {uid: StepThere(id, at) for uid, id, at in rows}
    return there | ({"": StepThere(0, "")} if "" in wanted else {})


def read_as_it_was(book: Notebook, uids: Iterable[str], read: Callable[[Notebook], Value]) -> dict[str, Value]:
    """What is read of the notebook as it was after each of these steps, by their uids, as far as they are there.

    It takes as long as a copy of the file and the steps that lie between: for another thread than the window's.
    EssayError where no copy can be made.
    """
    found: dict[str, Value] = {}
    try:
        with TemporaryFolder() as folder:
            path = Path(folder) / "then.essayplan"
            book.save_copy(path)
            with closing(Notebook.open(path)) as copy:
                for uid, step in steps_there(copy, uids).items():
                    copy.jump(step.id)
                    found[uid] = read(copy)
    except OSError as error:
        said = _("No copy of the notebook could be made to look back in ({reason})", reason=why(error))
        raise EssayError(said) from error
    return found
