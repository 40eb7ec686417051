"""The screen Read: passages become cards by key, popover and drag, and stand beside the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Spot
from essayplanner.notebook import cards, documents, reading, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.desk.mime import CLIP, dragged_clip
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.shelf import State
from tests.ui.conftest import Mouse
from tests.ui.read.hands import Key, Shown, add, chapter_file, lesson_file
from tests.ui.test_drag import tree
from tests.ui.waiting import until

Essay = dict[str, int]
Open = Callable[..., Window]


@pytest.fixture
def lesson(book: Notebook, essay: Essay, open_window: Open) -> Shown:
    """A text tied to a source."""
    source = sources.add_source(book, "smith", {"title": "Kirov and after", "author": [{"family": "Smith"}]})
    add(book, lesson_file(book.path.parent), source=source)
    return Shown(open_window(book))


@pytest.fixture
def chapter(book: Notebook, essay: Essay, open_window: Open) -> Shown:
    """A PDF of which nobody said what is printed on its pages."""
    source = sources.add_source(book, "service", {"title": "A History", "author": [{"family": "Service"}]})
    add(book, chapter_file(book.path.parent), pages=3, source=source)
    return Shown(open_window(book))


def test_keys_make_cards_of_what_is_selected(lesson: Shown, book: Notebook) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    (card,) = reading.read_cards(book, [lesson.window.selection.card_id])
    assert (card.kind, card.title, card.quotation) == (
        Kind.EVIDENCE,
        "Kirov was shot in Leningrad",
        "Kirov was shot in Leningrad.",
    )
    assert [(each.source.cite_key, each.locator) for each in card.citations] == [("smith", "§2")]
    assert lesson.titles() == ["Kirov was shot in Leningrad"]
    assert lesson.view.selection is None
    until(lambda: lesson.window.library.view.selected_ids() == [lesson.window.selection.card_id])
    lesson.select("854,300 Party cards had been withdrawn")
    lesson.press(Key.Key_C)
    lesson.select("The leaders knew, Robert Conquest writes, that resentment was deep.")
    lesson.press(Key.Key_H)
    assert [each.title for each in lesson.shelf.passages] == [
        "854,300 Party cards had been withdrawn",
        "Kirov was shot in Leningrad",
        "Robert Conquest",
    ]
    assert [tick.kind for tick in lesson.screen.reading.bar.ticks] == [Kind.CLAIM, Kind.EVIDENCE, Kind.HISTORIAN]
    lesson.book.undo()
    assert len(lesson.titles()) == 2
    lesson.press(Key.Key_C)
    assert lesson.window.status.said.text() == "Select some words first."
    assert len(lesson.titles()) == 2


def test_the_popover_makes_a_card_or_adds_to_one_that_says_it(lesson: Shown, book: Notebook) -> None:
    there = cards.add_card(book, Kind.EVIDENCE, "854,300 Party cards were withdrawn in 1933")
    popover = lesson.screen.selected.popover
    lesson.select("854,300 Party cards had been withdrawn")
    until(popover.isVisible)
    assert popover.add.text() == "854,300 Party cards were withdrawn in 1933"
    assert lesson.view.hasFocus()
    selection = lesson.view.selection
    assert selection
    lines = lesson.view.rects_of(selection.spot)[0].toRect()
    lines.translate(lesson.view.viewport().mapTo(lesson.screen.reading, QPoint()))
    assert not popover.geometry().adjusted(0, 8, 0, -8).intersects(lines)
    QTest.mouseClick(popover.add, Qt.MouseButton.LeftButton)
    assert popover.isHidden()
    (passage,) = lesson.shelf.passages
    assert passage.card_id == there == lesson.window.selection.card_id
    assert [each.locator for each in reading.read_cards(book, [there])[0].citations] == ["§1"]
    assert lesson.margin.entries[0].second.startswith("Page added to a card you had")
    lesson.select("Kirov was shot in Leningrad.")
    until(popover.isVisible)
    assert not popover.second.isVisible()
    lesson.press(Key.Key_Escape)
    assert popover.isHidden()
    lesson.select("Kirov was shot in Leningrad.")
    until(popover.isVisible)
    QTest.mouseClick(popover.kinds[Kind.CLAIM], Qt.MouseButton.LeftButton)
    assert lesson.shelf.passages[-1].kind is Kind.CLAIM


def test_the_printed_page_is_asked_once(chapter: Shown, book: Notebook) -> None:
    chapter.select("854,300 Party cards had been withdrawn.", 1)
    chapter.press(Key.Key_E)
    assert chapter.shelf.passages == []
    (asking,) = chapter.window.findChildren(Asking)
    until(asking.isVisible)
    asked = chapter.screen.deeds.asking
    assert asked
    assert (asked.field.text(), asked.two.isVisible()) == ("1", False)
    asked.field.setText("A-3")
    QTest.keyClick(asked.field, Key.Key_Return)
    assert asking.isVisible()
    asked.field.setText("xv")
    QTest.keyClick(asked.field, Key.Key_Return)
    (passage,) = chapter.shelf.passages
    assert documents.document(book, chapter.document.id).printed == "1=xv"
    assert [each.locator for each in reading.read_cards(book, [passage.card_id])[0].citations] == ["p. xv"]
    heading = chapter.screen.heading
    assert (heading.page.text(), heading.of.text(), heading.ask.isVisible()) == ("xv", "(1 of 3)", False)
    heading.page.setFocus()
    heading.page.setText("xvii")
    QTest.keyClick(heading.page, Key.Key_Return)
    until(lambda: chapter.view.page == 3)
    assert heading.page.text() == "xvii"
    assert chapter.view.hasFocus()
    chapter.select("Stalin gained from the death.", 3)
    chapter.press(Key.Key_C)
    assert [entry.page for entry in chapter.margin.entries] == ["p. xv", "p. xvii"]


def test_that_nothing_is_printed_is_an_answer_and_escape_makes_no_card(chapter: Shown, book: Notebook) -> None:
    chapter.select("854,300 Party cards had been withdrawn.", 1)
    chapter.press(Key.Key_E)
    asked = chapter.screen.deeds.asking
    assert asked
    QTest.keyClick(asked.field, Key.Key_Escape)
    assert chapter.shelf.passages == []
    assert chapter.view.selection
    chapter.press(Key.Key_E)
    asked = chapter.screen.deeds.asking
    assert asked
    QTest.mouseClick(asked.none, Qt.MouseButton.LeftButton)
    (passage,) = chapter.shelf.passages
    assert [each.locator for each in reading.read_cards(book, [passage.card_id])[0].citations] == [""]
    assert chapter.margin.entries[0].page == "page 1"


def test_passages_are_walked_pressed_and_followed(lesson: Shown, book: Notebook) -> None:
    for words in ("854,300 Party cards had been withdrawn", "Kirov was shot in Leningrad."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    first, second = (each.card_id for each in lesson.shelf.passages)
    lesson.window.selection.choose(0)
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == first
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == second
    lesson.press(Key.Key_N)
    assert lesson.window.selection.card_id == first
    lesson.press(Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert lesson.window.selection.card_id == second
    assert lesson.window.status.said.text() == "passage, evidence: Kirov was shot in Leningrad."
    lesson.view.pressed_on.emit(lesson.shelf.passages[0].id)
    assert lesson.window.selection.card_id == first
    assert [figure.card_id for figure in lesson.margin.chosen()] == [first]
    lesson.margin.setFocus()
    QTest.keyClick(lesson.margin, Key.Key_Down)
    assert lesson.window.selection.card_id == second
    QTest.keyClick(lesson.margin, Key.Key_Return)
    until(lambda: lesson.window.card.isVisible())
    until(lambda: lesson.window.card.title() == "Kirov was shot in Leningrad")


def test_cards_stand_at_the_height_of_their_passages_and_none_over_another(lesson: Shown) -> None:
    for words in ("Kirov was shot in Leningrad.", "A decree let the NKVD arrest, try and execute."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    boxes = [figure.box for figure in lesson.margin.figures.figures]
    assert boxes[0].bottom <= boxes[1].y
    anchor = lesson.view.anchor_of(lesson.shelf.passages[0].id)
    assert anchor is not None
    near = lesson.view.viewport().mapTo(lesson.screen.reading, anchor.toPoint()).y() - lesson.margin.y()
    assert boxes[0].y < near + 20
    assert len(lesson.screen.reading.leads.leads) == 2
    assert lesson.margin.figures.figures[0].spoken.startswith("passage, evidence")


def test_in_a_narrow_window_the_cards_are_counted_at_their_line(lesson: Shown) -> None:
    for words in ("Kirov was shot in Leningrad.", "A decree let the NKVD arrest, try and execute."):
        lesson.select(words)
        lesson.press(Key.Key_E)
    lesson.window.resize(900, 640)
    until(lambda: lesson.margin.is_narrow and len(lesson.margin.figures.figures) == 1)
    (figure,) = lesson.margin.figures.figures
    assert figure.text == "2 cards made here"
    assert lesson.screen.reading.leads.isHidden()


def test_a_selection_is_dragged_to_a_section_and_to_the_library(lesson: Shown, book: Notebook, essay: Essay) -> None:
    window, drawer = lesson.window, lesson.window.middle.drawer
    mouse = Mouse(window)
    assert drawer is not None
    until(lambda: drawer.tile_rect(0).width() > 1)

    def grip(words: str) -> QPoint:
        lesson.select(words)
        selection = lesson.view.selection
        assert selection
        return lesson.view.viewport().mapTo(window, lesson.view.rects_of(selection.spot)[0].center().toPoint())

    tile = drawer.viewport().mapTo(window, drawer.tile_rect(0).center())
    steps = len(book.history())
    mouse.drag(grip("Kirov was shot in Leningrad."), [tile])
    assert lesson.titles() == ["Kirov was shot in Leningrad"]
    assert lesson.view.selection is None
    assert lesson.screen.selected.popover.isHidden()
    assert "Kirov" in tree(book, essay["outline"])[0][1][-1]
    assert len(book.history()) == steps + 1
    lesson.book.undo()
    assert lesson.titles() == []
    mouse.drag(
        grip("854,300 Party cards had been withdrawn"),
        [window.library.view.viewport().mapTo(window, QPoint(60, 200))],
    )
    assert lesson.titles() == ["854,300 Party cards had been withdrawn"]
    mouse.drag(grip("Kirov was shot in Leningrad."), [tile], cancel=True)
    assert len(lesson.titles()) == 1


def test_what_is_printed_is_asked_before_a_passage_is_dragged(chapter: Shown) -> None:
    chapter.select("854,300 Party cards had been withdrawn.", 1)
    selection = chapter.view.selection
    assert selection
    assert chapter.screen.deeds.mime(selection) is None
    until(lambda: any(each.isVisible() for each in chapter.window.findChildren(Asking)))
    asked = chapter.screen.deeds.asking
    assert asked
    asked.field.setText("15")
    QTest.keyClick(asked.field, Key.Key_Return)
    data = chapter.screen.deeds.mime(selection)
    assert data
    clip = dragged_clip(chapter.book, data)
    assert clip
    assert (clip.locator, clip.quoted) == ("p. 15", "854,300 Party cards had been withdrawn.")
    data.setData(CLIP, b"{}")
    assert dragged_clip(chapter.book, data) is None


def test_the_source_of_a_card_leads_to_where_it_was_read(lesson: Shown, book: Notebook) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    window, card_id = lesson.window, lesson.window.selection.card_id
    window.centre.turn_to("outline")
    window.selection.choose(card_id)
    window.show_tab("card")
    (row,) = window.card.card.citations.rows.rows.values()
    QTest.mouseClick(row.name, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert window.centre.name == "read"
    assert lesson.view.hasFocus()
    show = window.commands.actions.by_name["show_read"]
    until(show.isEnabled)
    window.centre.turn_to("outline")
    show.trigger()
    assert window.centre.name == "read"
    window.selection.choose(cards.add_card(window.book, Kind.CLAIM, "Read nowhere"))
    assert not show.isEnabled()


def test_without_its_file_the_cards_are_there_and_it_is_asked_for(
    book: Notebook, essay: Essay, open_window: Open, tmp_path: Path
) -> None:
    path = lesson_file(book.path.parent)
    id = add(book, path)
    card = documents.clip(book, id, Kind.EVIDENCE, "Kirov was shot in Leningrad.", Spot(0, 0, 28), title="Kirov")
    away = tmp_path / "far" / "away"
    away.mkdir(parents=True)
    moved = path.rename(away / "Lesson.html")
    shown = Shown(open_window(book), State.MISSING)
    instead = shown.screen.reading.instead
    assert instead.title.text() == "Where is “Lesson 9.html”?"
    assert [figure.card_id for figure in shown.margin.figures.figures] == [card]
    assert instead.first.isVisible()
    shown.shelf.take(moved)
    until(lambda: shown.shelf.state is State.OPEN)
    assert instead.isHidden()
    assert str(moved) in [kept[0] for kept in shown.window.settings.documents.values()]
    # What lies where it was and is another file is told
    moved.write_text("<p>Another lesson.</p>")
    shown.shelf.turn_to(0)
    shown.shelf.turn_to(id)
    until(lambda: shown.shelf.state is State.OTHER)
    assert isinstance(instead.first, QPushButton)
    QTest.mouseClick(instead.first, Qt.MouseButton.LeftButton)
    until(lambda: shown.shelf.state is State.OPEN)


def test_a_document_goes_and_comes_back(lesson: Shown, book: Notebook) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    lesson.screen.deeds.remove(lesson.document)
    assert lesson.shelf.state is State.NOTHING
    assert lesson.screen.heading.isHidden()
    assert lesson.titles() == []
    lesson.book.undo()
    assert [each.name for each in lesson.shelf.documents] == ["Lesson 9.html"]
    lesson.shelf.turn_to(lesson.shelf.documents[0].id)
    until(lambda: lesson.shelf.state is State.OPEN)
    assert lesson.titles() == ["Kirov was shot in Leningrad"]
    lesson.window.selection.choose(lesson.shelf.passages[0].card_id)
    lesson.screen.unmark()
    assert lesson.titles() == []


def test_the_screen_is_left_and_taken_up(chapter: Shown, book: Notebook, open_window: Open) -> None:
    chapter.view.go_to_page(2)
    until(lambda: chapter.view.page == 2)
    chapter.view.set_zoom(125)
    left = chapter.screen.left()
    assert left["zoom"] == 125
    assert left["document"] == chapter.document.uid
