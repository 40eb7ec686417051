"""Reading much of a notebook beside the window."""

import threading
from collections.abc import Callable
from typing import TypeVar

from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.notebook import Notebook

Value = TypeVar("Value")


class Beside:
    """Reads on a connection of its own, in whatever thread it is called; one thing at a time.

    What is read meets with steps that are made meanwhile: whoever hears of one lets go of the answer.
    """

    def __init__(self, book: Notebook) -> None:
        self._path, self._uid = book.path, book.uid
        self._lock = threading.Lock()
        self._book: Notebook | None = None

    def read(self, read: Callable[[Notebook], Value]) -> Value:
        """What is read of the notebook; EssayError where it cannot be read, or `interrupt` ended it."""
        with opened_beside(self._path, self._uid) as book:
            with self._lock:
                self._book = book
            try:
                return read(book)
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
