"""The screens as pictures: which there are, and what each shows."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.paper.drawn import Drawn

#: By their names, which `formats.pictured` has too; a new one is a line here and there.
PICTURES: Mapping[str, Picture] = {each.name: each for each in list[Picture]()}


def read_screen(book: Notebook, outline_id: int, name: str) -> Drawn:
    """What the screen of that name shows of an outline at first; RefusedError where that is nothing."""
    picture = PICTURES[name]
    return Drawn(picture, picture.read(book, outline_id), from_right=QGuiApplication.isRightToLeft())
