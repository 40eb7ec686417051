"""Reading a large outline beside the window."""

import threading

from essayplanner.domain.outline import Outline
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline


class Beside:
    """Reads outlines on a connection of its own, in whatever thread it is called; one at a time.

    What is read meets with steps that are made meanwhile: whoever hears of one lets go of the answer.
    """

    def __init__(self, book: Notebook) -> None:
        self._path, self._uid = book.path, book.uid
        self._lock = threading.Lock()
        self._book: Notebook | None = None

    def read(self, outline_id: int) -> Outline:
        """The outline with all that is in it; EssayError where it cannot be read, or `interrupt` ended it."""
        with opened_beside(self._path, self._uid) as book:
            with self._lock:
                self._book = book
            try:
                return read_outline(book, outline_id)
            finally:
                with self._lock:
                    self._book = None

    def interrupt(self) -> bool:
        """End the reading, from the window's thread; gives whether there was one."""
        with self._lock:
            if self._book is None:
                return False
            self._book.interrupt()
            return True
