"""The view of a document as a screen reader has it: which page is read, and the words of it that are in sight."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from essayplanner.ui.look.spoken_as import register


class SpokenPages(QAccessibleWidget):
    """A document: its name has the page, its description the text."""

    def __init__(self, view: QWidget, words: Callable[[], str]) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._words = words

    def text(self, kind: QAccessible.Text) -> str:
        """The text is made when it is asked for."""
        return self._words() if kind == QAccessible.Text.Description else super().text(kind)


def speak_for(view: QWidget, words: Callable[[], str]) -> None:
    """Have a view told of so, with the words that are in sight. Qt forgets it where the view has become of another
    class to it, as PySide makes it with each slot that it comes to know."""
    if not isinstance(QAccessible.queryAccessibleInterface(view), SpokenPages):
        register(SpokenPages(view, words), view)
