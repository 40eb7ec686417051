"""The rows on the screen: where each is, where the keys go, what is folded, and what scrolls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QRegion, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.rows_aloud import speak_for
from essayplanner.ui.outline import heights
from essayplanner.ui.outline.nodes import Node
from tests.ui.outline.rows import Essay, check_places, is_in_sight, node_of, rows_in_sight
from tests.ui.test_keyboard import Key, press
from tests.ui.waiting import until

FLAG = QItemSelectionModel.SelectionFlag


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


def test_a_folded_section_tells_what_it_holds_without_counting_at_each_picture(
    window: Window, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlining.place(window.book, [essay["party"]] * 500, Spot("section", essay["first"]))
    view, node = window.outline.view, node_of(window, "section", essay["first"])
    view.fold(node, True)
    caption = view.delegate.painter._words_of
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


def test_a_screen_reader_is_told_of_a_tree_with_its_rows(window: Window, essay: Essay) -> None:
    view = window.outline.view
    speak_for(view)
    view.setFocus()
    view.choose(Item("placement", essay["placed_tools"]))
    tree = QAccessible.queryAccessibleInterface(view)
    assert tree.role() == QAccessible.Role.Tree
    rows = [tree.child(number) for number in range(tree.childCount())]
    assert len(rows) == len(view.rows.shown)
    for row, node in zip(rows, view.rows.shown, strict=True):
        assert row.role() == QAccessible.Role.TreeItem
        assert row.text(QAccessible.Text.Name) == view.rows.spoken(node)
        rect = view.visualRect(view.rows.index_of(node))
        assert row.rect() == QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())
        assert tree.childAt(*row.rect().center().toTuple()) is row
    assert rows[2].state().focused
    assert rows[2].state().selected
    assert rows[2].state().expanded


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


class _Painted(QObject):
    """What of a viewport is painted anew."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__()
        self.region = QRegion()
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_a_row_whose_height_stays_is_painted_anew_when_it_changes(window: Window, essay: Essay) -> None:
    view = window.outline.view
    painted = _Painted(view.viewport())
    row = view.visualRect(view.rows.index_of(node_of(window, "section", essay["second"])))
    QTest.qWait(50)
    painted.region = QRegion()
    outlining.edit_section(window.book, essay["second"], words=470)
    until(lambda: painted.region.contains(row.center()))
    assert view.visualRect(view.rows.index_of(node_of(window, "section", essay["second"]))) == row


def test_where_a_drop_would_go_looks_otherwise_than_what_is_chosen(window: Window, essay: Essay) -> None:
    view = window.outline.view
    view.setCurrentIndex(view.rows.index_of(node_of(window, "section", essay["first"])))
    aimed = node_of(window, "section", essay["second"])
    row = view.rows.index_of(aimed)
    pictures = []
    for chosen in (False, True):
        view.selectionModel().select(row, FLAG.Select if chosen else FLAG.Deselect)
        view.aimed_at = None if chosen else aimed
        pictures.append(view.viewport().grab(view.visualRect(row)).toImage())
    view.aimed_at = None
    assert pictures[0] != pictures[1]


def test_rows_and_cards_are_as_wide_with_little_in_them_as_with_much(window: Window, essay: Essay) -> None:
    views = (window.outline.view, window.library.view)
    window.resize(1366, 1200)
    until(lambda: all(view.verticalScrollBar().maximum() == 0 for view in views))
    before = [view.viewport().width() for view in views]
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(60)]
    outlining.place(window.book, ids, Spot("section", essay["second"]))
    until(lambda: all(view.verticalScrollBar().maximum() > 0 for view in views))
    assert [view.viewport().width() for view in views] == before


@pytest.mark.parametrize("far", [30, 50])
def test_what_is_current_stays_in_sight_at_every_size_of_text(window: Window, long_essay: Essay, far: int) -> None:
    view = window.outline.view
    view.setCurrentIndex(view.rows.index(far))
    view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtCenter)
    for scale in (150, 200, 125, 100):
        _choose_size(window, scale)
        assert view.currentIndex().row() == far
        seen = view.viewport().visibleRegion().boundingRect()
        assert seen.contains(view.visualRect(view.currentIndex())), scale


def test_what_is_topmost_stays_so_at_every_size_of_text(window: Window, long_essay: Essay) -> None:
    view = window.outline.view
    view.scrollTo(view.rows.index(30), view.ScrollHint.PositionAtTop)
    for scale in (125, 150, 200, 100):
        _choose_size(window, scale)
        top = view.viewport().visibleRegion().boundingRect().top()
        assert view.indexAt(QPoint(50, top + 1)).row() == 30, scale


def _choose_size(window: Window, scale: int) -> None:
    """Have text of this size, and all of it laid out and painted."""
    painted = _Painted(window.outline.view.viewport())
    window.theme.choose(scale=scale)
    for _pass in range(3):  # what is laid out may ask for more of it
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    until(lambda: not painted.region.isEmpty())
