"""The view of a text: scrolled, zoomed, selected in."""

from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.documents import Spot
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_readable import PAGE_END, PAGE_WIDTH, At, Readable
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.pages_words import pieces_of
from essayplanner.ui.read.selecting_range import MOST_PAGES, Range
from essayplanner.ui.read.view import PagesView
from essayplanner.ui.read.view_zooming import Fit
from tests.ui.read.lessons import LESSON, begin_of, box_of, end_of, selected, spot_of, sweep

Key = Qt.Key
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LESSON_WORDS = " ".join(piece.text for piece in pieces_of(LESSON))
CARDS = "854,300 Party cards had been withdrawn"


def long_text(paragraphs: int = 400) -> Writing:
    return Writing(
        "Long", "long", tuple(Block(What.PARAGRAPH, f"{n} " + "many words " * 60) for n in range(paragraphs))
    )


def test_a_passage_swept_over_is_selected_with_its_spot(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.selection_changed):
        sweep(view, begin_of(view, CARDS), end_of(view, CARDS))
    assert view.selection is not None
    assert view.selection == (CARDS, spot_of(view, CARDS), (1,))
    QTest.keyClick(view, Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == CARDS
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selection is None


def test_a_sweep_takes_whole_words_and_keys_take_letters(view: PagesView) -> None:
    first, last = begin_of(view, "300 Party"), end_of(view, "300 Party ca")
    for begin, end in ((first, last), (last, first)):
        sweep(view, begin, end)
        assert selected(view) == "854,300 Party cards"
    QTest.keyClick(view, Key.Key_Right, Shift)
    assert selected(view) == "54,300 Party cards"
    sweep(view, end_of(view, "withdrawn"), end_of(view, "and many"))
    assert selected(view) == "and many"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=begin_of(view, "Party"))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Shift, end_of(view, "Party ca"))
    assert selected(view) == "Party cards"
    # The word of two clicks stays whole, whichever way it goes on
    port, left, none = view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = begin_of(view, "many") + QPoint(8, 0)
    QTest.mouseClick(port, left, none, point)
    QTest.mousePress(port, left, none, point)
    for words, meant in (("grievance", "many had a grievance"), ("withdrawn", "withdrawn, and many")):
        QTest.mouseMove(port, begin_of(view, words) + QPoint(8, 0))
        assert selected(view) == meant
    QTest.mouseRelease(port, left, none, point)
    # A hand that clicks and strays by a pixel selects nothing
    sweep(view, begin_of(view, "rty"), begin_of(view, "rty") + QPoint(2, 0))
    assert selected(view) == ""


def test_two_clicks_take_the_word_three_the_paragraph_and_shift_goes_on(view: PagesView) -> None:
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    point = begin_of(view, "Leningrad") + QPoint(8, 0)
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, point)
    QTest.mouseDClick(port, left, Qt.KeyboardModifier.NoModifier, point)
    assert selected(view) == "Leningrad"
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, point)
    assert selected(view) == "Kirov was shot in Leningrad."
    view.clear_selection()
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, begin_of(view, "deep and wide"))
    QTest.mouseClick(port, left, Shift, end_of(view, "deep and"))
    assert selected(view) == "deep and"


def test_keys_move_a_caret_and_select_from_it(view: PagesView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=begin_of(view, "no fewer"))
    for key, keys, words in (
        (Key.Key_Right, Shift, "n"),
        (Key.Key_Right, Shift | Ctrl, "no"),
        (Key.Key_Right, Shift | Ctrl, "no fewer"),
        (Key.Key_Left, Shift | Ctrl, "no"),
        (Key.Key_Home, Shift, "In 1933"),
    ):
        QTest.keyClick(view, key, keys)
        assert selected(view) == words
    QTest.keyClick(view, Key.Key_Right)
    assert view.selection is None
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_End, Shift)
    second = selected(view)
    QTest.keyClick(view, Key.Key_Home, Ctrl)
    QTest.keyClick(view, Key.Key_End, Shift)
    assert selected(view) == "Kirov and after"
    QTest.keyClick(view, Key.Key_Down, Shift)
    assert selected(view).startswith("Kirov and after\nIn 1933")
    assert second
    assert second in LESSON_WORDS


class WordedPages:
    """A hundred pages, each with the same words between white space; every tenth is blank."""

    sizes = ((612.0, 792.0),) * 100

    def text(self, page: int) -> str:
        return " some words \n" if page % 10 else " "

    def quoted(self, text: str) -> str:
        return " ".join(text.split())

    def spot_of(self, first: At, length: int) -> Spot:
        return Spot(first.page, first.place, first.place + length)


def test_a_selection_is_on_so_many_pages_at_most_and_on_those_whose_words_it_has() -> None:
    pages = WordedPages()
    chosen = Range(cast(Readable, pages))
    for begin, end, found in ((5, 7, (5, 6)), (5, 90, (5, 4 + MOST_PAGES)), (90, 5, (91 - MOST_PAGES, 89))):
        chosen.choose(At(begin, 0), At(begin, 0))
        chosen.go(At(end, 0), keep=True)
        assert chosen.selection()
        assert (chosen.pages[0], chosen.pages[-1]) == found
    for first, last, on, words in (
        (At(5, 11), At(6, 5), (6,), "some"),
        (At(5, 6), At(6, 1), (5,), "words"),
        (At(9, 6), At(11, 5), (9, 10, 11), "words some"),
        (At(9, 6), At(10, 1), (9,), "words"),
    ):
        chosen.choose(first, last)
        selection = chosen.selection()
        assert selection
        assert (selection.quoted, selection.pages) == (words, on)
        assert selection.spot.page == on[0]
        joined = PAGE_END.join(map(pages.text, on))
        assert pages.quoted(joined[selection.spot.first : selection.spot.last]) == words


