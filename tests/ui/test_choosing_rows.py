"""Rows are chosen and dragged as in a desktop's file manager: in the outline, the library and the trash alike."""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.fields import Chip

from .conftest import Mouse
from .test_drag import tree

NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")
Left, Right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Plain, Ctrl, Shift = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Down, Up, Space = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space


class Rows(NamedTuple):
    """Six rows of a list, one below the other."""

    window: Window
    view: QAbstractItemView
    first: int

    def at(self, row: int) -> QPoint:
        index = self.view.model().index(self.first + row, 0)
        return self.view.visualRect(index).center()

    def click(self, row: int, keys: Qt.KeyboardModifier = Plain, button: Qt.MouseButton = Left) -> list[int]:
        QTest.mouseClick(self.view.viewport(), button, keys, self.at(row))
        return self.chosen()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Plain) -> list[int]:
        QTest.keyClick(self.view, key, keys)
        return self.chosen()

    def chosen(self) -> list[int]:
        return sorted(index.row() - self.first for index in self.view.selectedIndexes())

    def current(self) -> int:
        return self.view.currentIndex().row() - self.first


@pytest.fixture
def outline(book: Notebook) -> int:
    """The id of an outline with six cards in its first section, and none in its second."""
    ids = [cards.add_card(book, Kind.EVIDENCE, name) for name in NAMES]
    outline_id = outlines.new_outline(book, "What do the letters say?")
    first = outlining.add_section(book, Spot("outline", outline_id), "Letters")
    outlining.add_section(book, Spot("outline", outline_id), "Target")
    outlining.place(book, ids, Spot("section", first))
    cards.trash_cards(book, [cards.add_card(book, Kind.EVIDENCE, f"{name} of old") for name in NAMES])
    return outline_id


Places = Callable[[], Iterator[Rows]]


def _wait_until_tall(qtbot: QtBot, view: QAbstractItemView) -> None:
    qtbot.waitUntil(lambda: view.height() > 650)


@pytest.fixture
def places(book: Notebook, outline: int, open_window: Callable[[Notebook], Window], qtbot: QtBot) -> Places:
    """The six cards where they stand, in the library, and then other six in the trash, all in one window."""

    def each() -> Iterator[Rows]:
        window = open_window(book)
        window.resize(1366, 950)
        for place in ("outline", "library", "trash"):
            if place == "trash":
                with qtbot.waitSignal(window.library.shown):
                    next(chip for chip in window.library.findChildren(Chip) if chip.text().strip() == "Trash").click()
            view = window.outline.view if place == "outline" else window.library.view
            _wait_until_tall(qtbot, view)
            view.setFocus()
            view.clearSelection()
            yield Rows(window, view, 1 if place == "outline" else 0)

    return each


def test_ctrl_click_adds_a_row_and_takes_one_away(places: Places) -> None:
    """`tests/cases/window-ctrl-click.md`."""
    for rows in places():
        assert rows.click(3) == [3]
        assert rows.click(1, Ctrl) == [1, 3]
        assert rows.click(5, Ctrl) == [1, 3, 5]
        assert rows.click(3, Ctrl) == [1, 5]
        assert rows.click(2) == [2]
        # let go on one of several: that one is left
        rows.click(1)
        rows.click(3, Ctrl)
        QTest.mousePress(rows.view.viewport(), Left, Plain, rows.at(1))
        assert rows.chosen() == [1, 3]
        QTest.mouseRelease(rows.view.viewport(), Left, Plain, rows.at(1))
        assert rows.chosen() == [1]
        # a right click
        rows.click(1)
        rows.click(3, Ctrl)
        assert rows.click(3, button=Right) == [1, 3]
        assert rows.click(1, button=Right) == [1, 3]
        assert rows.click(4, button=Right) == [4]


def test_shift_click_chooses_from_the_row_pressed_last_and_no_other(places: Places) -> None:
    for rows in places():
        rows.click(0)
        rows.click(3, Ctrl)
        assert rows.click(5, Shift) == [3, 4, 5]
        assert rows.click(2, Shift) == [2, 3]
        rows.click(0)
        rows.click(3, Ctrl)
        assert rows.click(5, Ctrl | Shift) == [0, 3, 4, 5]
        assert rows.click(4, Ctrl | Shift) == [0, 3, 4]
        # what the program chose is where Shift begins
        rows.click(0)
        index = rows.view.model().index(rows.first + 3, 0)
        if rows.view is rows.window.outline.view:
            rows.window.outline.view.choose(rows.window.outline.model.node(index).item)
        else:
            rows.window.library.view.choose(rows.window.library.model.ids[index.row()])
        assert rows.press(Down, Shift) == [3, 4]
        assert rows.click(5, Shift) == [3, 4, 5]


