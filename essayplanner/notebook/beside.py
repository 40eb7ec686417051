"""A notebook opened once more, so that a long step is made in another thread than the window's."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook


@contextmanager
def opened_beside(path: Path, uid: str) -> Iterator[Notebook]:
    """The notebook of that uid, on a connection of its own: use it in the thread that opened it.

    What it does is a step like any other; the window's own connection sees it with `look_for_changes`. Until the step
    ends the window reads on, for nothing is written to the file before that. EssayError where another file lies there.
    """
    with closing(Notebook.open(path, again=True)) as book:
        if book.uid != uid:
            raise EssayError(
                _("“{name}” was replaced by another program, so nothing was written to it.", name=path.name)
            )
        book.connection.execute("PRAGMA cache_spill = OFF")
        yield book
