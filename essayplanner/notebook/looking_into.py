"""A notebook that is only read: a backup, or another one from which something is copied."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from essayplanner.domain.errors import Trouble, UnusableFileError
from essayplanner.domain.whole_files import real_path
from essayplanner.language import _
from essayplanner.notebook.copies import content_of
from essayplanner.notebook.migrations import CURRENT, bring_up_to_date
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.opening import open_checked, prepared
from essayplanner.notebook.sentences import LEFT, as_sentences


@contextmanager
def looked_into(path: Path, *, again: bool = False, newer: bool = False) -> Iterator[Notebook]:
    """The notebook at a path as it is now, in memory, to be read from in this thread.

    The file is neither changed nor held. An older one is brought up to date in memory alone, a change that was
    interrupted is taken back there. `again` is that of `Notebook.open`, `newer` says that of one which a newer version
    made what is known to us will do. UnusableFileError where it cannot be read.
    """
    path = real_path(path)
    why = Trouble(_("This notebook is only read."))
    opened = open_checked(path, again=again, only_read=why)
    try:
        if opened.version > CURRENT and not newer:
            made = _("“{name}” was made by a newer version of EssayPlanner", name=path.name)
            raise UnusableFileError(made, LEFT, _("update EssayPlanner to read it"))
        with as_sentences(path, reading=True):
            content = content_of(opened.connection)
    finally:
        opened.connection.close()
        if opened.folder:
            opened.folder.cleanup()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.deserialize(content)
        prepared(memory, read_only=False)
        with as_sentences(path, reading=True):
            if opened.version < CURRENT:
                bring_up_to_date(memory)
            memory.execute("PRAGMA query_only = ON")
            book = Notebook(path, opened._replace(connection=memory, folder=None))
        yield book
