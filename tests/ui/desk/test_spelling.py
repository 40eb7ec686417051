"""Misspelt words: where they are marked and where not, and what is done about them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, sources
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.frame.window import Window
from tests.ui.desk.dictionary import FakeDictionaries, at_rest, marks, note, there_are, write
from tests.ui.desk.fields import fields_of
from tests.ui.waiting import until

Essay = dict[str, int]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def dictionaries(monkeypatch: pytest.MonkeyPatch) -> FakeDictionaries:
    """Small dictionaries on this computer."""
    there = FakeDictionaries()
    there_are(there, monkeypatch)
    return there


def test_nothing_is_looked_up_before_somebody_writes(
    window: Window, essay: Essay, dictionaries: FakeDictionaries
) -> None:
    window.outline.view.setFocus()
    QTest.qWait(350)  # as long as a look is put off
    assert (dictionaries.opened, window.marking.spelling.languages) == (0, ())
    note(window, essay)
    at_rest(window)
    assert (dictionaries.opened, window.marking.spelling.languages) == (1, ("en_GB", "en_US"))
    window.outline.header.question.setFocus()
    at_rest(window)
    assert dictionaries.opened == 1


def test_every_text_of_the_students_own_is_checked_and_no_other(full: Window, essay: Essay, book: Notebook) -> None:
    seen: dict[str, set[str]] = {}
    for item in (Item("placement", essay["placed_cheka"]), Item("section", essay["first"])):
        full.show_tab("card")
        full.selection.choose(essay["cheka"] if item.what == "placement" else 0, item)
        there = [field for field in fields_of(full) if isinstance(field, Prose) and not field.isReadOnly()]
        for field in there:
            field.setFocus()
            until(field.hasFocus)
            field.moveCursor(QTextCursor.MoveOperation.End)
            QTest.keyClicks(field, " teh ")
        at_rest(full)
        seen |= {field.accessibleName().partition(":")[0]: set(marks(field)) for field in there}
    of_the_card = {"Title", "Text", "Your note here", "Because", "Caution"}
    of_the_essay = {"Essay question", "Thesis", "Title of the section", "Your note"}
    assert {name for name, found in seen.items() if found} == of_the_card | of_the_essay
    assert {name for name, found in seen.items() if not found} == {"Also written as", "Place in Stalin"}


def test_the_note_that_is_written_in_the_outline_is_checked(window: Window, essay: Essay) -> None:
    window.outline.view.choose(Item("section", essay["first"]))
    window.outline.view.write_note()
    field = QApplication.focusWidget()
    assert isinstance(field, Prose)
    write(window, field, "teh end")
    assert marks(field) == ["teh"]


def test_a_word_is_left_alone_until_the_caret_has_left_it(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "so teh")
    assert marks(field) == []
    write(window, field, " ")
    assert marks(field) == ["teh"]
    QTest.keyClick(field, Key.Key_Left)
    at_rest(window)
    assert marks(field) == ["teh"]  # to come to a word is not to type it
    QTest.keyClick(field, Key.Key_Backspace)
    write(window, field, "h")
    assert marks(field) == []
    QTest.keyClick(field, Key.Key_Home)
    at_rest(window)
    assert marks(field) == ["teh"]


def test_a_word_is_marked_when_the_text_is_left(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "teh")
    assert marks(field) == []
    window.outline.view.setFocus()
    until(lambda: marks(field) == ["teh"])


def test_marks_come_while_somebody_types_on_without_a_pause(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "teh ")
    field.clear()

    def type_on() -> bool:
        QTest.keyClicks(field, "teh ")
        return "teh" in marks(field)

    until(type_on)


def test_a_key_waits_for_no_dictionary(window: Window, essay: Essay, dictionaries: FakeDictionaries) -> None:
    field = note(window, essay)
    write(window, field, "one ")
    british = dictionaries.by_language["en_GB"]
    field.insertPlainText("never seen before " * 1_000)
    before = len(british.asked)
    revision = field.document().revision()
    QTest.keyClick(field, Key.Key_A)
    assert len(british.asked) == before
    assert field.document().revision() == revision + 1
    at_rest(window)
    assert len(british.asked) <= before + 4  # each word once
    assert field.document().revision() == revision + 1  # marks are no part of the text


def test_a_long_text_is_looked_through_while_others_have_their_turn(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    at_rest(window)
    turns = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(marks(field)))
    field.insertPlainText("".join(f"word{'abcdefghij'[n % 10]} " for n in range(30_000)) + "teh ")
    timer.start(0)
    until(lambda: marks(field) == ["teh"])
    looking = [turn for turn in turns if not turn]
    assert len(looking) > 5


def test_names_of_the_notebook_are_known(window: Window, essay: Essay, book: Notebook) -> None:
    field = note(window, essay)
    write(window, field, "Dzerzhinsky and teh ")
    assert marks(field) == ["Dzerzhinsky", "teh"]
    cards.add_card(book, Kind.CLAIM, "Dzerzhinsky led the Cheka")
    window.book.look_for_changes()
    until(lambda: marks(field) == ["teh"])
    field.insertPlainText("Dzerzhinsky’s dzerzhinsky ")
    at_rest(window)
    assert marks(field) == ["teh", "dzerzhinsky"]
    assert window.book.undo()


def test_the_author_of_a_source_is_known_from_the_step_that_adds_it(window: Window, essay: Essay) -> None:
    field = note(window, essay)
    write(window, field, "Dzerzhinsky and Teh ")
    sources.add_source(window.book, "d", {"type": "book", "author": [{"family": "Dzerzhinsky", "given": "F."}]})
    until(lambda: marks(field) == ["Teh"])
    window.book.undo()
    until(lambda: marks(field) == ["Dzerzhinsky", "Teh"])


def test_a_title_is_no_proof_that_a_name_in_it_is_spelt_rightly(window: Window, essay: Essay) -> None:
    window.show_tab("card")
    window.selection.choose(essay["tools"])
    title = window.card.card.title
    title.setFocus()
    until(title.hasFocus)
    title.moveCursor(QTextCursor.MoveOperation.End)
    write(window, title, " Histroy ")
    window.book.settle()
    at_rest(window)
    assert marks(title) == ["Histroy"]
    field = note(window, essay)
    write(window, field, "Histroy ")
    assert marks(field) == []


def test_a_name_in_a_title_of_an_earlier_day_is_known_there(
    book: Notebook, essay: Essay, open_window: Callable[..., Window]
) -> None:
    cards.edit_card(book, essay["tools"], title="Dzerzhinsky led the Cheka")
    window = open_window(book)
    window.show_tab("card")
    window.selection.choose(essay["tools"])
    title = window.card.card.title
    title.setFocus()
    until(title.hasFocus)
    title.moveCursor(QTextCursor.MoveOperation.End)
    write(window, title, " teh ")
    assert marks(title) == ["teh"]
