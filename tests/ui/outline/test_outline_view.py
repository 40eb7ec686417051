"""The rows on the screen: where each is, where the keys go, what is folded, and what scrolls."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import Part
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline import heights
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.view import OutlineView
from tests.ui.test_keyboard import Key, Shift, press

Essay = dict[str, int]


@pytest.fixture
def long_essay(window: Window, essay: Essay) -> Essay:
    """Many more rows than are in sight; every third has a note, some of several lines."""
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(60)]
    placed = outlining.place(window.book, ids, Spot("section", essay["second"]))
    for number, id in enumerate(placed[::3]):
        outlining.edit_note(window.book, id, "A note of some length that goes on. " * (number % 7 + 1))
    return essay


def node_of(window: Window, what: Part, id: int) -> Node:
    return window.outline.model.nodes[Item(what, id)]


def title(view: OutlineView) -> str:
    return view.current_node().title


def is_in_sight(view: OutlineView, node: Node) -> bool:
    rect = view.visualRect(view.rows.index_of(node))
    return view.viewport().rect().contains(rect.adjusted(0, 0, 0, -1))  # Qt scrolls a pixel short of the last one


def rows_in_sight(view: OutlineView) -> list[tuple[str, QRect]]:
    area = view.viewport().rect()
    places = [(node.title, view.visualRect(view.rows.index_of(node))) for node in view.rows.shown]
    return [(name, rect) for name, rect in places if rect.intersects(area)]


def check_places(view: OutlineView) -> None:
    """Each row begins where the one before it ends, and is found where it is."""
    bottom = -view.verticalScrollBar().value()
    for row, node in enumerate(view.rows.shown):
        rect = view.visualRect(view.rows.index(row))
        assert (rect.left(), rect.top(), rect.width()) == (0, bottom, view.viewport().width())
        for y in (rect.top(), rect.bottom()):
            assert view.indexAt(QPoint(5, y)) == view.rows.index_of(node)
        bottom = rect.bottom() + 1
    assert view.bottom() == bottom
    assert not view.indexAt(QPoint(5, bottom)).isValid()


def test_each_row_is_where_it_is_found(window: Window, long_essay: Essay) -> None:
    view = window.outline.view
    check_places(view)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    check_places(view)
    assert view.bottom() == view.viewport().height()
    view.fold(node_of(window, "section", long_essay["second"]), True)
    check_places(view)
    window.resize(window.width() - 200, window.height())
    view.fold_all(False)
    check_places(view)
    measured = view.delegate.measures.height
    assert [view.visualRect(view.rows.index_of(node)).height() for node in view.rows.shown] == [
        measured(node) for node in view.rows.shown
    ]


def test_a_note_is_measured_when_it_is_seen_and_nothing_in_sight_moves(
    window: Window, long_essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heights, "MEASURED_AT_ONCE", 3)
    view, model = window.outline.view, window.outline.model
    measures, laid_out = view.delegate.measures, list[str]()

    def lay_out(note: str, width: int) -> QTextLayout:
        laid_out.append(note)
        return measures._lay_out(note, width)

    monkeypatch.setattr(measures, "_layout", lay_out)
    model.show(model.outline_id)
    bar, measured = view.verticalScrollBar(), view.delegate.measures.height
    view.viewport().repaint()
    assert 0 < len({*laid_out}) < 10  # of 20, those in sight
    bar.setValue(bar.maximum())
    while bar.value():
        before = dict(rows_in_sight(view))
        bar.setValue(bar.value() - 40)
        after = dict(rows_in_sight(view))
        for name, rect in after.items():
            node = next(node for node in view.rows.shown if node.title == name)
            assert rect.height() == measured(node)
        moved = {after[name].top() - rect.top() for name, rect in before.items() if name in after}
        assert len(moved) == 1  # together, whatever was guessed above them
    last = view.rows.shown[-1]
    view.scrollToTop()
    model.show(model.outline_id)
    view.choose(last.item)
    assert is_in_sight(view, model.nodes[last.item])


def test_what_is_large_opens_unfolded(window: Window, essay: Essay) -> None:
    outlining.place(window.book, [essay["party"]] * 1100, Spot("section", essay["second"]))
    window.outline.model.show(essay["outline"])
    assert len(window.outline.model.shown) == len(window.outline.model.nodes) - 1 > 1100


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


def test_a_folded_section_tells_what_it_holds_without_counting_at_each_picture(
    window: Window, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlining.place(window.book, [essay["party"]] * 500, Spot("section", essay["first"]))
    view, node = window.outline.view, node_of(window, "section", essay["first"])
    view.fold(node, True)
    caption = view.delegate.painter._section_caption
    assert caption(node) == "502 cards"
    walked: list[Node] = []
    walk = Node.walk

    def watched(self: Node) -> Iterator[Node]:
        walked.append(self)
        return walk(self)

    monkeypatch.setattr(Node, "walk", watched)
    outlining.place(window.book, [essay["cheka"]], Spot("placement", essay["placed_tools"]))
    view.viewport().repaint()
    assert caption(node) == "503 cards"
    assert node not in walked
    window.book.undo()
    assert caption(node) == "502 cards"


def test_a_screen_reader_is_told_of_a_list_with_its_rows(window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.setFocus()
    view.choose(Item("placement", essay["placed_tools"]))
    list_ = QAccessible.queryAccessibleInterface(view)
    assert list_.role() == QAccessible.Role.List
    rows = [list_.child(number) for number in range(list_.childCount())]
    assert len(rows) == len(view.rows.shown)
    for row, node in zip(rows, view.rows.shown, strict=True):
        assert row.role() == QAccessible.Role.ListItem
        assert row.text(QAccessible.Text.Name) == view.rows.spoken(node)
        rect = view.visualRect(view.rows.index_of(node))
        assert row.rect() == QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())
    assert rows[2].state().focused
    assert rows[2].state().selected
    assert "open" in rows[2].text(QAccessible.Text.Name)


def test_a_note_grows_its_row_alone(window: Window, long_essay: Essay, monkeypatch: pytest.MonkeyPatch) -> None:
    view = window.outline.view
    view.choose(Item("section", long_essay["intro"]))
    view.write_note()
    field = view.viewport().findChild(QPlainTextEdit)
    assert field is not None
    measured: list[Node] = []
    height = view.delegate.measures.height

    def watched(node: Node) -> int:
        measured.append(node)
        return height(node)

    monkeypatch.setattr(view.delegate.measures, "height", watched)
    for _ in range(6):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert {node.item for node in measured} == {Item("section", long_essay["intro"])}


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


def test_an_outline_without_rows(window: Window, essay: Essay, book: Notebook) -> None:
    view, model = window.outline.view, window.outline.model
    outlining.remove(window.book, [Item("section", essay[name]) for name in ("intro", "first", "second")])
    assert model.shown == []
    for key in (Key.Key_Down, Key.Key_End, Key.Key_PageUp, Key.Key_Right):
        press(view, key)
    view.viewport().repaint()
    assert not view.currentIndex().isValid()
    window.book.undo()
    assert len(model.shown) == 5
