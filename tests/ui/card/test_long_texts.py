"""A card of any length is chosen at once; what is too long for its field is read, and nothing of it lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import words_of
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.library import SHOWN_LINE, card_rows
from essayplanner.notebook.reading import card_fields
from essayplanner.ui.controls.long_text import PART, LongTextDialog
from essayplanner.ui.controls.texts import EDITED_AT_MOST, LINE_AT_MOST, GrowingText, LineField
from tests.ui.card.at_work import CardAtWork

LONG = ("word " * 400_000).strip()


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each text was that a field was given to lay out."""
    given: list[int] = []
    old = QPlainTextEdit.setPlainText

    def count(self: QPlainTextEdit, text: str) -> None:
        given.append(len(text))
        old(self, text)

    monkeypatch.setattr(QPlainTextEdit, "setPlainText", count)
    return given


def test_a_huge_card_is_shown_to_be_read_and_stays_whole(desk: CardAtWork, qtbot: QtBot, laid_out: list[int]) -> None:
    long = add_card(desk.book, Kind.CLAIM, "t" * 300_000, text=LONG, caution=LONG)
    desk.selection.choose(long)
    form = desk.panel.card
    assert laid_out
    assert max(laid_out) < 20_000
    for field in (form.text, form.title, form.caution):
        assert field.isReadOnly()
        assert field.toPlainText().startswith("Only the beginning is shown")
        assert "tttt" in field.toPlainText() or "word word" in field.toPlainText()
        field.setFocus()
        QTest.keyClicks(field, "lost?")
    assert "1,999,999 characters" in form.text.toPlainText()
    desk.choose("The tools of the Terror were forged under Lenin")
    assert not form.text.isReadOnly()
    QTest.keyClicks(form.text, "typed")
    desk.selection.choose(long)
    desk.panel.release()
    fields = card_fields(desk.book, long)
    assert (fields.text, fields.caution, len(fields.title)) == (LONG, LONG, 300_000)
    assert card_fields(desk.book, desk.id("The tools of the Terror were forged under Lenin")).text == "typed"


def test_enter_shows_all_of_it_part_by_part(desk: CardAtWork) -> None:
    desk.selection.choose(add_card(desk.book, Kind.CLAIM, "Long", text=LONG))
    QTest.keyClick(desk.panel.card.text, Qt.Key.Key_Return)
    dialog = desk.panel.findChild(LongTextDialog)
    assert isinstance(dialog, LongTextDialog)
    parts = [dialog.text.toPlainText()]
    while dialog.after.isEnabled():
        QTest.mouseClick(dialog.after, Qt.MouseButton.LeftButton)
        parts.append(dialog.text.toPlainText())
    assert max(map(len, parts)) <= PART
    assert "".join(parts) == LONG
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == LONG
    dialog.reject()


def test_a_field_takes_no_more_than_it_can_show(qtbot: QtBot) -> None:
    field = GrowingText("Text")
    qtbot.addWidget(field)
    field.setPlainText("x" * (EDITED_AT_MOST - 3))
    mime = QMimeData()
    mime.setText("pasted text")
    field.insertFromMimeData(mime)
    assert len(field.toPlainText()) == EDITED_AT_MOST
    QTest.keyClicks(field, "more")
    assert len(field.toPlainText()) == EDITED_AT_MOST
    assert not field.is_cut
    field.selectAll()
    QTest.keyClicks(field, "new")
    assert field.toPlainText() == "new"


def test_a_line_that_qt_would_cut_is_not_written_in(qtbot: QtBot) -> None:
    line = LineField("Place")
    qtbot.addWidget(line)
    line.setText("x" * (LINE_AT_MOST + 1))
    assert line.isReadOnly()
    line.set_editable(True)
    assert line.isReadOnly()
    line.setText("p. 3")
    assert not line.isReadOnly()


def test_a_row_of_the_library_holds_as_much_as_it_shows(desk: CardAtWork) -> None:
    long = add_card(desk.book, Kind.CLAIM, "t" * 300_000, text=LONG, caution=LONG)
    row = card_rows(desk.book, [long])[long]
    assert max(map(len, (row.title, row.text, row.caution))) <= SHOWN_LINE


@pytest.mark.parametrize("text", ["word " * 50_000, "w" * 250_000, " a" * 123_456, "a\n" * 99_999 + "bc"])
def test_words_are_counted_alike_in_texts_of_any_length(text: str) -> None:
    assert words_of(text) == len(text.split())
