"""What undo and redo bring to the outline is chosen there."""

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.ui.outline.rows import Essay
from tests.ui.test_keyboard import Key, Shift, press


def chosen(window: Window) -> list[Item]:
    return window.outline.view.selected_items()


def placed(id: int) -> Item:
    return Item("placement", id)


def test_what_redo_brought_is_chosen_and_not_the_row_above(window: Window, essay: Essay) -> None:
    view, commands = window.outline.view, window.commands.edit
    view.choose(Item("section", essay["second"]))
    window.outline.place([essay["conquest"]])
    (new,) = chosen(window)
    commands.undo()
    assert chosen(window) != [new]
    commands.redo()
    assert chosen(window) == [new]
    assert view.current_node().item == new
    assert window.selection.item == new


def test_what_undo_brings_back_is_chosen_in_reading_order(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    _party, conquest = outlining.place(book, [essay["party"], essay["conquest"]], Spot("section", essay["second"]))
    view.choose_all([placed(conquest), placed(essay["placed_tools"])])
    window.outline.selected.remove()
    assert chosen(window) == [Item("section", essay["first"])]
    window.commands.edit.undo()
    assert chosen(window) == [placed(essay["placed_tools"]), placed(conquest)]
    assert view.current_node().item == placed(essay["placed_tools"])


def test_a_move_that_is_undone_or_done_again_chooses_what_moved(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    outlining.move(book, [placed(essay["placed_tools"])], Spot("section", essay["second"]))
    for act in (window.commands.edit.undo, window.commands.edit.redo):
        view.choose(Item("section", essay["intro"]))
        act()
        assert chosen(window) == [placed(essay["placed_tools"])]


def test_what_stands_in_a_folded_section_comes_to_sight(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    outlining.remove(book, [placed(essay["placed_cheka"])])
    view.fold_all(True)
    window.commands.edit.undo()
    assert chosen(window) == [placed(essay["placed_cheka"])]
    assert view.rows.is_open(view.rows.nodes[Item("section", essay["first"])])


def test_other_steps_and_steps_of_texts_choose_nothing(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    view.choose(Item("section", essay["intro"]))
    outlining.place(book, [cards.add_card(book, Kind.CLAIM, "New")], Spot("section", essay["second"]))
    assert chosen(window) == [Item("section", essay["intro"])]
    outlining.edit_section(book, essay["second"], note="Then")
    window.commands.edit.undo()
    assert chosen(window) == [Item("section", essay["intro"])]


def test_who_types_in_a_row_goes_on_there(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    outlining.remove(book, [placed(essay["placed_tools"])])
    view.setFocus()
    view.choose(Item("section", essay["intro"]))
    press(view, Key.Key_F2, Shift)
    window.commands.edit.undo()
    assert view.is_editing()
    assert chosen(window) == [Item("section", essay["intro"])]
