"""Everything that a drag does, done by keys."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from tests.ui.clocks import Clock
from tests.ui.waiting import until

from .test_drag import library_index, tree

Essay = dict[str, int]
Key, Ctrl, Shift, Alt = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def press(widget: Any, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, keys)


def at(window: Window, item: Item) -> None:
    window.outline.view.setFocus()
    window.outline.view.choose(item)


def test_ctrl_enter_places_the_selected_cards(window: Window, essay: Essay, book: Notebook) -> None:
    at(window, Item("section", essay["second"]))
    window.library.view.setFocus()
    window.library.view.setCurrentIndex(library_index(window, essay["conquest"]))
    press(window.library.view, Key.Key_Return, Ctrl)
    assert tree(book, essay["outline"])[2] == ("What", ["Robert"])
    assert window.outline.view.selected_items()[0].what == "placement"


def test_what_was_placed_is_chosen_and_not_what_another_program_placed(
    window: Window, essay: Essay, book: Notebook
) -> None:
    at(window, Item("section", essay["second"]))
    theirs = outlining.place(book, [essay["party"], essay["tools"]], Spot("section", essay["first"]))
    window.outline.place([essay["conquest"]])
    (mine,) = window.outline.view.selected_items()
    assert mine.id not in theirs
    assert tree(book, essay["outline"])[2] == ("What", ["Robert"])
    window.outline.view.choose(Item("placement", essay["placed_tools"]))
    outlining.place(book, [essay["party"]], Spot("section", essay["first"]))
    window.outline.selected.place_again()
    (again,) = window.outline.view.selected_items()
    assert again.id > max(*theirs, mine.id)
    assert tree(book, essay["outline"])[1][1][1] == ("The", ["Cheka,"])


def test_tab_and_shift_tab_indent_and_outdent(window: Window, essay: Essay, book: Notebook) -> None:
    at(window, Item("section", essay["first"]))
    window.outline.place([essay["conquest"]])
    press(window.outline.view, Key.Key_Tab)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "Robert"])])
    press(window.outline.view, Key.Key_Backtab, Shift)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,"]), "Robert"])


def test_alt_up_and_down_move_across_sections(window: Window, essay: Essay, book: Notebook) -> None:
    at(window, Item("placement", essay["placed_tools"]))
    press(window.outline.view, Key.Key_Down, Alt)
    assert tree(book, essay["outline"])[1:] == [("What", []), ("What", [("The", ["Cheka,"])])]
    press(window.outline.view, Key.Key_Up, Alt)
    press(window.outline.view, Key.Key_Up, Alt)
    assert tree(book, essay["outline"])[0] == ("Introduction", [("The", ["Cheka,"])])


def test_delete_takes_the_placement_and_undo_brings_it_back(window: Window, essay: Essay, book: Notebook) -> None:
    before = tree(book, essay["outline"])
    at(window, Item("placement", essay["placed_tools"]))
    press(window.outline.view, Key.Key_Delete)
    assert tree(book, essay["outline"])[1] == ("What", [])
    press(window, Key.Key_Z, Ctrl)
    assert tree(book, essay["outline"]) == before
    press(window, Key.Key_Z, Ctrl | Shift)
    assert tree(book, essay["outline"])[1] == ("What", [])
    press(window, Key.Key_Z, Ctrl)
    press(window, Key.Key_Y, Ctrl)
    assert tree(book, essay["outline"])[1] == ("What", [])


def editor(window: Window, kind: type) -> Any:
    fields: list[Any] = window.outline.view.viewport().findChildren(kind)
    found = [field for field in fields if field.isVisible()]
    return found[-1]


def test_f2_renames_and_escape_takes_it_back(window: Window, essay: Essay, book: Notebook) -> None:
    at(window, Item("section", essay["second"]))
    press(window.outline.view, Key.Key_F2)
    field = editor(window, QPlainTextEdit)
    QTest.keyClicks(field, "His own doing")
    press(field, Key.Key_Return)
    assert [section.title for section in outlines.read_outline(book, essay["outline"]).walk()][2] == "His own doing"
    press(window.outline.view, Key.Key_F2)
    field = editor(window, QPlainTextEdit)
    QTest.keyClicks(field, "Nonsense")
    press(field, Key.Key_Escape)
    assert [section.title for section in outlines.read_outline(book, essay["outline"]).walk()][2] == "His own doing"


def test_enter_adds_a_section_ready_for_its_title(window: Window, essay: Essay, book: Notebook) -> None:
    at(window, Item("section", essay["intro"]))
    press(window.outline.view, Key.Key_Return)
    field = editor(window, QPlainTextEdit)
    QTest.keyClicks(field, "Definitions")
    press(field, Key.Key_Return)
    titles = [section.title for section in outlines.read_outline(book, essay["outline"]).walk()]
    assert titles == ["Introduction", "Definitions", "What Stalin inherited", "What was Stalin’s own"]


def test_a_note_is_written_in_place(window: Window, essay: Essay, book: Notebook, qtbot: QtBot) -> None:
    at(window, Item("section", essay["intro"]))
    press(window.outline.view, Key.Key_F2, Shift)
    field = editor(window, QPlainTextEdit)
    QTest.keyClicks(field, "Define continuation.")
    press(field, Key.Key_Return)
    QTest.keyClicks(field, "Signal the debate.")
    press(field, Key.Key_Return, Ctrl)
    note = next(outlines.read_outline(book, essay["outline"]).walk()).note
    assert note == "Define continuation.\nSignal the debate."


def test_typing_is_on_disk_within_a_second_and_one_step(
    window: Window, essay: Essay, book: Notebook, clock: Clock
) -> None:
    at(window, Item("section", essay["intro"]))
    steps = len(book.history())
    press(window.outline.view, Key.Key_F2, Shift)
    field = editor(window, QPlainTextEdit)
    typed = "Define"
    QTest.keyClicks(field, typed)
    for part in (" what", " continuation", " means"):
        clock.go_on(0.65)
        until(lambda: next(outlines.read_outline(book, essay["outline"]).walk()).note == typed)  # noqa: B023
        QTest.keyClicks(field, part)
        typed += part
    clock.go_on(0.65)
    until(lambda: next(outlines.read_outline(book, essay["outline"]).walk()).note == typed)
    assert len(book.history()) == steps + 1
    assert window.outline.view.is_editing()


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Shift], ids=["title", "note"])
def test_an_editor_stays_open_when_a_row_elsewhere_goes(
    window: Window, essay: Essay, keys: Qt.KeyboardModifier
) -> None:
    view = window.outline.view
    at(window, Item("section", essay["first"]))
    press(view, Key.Key_F2, keys)
    field = editor(window, QPlainTextEdit)
    outlining.remove(window.book, [Item("section", essay["second"])])
    assert view.is_editing()
    window.commands.actions.by_name[
        "rename"
    ].trigger()  # there is an editor at that row already, and Qt would warn of it
    QTest.keyClicks(field, "Typed on")
    press(field, Key.Key_Return, Ctrl)
    assert not view.is_editing()
    kept = window.outline.model.nodes[Item("section", essay["first"])]
    assert "Typed on" in (kept.note if keys else kept.title)


def test_tree_keys_do_nothing_while_text_has_the_focus(window: Window, essay: Essay, book: Notebook) -> None:
    before, steps = tree(book, essay["outline"]), len(book.history())
    at(window, Item("placement", essay["placed_tools"]))
    window.library.focus_search()
    QTest.keyClicks(window.library.field, "terror")
    for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Home, Key.Key_Return):
        press(window.library.field, key)
    press(window.library.field, Key.Key_Down, Alt)
    assert tree(book, essay["outline"]) == before
    assert len(book.history()) == steps


def test_ctrl_f_searches_and_down_goes_to_the_cards(window: Window, essay: Essay, qtbot: QtBot) -> None:
    at(window, Item("section", essay["intro"]))
    press(window, Key.Key_F, Ctrl)
    with qtbot.waitSignal(window.library.shown):
        QTest.keyClicks(window.library.field, "robert con")
    qtbot.waitUntil(lambda: window.library.model.ids == [essay["conquest"]])
    press(window.library.field, Key.Key_Down)
    assert window.library.view.hasFocus()
    assert window.library.view.selected_ids() == [essay["conquest"]]


def test_refusals_are_said(window: Window, essay: Essay, book: Notebook) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    at(window, Item("placement", essay["placed_tools"]))
    press(window.outline.view, Key.Key_Tab)
    assert said == ["Nothing above to indent under."]


def test_a_refusal_is_over_when_the_focus_goes_elsewhere(window: Window, essay: Essay) -> None:
    at(window, Item("placement", essay["placed_tools"]))
    press(window.outline.view, Key.Key_Tab)
    assert window.status.said.text() == "Nothing above to indent under."
    press(window.outline.view, Key.Key_F6)
    assert window.status.said.text() != "Nothing above to indent under."


@pytest.mark.parametrize("keys", [(Key.Key_Home, Ctrl), (Key.Key_End, Ctrl), (Key.Key_Up,), (Key.Key_Down, Alt)])
def test_a_key_that_a_title_leaves_over_moves_nothing(window: Window, essay: Essay, keys: tuple[Any, ...]) -> None:
    at(window, Item("section", essay["second"]))
    press(window.outline.view, Key.Key_F2)
    field = editor(window, QPlainTextEdit)
    field.clear()
    press(field, *keys)
    assert field.isVisible()
    assert window.outline.view.current_node().item == Item("section", essay["second"])
    QTest.keyClicks(field, "!")
    press(field, Key.Key_Return)
    assert "!" in window.outline.view.current_node().title


def test_escape_takes_back_what_was_not_named_yet(window: Window, essay: Essay, book: Notebook) -> None:
    before = tree(book, essay["outline"])
    count = len(window.library.model.ids)
    for item in (Item("section", essay["first"]), Item("placement", essay["placed_tools"])):
        at(window, item)
        press(window.outline.view, Key.Key_Return)
        assert tree(book, essay["outline"]) != before
        press(editor(window, QPlainTextEdit), Key.Key_Escape)
        assert tree(book, essay["outline"]) == before
    assert len(window.library.model.ids) == count
    at(window, Item("section", essay["first"]))
    press(window.outline.view, Key.Key_F2)
    press(editor(window, QPlainTextEdit), Key.Key_Escape)
    assert tree(book, essay["outline"]) == before


def test_no_action_has_one_key_by_two_names(window: Window) -> None:
    """Qt takes Shift+Tab for Backtab too: an action that names both is called ambiguous, and does nothing."""
    for spec in (spec for scope in window.commands.actions.scopes for spec in scope.specs):
        keys = [QKeySequence(key.replace("Backtab", "Shift+Tab")) for key in spec.keys]
        assert len({key.toString() for key in keys}) == len(keys), spec.name
