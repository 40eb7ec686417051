"""The short form of a card in the card panel: any kind of card may have one, and no letter of it is lost."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import SHORT_AT_MOST
from essayplanner.domain.errors import Trouble
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.card.short_form import ShortForm
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

CLAIM = "The Terror turned on the Party itself"
EXECUTIONS = "681,692 executions on the official record"


@pytest.fixture
def form(desk: CardAtWork) -> ShortForm:
    return desk.panel.card.short


@pytest.mark.parametrize("title", [CLAIM, EXECUTIONS, "Robert Service"])
def test_what_is_typed_is_kept_undone_and_there_after_a_restart(desk: CardAtWork, form: ShortForm, title: str) -> None:
    id, before = desk.choose(title), form.text.toPlainText()
    form.text.setFocus()
    form.text.selectAll()
    QTest.keyClicks(form.text, " Told  briefly")
    until(lambda: card_fields(desk.book, id).short == "Told briefly")
    QTest.keyClick(form.text, Qt.Key.Key_Return)
    assert focused() is desk.panel.card.aliases
    assert form.text.toPlainText() == "Told briefly"
    assert len(desk.labels()) == 1
    with closing(Notebook.open(desk.book.path)) as other:
        assert card_fields(other, id).short == "Told briefly"
    desk.book.undo()
    assert form.text.toPlainText() == card_fields(desk.book, id).short == before
    desk.book.redo()
    assert form.text.toPlainText() == "Told briefly"
    assert desk.failures == []


def test_what_is_too_long_is_kept_and_the_field_says_by_how_much(desk: CardAtWork, form: ShortForm) -> None:
    id = desk.choose(CLAIM)
    form.text.setFocus()
    QTest.keyClicks(form.text, "a" * SHORT_AT_MOST)
    assert form.hint.isHidden()
    QTest.keyClicks(form.text, " ")  # which is not kept
    assert form.hint.isHidden()
    QTest.keyClicks(form.text, "b")
    assert form.hint.text().startswith("2 characters over 30. All of it is kept")
    assert form.text.accessibleDescription() == form.hint.text()
    desk.panel.release()
    assert card_fields(desk.book, id).short == "a" * SHORT_AT_MOST + " b"
    QTest.keyClick(form.text, Qt.Key.Key_Backspace)
    assert form.hint.isHidden()
    assert form.text.accessibleDescription() == ""
    desk.book.undo()  # what was typed since
    desk.choose("Robert Service")
    assert form.hint.isHidden()
    cards.edit_card(desk.book, id, short="c" * 31)
    desk.choose(CLAIM)
    assert form.hint.text().startswith("1 character over 30.")


def test_what_can_only_be_read_is_shown_where_there_is_something(desk: CardAtWork, form: ShortForm) -> None:
    desk.book.read_only = Trouble("This notebook is for reading only.")
    desk.choose(EXECUTIONS)
    assert form.isVisible()
    assert form.text.isReadOnly()
    desk.choose(CLAIM)
    assert form.isHidden()
