"""Text at 200 % in the smallest room, 1024x768 less a title bar and a taskbar: nothing is wider, and nothing cut."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QScrollBar,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from essayplanner.domain.errors import Offer, Trouble
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Item
from essayplanner.notebook.renaming import rename_notebook
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.fields import StandingBar
from essayplanner.ui.outline.measures import font_of
from tests.ui.cut import ROOM, Cut
from tests.ui.waiting import until

Essay = dict[str, int]


@pytest.fixture
def cut() -> Iterator[Cut]:
    """What it finds fails the test."""
    cut = Cut()
    yield cut
    assert sorted(cut.faults) == []


@pytest.fixture
def small(window: Window, essay: Essay, qtbot: QtBot) -> Window:
    """The window in that room, with a long question and a source."""
    outlines.edit_outline(window.book, essay["outline"], thesis="The machinery was inherited, the scale was not. " * 3)
    csl = {"type": "book", "title": "A History of Twentieth-Century Russia", "author": [{"family": "Service"}]}
    sources.add_source(window.book, "service1997", csl)
    window.theme.choose(scale=200)
    window.resize(*ROOM)
    qtbot.waitUntil(lambda: window.width() <= ROOM[0] and window.sides.folds() == {LIBRARY, RIGHT})
    return window


def test_the_window_is_not_wider_than_the_room_and_its_panels_fold(small: Window, cut: Cut) -> None:
    assert (small.width(), small.height()) == ROOM
    cut.look("folded", small)
    for keys, name, other in ((Qt.KeyboardModifier.NoModifier, LIBRARY, RIGHT), (SHIFT, RIGHT, LIBRARY)):
        QTest.keyClick(small.outline.view, Qt.Key.Key_F9, keys)
        assert small.sides.folds() == {other}, name
        assert small.width() == ROOM[0]
        cut.look(name, small)
    for tab in ("preview", "history"):
        small.show_tab(tab)
        cut.look(tab, small)


def test_the_title_of_the_notebook_is_whole_in_two_lines(small: Window) -> None:
    title = "Stalin and the politics of the USSR, 1924–53"
    rename_notebook(small.book, title)
    until(lambda: " ".join(small.top.topic.lines()) == title)
    assert len(small.top.topic.lines()) == 2
    until(lambda: small.top.topic.height() >= 2 * small.top.topic.fontMetrics().lineSpacing())


def test_panels_that_folded_by_themselves_come_back_and_are_not_remembered(small: Window, qtbot: QtBot) -> None:
    assert small.settings.folds.get("outline", []) == []
    small.theme.choose(scale=100)
    small.resize(1366, 768)
    qtbot.waitUntil(lambda: small.sides.folds() == set())


def test_cards_filters_and_finding_are_whole(small: Window, essay: Essay, cut: Cut, qtbot: QtBot) -> None:
    small.sides.unfold(LIBRARY)
    small.library.filters._set(unused=True)
    with qtbot.waitSignal(small.library.shown):
        small.library.field.setText("terror")
    cut.look("library", small)
    small.commands.edit.find_in_outline()
    small.outline.find_bar.field.setText("the")
    cut.look("find", small)
    for card in (essay["tools"], essay["cheka"], essay["conquest"]):
        small.selection.choose(card)
        small.show_tab("card")
        cut.look("card", small)


SHIFT = Qt.KeyboardModifier.ShiftModifier
#: What opens a dialog, or a box.
OPENING = (
    "sources",
    "missing",
    "export",
    "shortcuts",
    "guide",
    "restore_backup",
    "preferences",
    "about",
    "word_target",
)


def look_at_dialogs(window: Window, cut: Cut) -> None:
    """Open each dialog, as large as the room lets it be, and look at it."""
    wide, high = cut.room
    for name in OPENING:
        window.commands.actions.by_name[name].trigger()
        others = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        assert others, name
        for each in others:
            if not isinstance(each, QMessageBox):
                each.resize(min(each.width(), wide), min(each.height(), high))
            cut.look(name, each)
            assert each.width() <= wide, name
            assert each.height() <= high, name
            each.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_no_dialog_is_cut(small: Window, cut: Cut) -> None:
    look_at_dialogs(small, cut)


def test_a_screen_at_twice_the_size_has_all_of_it(window: Window, essay: Essay, cut: Cut, qtbot: QtBot) -> None:
    """1366x768 at a scale of 2, with a sentence below the panes: words of rails, panels, buttons, dialogs are whole."""
    cut.room = (683 - 40, 384 - 40)
    said = "This notebook cannot be changed here, so it is open for reading only"
    window.show_banner(Trouble(said, mend="save a copy and work on that", offer=Offer.SAVE_A_COPY))
    window.resize(*cut.room)
    qtbot.waitUntil(lambda: window.width() <= cut.room[0] and window.sides.folds() == {LIBRARY, RIGHT})
    assert (window.width(), window.height()) == cut.room
    cut.look("folded", window)
    for panel in (LIBRARY, RIGHT):
        window.sides.unfold(panel)
        cut.look(panel, window)
    look_at_dialogs(window, cut)


def no_menu_is_wider_than_the_room(small: Window, _essay: Essay) -> None:
    for menu in small.menus.values():
        menu.popup(small.mapToGlobal(small.rect().topLeft()))
        assert menu.width() <= ROOM[0], menu.title()
        menu.close()
    asked: list[Callable[[], object]] = [small.library._offer_new, small.library.filters.choose_sort]
    for ask in asked:
        ask()
        menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
        assert len(menu.actions()) >= 3
        assert menu.width() <= ROOM[0]
        menu.close()


def the_question_is_whole(small: Window, _essay: Essay) -> None:
    assert small.outline.header.question.verticalScrollBar().maximum() == 0
    assert small.outline.header.thesis.verticalScrollBar().maximum() == 0


def wheel(over: QWidget, notches: int) -> None:
    """Turn the wheel over the middle of a widget, down by so many notches."""
    at = QPointF(over.rect().center())
    buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, -120)
    for _notch in range(notches):
        event = QWheelEvent(at, over.mapToGlobal(at), QPoint(), turned, buttons, keys, phase, False)
        QApplication.sendEvent(over, event)


def bars(within: QWidget) -> list[QScrollBar]:
    """The bars that are seen and that something can be scrolled with."""
    every = [bar for bar in within.findChildren(QScrollBar) if bar.isVisible() and bar.maximum()]
    return [bar for bar in every if not (isinstance(bar, StandingBar) and bar.rests)]


def header_and_rows_scroll_as_one(small: Window, essay: Essay) -> None:
    header, view = small.outline.header, small.outline.view
    assert len(bars(small.outline)) == 1
    (bar,) = bars(small.outline)
    assert header.question.visibleRegion().boundingRect().top() == 0
    wheel(view.viewport(), 60)
    assert bar.value() == bar.maximum()
    assert header.visibleRegion().isEmpty()
    last = view.visualRect(view.rows.index(len(view.rows.shown) - 1))
    assert view.viewport().visibleRegion().boundingRect().bottom() >= last.bottom()
    wheel(view.viewport(), -1)
    header.question.setFocus()
    header.question.moveCursor(QTextCursor.MoveOperation.Start)
    assert not header.question.visibleRegion().isEmpty()
    assert view.verticalScrollBar().value() == 0
    view.setFocus()
    for item in (Item("section", essay["second"]), Item("section", essay["intro"])):
        view.choose(item)
        until(lambda: view.viewport().visibleRegion().contains(view.visualRect(view.currentIndex()).topLeft()))


def filters_and_cards_scroll_as_one(small: Window, _essay: Essay) -> None:
    until(lambda: len(bars(small.library)) == 1)
    wheel(small.library.view.viewport(), 60)
    assert small.library.filters.visibleRegion().isEmpty()
    small.library.focus_search()
    assert not small.library.field.visibleRegion().isEmpty()


def no_line_of_the_header_begins_with_a_dot(small: Window, _essay: Essay) -> None:
    header = small.outline.header
    until(lambda: header.counts[2].y() > header.counts[0].y())  # the line is broken
    for before, label in pairwise(header.counts):
        if label.y() > before.y():
            assert not label.text().startswith("·")
            assert before is header.counts[2] or before.text().endswith("·")


def what_is_said_comes_before_the_numbers(small: Window, _essay: Essay) -> None:
    status = small.status
    sentence = "Placed 1 card in “What Stalin inherited”."
    status.say(sentence)
    until(lambda: status.said.width() >= status.said.fontMetrics().horizontalAdvance(sentence))
    assert status.counts.isHidden()
    assert status.steps.text() == "History"
    assert status.steps.accessibleName().startswith("History: ")
    status.say("Saved.")
    until(lambda: status.counts.isVisible() and status.steps.text() == status.steps.accessibleName())


def a_title_is_not_broken_within_its_words(small: Window, essay: Essay) -> None:
    view = small.outline.view
    node = view.rows.nodes[Item("placement", essay["placed_cheka"])]
    cards.edit_card(small.book, essay["cheka"], title="Robert Conquest and Robert Service")
    until(lambda: node.title.startswith("Robert"))
    measures = view.delegate.measures
    layout = measures.title(node, font_of(node), measures.spans(node).title)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    shown = [layout.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert " ".join(shown).split() == node.title.split()


def tip_of(view: QAbstractItemView, row: int) -> str:
    """What is said where the pointer rests on a row."""
    at = view.visualRect(view.model().index(row, 0)).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def a_side_is_whole_and_what_is_cut_is_in_the_tip(small: Window, essay: Essay) -> None:
    title = "Robert Conquest, who wrote of the Terror " * 3
    cards.edit_card(small.book, essay["conquest"], title=title)
    delegate, view = small.library.view.delegate, small.library.view
    row = view.cards.ids.index(essay["conquest"])
    until(lambda: (card := view.cards.card(row)) and card.title == title.strip())
    card = view.cards.card(row)
    assert card
    canvas = QPixmap(view.viewport().width(), delegate.height)
    with QPainter(canvas) as painter:
        delegate.paint_card(painter, card._replace(title="Conquest", side="Continuity"), QRectF(canvas.rect()))
        assert delegate.cut == []
        side = "Continuity and break, both at once"
        delegate.paint_card(painter, card._replace(side=side), QRectF(canvas.rect()))
        assert delegate.cut == [side.upper(), card.title]
    view.scrollTo(view.model().index(row, 0))
    assert card.title in " ".join(tip_of(view, row).split())
    assert tip_of(view, view.cards.ids.index(essay["party"])).startswith("Double-click")


def words_of_a_section_are_whole_and_what_is_cut_is_in_the_tip(small: Window, essay: Essay) -> None:
    view = small.outline.view
    item = Item("section", essay["first"])
    outlining.edit_section(small.book, essay["first"], words=1250)
    node = view.rows.nodes[item]
    assert view.delegate.painter.cut_words(node) == ""
    view.fold(node, True)
    view.choose(item)
    row = view.rows.index_of(node).row()
    assert view.delegate.painter.cut_words(node).endswith("1,250 words")
    assert view.delegate.painter.cut_words(node) in tip_of(view, row)


def test_with_its_panels_folded_the_window_shows_all(small: Window, essay: Essay) -> None:
    the_question_is_whole(small, essay)
    what_is_said_comes_before_the_numbers(small, essay)
    header_and_rows_scroll_as_one(small, essay)


def test_with_its_library_the_window_shows_all(small: Window, essay: Essay) -> None:
    small.sides.unfold(LIBRARY)
    no_line_of_the_header_begins_with_a_dot(small, essay)
    a_side_is_whole_and_what_is_cut_is_in_the_tip(small, essay)
    words_of_a_section_are_whole_and_what_is_cut_is_in_the_tip(small, essay)
    a_title_is_not_broken_within_its_words(small, essay)
    filters_and_cards_scroll_as_one(small, essay)
    no_menu_is_wider_than_the_room(small, essay)
