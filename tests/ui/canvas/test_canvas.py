"""A drawing that is walked, chosen, dragged from, dropped on and looked at closer, with real keys and a real mouse."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QRubberBand, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.canvas.board import BoardScreen, board_screen
from tests.ui.conftest import Mouse
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Ctrl, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Essay = dict[str, int]


class Shown:
    """A window turned to the board, and a hand over it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        window.centre.turn_to("board")
        self.screen = cast(BoardScreen, window.centre.currentWidget())
        self.canvas = self.screen.canvas
        until(lambda: self.canvas.isVisible() and self.canvas.figures.rowCount() > 1)
        self.mouse = Mouse(window)
        self.tester = QAbstractItemModelTester(self.canvas.figures)

    def at(self, key: Key) -> QPoint:
        """The middle of a figure, in the window."""
        box = self.canvas.figures.figures[self.canvas.figures.row_of(key)].box
        return self.canvas.viewport().mapTo(self.window, self.canvas.seen(box).center().toPoint())

    def click(self, point: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press there."""
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, keys, point)

    def current(self) -> Key | None:
        """To what the keys go."""
        figure = self.canvas.current()
        return figure.key if figure else None


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    return Shown(open_window(book, (*SCREENS[:1], board_screen())))


def test_one_selection_for_the_canvas_and_all_else(shown: Shown, essay: Essay) -> None:
    window, canvas = shown.window, shown.canvas
    shown.click(shown.at(("card", essay["conquest"])))
    assert window.selection.cards == (essay["conquest"],)
    assert window.library.view.selected_ids() == [essay["conquest"]]
    assert window.selection.item is None
    shown.click(shown.at(("card", essay["tools"])))
    assert window.outline.view.current_node().card_id == essay["tools"]  # the outline has it, and shows it
    shown.click(shown.at(("card", essay["conquest"])))
    shown.click(shown.at(("card", essay["delegates"])), Ctrl)
    assert set(window.selection.cards) == {essay["conquest"], essay["delegates"]}
    window.selection.choose(essay["tools"])
    assert shown.current() == ("card", essay["tools"])
    assert [figure.card_id for figure in canvas.chosen()] == [essay["tools"]]
    # Beside all of them nothing is chosen otherwise
    shown.click(shown.at(("card", essay["tools"])) + QPoint(0, 30))
    assert window.selection.cards == (essay["tools"],)
    press(canvas, Keys.Key_Home)
    assert (shown.current(), window.selection.card_id) == (("head", 0), essay["tools"])
    # Where the card stands in the outline may be told late; by then the keys are elsewhere
    window.selection.choose(essay["tools"], Item("placement", essay["placed_tools"]))
    assert shown.current() == ("head", 0)
    window.selection.choose(essay["conquest"])
    assert shown.current() == ("card", essay["conquest"])


def test_arrows_walk_and_enter_opens_the_card(shown: Shown, essay: Essay) -> None:
    canvas, window = shown.canvas, shown.window
    opened: list[object] = []
    canvas.opened.connect(opened.append)
    first = canvas.figures.figures[1].card_id
    canvas.go_to(("head", 0))
    press(canvas, Keys.Key_Return)
    assert opened == [("head", 0)]
    press(canvas, Keys.Key_Down)
    assert shown.current() == ("card", first)
    press(canvas, Keys.Key_Right)
    assert shown.current() == ("card", canvas.figures.figures[2].card_id)
    press(canvas, Keys.Key_Return)
    until(window.card.isVisible)
    until(lambda: not canvas.hasFocus())
    press(cast(QWidget, QApplication.focusWidget()), Keys.Key_Escape)
    until(canvas.hasFocus)


def test_cards_go_to_the_outline_by_mouse_and_by_key(shown: Shown, book: Notebook, essay: Essay) -> None:
    drawer = shown.window.middle.drawer
    assert drawer is not None
    until(lambda: drawer.tile_rect(0).width() > 1)
    tile = drawer.viewport().mapTo(shown.window, drawer.tile_rect(0).center())
    shown.mouse.drag(shown.at(("card", essay["delegates"])), [tile])
    assert tree(book, essay["outline"])[0] == ("Introduction", ["1,108"])
    shown.canvas.setFocus()
    shown.canvas.go_to(("card", essay["conquest"]))
    press(shown.canvas, Keys.Key_Return, Ctrl)
    assert tree(book, essay["outline"])[0][1] == ["1,108", "Robert"]


def test_what_is_dropped_is_told_before_and_refused_with_a_reason(shown: Shown, essay: Essay) -> None:
    window, said = shown.window, list[str]()
    window.announcer.said.connect(said.append)
    window.sides.fold(set())
    until(lambda: window.library.isVisible() and shown.canvas.width() < 900)
    start = shown.mouse.at(window.library.view, library_index(window, essay["conquest"]))
    target = ("card", essay["tools"])
    aimed: list[object] = []
    shown.mouse.drag(
        start,
        [lambda: shown.at(target)],
        before_drop=lambda: aimed.append(shown.canvas.looks().aimed),
    )
    assert (aimed, shown.screen.dropped) == ([target], [([essay["conquest"]], target)])
    assert "Goes on it" in said
    shown.mouse.drag(start, [lambda: shown.at(target) + QPoint(0, 30)])
    assert said[-1] == "Nothing goes on the ground"
    assert len(shown.screen.dropped) == 1
    shown.mouse.drag(start, [lambda: shown.at(target)], cancel=True)
    assert len(shown.screen.dropped) == 1
    assert shown.canvas.looks().aimed is None


def test_it_is_zoomed_where_the_pointer_is_and_dragged_about(shown: Shown) -> None:
    canvas = shown.canvas
    at = QPointF(150, 40)
    before = canvas.to_drawing(at)
    canvas.zoom(4.0, at)
    after = canvas.to_drawing(at)
    assert (abs(before.x() - after.x()) < 1, abs(before.y() - after.y()) < 1) == (True, True)
    canvas.zoom(100)
    assert canvas.scale == 4.0
    seen = canvas.in_sight()
    ground = canvas.viewport().mapTo(shown.window, QPoint(4, 4))
    assert not canvas.indexAt(QPoint(4, 4)).isValid()
    handle = shown.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ground)
    QTest.mouseMove(handle, ground + QPoint(40, 30))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, ground + QPoint(40, 30))
    until(lambda: canvas.in_sight() != seen)
    canvas.setFocus()
    canvas.zoom(0.01)
    assert canvas.scale == 0.25
    press(canvas, Keys.Key_Plus)
    assert canvas.scale == 0.25 * 1.25


def test_a_change_anywhere_is_drawn_and_what_is_chosen_stays(shown: Shown, essay: Essay) -> None:
    book, canvas = shown.window.book, shown.canvas
    shown.click(shown.at(("card", essay["conquest"])))
    press(canvas, Keys.Key_Home)
    made = cards.add_card(book, Kind.CLAIM, "Quite new")
    until(lambda: canvas.figures.row_of(("card", made)) >= 0)
    assert shown.current() == ("head", 0)
    assert [figure.card_id for figure in canvas.chosen()] == [essay["conquest"]]
    cards.edit_card(book, made, title="Not so new")
    until(lambda: "Not so new" in [figure.text for figure in canvas.figures.figures])
    book.undo()
    book.undo()
    until(lambda: canvas.figures.row_of(("card", made)) < 0)


def test_choosing_by_drawing_from_what_is_no_card_goes_on_where_a_card_goes_meanwhile(
    shown: Shown, essay: Essay
) -> None:
    canvas, over = shown.canvas, shown.canvas.viewport()
    at = over.mapFrom(shown.window, shown.at(("card", essay["party"])))
    QTest.mousePress(over, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 10))
    QTest.mouseMove(over, at)
    until(lambda: canvas.state() == QAbstractItemView.State.DragSelectingState)
    cards.trash_cards(shown.window.book, [essay["conquest"]])
    until(lambda: canvas.figures.row_of(("card", essay["conquest"])) < 0)
    QTest.mouseMove(over, at + QPoint(2, 2))
    assert canvas.state() == QAbstractItemView.State.DragSelectingState
    QTest.mouseRelease(over, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(2, 2))
    assert essay["party"] in canvas.chosen_cards()
    assert [band for band in canvas.findChildren(QRubberBand) if band.isVisible()] == []


def test_the_menu_key_asks_at_the_current_figure(shown: Shown, essay: Essay) -> None:
    canvas = shown.canvas
    canvas.setFocus()
    canvas.go_to(("card", essay["tools"]))
    asked: list[QPoint] = []
    canvas.menu_wanted.connect(asked.append)
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(canvas, asking)
    assert canvas.visualRect(canvas.currentIndex()).contains(asked[0])
    menu = next(menu for menu in shown.window.findChildren(QMenu) if menu.isVisible())
    assert any("Place in the current section" in action.text().replace("&", "") for action in menu.actions())
    menu.close()


def test_the_card_panel_leads_to_the_screen_and_back_to_the_outline(shown: Shown, essay: Essay) -> None:
    window = shown.window
    window.centre.turn_to("outline")
    window.show_tab("card")
    seen_on = window.card.card.seen_on
    window.selection.choose(essay["delegates"])
    until(lambda: window.card.card.fields and window.card.card.fields.id == essay["delegates"])
    assert seen_on.buttons["board"].isHidden()  # which sees no evidence
    window.selection.choose(essay["tools"])
    until(lambda: not seen_on.buttons["board"].isHidden())
    QTest.mouseClick(seen_on.buttons["board"], Qt.MouseButton.LeftButton)
    assert (window.centre.name, shown.current()) == ("board", ("card", essay["tools"]))
    use = next(iter(window.card.card.uses.rows.rows.values()))
    QTest.mouseClick(use.entry(), Qt.MouseButton.LeftButton)
    assert window.centre.name == "outline"
    assert window.outline.view.current_node().card_id == essay["tools"]


def test_the_menu_of_a_screen_is_there_while_it_is_shown(shown: Shown) -> None:
    def titles() -> list[str]:
        return [action.text() for action in shown.window.menuBar().actions() if action.isVisible()]

    assert "&Board" in titles()
    shown.window.centre.turn_to("outline")
    assert "&Board" not in titles()
    shown.window.centre.turn_to("board")
    assert titles().index("&Board") == titles().index("&View") - 1


def test_what_is_drawn_is_what_reading_all_anew_would_draw(shown: Shown, essay: Essay) -> None:
    """Cards, tags, links, sides and placements that come, go and come back, one step after another."""
    book, topic = shown.window.book, shown.screen.topic
    made = cards.add_card(book, Kind.CLAIM, "Quite new")
    deeds: list[Callable[[], object]] = [
        lambda: cards.set_tags(book, made, ["one", "two"]),
        lambda: cards.link_cards(book, made, essay["tools"], Relation.SUPPORTS),
        lambda: cards.edit_card(book, essay["tools"], title="Called otherwise", when="1934"),
        lambda: outlining.place(book, [made], Spot("section", essay["first"])),
        lambda: cards.trash_cards(book, [essay["tools"]]),
        lambda: cards.set_tags(book, made, ["two"]),
        book.undo,
        book.undo,
        lambda: book.jump(0),
        book.redo,
        lambda: book.jump(book.history()[-1].id),
    ]
    for deed in deeds:
        deed()
        until(lambda: topic.argument == read_argument(book, shown.window.selection.outline_id))
