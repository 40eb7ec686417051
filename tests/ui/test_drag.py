"""Cards dragged with a real mouse, from press to disk."""

import json
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QDrag, QDropEvent
from pytestqt.qtbot import QtBot

from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline
from essayplanner.ui.desk.dragging import is_dragging
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.nodes import Node

from .conftest import Mouse

Essay = dict[str, int]


def tree(book: Notebook, outline_id: int) -> list[Any]:
    """The outline as nested titles."""

    def placed(items: Any) -> list[Any]:
        return [
            (item.card.title.split()[0], placed(item.placements)) if item.placements else item.card.title.split()[0]
            for item in items
        ]

    return [(section.title.split()[0], placed(section.placements)) for section in read_outline(book, outline_id).walk()]


def library_index(window: Window, card_id: int) -> Any:
    model = window.library.model
    return model.index(model.ids.index(card_id), 0)


def test_evidence_dropped_on_a_claim_stands_under_it(
    window: Window, mouse: Mouse, essay: Essay, book: Notebook
) -> None:
    start = mouse.at(window.library.view, library_index(window, essay["delegates"]))
    target = window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    seen = []
    mouse.drag(
        start,
        [mouse.at(window.outline.view, target)],
        before_drop=lambda: seen.append(window.outline.view.aimed_at),
    )
    assert seen[0] is not None
    assert seen[0].id == essay["placed_tools"]
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "1,108"])])
    assert book.history()[-1].label.words == "Place “1,108 of the 1,996 Congress delegates s…”"


def test_a_hand_on_a_busy_machine_leads_its_drag_to_the_end(
    window: Window, mouse: Mouse, essay: Essay, book: Notebook
) -> None:
    mouse.late = 0.06
    start = mouse.at(window.library.view, library_index(window, essay["delegates"]))
    target = window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    mouse.drag(start, [mouse.at(window.outline.view, target)])
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "1,108"])])


