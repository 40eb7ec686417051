"""The screens as pictures: which there are, and what each shows."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.paper.drawn import Drawn

#: By their names, which `formats.pictured` and `cli.exporting` have too; a new one is a line in each.
PICTURES: Mapping[str, Picture] = {each.name: each for each in list[Picture]()}


def read_screen(book: Notebook, outline_id: int, name: str, made: QWidget | None = None) -> Drawn:
    """What a screen shows of an outline, at first or, where it was made, now; RefusedError where that is nothing."""
    picture = PICTURES[name]
    values = picture.shown(made) if made and picture.shown else picture.read(book, outline_id)
    return Drawn(picture, values, from_right=QGuiApplication.isRightToLeft())
