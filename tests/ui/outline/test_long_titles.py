"""Titles of the outline wrap, and lines have a measure."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards, outlining
from essayplanner.ui.frame.window import Window
from essayplanner.ui.outline import heights
from essayplanner.ui.outline.measures import WIDEST, font_of
from tests.ui.outline.rows import Essay, check_places, node_of

LONG = "The tools of the Terror were forged under Lenin, and what Stalin added to them was above all their scale " * 2
#: Of one that has letters as wide as none in Latin, of one word, and of one that runs from the right.
TITLES = (
    LONG,
    "恐怖的工具在列宁时期已经铸就" * 12,
    "Kriegswirtschaftsverordnung" * 9,
    "כלי הטרור נוצרו עוד בימי לנין " * 9,
)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_wraps_instead_of_ending_in_dots(window: Window, essay: Essay, title: str) -> None:
    view, measures = window.outline.view, window.outline.view.delegate.measures
    node = node_of(window, "placement", essay["placed_tools"])
    index = view.rows.index_of(node)
    before = view.visualRect(index).height()
    cards.edit_card(window.book, essay["tools"], title=title)
    spans = measures.spans(node)
    laid = measures.title(node, font_of(node), spans.title)
    assert laid.lineCount() > 1
    assert "…" not in laid.text()
    assert all(laid.lineAt(each).naturalTextWidth() <= spans.title for each in range(laid.lineCount()))
    assert view.visualRect(index).height() >= before + (laid.lineCount() - 1) * measures.metrics["claim"].height()
    assert spans.title < spans.line  # the words at its end have their room
    check_places(view)


def test_a_row_grows_as_the_window_gets_narrow(window: Window, essay: Essay) -> None:
    outlining.edit_section(window.book, essay["first"], title=LONG)
    view = window.outline.view
    index = view.rows.index_of(node_of(window, "section", essay["first"]))
    wide = view.visualRect(index).height()
    window.resize(900, 700)
    assert view.visualRect(index).height() > wide
    check_places(view)


def test_long_titles_of_a_large_outline_are_measured_when_they_are_seen(
    window: Window, long_essay: Essay, monkeypatch: pytest.MonkeyPatch
) -> None:
    for node in [node for node in window.outline.model.shown if node.title.startswith("Claim ")]:
        cards.edit_card(window.book, node.card_id, title=f"{node.title}: {LONG}")
    monkeypatch.setattr(heights, "MEASURED_AT_ONCE", 3)
    view, model = window.outline.view, window.outline.model
    model.show(model.outline_id)
    assert len(view._heights._guessed) > 20
    for row in range(len(model.shown)):
        view.scrollTo(model.index(row))
        assert view.visualRect(model.index(row)).height() == view.delegate.measures.height(model.shown[row])
    check_places(view)


def test_the_field_for_a_title_covers_all_of_its_lines(window: Window, essay: Essay) -> None:
    cards.edit_card(window.book, essay["tools"], title=LONG)
    view, node = window.outline.view, node_of(window, "placement", essay["placed_tools"])
    view.choose(node.item)
    view.rename()
    field = next(each for each in view.findChildren(QPlainTextEdit) if each.isVisible())
    assert field.height() >= view.delegate.measures.head(node)


def test_a_title_grows_while_it_is_typed_and_what_stands_below_moves_on(window: Window, essay: Essay) -> None:
    view, node = window.outline.view, node_of(window, "placement", essay["placed_tools"])
    below = view.rows.index_of(node_of(window, "placement", essay["placed_cheka"]))
    view.choose(node.item)
    view.rename()
    field = next(each for each in view.findChildren(QPlainTextEdit) if each.isVisible())
    before = view.visualRect(below).top()
    QTest.keyClicks(field, LONG[:180])
    line = field.fontMetrics().lineSpacing()
    assert view.visualRect(below).top() >= before + line
    assert field.geometry().bottom() < view.visualRect(below).top() + 4
    assert field.viewport().rect().contains(field.cursorRect())
    assert field.verticalScrollBar().maximum() == 0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert view.visualRect(below).top() == before
    check_places(view)


def test_tab_in_a_title_goes_on_to_that_of_the_next_row(window: Window, essay: Essay) -> None:
    """What was typed after Tab became the title of the row before."""
    view, nodes = window.outline.view, window.outline.model.shown

    def type_and(title: str, key: Qt.Key) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        assert field.toPlainText() == view.current_node().title
        QTest.keyClicks(field, title)
        QTest.keyClick(field, key)

    view.choose(nodes[0].item)
    view.rename()
    typed = ["First title", "Second title", "Third title"]
    for title in typed:
        type_and(title, Qt.Key.Key_Tab)
    assert [node.title for node in nodes[:3]] == typed
    type_and("Fourth", Qt.Key.Key_Backtab)
    type_and("Third once more", Qt.Key.Key_Return)
    assert [node.title for node in nodes[:4]] == [*typed[:2], "Third once more", "Fourth"]
    view.choose(nodes[-1].item)
    view.rename()
    type_and("Last", Qt.Key.Key_Tab)
    assert (nodes[-1].title, view.is_editing(), view.hasFocus()) == ("Last", False, True)


def test_lines_have_a_measure_on_a_wide_screen(window: Window, essay: Essay, qtbot: QtBot) -> None:
    outlining.edit_section(window.book, essay["first"], title=LONG, note=LONG * 3)
    window.resize(2560, 1300)
    qtbot.waitUntil(lambda: window.outline.view.width() <= WIDEST)
    measures, node = window.outline.view.delegate.measures, node_of(window, "section", essay["first"])
    letter = measures.metrics["note"].averageCharWidth()
    note = measures.note(node)
    widest = max(note.lineAt(each).naturalTextWidth() for each in range(note.lineCount()))
    assert widest <= 100 * letter
    assert measures.spans(node).title <= 100 * letter
    assert window.outline.header.thesis.width() <= 100 * letter
    column = window.outline.view
    left = column.mapTo(window.outline, column.rect().topLeft()).x()
    assert abs(left - (window.outline.width() - left - column.width())) < 20  # in the middle
    window.show_tab("card")
    window.sides.splitter.setSizes([300, 900, 1300])
    assert window.card.body.width() <= 100 * letter