def test_keys_choose_as_the_mouse_does(places: Places) -> None:
    for rows in places():
        rows.click(1)
        assert rows.press(Down) == [2]
        assert rows.press(Down, Shift) == [2, 3]
        assert rows.press(Up, Shift) == [2]
        assert rows.press(Down, Ctrl) == [2]
        assert rows.press(Down, Ctrl) == [2]
        assert rows.current() == 4
        assert rows.press(Space, Ctrl) == [2, 4]
        assert rows.press(Down, Ctrl | Shift) == [2, 4, 5]
        assert rows.press(Up, Shift) == [4]
        assert rows.press(Space, Ctrl) == []
        assert rows.press(Qt.Key.Key_A, Ctrl) == list(range(-rows.first, rows.view.model().rowCount() - rows.first))


def test_drawing_from_an_empty_place_chooses_the_rows_it_touches(places: Places) -> None:
    for rows in places():
        view = rows.view
        last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0)).bottom()
        below = QPoint(40, last + 40)
        assert view.viewport().rect().contains(below)
        QTest.mousePress(view.viewport(), Left, Plain, below)
        for row in (5, 4):
            QTest.mouseMove(view.viewport(), rows.at(row) + QPoint(0, 1))
            QTest.qWait(5)
        touched = list(range(4, view.model().rowCount() - rows.first))
        assert rows.chosen() == touched
        QTest.mouseRelease(view.viewport(), Left, Plain, rows.at(4))
        assert rows.chosen() == touched


def test_any_series_of_clicks_and_keys_chooses_what_a_file_manager_would(places: Places) -> None:
    for rows in places():
        chance = random.Random(9)
        chosen, kept, anchor, current = {0}, set[int](), 0, 0
        rows.click(0)
        for _ in range(80):
            row, shift, ctrl = chance.randrange(6), chance.random() < 0.4, chance.random() < 0.4
            with_key = not (ctrl and not shift) and chance.random() < 0.4
            if with_key:
                row = current + 1 if current == 0 or (current < 5 and chance.random() < 0.5) else current - 1
            if shift:
                kept = kept if ctrl else set()
                chosen = kept | set(range(min(anchor, row), max(anchor, row) + 1))
            else:
                chosen = chosen ^ {row} if ctrl else {row}
                kept, anchor = set(chosen), row
            keys = (Shift if shift else Plain) | (Ctrl if ctrl else Plain)
            found = rows.press(Down if row > current else Up, keys) if with_key else rows.click(row, keys)
            current = row
            assert found == sorted(chosen)
            QTest.qWait(1)


# Drags


def drag_titles(window: Window, book: Notebook, outline: int) -> list[list[str]]:
    return [placed for _title, placed in tree(book, outline)]


@pytest.mark.parametrize("pressed", [1, 4])
def test_whichever_of_several_rows_is_pressed_all_move_in_reading_order(
    book: Notebook, outline: int, open_window: Callable[[Notebook], Window], pressed: int
) -> None:
    window = open_window(book)
    rows, mouse = Rows(window, window.outline.view, 1), Mouse(window)
    rows.click(4)
    rows.click(1, Ctrl)
    rows.click(3, Ctrl)
    steps = len(book.history())
    start = rows.view.viewport().mapTo(window, QPoint(rows.at(pressed).x() // 2, rows.at(pressed).y()))
    target = window.outline.model.index(7, 0)
    mouse.drag(start, [mouse.at(rows.view, target)])
    assert drag_titles(window, book, outline) == [["Alpha", "Gamma", "Zeta"], ["Beta", "Delta", "Epsilon"]]
    assert len(book.history()) == steps + 1
    assert [window.outline.model.nodes[item].title for item in window.outline.view.selected_items()] == [
        "Beta",
        "Delta",
        "Epsilon",
    ]


@pytest.mark.parametrize("pressed", [1, 4])
def test_whichever_of_several_cards_is_pressed_all_are_placed_in_the_order_of_the_list(
    book: Notebook, outline: int, open_window: Callable[[Notebook], Window], pressed: int
) -> None:
    window = open_window(book)
    rows, mouse = Rows(window, window.library.view, 0), Mouse(window)
    titles = [str(window.library.model.index(row, 0).data()) for row in range(6)]
    rows.click(4)
    rows.click(1, Ctrl)
    start = rows.view.viewport().mapTo(window, rows.at(pressed))
    mouse.drag(start, [mouse.at(window.outline.view, window.outline.model.index(7, 0))])
    assert drag_titles(window, book, outline)[1] == [titles[1], titles[4]]


def test_a_row_that_is_not_chosen_is_dragged_alone(
    book: Notebook, outline: int, open_window: Callable[[Notebook], Window]
) -> None:
    window = open_window(book)
    rows, mouse = Rows(window, window.outline.view, 1), Mouse(window)
    rows.click(4)
    rows.click(1, Ctrl)
    start = rows.view.viewport().mapTo(window, QPoint(rows.at(2).x() // 2, rows.at(2).y()))
    mouse.drag(start, [mouse.at(rows.view, window.outline.model.index(7, 0))])
    assert drag_titles(window, book, outline)[1] == ["Gamma"]
