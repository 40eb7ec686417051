"""What the tiles say below each screen is what the outline has, whatever is done and wherever."""

from collections.abc import Callable

import pytest

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until


@pytest.mark.parametrize("name", [screen.name for screen in SCREENS if screen.drawer and screen.drawer.lined])
def test_the_tiles_of_a_screen_follow_each_step(
    name: str, book: Notebook, essay: dict[str, int], open_window: Callable[..., Window]
) -> None:
    window = open_window(book)
    window.centre.turn_to(name)
    drawer = window.middle.drawer
    assert drawer is not None
    tiles = drawer.tiles
    until(lambda: len(tiles.tiles) == 3)
    before = [tile.line.text for tile in tiles.tiles]
    outlining.place(window.book, [essay["delegates"]], Spot("section", essay["intro"]))
    until(lambda: tiles.tiles[0].line.text.startswith("1 card"))
    assert [tile.line.text for tile in tiles.tiles[1:]] == before[1:]
    window.book.undo()
    until(lambda: [tile.line.text for tile in tiles.tiles] == before)
