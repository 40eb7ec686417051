"""The map as a picture: the whole of it, as it is shown at first or as the student has it."""

from typing import NamedTuple

from essayplanner.domain.argument import Argument
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.map_places import map_places
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Drawing
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.texts import Texts
from essayplanner.ui.map.whole import MapScreen


class Shown(NamedTuple):
    """What is drawn, and how."""

    argument: Argument
    asked: Asked


def read(book: Notebook, outline_id: int) -> Shown:
    """The map of an outline, of the whole notebook where there is none; RefusedError where it has no cards."""
    argument = read_argument(book, outline_id)
    return _with_cards(Shown(argument, Asked(places=tuple(map_places(book, argument.outline.id).items()))))


def _with_cards(shown: Shown) -> Shown:
    argument, whole = shown.argument, shown.asked.whole or not shown.argument.outline.id
    if not (argument.cards if whole else argument.outline.placed):
        none = _("This notebook has no cards yet; add one first.")
        raise RefusedError(none if whole else _("This outline has no cards yet; place one first."))
    return shown._replace(asked=shown.asked._replace(whole=whole))


def draw(shown: Shown, theme: Theme, width: float, from_right: bool) -> Drawing:
    """Draw it; from left to right it is at most so wide where it can be."""
    texts, asked = Texts(theme, from_right=from_right, on_paper=True), shown.asked._replace(room=theme.px(width))
    laid = lay(shown.argument, theme, asked, texts)
    return MapDrawing(laid, shown.argument, theme, texts, from_right=from_right, is_down=asked.down, on_paper=True)


def _shown(screen: MapScreen) -> Shown:
    return _with_cards(Shown(screen.topic.argument, screen.choices.by_hand()))


PICTURE = Picture("map", _("Map"), read, draw, _shown, lambda shown: shown.asked.whole)
