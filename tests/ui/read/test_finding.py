"""Words found in a document, and its headings."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.language import join_facts
from essayplanner.pdf.file import PdfFile
from essayplanner.ui.read.find_bar import DocumentFindBar
from essayplanner.ui.read.pages_pdf import PdfReadable
from essayplanner.ui.read.pages_readable import At
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.view import PagesView
from essayplanner.ui.read.view_headings import HeadingsPopup
from tests.pdf.made import Pdf, column
from tests.ui.read.lessons import selected
from tests.ui.read.test_pdf import open_pdf, paged

__all__ = ["open_pdf", "paged"]

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(view: PagesView, qtbot: QtBot) -> DocumentFindBar:
    """The bar of the view of the lesson, shown."""
    bar = DocumentFindBar(view)
    qtbot.addWidget(bar)
    bar.begin()
    return bar


def settle(bar: DocumentFindBar, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not bar.is_searching)
    return bar.count.text()


def test_matches_are_counted_walked_and_selected_at_the_end(bar: DocumentFindBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.field, "LIFE")
    assert settle(bar, qtbot) == "1 of 2"
    first = bar.current
    for key, keys, count in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, "2 of 2"),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, "1 of 2"),
        (Key.Key_Return, Shift, "2 of 2"),
    ):
        QTest.keyClick(bar.field, key, keys)
        assert bar.count.text() == count
    assert bar.current != first
    QTest.keyClick(bar.field, Key.Key_Escape)
    assert bar.isHidden()
    assert selected(bar.view) == "Life"
    assert bar.view.selection is not None
    assert bar.current is None


def test_the_keys_of_the_window_find_in_the_document(bar: DocumentFindBar, qtbot: QtBot) -> None:
    bar.leave()
    QTest.keyClick(bar.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    bar.field.setText("life")
    assert settle(bar, qtbot) == "1 of 2"
    for at, keys, count in ((bar.view, Qt.KeyboardModifier.NoModifier, "2 of 2"), (bar.field, Shift, "1 of 2")):
        QTest.keyClick(at, Key.Key_F3, keys)
        assert bar.count.text() == count


def test_accents_and_marks_need_not_be_typed(view: PagesView, qtbot: QtBot) -> None:
    words = "Ünder the “Great” Terror, straße"
    view.show_readable(TextReadable(Writing("", "", (Block(What.PARAGRAPH, words),)), "text", view))
    bar = DocumentFindBar(view)
    qtbot.addWidget(bar)
    bar.begin()
    for typed, found in (("under", "Ünder"), ('"great" terror', "“Great” Terror"), ("strasse", "straße")):
        bar.field.setText(typed)
        assert settle(bar, qtbot) == "1 of 1", typed
        assert bar.current is not None
        assert words[bar.current.first : bar.current.last] == found


def test_nothing_found_is_said_and_nothing_typed_finds_nothing(bar: DocumentFindBar, qtbot: QtBot) -> None:
    bar.field.setText("Trotsky")
    assert settle(bar, qtbot) == "No matches"
    assert not bar.after.isEnabled()
    bar.field.clear()
    assert settle(bar, qtbot) == ""


def test_another_document_is_searched_too_without_a_hand_on_it(bar: DocumentFindBar, qtbot: QtBot) -> None:
    bar.field.setText("life")
    assert settle(bar, qtbot) == "1 of 2"
    bar.after.setFocus()
    blocks = [Block(What.PARAGRAPH, f"{number}: life is long") for number in range(90)]
    bar.view.show_readable(None)
    assert bar.count.text() == ""
    bar.view.show_readable(TextReadable(Writing("", "", tuple(blocks)), "text", bar.view))
    bar.view.go_to_place(At(1, blocks[0].text.index("life") + 60 * len(blocks[-1].text)))
    assert settle(bar, qtbot) == "90 matches"
    assert bar.focusWidget() is not bar.field
    at = bar.view.place_at_top()
    assert at is not None
    assert at.place > 50 * len(blocks[-1].text)
    QTest.keyClick(bar.view, Key.Key_F3)  # goes on from where reading is
    assert int(bar.count.text().split()[0]) > 40


def test_a_pdf_is_searched_from_the_page_that_is_read_round_the_end(paged: PagesView, qtbot: QtBot) -> None:
    paged.go_to_page(4)
    bar = DocumentFindBar(paged)
    qtbot.addWidget(bar)
    bar.begin()
    bar.field.setText("leningrad on")
    assert settle(bar, qtbot) == "4 of 6"
    bar.go(-1)
    assert bar.count.text() == "3 of 6"
    qtbot.waitUntil(lambda: bool(paged.readable and paged.readable.text(3)))
    assert paged.page in (2, 3)


def open_headings(view: PagesView, qtbot: QtBot) -> HeadingsPopup:
    popup = HeadingsPopup(view)
    qtbot.addWidget(popup)
    popup.open_below(view)
    qtbot.waitUntil(popup.isVisible)
    return popup


def test_pages_that_cannot_be_read_are_named_beside_what_was_found(
    empty_view: PagesView, tmp_path: Path, qtbot: QtBot
) -> None:
    pdf = Pdf([column("one")])
    pdf.add_page(b"", more="/Type /Nothing")
    readable = PdfReadable(PdfFile(pdf.write(tmp_path / "half.pdf")), "half.pdf", empty_view)
    empty_view.show_readable(readable)
    bar = DocumentFindBar(empty_view)
    qtbot.addWidget(bar)
    bar.begin()
    for words, count in (("one", "1 of 1"), ("two", "No matches")):
        bar.field.setText(words)
        assert settle(bar, qtbot) == join_facts((count, "1 page cannot be read: 2"))
    empty_view.show_readable(None)
    readable.close()


def test_headings_of_a_text_are_gone_to_by_key(view: PagesView, qtbot: QtBot) -> None:
    view.resize(760, 160)
    popup = open_headings(view, qtbot)
    qtbot.waitUntil(lambda: popup.model.rowCount() == 2)
    QTest.keyClick(popup.rows, Key.Key_Down)
    QTest.keyClick(popup.rows, Key.Key_Return)
    assert popup.isHidden()
    assert view.verticalScrollBar().value() > 0
    at = view.place_at_top()
    assert at is not None
    assert view.readable is not None
    assert (view.readable.text(1) or "")[at.place :].startswith("The first of December")


def test_headings_of_a_pdf(paged: PagesView, qtbot: QtBot) -> None:
    popup = open_headings(paged, qtbot)
    qtbot.waitUntil(lambda: popup.model.rowCount() == 2)
    QTest.keyClick(popup.rows, Key.Key_End)
    QTest.keyClick(popup.rows, Key.Key_Return)
    assert paged.page == 5


def test_a_document_without_headings_says_so(empty_view: PagesView, qtbot: QtBot) -> None:
    empty_view.show_readable(TextReadable(Writing("", "", (Block(What.PARAGRAPH, "One."),)), "text", empty_view))
    popup = open_headings(empty_view, qtbot)
    qtbot.waitUntil(lambda: popup.said.text() == "This document has no headings.")
    QTest.keyClick(popup, Key.Key_Escape)
    assert popup.isHidden()
