"""What a drawing is made of, as values: figures in reading order, each with its place."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtGui import QPainter

from essayplanner.ui.canvas.places import Box

#: By what a figure is known when the drawing is made anew: ("card", 12), ("stack", 1934).
Key = Hashable


class Figure(NamedTuple):
    """Something on a drawing that can be chosen, has the focus, and is told of.

    `text` is what a list would show of it, `spoken` the whole of what a screen reader says (its place among the others
    is said by the view), `tip` what is shown over it where something of it is cut. Without a card `card_id` is 0.
    `level` is how deep it stands in a tree, from 1 on, and `is_open` whether what stands under it is shown, where
    something does.
    """

    key: Key
    box: Box
    text: str
    spoken: str = ""
    card_id: int = 0
    tip: str = ""
    level: int = 0
    is_open: bool | None = None


class Looks(NamedTuple):
    """How figures look just now, by their keys."""

    selected: frozenset[Key] = frozenset()
    #: What the keys go to; None while the focus is elsewhere.
    focused: Key | None = None
    hovered: Key | None = None
    #: What a drop would go to.
    aimed: Key | None = None
    #: What is being dragged stays where it was, at DRAGGED of its strength.
    dragged: frozenset[Key] = frozenset()


#: How strong what is being dragged is drawn, where it was.
DRAGGED = 0.38

#: On paper nothing is chosen.
PLAIN = Looks()


class Drawing(Protocol):
    """A picture of values; it is made by a function and never changed.

    It is drawn as it is to be seen: whoever makes it for a window that is laid out from the right mirrors its boxes.
    """

    @property
    def figures(self) -> Sequence[Figure]:
        """All of them, in the order in which they are read."""

    @property
    def size(self) -> tuple[float, float]:
        """How wide and high all of it is."""

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> object:
        """Draw what of it lies in `clip`; the painter has its coordinates. Nothing is asked of a window."""
