"""What a click shows, what moves under the hand, and sentences that are no longer true."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import BusyError, DiskError, EssayError, Trouble
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.dialogs.unsaved import UnsavedBox
from essayplanner.ui.frame.window import Window
from tests.notebook.tools import new_notebook
from tests.ui.test_drag import library_index
from tests.ui.waiting import until

Essay = dict[str, int]


@contextlib.contextmanager
def held(window: Window) -> Iterator[None]:
    """Another program is about to write to the notebook, and lets us wait for a moment only."""
    window.book.be_patient(20)
    with contextlib.closing(sqlite3.connect(window.book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


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
    for view in (window.outline.view, window.library.view):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QTest.qWait(30)


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
    window.show_banner(Trouble("Something happened."))
    QTest.qWait(50)
    at = window.banner.away.mapTo(window, window.banner.away.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.banner.isVisible()
    until(lambda: not window.banner.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.banner.isHidden()


def test_a_sentence_goes_when_its_reason_ends(window: Window, essay: Essay, tmp_path: Path) -> None:
    banner, header = window.banner, window.outline.header
    with held(window):
        window.desk.do(lambda: cards.add_card(window.book, Kind.CLAIM, "Refused"))
        assert "Another program is using" in banner.sentence
        window.watch.look()
        assert banner.sentence
    window.watch.look()
    assert banner.isHidden()
    with held(window):
        header.thesis.setFocus()
        QTest.keyClicks(header.thesis, "ab")
        assert not window.book.settle()
        assert "kept" in banner.sentence
        assert window.status.saved.text() == "● Not saved"
        for _ in "ab":
            QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
        until(banner.isHidden)  # there is nothing to be saved any more
        assert window.status.saved.text() == "● Saved"
    away = tmp_path / "away"
    window.book.path.rename(away)
    until(lambda: "moved, deleted" in banner.sentence)
    assert window.status.saved.text() == "● Not saved"
    QTest.keyClicks(header.thesis, "a")
    assert not window.book.settle()
    assert "“Thesis” is kept" in banner.sentence
    QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
    until(lambda: "kept" not in banner.sentence)
    assert "moved, deleted" in banner.sentence  # which is true still
    away.rename(window.book.path)
    until(banner.isHidden)
    assert window.status.saved.text() == "● Saved"
    window.book.path.rename(away)
    until(lambda: "moved, deleted" in banner.sentence)
    away.rename(window.book.path)
    until(banner.isHidden)
    window.announcer.fail(DiskError("The disk is full; nothing was changed: make room and try again."))
    window.watch.look()
    assert banner.isVisible()
    cards.add_card(window.book, Kind.CLAIM, "There is room again")
    assert banner.isHidden()
    window.announcer.fail(EssayError("“x.toml” is no pack."))
    cards.add_card(window.book, Kind.CLAIM, "Another")
    window.watch.look()
    assert banner.isVisible()


def test_of_two_texts_the_one_that_still_waits_is_told(window: Window, essay: Essay) -> None:
    header = window.outline.header
    with held(window):
        header.question.setFocus()
        QTest.keyClicks(header.question, "x")
        assert not window.book.settle()
        header.thesis.setFocus()
        QTest.keyClicks(header.thesis, "y")
        assert not window.book.settle()
        assert "“Thesis”" in window.banner.sentence
        QTest.keyClick(header.thesis, Qt.Key.Key_Backspace)
        until(lambda: "“Essay question”" in window.banner.sentence)
        assert window.status.saved.text() == "● Not saved"


def test_in_the_sources_too_what_is_not_true_goes(window: Window) -> None:
    from essayplanner.notebook import sources

    sources.add_source(window.book, "service", {"type": "book", "title": "A history"})
    dialog = window.commands.cards.sources()
    field = next(
        line for line in dialog.editor.findChildren(type(dialog.list.search)) if "Edition" in line.accessibleName()
    )
    with held(window):
        field.setFocus()
        QTest.keyClicks(field, "2nd")
        assert not window.book.settle()
        assert "kept" in dialog.message.words.text()
    until(lambda: "kept" not in dialog.message.words.text())


def test_one_text_has_one_name(window: Window, essay: Essay) -> None:
    """It was told under the name of the field in the outline, and asked about under that of the panel."""
    window.show_tab("card")
    view = window.outline.view
    view.choose(Item("placement", essay["placed_tools"]))
    with held(window):
        view.rename()
        editor = view.delegate._open
        assert editor is not None
        QTest.keyClicks(editor.field, "Forged before him")
        assert not window.book.settle()
        told = window.banner.text.text()
        view.setFocus()
        view.choose(Item("section", essay["first"]))
        view.choose(Item("placement", essay["placed_tools"]))
        title = window.card.card.title
        title.setFocus()
        QTest.keyClick(title, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(title, ", I say")
        assert not window.close()
        box = window.findChild(UnsavedBox)
        assert box is not None
        name = box.text().partition("“")[2].partition("”")[0]
        assert f"“{name}”" in told
        assert "other field" not in box.text()
        assert "“" not in box.informativeText()
        assert box.detailedText().count("Forged before him") == 1
        box.reject()
    until(window.book.settle)
    assert card_fields(window.book, essay["tools"]).title == "Forged before him, I say"


def test_two_versions_of_one_text_are_both_kept(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    view, title = window.outline.view, window.card.card.title
    view.choose(Item("placement", essay["placed_tools"]))
    with held(window):
        title.setFocus()
        QTest.keyClicks(title, "In the panel. ")
        assert not window.book.settle()
        view.setFocus()
        view.rename()
        editor = view.delegate._open
        assert editor is not None
        QTest.keyClicks(editor.field, "In the outline")
        assert not window.book.settle()
        view.setFocus()
        texts = [draft.text for draft in window.saving.unsaved_drafts()]
        assert len(texts) == 2
        assert "In the outline" in texts
        assert any(text.startswith("In the panel. ") for text in texts)
    until(window.book.settle)
    assert card_fields(window.book, essay["tools"]).title == "In the outline"  # which was written last


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
        window.top.outline.text(),
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
