"""What a screen of the window says of itself; its package offers it as `SCREEN` in its `screen.py`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from essayplanner.notebook.reading import CardFields
from essayplanner.ui.desk.actions import Scope
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.taking_up import Left
from essayplanner.ui.look.theme import Theme

#: The panels beside the centre, which fold to rails.
LIBRARY, RIGHT = "library", "right"


class Mark(Protocol):
    """A small drawing beside words; one that equals the last is not drawn anew."""

    def paint(self, painter: QPainter, box: QRectF, theme: Theme) -> object:
        """Draw it into a box of the height of a line, which may be narrower than it would like."""


class Line(NamedTuple):
    """What the tile of a section says below its title, and to a screen reader, where that is more."""

    text: str
    mark: Mark | None = None
    spoken: str = ""


class DrawerLook(NamedTuple):
    """How a screen has the drawer below it: its height in pixels of the design, and with what below the titles.

    `lines` gives, for the ids of all sections of the outline in their order, a line each; it is called with what was
    made of the screen, at each step, and so asks the notebook once for all. Without it the cards are counted. A screen
    that makes them of what it reads after the step has a signal `lines_changed`, which has them asked for again.
    """

    height: int
    lines: Callable[[Any, Sequence[int]], Sequence[Line]] | None = None
    #: Whether there is a line below the titles at all.
    lined: bool = True
    #: Is told, with what was made of the screen, where the middle of each tile is in sight: pixels from the left of the
    #: drawer, by the id of the section.
    tell_places: Callable[[Any, Mapping[int, float]], object] | None = None


class ContextMenu(NamedTuple):
    """What a right click or the menu key offers in a part of a screen: names of actions, on a card and on anything
    else; a blank name is a line.

    The `view` tells of it by a signal `menu_wanted`, at a point of its viewport, gives by `card_at` the card that is
    there, and asks by `edit_wanted` for the editor of a card.
    """

    view: Any
    on_card: Sequence[str]
    on_nothing: Sequence[str]


#: What every screen offers of a card.
OF_CARD = (
    "place",
    "place_under",
    "",
    "edit_card",
    "duplicate_card",
    "merge_cards",
    "copy_cards",
    "show_read",
    "",
    "trash_card",
)
#: What has keys there too: of a card, besides Enter, and of the outline in the drawer.
CARD_KEYS = ("place", "duplicate_card", "copy_cards", "trash_card", "add_section")


class Screen(NamedTuple):
    """One way of looking at the notebook: `name` is kept in the settings, `title` and `keys` are on the switch.

    `make` is called when it is first turned to, and `scopes` with what it made, for its actions; `folds` names the
    panels beside it that are folded until the student unfolds them.
    """

    name: str
    title: str
    keys: str
    make: Callable[[Desk], QWidget]
    scopes: Callable[[Any], tuple[Scope, ...]]
    folds: frozenset[str] = frozenset()
    #: How the sections of the outline lie below it, to drop on; None for not at all.
    drawer: DrawerLook | None = None
    #: The context menus of what was made.
    menus: Callable[[Any], tuple[ContextMenu, ...]] = lambda _: ()
    #: Whether a card can be seen on it, by the fields of the card; None: it is no place to see one card.
    sees: Callable[[CardFields], bool] | None = None
    #: What is kept, of what was made, until the notebook is opened again: how the student has it; and how it goes on.
    left: Callable[[Any], Left] | None = None
    take_up: Callable[[Any, Left], object] = lambda _made, _left: None
