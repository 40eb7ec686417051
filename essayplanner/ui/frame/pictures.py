"""The screens as pictures: which there are, and what each shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.debate.picture import PICTURE as DEBATE
from essayplanner.ui.map.picture import PICTURE as MAP
from essayplanner.ui.paper.drawn import Drawn
from essayplanner.ui.timeline.picture import PICTURE as TIMELINE

if TYPE_CHECKING:
    from essayplanner.ui.frame.screens import Centre

#: By their names, which `formats.screens` has too; a new one is a line here and there.
PICTURES: Mapping[str, Picture] = {each.name: each for each in (DEBATE, TIMELINE, MAP)}


def read_screen(book: Notebook, outline_id: int, name: str) -> Drawn:
    """What the screen of that name shows of an outline at first; RefusedError where that is nothing."""
    picture = PICTURES[name]
    return _drawn(picture, picture.read(book, outline_id))


def read_shown(centre: "Centre", book: Notebook, outline_id: int, name: str) -> Drawn:
    """Likewise; of the screen that is in sight, what it shows now."""
    picture = PICTURES[name]
    if picture.shown and name == centre.name:
        return _drawn(picture, picture.shown(centre.widgets[name]))
    return read_screen(book, outline_id, name)


def _drawn(picture: Picture, values: Any) -> Drawn:
    return Drawn(picture, values, from_right=QGuiApplication.isRightToLeft())
