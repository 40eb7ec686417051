"""What is begun and left with Escape leaves nothing behind, and text that is there is not typed in front of."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sorting import Sort
from essayplanner.ui.frame.window import Window

Key = Qt.Key


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def standing(window: Window) -> tuple[list[Any], list[Any], list[Any], int]:
    """All cards, sections and outlines, and how many steps were made."""
    book = window.book
    return (
        book.rows("SELECT id, title FROM card"),
        book.rows("SELECT id, title FROM section"),
        book.rows("SELECT id, title FROM outline"),
        sum(not step.undone for step in book.history()),
    )


def act(window: Window, name: str) -> None:
    window.commands.actions.by_name[name].trigger()


def empty_outline(window: Window) -> None:
    """A new outline without a question that was typed."""
    act(window, "new_outline")
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_after_something_new_leaves_no_empty_thing(window: Window, essay: dict[str, int]) -> None:
    for name in ("new_claim", "new_evidence", "new_historian", "empty_outline"):
        window.desk.selection.choose(essay["conquest"])
        window.outline.view.setFocus()
        before = standing(window)
        empty_outline(window) if name == "empty_outline" else act(window, name)
        assert standing(window) != before, name
        QTest.keyClick(focused(), Key.Key_Escape)
        assert standing(window) == before, name
        assert window.selection.card_id == essay["conquest"], name
        assert window.selection.outline_id == essay["outline"], name
        assert focused() is window.outline.view, name
        act(window, "redo")
        assert standing(window) != before, name
        act(window, "undo")
        assert standing(window) == before, name


@pytest.mark.parametrize("typed", ["", "Half a title"])
def test_escape_in_the_title_of_a_new_row_takes_the_row_back(window: Window, essay: dict[str, int], typed: str) -> None:
    for name in ("add_section", "add_subsection", "add_sibling"):
        window.outline.view.choose(Item("placement", essay["placed_cheka"]))
        window.outline.view.setFocus()
        before = standing(window)
        act(window, name)
        assert standing(window) != before, name
        QTest.keyClicks(focused(), typed)
        window.book.settle()
        QTest.keyClick(focused(), Key.Key_Escape)
        assert standing(window) == before, name


def test_what_was_written_in_is_kept(window: Window, essay: dict[str, int]) -> None:
    act(window, "new_evidence")
    QTest.keyClicks(focused(), "The Shakhty trial")
    QTest.keyClick(focused(), Key.Key_Escape)
    empty_outline(window)
    QTest.keyClicks(focused(), "Why?")
    QTest.keyClick(focused(), Key.Key_Escape)
    assert ("The Shakhty trial",) in window.book.rows("SELECT title FROM card")
    assert ("Why?",) in window.book.rows("SELECT title FROM outline")


def test_filters_that_a_new_card_put_aside_come_back_with_escape_or_undo(
    window: Window, essay: dict[str, int], qtbot: QtBot
) -> None:
    filters, field = window.library.filters, window.library.field
    field.setText("delegates")
    filters._set(kind=Kind.EVIDENCE, unused=True)
    window.selection.show_years(1930, 1940)
    qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])
    was, sort = filters.filter, Sort.TITLE
    for way in ("escape", "undo"):
        act(window, "new_claim")
        qtbot.waitUntil(lambda: window.library.view.selected_ids() == [window.selection.card_id])
        assert not filters.filter.narrows
        filters.sort_by(sort)
        if way == "escape":
            QTest.keyClick(focused(), Key.Key_Escape)
        else:
            act(window, "undo")
        assert filters.filter == was._replace(sort=sort), way
        assert (field.text(), window.selection.years) == ("delegates", (1930, 1940))
        qtbot.waitUntil(lambda: window.library.model.ids == [essay["delegates"]])
    act(window, "new_claim")
    act(window, "undo")  # before it was looked for
    with qtbot.waitSignal(window.library.shown):
        pass
    assert filters.filter == was._replace(sort=sort)
    act(window, "new_claim")
    qtbot.waitUntil(lambda: not filters.filter.narrows)
    filters._set(kind=Kind.HISTORIAN)  # set since: it stays
    act(window, "undo")
    assert (filters.filter.kind, filters.filter.text) == (Kind.HISTORIAN, "")


def test_filters_that_do_not_hide_a_new_card_stay(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    filters = window.library.filters
    filters._set(kind=Kind.CLAIM, unused=True)
    for name in ("new_claim", "duplicate_card"):
        act(window, name)
        qtbot.waitUntil(lambda: window.library.view.selected_ids() == [window.selection.card_id])
        assert (filters.filter.kind, filters.filter.unused) == (Kind.CLAIM, True)


def test_a_new_card_that_was_turned_from_is_not_taken_back_by_a_later_escape(
    window: Window, essay: dict[str, int]
) -> None:
    act(window, "new_claim")
    made = window.selection.card_id
    window.desk.selection.choose(essay["conquest"])
    window.card.focus_title()
    QTest.keyClick(focused(), Key.Key_Escape)
    assert window.book.rows("SELECT id FROM card WHERE id = ?", (made,))


def test_escape_in_another_title_does_not_take_back_what_was_made_before(window: Window, essay: dict[str, int]) -> None:
    window.outline.view.choose(Item("section", essay["first"]))
    window.outline.view.setFocus()
    act(window, "add_section")
    QTest.keyClicks(focused(), "Kept")
    QTest.keyClick(focused(), Key.Key_Return)
    window.outline.view.choose(Item("section", essay["intro"]))
    act(window, "rename")
    QTest.keyClick(focused(), Key.Key_Escape)
    assert ("Kept",) in window.book.rows("SELECT title FROM section")


def test_escape_in_another_question_does_not_take_back_a_new_outline(window: Window, essay: dict[str, int]) -> None:
    empty_outline(window)
    window.selection.show_outline(essay["outline"])
    act(window, "rename_outline")
    QTest.keyClick(focused(), Key.Key_Escape)
    assert len(outlines.outlines(window.book)) == 2


def test_a_tag_that_is_half_typed_goes_with_escape(window: Window, essay: dict[str, int], qtbot: QtBot) -> None:
    window.commands.cards.show_card(essay["conquest"])
    line = window.card.card.tags.line
    line.setFocus()
    QTest.keyClicks(line, "ter")
    QTest.keyClick(line, Key.Key_Escape)
    assert line.text() == ""
    window.outline.view.setFocus()
    assert window.book.rows("SELECT name FROM tag") == []


def test_renaming_an_outline_selects_its_question(window: Window, essay: dict[str, int]) -> None:
    act(window, "rename_outline")
    QTest.keyClicks(focused(), "Why?")
    window.book.settle()
    assert outlines.outlines(window.book)[0].title == "Why?"


@pytest.mark.parametrize("where", ["outline", "panel", "section"])
def test_a_note_goes_on_where_it_ended(window: Window, essay: dict[str, int], where: str) -> None:
    placed = Item("placement", essay["placed_cheka"])
    item = Item("section", essay["first"]) if where == "section" else placed

    outlining.append_note(window.book, item, "What came before.")
    window.outline.view.choose(item)
    window.show_tab("card")
    if where == "outline":
        window.outline.view.setFocus()
        act(window, "write_note")
    else:
        window.card.focus_note()
    QTest.keyClicks(focused(), " And after.")
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "What came before. And after."


def test_an_emptied_question_says_that_the_old_one_stays(window: Window, book: Notebook) -> None:
    question, header = window.outline.header.question, window.outline.header
    header.rename()
    QTest.keyClick(question, Key.Key_Delete)
    window.book.settle()
    assert header.blank.isVisible()
    assert "Until you type one, it stays “To what extent" in header.blank.text()
    assert window.top.chooser.accessibleName().startswith("Outline: To what extent")
    QTest.keyClick(question, Key.Key_Escape)
    assert question.toPlainText().startswith("To what extent")
    assert not header.blank.isVisible()
