"""Finding in the outline: in titles, notes and texts of cards, also of those that are folded away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.find_bar import FindBar
from tests.ui.outline.rows import Essay, is_in_sight, node_of
from tests.ui.screen_reader import focus_goes
from tests.ui.test_keyboard import Key, press

Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window: Window, essay: Essay) -> FindBar:
    """The bar, as its keys open it; three rows hold “Kirov”: in a note, a title, and the text of a card."""
    outlining.edit_section(window.book, essay["intro"], note="Begin with Kirov.")
    cards.edit_card(window.book, essay["cheka"], text="Long before KÍROV was shot.")
    outlining.edit_section(window.book, essay["second"], title="After Kirov")
    window.outline.view.choose(Item("section", essay["intro"]))
    window.outline.view.setFocus()
    press(window.outline.view, Key.Key_F, Ctrl | Shift)
    return window.outline.find_bar


def current(window: Window) -> Item:
    return window.outline.view.current_node().item


def test_it_goes_from_match_to_match_and_round_the_end(bar: FindBar, window: Window, essay: Essay) -> None:
    assert bar.isVisible()
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "kirov")
    rows = [Item("section", essay["intro"]), Item("placement", essay["placed_cheka"]), Item("section", essay["second"])]
    assert (current(window), bar.count.text()) == (rows[0], "1 of 3")
    for keys, row, shown in (
        ((Key.Key_Return,), 1, "2 of 3"),
        ((Key.Key_F3,), 2, "3 of 3"),
        ((Key.Key_Return,), 0, "1 of 3"),
        ((Key.Key_Return, Shift), 2, "3 of 3"),
        ((Key.Key_F3, Shift), 1, "2 of 3"),
    ):
        press(bar.field, *keys)
        assert (current(window), bar.count.text()) == (rows[row], shown)
        assert window.outline.view.selected_items() == [rows[row]]
        assert bar.field.hasFocus()


def test_what_is_folded_away_is_found_and_opened(bar: FindBar, window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.fold_all(True)
    QTest.keyClicks(bar.field, "long before")
    node = node_of(window, "placement", essay["placed_cheka"])
    assert current(window) == node.item
    assert is_in_sight(view, node)


def test_escape_closes_it_and_leaves_the_row_chosen(bar: FindBar, window: Window, essay: Essay) -> None:
    QTest.keyClicks(bar.field, "after")
    went = focus_goes()
    press(bar.field, Key.Key_Escape)
    assert bar.isHidden()
    assert went == [window.outline.view]
    assert current(window) == Item("section", essay["second"])
    press(window.outline.view, Key.Key_F3)  # which opens it again
    assert bar.isVisible()


def test_nothing_found_is_said(bar: FindBar, window: Window, essay: Essay) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    before = current(window)
    QTest.keyClicks(bar.field, "zinoviev")
    assert bar.count.text() == "No matches"
    assert said[-1] == "Nothing in this outline matches “zinoviev”."
    assert current(window) == before
    assert not bar.after.isEnabled()
    bar.field.clear()
    assert bar.count.text() == ""
    QTest.keyClicks(bar.field, "after")
    assert said[-1] == "1 of 1: After Kirov"


def test_it_follows_the_outline(bar: FindBar, window: Window, essay: Essay, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "kirov")
    outlining.edit_section(window.book, essay["first"], title="Before Kirov")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 4")
    window.book.undo()
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3")


def test_accents_and_curly_marks_need_not_be_typed(bar: FindBar, window: Window, essay: Essay) -> None:
    outlining.edit_section(window.book, essay["first"], title="The Politbüro’s part")
    QTest.keyClicks(bar.field, "politburo's")
    assert bar.count.text() == "1 of 1"


def test_the_panel_shows_what_was_found_though_it_was_the_current_row_already(
    bar: FindBar, window: Window, essay: Essay
) -> None:
    """The card of the library stayed in the panel; so it was with the word target of the current section."""
    window.show_tab("card")

    def find() -> None:
        QTest.keyClicks(bar.field, "begin with")

    for what in (find, window.commands.outlines.section_words):
        bar.field.clear()
        window.outline.view.choose(Item("section", essay["intro"]))
        window.selection.choose(essay["conquest"])
        assert window.card.card.isVisible()
        what()
        assert window.selection.item == Item("section", essay["intro"])
        assert window.card.section.isVisible()
