"""What another program does to the notebook, and what is typed meanwhile."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from essayplanner.notebook import outlines
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window


@contextlib.contextmanager
def held(path: Path, how: str = "IMMEDIATE") -> Iterator[None]:
    """Another program is about to write to the notebook; with EXCLUSIVE nobody else can read it either."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def elsewhere(window: Window) -> Iterator[Notebook]:
    """Another program changes the notebook."""
    with contextlib.closing(Notebook.open(window.book.path)) as other:
        yield other


def typed(field: QWidget, text: str) -> None:
    """Type instead of what a field holds."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def question(window: Window, outline: int) -> str:
    """The essay question as it is on disk."""
    return outlines.outline_info(window.book, outline).title
