"""What a click shows, what moves under the hand, and sentences that are no longer true."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import BusyError, EssayError, Trouble
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import new_notebook
from tests.ui.test_drag import library_index
from tests.ui.waiting import until

Essay = dict[str, int]


def click(view: QAbstractItemView, index: object) -> None:
    at = view.visualRect(index).center()  # type: ignore[arg-type]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def place(view: QAbstractItemView, index: object) -> QPoint:
    """Where a row is on the screen."""
    return view.viewport().mapToGlobal(view.visualRect(index).topLeft())  # type: ignore[arg-type]


def test_a_click_on_the_current_row_shows_it(window: Window, essay: Essay) -> None:
    tree, library, card = window.outline.view, window.library.view, window.card
    section = window.outline.model.index_of_item(Item("section", essay["first"]))
    placed = window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    click(tree, section)
    click(library, library_index(window, essay["party"]))
    assert card.card.title.toPlainText() == "The Terror turned on the Party itself"
    click(tree, section)
    assert card.section.title.toPlainText() == "What Stalin inherited"
    assert not card.section.isHidden()
    click(library, library_index(window, essay["party"]))
    assert card.section.isHidden()
    click(tree, placed)
    assert not card.note_part.isHidden()
    click(library, library_index(window, essay["tools"]))  # current by now: the selection is one for all screens
    assert card.note_part.isHidden()


def long_essay(window: Window, essay: Essay) -> None:
    """More rows than either list can show at once, both scrolled to their end."""
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(40)]
    outlining.place(window.book, ids, Spot("section", essay["second"]))
    until(lambda: len(window.library.model.ids) == 45)
    bars = [view.verticalScrollBar() for view in (window.outline.view, window.library.view)]
    QTest.qWait(30)

    def at_the_end() -> bool:
        was_there = all(bar.value() == bar.maximum() > 0 for bar in bars)
        for bar in bars:
            bar.setValue(bar.maximum())  # which may still grow: rows are measured when they come into sight
        return was_there

    until(at_the_end)


def test_nothing_moves_under_the_hand(window: Window, essay: Essay) -> None:
    long_essay(window, essay)
    tree, library, banner = window.outline.view, window.library.view, window.banner
    rows = [(tree, tree.indexAt(QPoint(60, 60))), (library, library.indexAt(QPoint(60, 60)))]
    before = [place(view, index) for view, index in rows]
    true = [True]
    QCursor.setPos(before[0] + QPoint(40, 10))
    banner.show_trouble(Trouble("A sentence " * 40), lambda: true[0])
    QTest.qWait(30)
    assert banner.isVisible()
    assert [place(view, index) for view, index in rows] == before
    banner.show_trouble(Trouble("A short one."), lambda: true[0])
    QTest.qWait(30)
    assert [place(view, index) for view, index in rows] == before
    true[0] = False
    assert banner.end_if_over()
    QTest.qWait(500)
    assert banner.text.text() == ""
    assert [place(view, index) for view, index in rows] == before
    QCursor.setPos(window.top.mapToGlobal(QPoint(5, 5)))
    until(banner.isHidden)


def test_a_sentence_that_has_just_come_takes_no_click(window: Window) -> None:
    handle = window.windowHandle()
    window.banner._deaf.setInterval(60_000)  # no click comes later than meant, however busy the machine is
    window.show_banner(Trouble("Something happened."))
    until(lambda: window.banner.away.height() > 0)
    QTest.qWait(50)
    at = window.banner.away.mapTo(window, window.banner.away.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.banner.isVisible()
    assert window.banner.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.banner._deaf.setInterval(0)
    until(lambda: not window.banner.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.banner.isHidden()


def other_notebook(path: Path) -> None:
    with contextlib.closing(new_notebook(path, "Another topic")) as other:
        for number in range(8):
            cards.add_card(other, Kind.CLAIM, f"Foreign {number}", text="Foreign")
        outline = outlines.new_outline(other, "Foreign question")
        section = outlining.add_section(other, Spot("outline", outline), "Foreign section")
        outlining.place(other, [1, 2, 3], Spot("section", section))


def shown(window: Window) -> list[str]:
    """All that the panes say."""
    window.library.view.viewport().repaint()
    nodes = window.outline.model.nodes.values()
    return [
        *(str(window.library.model.index(row, 0).data()) for row in range(len(window.library.model.ids))),
        *(node.title for node in nodes),
        window.outline.header.question.toPlainText(),
        window.outline.header.thesis.toPlainText(),
        window.card.card.title.toPlainText(),
        window.card.section.title.toPlainText(),
        window.top.chooser.text(),
        window.status.counts.text(),
    ]


def test_of_a_file_that_was_overwritten_nothing_is_shown(window: Window, essay: Essay, tmp_path: Path) -> None:
    window.show_tab("card")
    window.selection.choose(essay["party"])
    before, mine = shown(window), window.book.path.read_bytes()
    other_notebook(tmp_path / "other.essayplan")
    window.book.path.write_bytes(b"")  # as a copy begins
    window.watch.look()
    assert "overwritten" in window.banner.sentence
    window.book.path.write_bytes((tmp_path / "other.essayplan").read_bytes())
    assert outlines_are_read(window) is None  # even before anybody looked
    acts: list[Callable[[], object]] = [
        window.watch.look,
        lambda: window.selection.choose(essay["cheka"]),
        lambda: window.library.field.setText("Foreign"),
        lambda: QTest.qWait(300),
        window.library.field.clear,
        lambda: QTest.qWait(300),
        lambda: window.show_tab("history"),
        lambda: window.show_tab("preview"),
        lambda: window.show_tab("card"),
        window.commands.edit.undo,
        window.top._open if hasattr(window.top, "_open") else window.watch.look,
    ]
    for act in acts:
        act()
        assert "oreign" not in "".join(shown(window))
    assert "overwritten" in window.banner.sentence
    assert shown(window)[:5] == before[:5]
    with pytest.raises(EssayError, match="No copy was made"):
        window.book.save_copy(tmp_path / "copy.essayplan")
    assert window.book.path.read_bytes() == (tmp_path / "other.essayplan").read_bytes()
    window.book.path.write_bytes(mine)  # a sync program brings it back
    until(window.banner.isHidden)
    assert window.status.saved.text() == "● Saved"
    until(lambda: window.card.card.title.toPlainText().startswith("Cheka"))


def outlines_are_read(window: Window) -> object:
    try:
        return outlines.outlines(window.book)
    except BusyError:
        return None


def test_a_note_grows_as_it_is_typed(window: Window, essay: Essay, qtbot: QtBot) -> None:
    view = window.outline.view
    item = Item("section", essay["first"])
    view.choose(item)
    view.write_note()
    bound = view.delegate._open
    assert bound is not None
    field, below = bound.field, window.outline.model.index_of_item(Item("placement", essay["placed_tools"]))
    heights, tops = [field.height()], [view.visualRect(below).top()]
    for _ in range(3):
        for _ in range(3):
            QTest.keyClick(field, Qt.Key.Key_Return)
        heights.append(field.height())
        tops.append(view.visualRect(below).top())
    assert heights[1] < heights[2] < heights[3]
    assert tops[1] < tops[2] < tops[3]
    assert field.verticalScrollBar().maximum() == 0  # type: ignore[union-attr]
    QTest.keyClicks(field, "a long line " * 40)
    assert field.height() > heights[-1]
    field.insertPlainText("line\n" * 400)  # type: ignore[union-attr]
    assert field.height() < view.viewport().height()
    assert view.viewport().rect().contains(field.geometry().adjusted(0, 0, -9, 0))
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.height() == heights[0]


def test_what_is_too_long_to_be_edited_in_place_is_told(window: Window, essay: Essay) -> None:
    said: list[str] = []
    window.announcer.said.connect(said.append)
    outlining.edit_section(window.book, essay["first"], title="x" * 40_000, note="A short one")
    outlining.edit_section(window.book, essay["second"], note="y" * 250_000)
    view = window.outline.view
    view.choose(Item("section", essay["first"]))
    view.rename()
    assert said[-1].startswith("This title is too long")
    assert not view.is_editing()
    view.write_note()
    assert view.is_editing()
    view.setFocus()
    view.choose(Item("section", essay["second"]))
    view.write_note()
    assert said[-1].startswith("This note is too long")
    view.rename()
    assert view.is_editing()