def test_a_card_is_dropped_between_two_rows(window: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    target = window.outline.model.index_of_item(Item("placement", essay["placed_cheka"]))
    mouse.drag(start, [mouse.at(window.outline.view, target, 0.06)])
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Robert", "Cheka,"])])


def test_a_card_moves_within_the_outline_with_what_stands_under_it(
    window: Window, mouse: Mouse, essay: Essay, book: Notebook
) -> None:
    start = mouse.at(
        window.outline.view, window.outline.model.index_of_item(Item("placement", essay["placed_tools"])), x=0.3
    )
    target = window.outline.model.index_of_item(Item("section", essay["second"]))
    mouse.drag(start, [mouse.at(window.outline.view, target)])
    assert tree(book, essay["outline"])[1:] == [("What", []), ("What", [("The", ["Cheka,"])])]
    assert [item.id for item in window.outline.view.selected_items()] == [essay["placed_tools"]]


def test_ctrl_places_a_second_time(window: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    start = mouse.at(
        window.outline.view, window.outline.model.index_of_item(Item("placement", essay["placed_tools"])), x=0.3
    )
    target = window.outline.model.index_of_item(Item("section", essay["second"]))
    mouse.drag(start, [mouse.at(window.outline.view, target)], keys=Qt.KeyboardModifier.ControlModifier)
    assert tree(book, essay["outline"])[1:] == [("What", [("The", ["Cheka,"])])] * 2
    (chosen,) = window.outline.view.selected_items()
    assert chosen.id not in (essay["placed_tools"], essay["placed_cheka"])


def test_a_refused_drop_says_why_and_changes_nothing(
    window: Window, mouse: Mouse, essay: Essay, book: Notebook
) -> None:
    before, steps = tree(book, essay["outline"]), len(book.history())
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    target = window.outline.model.index_of_item(Item("placement", essay["placed_cheka"]))
    said = []
    mouse.drag(
        start, [mouse.at(window.outline.view, target)], before_drop=lambda: said.append(window.outline.model.refusal)
    )
    assert said == ["Nothing can go under evidence: put the historian before or after it."]
    assert tree(book, essay["outline"]) == before
    assert len(book.history()) == steps


def test_a_section_is_refused_in_itself(window: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    index = window.outline.model.index_of_item(Item("section", essay["first"]))
    start = mouse.at(window.outline.view, index, x=0.3)
    said = []
    mouse.drag(
        start,
        [mouse.at(window.outline.view, index, x=0.5)],
        before_drop=lambda: said.append(window.outline.model.refusal),
    )
    assert said == ["A section cannot be moved into itself."]


def test_escape_cancels(window: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    before, steps = tree(book, essay["outline"]), len(book.history())
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    target = window.outline.model.index_of_item(Item("section", essay["second"]))
    mouse.drag(start, [mouse.at(window.outline.view, target)], cancel=True)
    assert tree(book, essay["outline"]) == before
    assert len(book.history()) == steps
    assert window.outline.view.aimed_at is None


def test_several_cards_in_one_drop_are_one_step(
    window: Window, mouse: Mouse, essay: Essay, book: Notebook, qtbot: QtBot
) -> None:
    view = window.library.view
    for key in ("delegates", "conquest"):
        view.selectionModel().select(library_index(window, essay[key]), view.selectionModel().SelectionFlag.Select)
    steps = len(book.history())
    start = mouse.at(view, library_index(window, essay["conquest"]))
    mouse.drag(
        start, [mouse.at(window.outline.view, window.outline.model.index_of_item(Item("section", essay["second"])))]
    )
    assert tree(book, essay["outline"])[2] == ("What", ["1,108", "Robert"])
    assert len(book.history()) == steps + 1
    window.commands.edit.undo()
    assert tree(book, essay["outline"])[2] == ("What", [])


def test_a_closed_section_opens_under_a_hovering_drag(window: Window, mouse: Mouse, essay: Essay, qtbot: QtBot) -> None:
    view, rows = window.outline.view, window.outline.model
    node = rows.nodes[Item("section", essay["first"])]
    index = rows.index_of(node)
    view.fold(node, True)
    assert not rows.is_open(node)
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    at = mouse.at(view, index)

    def hover() -> None:
        qtbot.waitUntil(lambda: rows.is_open(node), timeout=20_000)

    mouse.drag(start, [at], before_drop=hover, cancel=True)
    assert rows.is_open(node)


def test_the_edge_scrolls(book: Notebook, essay: Essay, open_window: Any, qtbot: QtBot) -> None:
    for _ in range(40):
        outlining.add_section(book, Spot("outline", essay["outline"]))
    window = open_window(book)
    mouse, view = Mouse(window), window.outline.view
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    edge = view.viewport().mapTo(window, view.viewport().rect().bottomLeft() + QPoint(200, -6))

    def rest() -> None:
        QCursor.setPos(window.mapToGlobal(edge))
        qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 60)

    mouse.drag(start, [edge], before_drop=rest, cancel=True)
    assert view.verticalScrollBar().value() > 60


def test_a_drag_begins_no_other_within_it(window: Window, mouse: Mouse, essay: Essay, book: Notebook) -> None:
    """A press and moves that come with the release, before Qt has ended the first drag."""
    library, view = window.library.view, window.outline.view
    library.setCurrentIndex(library_index(window, essay["party"]))
    onto = mouse.at(view, window.outline.model.index_of_item(Item("section", essay["second"])))
    begun: list[bool] = []

    def begin_another() -> None:
        view.choose(Item("placement", essay["placed_tools"]))
        view.startDrag(Qt.DropAction.MoveAction)
        library.startDrag(Qt.DropAction.CopyAction)
        begun.append(True)

    start = mouse.at(library, library_index(window, essay["party"]))
    mouse.drag(start, [onto], before_drop=begin_another)
    assert begun
    assert not view.findChildren(QDrag)
    assert tree(book, essay["outline"])[2] == ("What", ["The"])


def test_a_window_closed_within_a_drag_waits_for_its_end(
    window: Window, mouse: Mouse, essay: Essay, qtbot: QtBot
) -> None:
    open_within: list[bool] = []
    window.closed.connect(lambda: open_within.append(is_dragging()))

    def close() -> None:
        open_within.append(window.close())

    start = mouse.at(window.library.view, library_index(window, essay["party"]))
    with qtbot.waitSignal(window.closed):
        mouse.drag(start, [start + QPoint(60, 30)], before_drop=close)
    assert open_within == [False, False]


def test_one_drag_is_read_once_and_each_move_of_the_mouse_asks_one_question(
    window: Window, mouse: Mouse, essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, read, asked, statements = window.outline.model, list[bytes](), list[str](), list[str]()
    loads, may_drop = json.loads, rows.may_drop

    def watched_loads(text: Any) -> Any:
        if isinstance(text, bytes) and b'"keys"' in text:
            read.append(text)
        return loads(text)

    def watched_may_drop(dragged: Dragged, action: Qt.DropAction, node: Node) -> bool:
        asked.append(node.title)
        return may_drop(dragged, action, node)

    def let_go() -> None:
        window.book.connection.set_trace_callback(None)
        asked.append("let go")

    monkeypatch.setattr(json, "loads", watched_loads)
    monkeypatch.setattr(rows, "may_drop", watched_may_drop)
    start = mouse.at(window.library.view, library_index(window, essay["delegates"]))
    over = [
        mouse.at(window.outline.view, rows.index_of_item(item), share)
        for item in (Item("section", essay["second"]), Item("placement", essay["placed_tools"]))
        for share in (0.3, 0.5, 0.7)
    ]
    moved: list[str] = []
    move = window.outline.view.drag_over.move

    def watched_move(event: QDropEvent) -> bool:
        if not moved:
            window.book.connection.set_trace_callback(statements.append)
        moved.append(event.type().name)
        return move(event)

    monkeypatch.setattr(window.outline.view.drag_over, "move", watched_move)
    mouse.drag(start, over, before_drop=let_go)
    before = asked[: asked.index("let go")]
    assert len(before) == moved.count("DragMove") > 6
    assert len(read) == 1
    about_cards = [statement for statement in statements if "json_each" in statement]
    assert len(about_cards) == 2  # what kind they are, and that they lie in no trash: once, not at each move
    assert rows.nodes[Item("placement", essay["placed_tools"])].children[-1].title.startswith("1,108")


def test_why_a_place_refuses_is_said_once_when_the_pointer_comes_there(
    window: Window, mouse: Mouse, essay: Essay
) -> None:
    """It was never said: Qt's view asked as well, and first, so that the answer was no other than before."""
    said: list[str] = []
    window.announcer.said.connect(said.append)
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    refusing = window.outline.model.index_of_item(Item("placement", essay["placed_cheka"]))
    taking = window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    stops = [mouse.at(window.outline.view, index) for index in (taking, refusing)]
    heard: list[str] = []
    mouse.drag(start, stops, before_drop=lambda: heard.extend(said), cancel=True)
    assert heard == ["Nothing can go under evidence: put the historian before or after it."]
