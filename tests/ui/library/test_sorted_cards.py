"""The cards in another order, the button for new ones, and the one that clears the filters."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sorting import Sort
from essayplanner.ui.frame.window import Window
from essayplanner.ui.library.sort_menu import NAMES

Essay = dict[str, int]


def open_menu() -> QMenu:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())


def names(window: Window, essay: Essay) -> list[str]:
    called = {id: name for name, id in essay.items() if name in ("tools", "party", "cheka", "delegates", "conquest")}
    return [called.get(id, str(id)) for id in window.library.model.ids]


ORDERS = {
    Sort.TOPIC: ["tools", "party", "cheka", "delegates", "conquest"],
    Sort.TITLE: ["delegates", "cheka", "conquest", "party", "tools"],
    Sort.DATE: ["cheka", "delegates", "tools", "party", "conquest"],
    Sort.KIND: ["tools", "party", "cheka", "delegates", "conquest"],
    Sort.USED: ["cheka", "tools", "party", "delegates", "conquest"],
    Sort.CHANGED: ["party", "conquest", "delegates", "cheka", "tools"],
}


def test_cards_are_sorted_and_that_is_remembered(
    window: Window, essay: Essay, qtbot: QtBot, book: Notebook, open_window: Callable[..., Window]
) -> None:
    outlining.place(window.book, [essay["cheka"]], Spot("section", essay["second"]))
    cards.edit_card(window.book, essay["party"], text="Changed last.")
    for sort in reversed(Sort):  # which begins with another order than the window
        window.library.filters.choose_sort()
        menu = open_menu()
        action = next(each for each in menu.actions() if each.text() == NAMES[sort])
        action.trigger()
        menu.close()
        _wait_for_order(qtbot, window, essay, sort)
        window.close()
        window = open_window(book)
        _wait_for_order(qtbot, window, essay, sort)
        assert window.library.filters.filter.sort is sort
        assert not window.library.filters.clearing.isVisible()  # it is no filter


def _wait_for_order(qtbot: QtBot, window: Window, essay: Essay, sort: Sort) -> None:
    qtbot.waitUntil(lambda: names(window, essay) == ORDERS[sort])


def test_what_a_step_changes_is_sorted_anew(window: Window, essay: Essay, qtbot: QtBot) -> None:
    window.library.filters.sort_by(Sort.TITLE)
    qtbot.waitUntil(lambda: names(window, essay) == ORDERS[Sort.TITLE])
    cards.edit_card(window.book, essay["tools"], title="Élites were made under Lenin")
    qtbot.waitUntil(lambda: names(window, essay) == ["delegates", "cheka", "tools", "conquest", "party"])
    window.library.filters.sort_by(Sort.USED)
    outlining.place(window.book, [essay["conquest"]] * 3, Spot("section", essay["second"]))
    qtbot.waitUntil(lambda: names(window, essay)[0] == "conquest")


def test_a_search_lists_the_best_hits_first_whatever_the_order(window: Window, essay: Essay, qtbot: QtBot) -> None:
    cards.edit_card(window.book, essay["conquest"], text="Congress, delegates and all that.")
    window.library.filters.sort_by(Sort.KIND)
    with qtbot.waitSignal(window.library.shown):
        window.library.field.setText("delegates")
    qtbot.waitUntil(lambda: names(window, essay) == ["delegates", "conquest"])


def test_new_card_is_in_sight_and_offers_the_three_kinds_with_their_keys(window: Window, essay: Essay) -> None:
    new = window.library.new
    assert new.isVisible()
    assert not new.visibleRegion().isEmpty()
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    menu = open_menu()
    assert [action.shortcut().toString() for action in menu.actions()] == ["Ctrl+N", "Ctrl+Shift+P", "Ctrl+Shift+H"]
    count = len(window.library.model.ids)
    menu.actions()[1].trigger()
    menu.close()
    made = cards_of_kind(window, Kind.EVIDENCE)
    assert len(made) == 3
    assert window.selection.card_id == made[-1]
    assert count == 5


def cards_of_kind(window: Window, kind: Kind) -> list[int]:
    return [row[0] for row in window.book.rows("SELECT id FROM card WHERE kind = ? ORDER BY id", (kind.value,))]


FILTERS: list[dict[str, object]] = [
    {"kind": Kind.CLAIM},
    {"tag": "x"},
    {"unused": True},
    {"unsourced": True},
    {"trashed": True},
    {"side_id": 1},
]


def test_clear_filters_is_there_while_a_filter_is_on(window: Window, qtbot: QtBot, essay: Essay) -> None:
    filters = window.library.filters
    for on in FILTERS:
        assert not filters.clearing.isVisible(), on
        filters._set(**on)
        assert filters.clearing.isVisible(), on
        filters.clearing.setFocus()
        QTest.mouseClick(filters.clearing, Qt.MouseButton.LeftButton)
        assert filters.filter == Filter(), on
        assert not filters.clearing.isVisible(), on
        assert filters.isAncestorOf(QApplication.focusWidget() or filters), on  # the focus does not get lost
        qtbot.waitUntil(lambda: len(window.library.model.ids) == 5)


def test_years_are_cleared_too_and_what_is_typed_stays(window: Window, qtbot: QtBot, essay: Essay) -> None:
    window.selection.show_years(1917, 1920)
    filters = window.library.filters
    assert filters.clearing.isVisible()
    window.library.field.setText("camps")
    filters.clearing.click()
    assert window.selection.years == (0, 0)
    assert filters.filter == Filter(text="camps")
