"""What a screen reader is told of the figures of a drawing, and can do with them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import PLAIN, Figure, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.told_figures import tree_places
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.rows_aloud import speak_for
from essayplanner.ui.look.theme import Theme
from tests.ui.canvas.board import board_screen
from tests.ui.desks import desk_for
from tests.ui.screen_reader import ScreenReader, name, within
from tests.ui.waiting import until

Description, Level = QAccessible.Text.Description, QAccessible.Attribute.Level


class Lines(NamedTuple):
    """A drawing that has its figures one below the other, and shows nothing of them."""

    figures: Sequence[Figure]
    size: tuple[float, float]

    def paint(self, painter: QPainter, clip: Box, looks: Looks = PLAIN) -> None:
        """Nothing."""


def lines(*told: tuple[str, int, bool | None]) -> Lines:
    """Figures of such names, on such levels, open or not."""
    boxes = [Box(0, 30 * row, 100, 20) for row in range(len(told))]
    figures = [
        Figure(text, box, text, level=level, is_open=is_open)
        for box, (text, level, is_open) in zip(boxes, told, strict=True)
    ]
    return Lines(figures, (100, 30 * len(told)))


@pytest.fixture
def canvas(book: Notebook, theme: Theme, qtbot: QtBot) -> Canvas:
    """A canvas of its own, in which sides and what stands on them are a tree."""
    canvas = Canvas(desk_for(book, theme), "Debate")
    qtbot.addWidget(canvas)
    canvas.is_tree = True
    canvas.resize(300, 400)
    canvas.show()
    canvas.activateWindow()
    until(canvas.isActiveWindow)
    canvas.setFocus()
    speak_for(canvas)
    return canvas


def told(canvas: Canvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], ""),
        ([1], "1/1"),
        ([1, 1, 1], "1/3 2/3 3/3"),
        ([1, 2, 2, 1, 2], "1/2 1/2 2/2 2/2 1/1"),
        ([1, 2, 3, 3, 2, 1], "1/2 1/2 1/2 2/2 2/2 2/2"),
        ([3, 1, 3, 2, 1], "1/1 1/2 1/1 1/1 2/2"),
    ],
)
def test_a_figure_of_a_tree_is_counted_among_those_beside_it(levels: list[int], said: str) -> None:
    assert " ".join(f"{place.at}/{place.of}" for place in tree_places(levels)) == said
    assert [place.level for place in tree_places(levels)] == levels


def test_a_drawing_is_a_tree_where_its_figures_have_levels_and_says_what_stands_open(canvas: Canvas) -> None:
    reader = ScreenReader(canvas.desk.announcer)
    canvas.show_drawing(lines(("Continuity", 1, None), ("A claim", 2, True), ("Evidence", 3, None), ("Break", 1, None)))
    assert told(canvas).role() == QAccessible.Role.Tree
    rows = list(within(told(canvas)))
    assert {row.role() for row in rows} == {QAccessible.Role.TreeItem}
    assert [(name(row), row.text(Description)) for row in rows] == [
        ("Continuity", "level 1, 1 of 2"),
        ("A claim", "level 2, 1 of 1"),
        ("Evidence", "level 3, 1 of 1"),
        ("Break", "level 1, 2 of 2"),
    ]
    assert [row.attributesInterface().attributeValue(Level) for row in rows] == [1, 2, 3, 1]
    assert [(row.state().expandable, row.state().expanded) for row in rows] == [(0, 0), (1, 1), (0, 0), (0, 0)]
    assert reader.since() == []


def test_who_folds_something_on_a_drawing_is_told_once_that_it_is_closed(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, bool]] = []
    monkeypatch.setattr(type(canvas), "tell_turned", lambda self, at: heard.append((at.data(), self.row_open(at))))
    side, claim, evidence = ("Continuity", 1, None), ("A claim", 2, True), ("Evidence", 3, None)
    canvas.show_drawing(lines(side, claim, evidence))
    canvas.go_to("A claim")
    canvas.show_drawing(lines(side, claim, evidence, ("Break", 1, False)))
    assert heard == []
    canvas.show_drawing(lines(side, ("A claim", 2, False), ("Break", 1, False)))
    assert heard == [("A claim", False)]
    canvas.show_drawing(lines(side, claim, evidence, ("Break", 1, False)))
    assert heard == [("A claim", False), ("A claim", True)]


def test_the_keys_stay_where_they_are_when_most_of_a_large_drawing_is_another(canvas: Canvas) -> None:
    canvas.show_drawing(lines(*((f"Card {n}", 1, None) for n in range(700)), ("The end", 1, None)))
    canvas.go_to("The end")
    canvas.show_drawing(lines(*((f"Other {n}", 1, None) for n in range(700)), ("The end", 1, None)))
    assert canvas.currentIndex().data() == "The end"
    assert name(told(canvas).focusChild()) == "The end"


def test_what_is_in_sight_stays_so_where_the_current_figure_goes(canvas: Canvas) -> None:
    every = [(f"Card {n}", 1, None) for n in range(100)]
    canvas.show_drawing(lines(*every))
    canvas.go_to("Card 50")
    seen = canvas.verticalScrollBar().value()
    canvas.show_drawing(lines(*every[:50], *every[60:]))
    canvas.show_drawing(lines(*every))
    canvas.show_drawing(lines(*[(f"Other {n}", 1, None) for n in range(99)], every[99]))
    assert canvas.verticalScrollBar().value() == seen > 0


def test_what_enter_and_the_menu_key_do_can_be_asked_of_each_figure(
    book: Notebook, essay: dict[str, int], open_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = open_window(book, (*SCREENS, board_screen()))
    window.centre.turn_to("board")
    canvas = window.centre.currentWidget().canvas  # type: ignore[union-attr]
    until(lambda: canvas.figures.rowCount() > 1)
    speak_for(canvas)
    head, card = (told(canvas).child(row).actionInterface() for row in (0, 1))
    assert head.actionNames() == card.actionNames() == ["Toggle", "SetFocus", "Press", "ShowMenu"]
    with qtbot.waitSignal(canvas.opened) as opened:
        head.doAction("Press")
    assert opened.args == [("head", 0)]
    with qtbot.waitSignal(canvas.menu_wanted) as asked:
        card.doAction("ShowMenu")
    at: QPoint = asked.args[0]
    assert canvas.visualRect(canvas.figures.index(1)).contains(at)
    menu = QApplication.activePopupWidget()
    assert menu
    menu.close()
    with qtbot.waitSignal(canvas.edit_wanted) as edited:
        card.doAction("Press")
    assert edited.args == [canvas.figures.figures[1].card_id]
    drawer = window.middle.drawer
    assert drawer
    speak_for(drawer)
    QAccessible.queryAccessibleInterface(drawer).child(2).actionInterface().doAction("Press")
    until(lambda: window.selection.item == drawer.tiles.tiles[2].item)