def test_letters_that_qt_counts_as_two(empty_view: PagesView) -> None:
    words = "Signs 𝔄𝔅 😀 and words"
    text = Writing("", "", (Block(What.PARAGRAPH, words),))
    empty_view.show_readable(TextReadable(text, "signs", empty_view))
    for passage in ("𝔄𝔅", "😀 and", "words"):
        sweep(empty_view, begin_of(empty_view, passage), end_of(empty_view, passage))
        assert selected(empty_view) == passage


def test_what_is_dragged_out_of_a_selection(view: PagesView) -> None:
    asked = []

    def drag_of(selection: object) -> QMimeData | None:
        asked.append(selection)
        return None

    sweep(view, begin_of(view, CARDS), end_of(view, CARDS))
    view.drag_of = drag_of
    inside = begin_of(view, CARDS) + QPoint(20, 0)
    sweep(view, inside, inside + QPoint(60, 60))
    assert [each and each.quoted for each in asked] == [CARDS]  # type: ignore[attr-defined]
    assert selected(view) == CARDS
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    QTest.qWait(QApplication.doubleClickInterval())
    assert selected(view) == ""


def test_a_sweep_over_the_edge_scrolls(empty_view: PagesView, qtbot: QtBot) -> None:
    empty_view.show_readable(TextReadable(long_text(), "long", empty_view))
    port, bar = empty_view.viewport(), empty_view.verticalScrollBar()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(port, QPoint(300, port.height() + 50))
    qtbot.waitUntil(lambda: bar.value() > 600)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(300, port.height() + 50))
    assert selected(empty_view).count("many") > 150


def test_what_is_in_sight_stays_while_the_rest_is_set(empty_view: PagesView, qtbot: QtBot) -> None:
    empty_view.show_readable(readable := TextReadable(long_text(), "long", empty_view))
    bar = empty_view.verticalScrollBar()
    thought = readable.sizes[0][1]
    empty_view.go_to(spot_of(empty_view, "399 many"), flash=False)
    y = box_of(empty_view, "399 many").y()
    qtbot.waitUntil(lambda: readable.is_set)
    assert readable.sizes[0][1] != thought
    assert abs(box_of(empty_view, "399 many").y() - y) <= 2
    assert bar.value() > 0


def test_zoom_by_keys_wheel_and_fit(view: PagesView, qtbot: QtBot) -> None:
    wide = view.box_of(1).width()
    for key, zoom in ((Key.Key_Plus, 110), (Key.Key_Minus, 100), (Key.Key_Minus, 90), (Key.Key_0, 100)):
        QTest.keyClick(view, key, Ctrl)
        assert view.zoom == zoom
    at = QPointF(begin_of(view, CARDS))
    with qtbot.waitSignal(view.zoomed):
        notch = QWheelEvent(
            *(at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Ctrl),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(view.viewport(), notch)
    assert view.zoom == 110
    view.set_fit(Fit.WIDTH)
    assert view.width() - 90 < view.box_of(1).width() < view.width()
    view.resize(900, 600)
    assert 800 < view.box_of(1).width() < 900
    view.keep_room(300)
    assert 510 < view.box_of(1).width() < 600
    view.set_zoom(1_000)
    assert (view.zoom, view.fit) == (400, Fit.NONE)
    view.set_zoom(100)
    assert view.box_of(1).width() == wide


def test_pages_are_as_large_as_text_is(view: PagesView, theme: Theme) -> None:
    wide = view.box_of(1).width()
    theme.choose(scale=200)
    assert view.box_of(1).width() == 2 * wide


@pytest.mark.parametrize("keys", [(Key.Key_Space, Qt.KeyboardModifier.NoModifier), (Key.Key_PageDown, Ctrl)])
def test_a_screenful_further(empty_view: PagesView, keys: tuple[Qt.Key, Qt.KeyboardModifier], qtbot: QtBot) -> None:
    empty_view.show_readable(TextReadable(long_text(20), "long", empty_view))
    QTest.keyClick(empty_view, *keys)
    assert empty_view.verticalScrollBar().value() > 400
    with qtbot.waitSignal(empty_view.scrolled):
        QTest.keyClick(empty_view, Key.Key_Space, Shift)
    assert empty_view.verticalScrollBar().value() == 0


def test_nothing_is_shown_of_no_document(empty_view: PagesView) -> None:
    assert (empty_view.page, empty_view.page_count, empty_view.selection) == (0, 0, None)
    QTest.keyClick(empty_view, Key.Key_Down)
    QTest.mouseClick(empty_view.viewport(), Qt.MouseButton.LeftButton)
    empty_view.go_to(Spot(3, 0, 4))
    assert empty_view.rects_of(Spot(1, 0, 4)) == []
    empty_view.show_readable(TextReadable(Writing("", ""), "empty", empty_view))
    QTest.keyClick(empty_view, Key.Key_Down)
    QTest.mouseClick(empty_view.viewport(), Qt.MouseButton.LeftButton)
    assert (empty_view.page, empty_view.selection) == (1, None)


def test_a_paragraph_that_is_written_from_the_right_stands_there(empty_view: PagesView) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    writing = Writing("Notes", "notes", (Block(What.PARAGRAPH, hebrew), Block(What.PARAGRAPH, f"Kirov, {hebrew}")))
    readable = TextReadable(writing, "notes.md", empty_view)
    (there,), (left,) = readable.rects(1, 0, 4), readable.rects(1, 5, 10)
    assert abs(PAGE_WIDTH - there.right() - left.left()) < 1
    assert 0 < there.width() < 100
    assert readable.place_at(1, there.center()) in range(1, 4)
