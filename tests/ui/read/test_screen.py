"""The screen Read: passages become cards by key, popover and drag."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from essayplanner.domain.cards import Kind
from essayplanner.domain.printed_pages import Printed
from essayplanner.notebook import cards, documents, reading
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.desk.mime import CLIP, dragged_clip
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.printed import PrintedAsking
from tests.ui.conftest import Mouse
from tests.ui.read.hands import Key, Shown
from tests.ui.test_drag import tree
from tests.ui.waiting import until

Essay = dict[str, int]
Open = Callable[..., Window]


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
    assert lesson.margin.entries[0].second == "Not in an outline yet"
    menu = QMenu()
    lesson.screen.menus.of_documents(menu)
    assert lesson.window.commands.actions.by_name["bring_in"] in menu.actions()
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
    until(popover.add.isVisible)
    assert popover.add.width() >= popover.add.sizeHint().width()
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
    # A that is pressed at once waits for the card to be found
    lesson.select("854,300 Party cards had been withdrawn, and many")
    lesson.press(Key.Key_A)
    until(lambda: [each.card_id for each in lesson.shelf.passages].count(there) == 2)
    lesson.select("and many had a grievance")
    lesson.press(Key.Key_A)
    until(lambda: lesson.window.status.said.text() == "No card says this yet. Press E, C or H to make one.")


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


def test_the_numbers_of_the_file_are_taken_where_one_of_them_is_true(chapter: Shown) -> None:
    for answer, kept in (("", "1=i 3=1"), ("5", "2=5")):
        documents.edit_document(chapter.book, chapter.document.id, printed="")
        asked = PrintedAsking(chapter.screen.desk, chapter.window, chapter.document, 2, lambda: None)
        asked.open(QPoint(), Printed.parse("1=i 3=1"), "", is_wide=False)
        assert asked.field.text() == "ii"
        assert "that page 3 is p. 1: check that it is right" in asked.hint.text()
        QTest.keyClicks(asked.field, answer)
        QTest.keyClick(asked.field, Key.Key_Return)
        assert chapter.document.printed == kept


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
    QTest.keyClick(asked.field, Key.Key_Escape)
    until(lambda: bool(chapter.view.readable and chapter.view.readable.text(3)))
    chapter.screen.deeds.ask_printed(3)
    asked = chapter.screen.deeds.asking
    assert asked
    assert asked.field.text() == "17", "the number that stands on the page is offered"
    QTest.keyClick(asked.field, Key.Key_Escape)
    chapter.press(Key.Key_E)
    asked = chapter.screen.deeds.asking
    assert asked
    QTest.mouseClick(asked.none, Qt.MouseButton.LeftButton)
    (passage,) = chapter.shelf.passages
    assert [each.locator for each in reading.read_cards(book, [passage.card_id])[0].citations] == [""]
    assert chapter.margin.entries[0].page == "page 1"


def test_one_question_is_open_at_a_time_and_a_press_elsewhere_leaves_it(chapter: Shown) -> None:
    def open_now() -> list[Asking]:
        return [each for each in chapter.window.findChildren(Asking) if each.isVisible()]

    chapter.select("854,300 Party cards had been withdrawn.", 1)
    chapter.press(Key.Key_E)
    (first,) = open_now()
    chapter.window.commands.actions.by_name["read_claim"].trigger()
    (second,) = open_now()
    assert second is not first
    asked = chapter.screen.deeds.asking
    assert asked
    QTest.mouseClick(asked.field, Qt.MouseButton.LeftButton)
    assert second.isVisible()
    chapter.select("The Seventeenth Congress met", 1)
    assert open_now() == []
    assert chapter.view.hasFocus()
    chapter.press(Key.Key_C)
    asked = chapter.screen.deeds.asking
    assert asked
    QTest.keyClick(asked.field, Key.Key_Return)
    assert [(each.kind, each.quoted) for each in chapter.shelf.passages] == [
        (Kind.CLAIM, "The Seventeenth Congress met")
    ]


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
    assert lesson.margin.entries[0].second.startswith("In “")
    assert "Kirov" in tree(book, essay["outline"])[0][1][-1]
    assert len(book.history()) == steps + 1
    lesson.book.undo()
    assert lesson.titles() == []
    mouse.drag(
        grip("854,300 Party cards had been withdrawn"),
        [window.library.view.viewport().mapTo(window, QPoint(60, 200))],
    )
    assert lesson.titles() == ["854,300 Party cards had been withdrawn"]
    at = grip("Kirov was shot in Leningrad.")
    until(lesson.screen.selected.popover.isVisible)
    mouse.drag(at, [tile], cancel=True)
    assert len(lesson.titles()) == 1
    until(lesson.screen.selected.popover.isVisible)


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
