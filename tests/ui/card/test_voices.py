"""A card's three voices in the card panel: written over one field, told apart, and one of them printed."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.documents import Spot
from essayplanner.notebook import documents
from essayplanner.notebook.cards import add_card, edit_card
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.card.voices import Voices
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

EXECUTIONS = "681,692 executions on the official record"
TERROR = "The Terror turned on the Party itself"
THEIRS = "Nobody asked what the office was for, and he took it."


@pytest.fixture
def voices(desk: CardAtWork) -> Voices:
    return desk.panel.card.voices


def click(voices: Voices, voice: Voice) -> None:
    QTest.mouseClick(voices.switch.segments[voice], Qt.MouseButton.LeftButton)


def test_each_is_typed_in_the_one_field_and_kept_where_it_belongs(desk: CardAtWork, voices: Voices) -> None:
    id = desk.choose(TERROR)
    click(voices, Voice.QUOTATION)
    assert (focused() is voices.field, voices.field.quoting) == (True, True)
    QTest.keyClicks(voices.field, THEIRS)
    QTest.keyClick(voices.field, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)  # while it is typed
    QTest.keyClicks(focused(), "He got it unasked.")
    QTest.keyClick(focused(), Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focused(), "Why?")
    desk.panel.release()
    fields = card_fields(desk.book, id)
    assert (fields.quotation, fields.text, fields.idea) == (THEIRS, "He got it unasked.", "Why?")
    assert fields.voice is Voice.QUOTATION  # the first that was written
    assert len(desk.labels()) == 3
    desk.book.undo()
    assert voices.field.toPlainText() == ""
    desk.book.undo()
    click(voices, Voice.OWN_WORDS)
    assert voices.field.toPlainText() == ""
    desk.book.redo()
    assert voices.field.toPlainText() == "He got it unasked."
    assert desk.failures == []


def test_a_card_opens_with_what_is_printed_and_an_empty_voice_says_so(desk: CardAtWork, voices: Voices) -> None:
    edit_card(desk.book, desk.id(TERROR), quotation=THEIRS)
    desk.choose(EXECUTIONS)
    assert (voices.voice, voices.printed_part.isHidden()) == (Voice.OWN_WORDS, True)
    assert voices.switch.segments[Voice.IDEA].accessibleName() == "My idea, nothing written yet"
    desk.choose(TERROR)
    assert (voices.voice, voices.field.toPlainText()) == (Voice.QUOTATION, THEIRS)
    assert (voices.printed.currentText(), voices.printed.isEnabled()) == ("Quotation", False)
    assert voices.hint.text() == "Add its source below, with the page: a quotation needs both."


def test_which_is_printed_is_chosen_as_a_step(desk: CardAtWork, voices: Voices) -> None:
    id = desk.choose(EXECUTIONS)
    edit_card(desk.book, id, quotation=THEIRS)
    assert voices.printed.currentText() == "My words"
    voices.printed.setFocus()
    QTest.keyClick(voices.printed, Qt.Key.Key_Up)
    assert card_fields(desk.book, id).voice is Voice.QUOTATION
    QTest.keyClick(voices.printed, Qt.Key.Key_End)  # an idea that nobody had is not to be chosen
    assert card_fields(desk.book, id).voice is not Voice.IDEA
    desk.book.undo()
    desk.book.undo()
    assert voices.printed.currentText() == "My words"


def test_the_sources_words_are_counted_and_underlined_while_they_are_typed(desk: CardAtWork, voices: Voices) -> None:
    id = desk.choose(TERROR)
    document = documents.add_document(desk.book, "lecture.pdf")
    documents.add_passage(desk.book, document, id, THEIRS, Spot(1, 0, 9))
    voices.field.setFocus()
    QTest.keyClicks(voices.field, "Nobody asked what")
    assert voices.hint.isHidden()
    QTest.keyClicks(voices.field, " the office")
    until(lambda: voices.hint.text() == "5 words in a row are the source’s.")
    QTest.keyClicks(voices.field, " was for.")
    until(lambda: voices.hint.text() == "7 words in a row are the source’s.")
    assert (voices.field.run.first, voices.field.run.last) == (0, 36)
    voices.field.moveCursor(QTextCursor.MoveOperation.Start)
    voices.field.insertPlainText("\U0001f600 ")  # which Qt counts as two letters
    assert (voices.field.run.first, voices.field.run.last) == (3, 39)  # at once
    voices.field.insertPlainText("So: ")
    until(lambda: (voices.field.run.first, voices.field.run.last) == (7, 43))
    voices.field.selectAll()
    QTest.keyClicks(voices.field, '"Nobody asked what the office was for", he writes.')
    until(voices.hint.isHidden)
    assert not voices.field.run.words
    assert not desk.failures


def test_what_another_program_writes_is_shown_in_the_voice_that_is_shown(desk: CardAtWork, voices: Voices) -> None:
    id = desk.choose(EXECUTIONS)
    click(voices, Voice.IDEA)
    with closing(Notebook.open(desk.book.path)) as other:
        edit_card(other, id, idea="Whose record?", quotation=THEIRS)
    desk.book.look_for_changes()
    until(lambda: voices.field.toPlainText() == "Whose record?")
    assert voices.voice is Voice.IDEA


def test_the_coach_leads_to_ones_own_words(desk: CardAtWork, voices: Voices) -> None:
    desk.selection.choose(add_card(desk.book, Kind.CLAIM, "N", quotation=THEIRS, text="Own"))
    assert voices.voice is Voice.OWN_WORDS
    click(voices, Voice.IDEA)
    desk.panel.focus_field("text")
    assert (voices.voice, focused() is voices.field, voices.field.toPlainText()) == (Voice.OWN_WORDS, True, "Own")
