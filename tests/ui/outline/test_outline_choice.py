"""Which rows are chosen: by keys, by the mouse, and when others come and go."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.ui.outline.rows import Essay, is_in_sight, title
from tests.ui.test_keyboard import Key, Shift, press


def test_left_and_right_fold_and_go_up_and_down(window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.setFocus()
    view.choose(Item("section", essay["first"]))
    seen = []
    for key in (
        Key.Key_Left,
        Key.Key_Down,
        Key.Key_Left,
        Key.Key_Up,
        Key.Key_Right,
        Key.Key_Right,
        Key.Key_Right,
        Key.Key_Right,
        Key.Key_Left,
        Key.Key_Left,
        Key.Key_Left,
        Key.Key_Left,
    ):
        press(view, key)
        seen.append((title(view).split()[-1], len(view.rows.shown)))
    first, tools, cheka, second = "inherited", "Lenin", "first", "own"
    assert seen == [
        (first, 3),
        (second, 3),
        (second, 3),
        (first, 3),
        (first, 5),
        (tools, 5),
        (cheka, 5),
        (cheka, 5),
        (tools, 5),
        (tools, 4),
        (first, 4),
        (first, 3),
    ]
    press(view, Key.Key_Plus)
    assert len(view.rows.shown) == 4
    press(view, Key.Key_Asterisk)
    assert len(view.rows.shown) == 5
    press(view, Key.Key_Minus)
    assert len(view.rows.shown) == 3


def test_keys_go_by_row_by_page_and_to_the_ends(window: Window, long_essay: Essay) -> None:
    view = window.outline.view
    view.setFocus()
    view.choose(Item("section", long_essay["intro"]))
    press(view, Key.Key_End)
    assert view.currentIndex().row() == len(view.rows.shown) - 1
    press(view, Key.Key_Down)
    assert view.currentIndex().row() == len(view.rows.shown) - 1
    assert is_in_sight(view, view.current_node())
    high = view.viewport().height()
    press(view, Key.Key_PageUp)
    assert 0 < len(view.rows.shown) - 1 - view.currentIndex().row() <= high // view.delegate.measures.line
    press(view, Key.Key_Home)
    assert view.currentIndex().row() == 0
    press(view, Key.Key_PageDown, Shift)
    assert len(view.selected_items()) == view.currentIndex().row() + 1 > 3
    press(view, Key.Key_Up, Shift)
    assert len(view.selected_items()) == view.currentIndex().row() + 1


def test_the_first_letters_of_a_title_find_it(window: Window, long_essay: Essay) -> None:
    view = window.outline.view
    view.setFocus()
    view.choose(Item("section", long_essay["intro"]))
    QTest.keyClicks(view, "claim 58")
    assert title(view) == "Claim 58"
    assert is_in_sight(view, view.current_node())


def test_the_mouse_selects_with_shift_and_ctrl(window: Window, essay: Essay) -> None:
    view, mods = window.outline.view, Qt.KeyboardModifier
    clicks = [
        (1, mods.NoModifier, [1]),
        (3, mods.ShiftModifier, [1, 2, 3]),
        (2, mods.ControlModifier, [1, 3]),
        (4, mods.ControlModifier, [1, 3, 4]),
        (0, mods.NoModifier, [0]),
    ]
    for row, keys, wanted in clicks:
        at = view.visualRect(view.rows.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)
        assert [view.rows.index_of_item(item).row() for item in view.selected_items()] == wanted
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, mods.NoModifier, QPoint(60, view.bottom() + 20))
    assert view.selected_items() == []


def test_who_stood_in_what_is_folded_stands_at_it(window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.choose(Item("placement", essay["placed_cheka"]))
    at = view.visualRect(window.outline.model.index_of_item(Item("section", essay["first"]))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, at.y()))
    assert view.selected_items() == [Item("section", essay["first"])]
    assert view.current_node().item == Item("section", essay["first"])
    view.fold_all(False)
    view.choose(Item("placement", essay["placed_cheka"]))
    view.fold_all(True)
    assert view.current_node().item == Item("section", essay["first"])
    assert len(view.rows.shown) == 3


def test_choice_editor_and_scroll_stay_with_their_rows_whatever_is_done_elsewhere(
    window: Window, long_essay: Essay
) -> None:
    view, model, book = window.outline.view, window.outline.model, window.book
    last, other = model.shown[-1].item, model.shown[-3].item
    view.choose_all([last, other])
    view.rename()
    editor = view.delegate._open
    assert editor is not None
    acts: list[Callable[[], object]] = [
        lambda: outlining.place(book, [long_essay["party"]], Spot("section", long_essay["intro"])),
        lambda: outlining.remove(book, [model.shown[3].item]),
        lambda: outlining.move(book, [Item("section", long_essay["first"])], Spot("outline", long_essay["outline"])),
        lambda: outlining.move(book, [last], Spot("section", long_essay["second"], model.shown[10].item.id)),
        book.undo,
        lambda: outlining.move(book, [Item("section", long_essay["second"])], Spot("section", long_essay["first"])),
    ]
    for act in acts:
        act()
        assert {*view.selected_items()} == {last, other}
        assert view.current_node().item == last
        assert view.is_editing()
        rect, field = view.visualRect(view.currentIndex()), editor.field.geometry()
        assert rect.top() <= field.center().y() <= rect.bottom()
    view.fold(model.nodes[Item("section", long_essay["second"])], True)
    assert not view.is_editing()


def test_of_what_goes_the_neighbour_becomes_current(window: Window, essay: Essay) -> None:
    view, book = window.outline.view, window.book
    (party,) = outlining.place(book, [essay["party"]], Spot("section", essay["first"]))
    view.choose(Item("placement", party))
    book.undo()
    assert view.current_node().item == Item("placement", essay["placed_tools"])
    outlining.remove(book, [Item("placement", essay["placed_tools"])])
    assert view.current_node().item == Item("section", essay["first"])


def test_a_rest_at_nothing_selects_nothing(window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.selectAll()
    assert len(view.selected_items()) == len(view.rows.shown)
    below = QRect(10, view.bottom() + 5, 40, 10)
    view.setSelection(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert view.selected_items() == []
    view.setSelection(QRect(10, 2, 40, 3000), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert len(view.selected_items()) == len(view.rows.shown)
    assert view.state() == QAbstractItemView.State.NoState
