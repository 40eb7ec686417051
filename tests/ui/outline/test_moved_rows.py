"""What was moved, and all that stands under it, is still to be seen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.test_keyboard import Alt, Ctrl, Key, Shift, at, press

Essay = dict[str, int]


def hidden(window: Window) -> list[str]:
    """The titles of rows that are not folded away and still have no place in the tree."""
    view, model = window.outline.view, window.outline.model
    return [
        node.title
        for node in model.nodes.values()
        if node is not model.root
        and all(model.is_open(above) for above in node.ancestors() if above is not model.root and above is not node)
        and view.visualRect(model.index_of(node)).height() <= 0
    ]


def check(window: Window) -> None:
    view = window.outline.view
    assert hidden(window) == []
    for _ in range(2):
        press(window, Key.Key_Z, Ctrl)
        assert hidden(window) == []
        press(window, Key.Key_Z, Ctrl | Shift)
        assert hidden(window) == []
    assert view.selected_items()


MOVES: dict[str, tuple[Callable[[Essay], Item], Qt.Key, Qt.KeyboardModifier]] = {
    "a claim up into an empty section": (lambda e: Item("placement", e["placed_tools"]), Key.Key_Up, Alt),
    "a claim down into an empty section": (lambda e: Item("placement", e["placed_tools"]), Key.Key_Down, Alt),
    "a section under another": (lambda e: Item("section", e["first"]), Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
}


@pytest.mark.parametrize("name", MOVES)
def test_keys(window: Window, essay: Essay, name: str) -> None:
    item, key, keys = MOVES[name]
    at(window, item(essay))
    press(window.outline.view, key, keys)
    check(window)
    assert window.outline.view.selected_items() == [item(essay)]


def test_a_card_under_one_that_held_nothing(window: Window, essay: Essay) -> None:
    at(window, Item("section", essay["second"]))
    window.outline.place([essay["conquest"], essay["delegates"]])
    placed = window.outline.view.selected_items()
    at(window, placed[-1])
    press(window.outline.view, Key.Key_Tab)
    check(window)


def test_the_mouse(window: Window, mouse: Mouse, essay: Essay) -> None:
    model, view = window.outline.model, window.outline.view
    start = mouse.at(view, model.index_of_item(Item("placement", essay["placed_tools"])), x=0.3)
    mouse.drag(start, [mouse.at(view, model.index_of_item(Item("section", essay["intro"])))])
    check(window)


def test_into_a_folded_section(window: Window, essay: Essay) -> None:
    at(window, Item("section", essay["second"]))
    window.outline.place([essay["conquest"]])
    view, model = window.outline.view, window.outline.model
    view.fold(model.nodes[Item("section", essay["second"])], True)
    assert not model.is_open(model.nodes[Item("section", essay["second"])])
    at(window, Item("placement", essay["placed_tools"]))
    press(view, Key.Key_Down, Alt)
    assert model.is_open(model.nodes[Item("section", essay["second"])])
    assert view.visualRect(model.index_of_item(Item("placement", essay["placed_tools"]))).height() > 0
    check(window)


def test_a_move_that_is_made_elsewhere(window: Window, essay: Essay) -> None:
    outlining.move(window.book, [Item("placement", essay["placed_tools"])], Spot("section", essay["second"]))
    assert hidden(window) == []
    outlining.move(window.book, [Item("section", essay["second"])], Spot("section", essay["intro"]))
    assert hidden(window) == []
