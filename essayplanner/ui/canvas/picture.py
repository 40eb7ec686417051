"""A screen as a picture, for paper and for other programs."""

from collections.abc import Callable
from typing import Any, NamedTuple

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.look.theme import Theme


class Picture(NamedTuple):
    """What a screen offers, as `PICTURE` in its package’s `picture.py`: the whole of it, with nothing chosen.

    `name` is the screen’s, `title` what it is called, both as on its `Screen`. `read` gives, for the notebook and the
    id of an outline, the values to be drawn as the screen shows them at first; it is called where the notebook may be
    read, and raises RefusedError where there is nothing to draw. `draw` makes a drawing of them, in any thread: with a
    theme, as wide as so many pixels of the design where it can be (a drawing may be wider or narrower), and laid out
    from the right or not. `shown` gives, for the screen’s widget, the values that it shows now; the others draw what
    `read` gives. `of_notebook` says of values whether they are of the whole notebook, whatever outline is chosen.
    """

    name: str
    title: str
    read: Callable[[Notebook, int], Any]
    draw: Callable[[Any, Theme, float, bool], Drawing]
    shown: Callable[[Any], Any] | None = None
    of_notebook: Callable[[Any], bool] = lambda _values: False
