"""What the screen Read is told, and when: of a document that was turned to, and of cards that change."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QMenu

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Document, Passage, Spot
from essayplanner.notebook import cards, documents
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.read.entries import entries_of
from essayplanner.ui.read.margin_drawing import Entry
from essayplanner.ui.read.shelf import State
from tests.ui.read.hands import Key, Shown, add, chapter_file, lesson_file
from tests.ui.waiting import until

Essay = dict[str, int]
Open = Callable[..., Window]


def test_a_document_that_is_turned_to_never_has_the_passages_of_another(book: Notebook, open_window: Open) -> None:
    folder = book.path.parent
    add(book, lesson_file(folder))
    chapter = add(book, chapter_file(folder), pages=3, printed="none")
    shown = Shown(open_window(book))
    shown.select("Kirov was shot in Leningrad.")
    shown.press(Key.Key_E)
    told: list[tuple[State, list[str], int]] = []
    shown.shelf.turned.connect(lambda: told.append((shown.shelf.state, shown.titles(), len(shown.view.marks))))
    shown.shelf.turn_to(chapter)
    until(lambda: shown.shelf.state is State.OPEN)
    assert told == [(State.OPENING, [], 0), (State.OPEN, [], 0)]


def test_a_card_that_changes_does_not_move_the_pages(lesson: Shown) -> None:
    lesson.select("Kirov was shot in Leningrad.")
    lesson.press(Key.Key_E)
    (passage,) = lesson.shelf.passages
    lesson.window.library.field.setFocus()
    lesson.view.set_zoom(400)
    bar = lesson.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not lesson.view.hasFocus()
    cards.edit_card(lesson.book, passage.card_id, text="In Leningrad")
    assert bar.value() == bar.maximum() > 0
    cards.edit_card(lesson.book, passage.card_id, title="Kirov’s death")
    assert lesson.titles() == ["Kirov’s death"]
    documents.remove_passage(lesson.book, passage.id)
    assert lesson.titles() == []


def test_the_cards_of_a_document_are_read_once_for_each_step(lesson: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(book: Notebook, document: Document, passages: Sequence[Passage]) -> list[Entry]:
        read.append(len(passages))
        return entries_of(book, document, passages)

    monkeypatch.setattr("essayplanner.ui.read.reading.entries_of", counted)
    words = "Kirov was shot in Leningrad."
    documents.clip(lesson.book, lesson.document.id, Kind.EVIDENCE, words, Spot(0, 141, 169))
    assert (read, len(lesson.titles())) == ([1], 1)


def test_a_notebook_for_reading_only_is_read_and_nothing_is_made(book: Notebook, open_window: Open) -> None:
    path = lesson_file(book.path.parent)
    document = add(book, path)
    made = documents.clip(book, document, Kind.EVIDENCE, "Kirov was shot in Leningrad.", Spot(0, 141, 169))
    book.path.with_name("second name.essayplan").hardlink_to(book.path)
    shown = Shown(open_window(book))
    screen, read_only = shown.screen, shown.book.read_only
    assert read_only
    shown.press(Key.Key_N)
    assert shown.window.selection.card_id == made
    screen.find_bar.begin()
    screen.find_bar.field.setText("kirov")
    until(lambda: screen.find_bar.count.text() == "1 of 2")
    screen.find_bar.leave()
    shown.select("and many had a grievance")
    shown.press(Key.Key_E)
    assert len(shown.titles()) == 1
    assert not screen.selected.popover.isVisible()
    menu = QMenu()
    screen.menus.of_documents(menu)
    able = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert able == ["Lesson 9.html", "Its file is elsewhere…"]
    screen.coming.begin(path)
    assert shown.window.status.said.text() == read_only.sentence
    shown.shelf.turn_to(0)
    instead = screen.reading.instead
    assert (instead.words.text(), instead.first.isVisible()) == (read_only.sentence, False)


def test_a_document_that_comes_back_is_turned_to_again(book: Notebook, open_window: Open) -> None:
    folder = book.path.parent
    add(book, lesson_file(folder))
    chapter = add(book, chapter_file(folder), pages=3, printed="none")
    shown = Shown(open_window(book))
    shown.shelf.turn_to(chapter)
    until(lambda: shown.shelf.state is State.OPEN)
    shown.screen.deeds.remove(shown.document)
    assert shown.document.name == "Lesson 9.html"
    shown.book.undo()
    assert shown.document.id == chapter
    until(lambda: shown.shelf.state is State.OPEN)
