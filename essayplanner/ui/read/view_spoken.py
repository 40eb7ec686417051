"""The view of a document as a screen reader has it: which page is read, and the words of it that are in sight."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget

from essayplanner.ui.look.spoken_as import register

if TYPE_CHECKING:
    from essayplanner.ui.read.view import PagesView


class SpokenPages(QAccessibleWidget):
    """A document: its name has the page, its description the text."""

    def __init__(self, view: "PagesView") -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        """The text is made when it is asked for."""
        if kind == QAccessible.Text.Description:
            return self._view.text_in_sight()
        return super().text(kind)


def speak_for(view: "PagesView") -> None:
    """Have this told of a view. Qt forgets it where the view has become of another class to it, as PySide makes it
    with each slot that it comes to know."""
    if not isinstance(QAccessible.queryAccessibleInterface(view), SpokenPages):
        register(SpokenPages(view), view)
