"""What is chosen in one pane is chosen for all, and nothing goes round in circles."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Ctrl, Key, Shift, press

Essay = dict[str, int]
No = Qt.KeyboardModifier.NoModifier


def click(view: QAbstractItemView, index: QModelIndex, keys: Qt.KeyboardModifier = No) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, view.visualRect(index).center())


def test_all_that_are_chosen_in_the_outline_are_told_in_reading_order(window: Window, essay: Essay) -> None:
    view, model, now = window.outline.view, window.outline.model, window.selection
    ids = [essay["party"], essay["delegates"], essay["conquest"]]
    items = [Item("placement", id) for id in outlining.place(window.book, ids, Spot("section", essay["second"]))]
    delegates, conquest = map(model.index_of_item, items[1:])
    told: list[list[object]] = []
    now.changed.connect(lambda: told.append([now.card_id, now.item, *now.cards]))
    click(view, conquest)
    press(view, Key.Key_Up, Shift)
    press(view, Key.Key_Up, Shift)
    assert told[-1] == [ids[0], items[0], *ids]
    assert view.selected_items() == items
    assert len(told) <= 5  # the click, and at each key first the row and then all that are chosen
    click(view, delegates, Ctrl)
    assert told[-1] == [ids[0], items[0], ids[0], ids[2]]  # one of those that still are
    assert view.selected_items() == [items[0], items[2]]
    click(view, delegates)
    assert told[-1] == [ids[1], items[1], ids[1]]
    # A card that stands there twice
    (again,) = outlining.place(window.book, [essay["tools"]], Spot("section", essay["second"]))
    click(view, model.index_of_item(Item("placement", essay["placed_tools"])))
    click(view, model.index_of_item(Item("placement", again)), Ctrl)
    assert len(view.selected_items()) == 2
    assert told[-1] == [essay["tools"], Item("placement", again), essay["tools"]]
    # Sections leave the cards chosen, and stay together until one of them is turned to
    sections = [Item("section", essay["intro"]), Item("section", essay["second"])]
    click(view, model.index_of_item(sections[0]))
    click(view, model.index_of_item(sections[1]), Ctrl)
    assert view.selected_items() == sections
    assert told[-1] == [0, sections[1], essay["tools"]]
    now.choose(item=sections[0])
    assert view.selected_items() == sections[:1]


def test_the_menu_places_what_is_chosen_wherever_that_was(window: Window, essay: Essay) -> None:
    """Before, it acted on a row of the library also where a placement had been chosen that the library hid."""
    place, view, model = window.commands.actions.by_name["place"], window.outline.view, window.outline.model
    window.library.view.choose(essay["conquest"])
    click(view, model.index_of_item(Item("section", essay["second"])))  # the cards are to go there
    place.trigger()
    assert tree(window.book, essay["outline"])[2] == ("What", ["Robert"])
    window.library.view.choose(essay["conquest"])
    window.library.model.show([essay["conquest"]])
    click(view, model.index_of_item(Item("placement", essay["placed_cheka"])))
    place.trigger()
    assert tree(window.book, essay["outline"])[1] == ("What", [("The", ["Cheka,"]), "Cheka,"])


def test_keys_in_the_library_act_on_what_is_chosen_there(window: Window, essay: Essay) -> None:
    """Also where something else was chosen since, and not on a row that was left out again."""
    library, cards, now = window.library.view, window.library.model, window.selection
    library.choose(essay["party"])
    cards.show([essay["party"], essay["delegates"], essay["conquest"]])
    click(window.outline.view, window.outline.model.index_of_item(Item("placement", essay["placed_cheka"])))
    assert [*now.cards] == [essay["cheka"]]
    library.setFocus()
    press(library, Key.Key_Return, Ctrl)
    assert window.outline.view.current_node().card_id == essay["party"]
    for row in (1, 2, 1):
        click(library, cards.index(row, 0), Ctrl)
    assert library.selected_ids() == [essay["party"], essay["conquest"]]
    assert [now.card_id, *now.cards] == [essay["party"], essay["party"], essay["conquest"]]
    press(library, Key.Key_Return, Ctrl)
    assert tree(window.book, essay["outline"])[1][1][-2:] == ["The", "Robert"]
    QTest.mouseClick(library.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert [*now.cards] == [essay["party"]]
