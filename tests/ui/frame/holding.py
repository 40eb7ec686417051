"""Another program that holds the notebook."""

import contextlib
import sqlite3
from collections.abc import Iterator

from essayplanner.ui.frame.window import Window


@contextlib.contextmanager
def held(window: Window) -> Iterator[None]:
    """Another program is about to write to the notebook, and lets us wait for a moment only."""
    window.book.be_patient(20)
    with contextlib.closing(sqlite3.connect(window.book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
