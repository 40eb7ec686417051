"""Rich text that is pasted keeps its italics, lists and links as Markdown; Ctrl+Shift+V pastes its words alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.text_fields import RICH_AT_MOST, Prose
from tests.ui.desk.fields import drag_onto

WORD = (Path(__file__).parents[2] / "formats/texts/given/from-word.html").read_text("utf-8")
PLAIN = "The murder of Kirov\nShot in Leningrad by Nikolaev, see the report."
AS_MARKDOWN = """# The murder of Kirov

Shot in *Leningrad* by **Nikolaev**, see [the report](https://example.org/a%28b%29).

- 1 Dec 1934
  - the decree

After the list [sic] 5 * 3"""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def _left_empty(qapp: QApplication) -> Iterator[None]:
    """Without a screen, Qt frees what was copied after Python has ended."""
    yield
    qapp.clipboard().clear()


def _mime(html: str = WORD, text: str = PLAIN) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(text)
    return mime


def _copy(html: str = WORD, text: str = PLAIN) -> None:
    QGuiApplication.clipboard().setMimeData(_mime(html, text))


def _field(qtbot: QtBot, kind: type[Prose] = GrowingText, *, paragraph: bool = False) -> Prose:
    field = GrowingText("Text", paragraph=paragraph) if kind is GrowingText else Prose(paragraph=paragraph)
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize("kind", [GrowingText, Prose])
def test_what_is_copied_in_word_is_pasted_as_markdown_and_undone_at_once(qtbot: QtBot, kind: type[Prose]) -> None:
    field = _field(qtbot, kind)
    field.setPlainText("Before ")
    field.moveCursor(field.textCursor().MoveOperation.End)
    _copy()
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == f"Before \n\n{AS_MARKDOWN}"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.toPlainText() == "Before "
    QTest.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert field.toPlainText() == f"Before {PLAIN}"


def test_a_list_stands_apart_from_the_line_that_it_is_pasted_into(qtbot: QtBot) -> None:
    field = _field(qtbot)
    field.setPlainText("before after")
    field.moveCursor(field.textCursor().MoveOperation.NextWord)
    _copy("<ul><li>one</li><li>two</li></ul>", "one\ntwo")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "before \n\n- one\n- two\n\nafter"
    field.setPlainText("")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "- one\n- two"
    field.setPlainText("a  b")
    field.moveCursor(field.textCursor().MoveOperation.NextWord)
    _copy("<i>one</i>", "one")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "a  *one*b"


def test_words_that_have_no_faces_are_pasted_as_they_are(qtbot: QtBot) -> None:
    field = _field(qtbot)
    words = "two\n\n\nlines   [sic] * of\ttext"
    _copy("<meta charset='utf-8'><span style='color: red'>two</span><div>lines [sic] * of text</div>", words)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == words


def test_a_title_and_what_is_very_long_take_words_alone(qtbot: QtBot) -> None:
    title = _field(qtbot, paragraph=True)
    _copy()
    QTest.keyClick(title, Qt.Key.Key_V, CTRL)
    assert title.toPlainText() == " ".join(PLAIN.split("\n"))
    field = _field(qtbot)
    _copy("<i>x</i>" + " " * RICH_AT_MOST, "x")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert field.toPlainText() == "x"


def test_what_is_only_read_takes_nothing(qtbot: QtBot) -> None:
    field = _field(qtbot)
    field.setReadOnly(True)
    _copy()
    QTest.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert field.toPlainText() == ""


def test_rich_text_that_is_dropped_is_markdown_too(qtbot: QtBot) -> None:
    field = _field(qtbot)
    field.show()
    drag_onto(field.viewport(), _mime())
    assert field.toPlainText() == AS_MARKDOWN


def test_the_menu_offers_words_alone_where_there_is_more(qtbot: QtBot) -> None:
    field = _field(qtbot)
    QGuiApplication.clipboard().setText("plain")
    assert "Paste as plain text" not in _offered(field)
    _copy()
    assert "Paste as plain text" in _offered(field)
    assert "Paste as plain text" not in _offered(_field(qtbot, paragraph=True))


def _offered(field: Prose) -> list[str]:
    menu = field._menu_at(field.rect().center(), field.textCursor())
    words = [action.text() for action in menu.actions()]
    menu.deleteLater()
    return words
