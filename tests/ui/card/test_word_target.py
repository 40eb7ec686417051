"""The word target of a section is typed, wherever a hand clicked in its line."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import section_rows
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.outlining import edit_section
from tests.ui.card.at_work import CardAtWork

LEFT = Qt.MouseButton.LeftButton


def at_section(desk: CardAtWork, words: int) -> tuple[int, QLineEdit]:
    """The id of the first section, and the line of its word target."""
    outline = outlines(desk.book)[0].id
    id = section_rows(desk.book, outline)[0].id
    edit_section(desk.book, id, words=words)
    desk.selection.choose(item=Item("section", id))
    desk.panel.section.note.setFocus()
    return id, desk.panel.section.words.lineEdit()


def words_of(desk: CardAtWork, id: int) -> int:
    desk.panel.desk.saving.flush()
    return next(row.words for row in section_rows(desk.book, outlines(desk.book)[0].id) if row.id == id)


def ends(line: QLineEdit) -> list[QPoint]:
    """At the number, in the word after it, and far right of both."""
    middle = line.height() // 2
    text = line.cursorRect().left()  # the caret is at the beginning, or at the end of the number
    return [QPoint(text + 8, middle), QPoint(text + 45, middle), QPoint(line.width() - 6, middle)]


@pytest.mark.parametrize("words", [130, 1400, 0])
@pytest.mark.parametrize("place", range(3))
def test_digits_after_a_click_are_the_new_target(desk: CardAtWork, words: int, place: int) -> None:
    id, line = at_section(desk, words)
    QTest.mouseClick(line, LEFT, pos=ends(line)[place])
    QTest.keyClicks(desk.panel.section.words, "250")
    assert words_of(desk, id) == 250


@pytest.mark.parametrize("place", range(3))
def test_digits_after_a_double_click_are_the_new_target(desk: CardAtWork, place: int) -> None:
    id, line = at_section(desk, 1400)
    QTest.mouseClick(line, LEFT, pos=ends(line)[place])
    QTest.mouseDClick(line, LEFT, pos=ends(line)[place])
    QTest.mouseRelease(line, LEFT, pos=ends(line)[place])
    QTest.keyClicks(desk.panel.section.words, "60")
    assert words_of(desk, id) == 60


def test_a_second_click_puts_the_caret_and_never_into_the_word(desk: CardAtWork) -> None:
    id, line = at_section(desk, 130)
    QTest.mouseClick(line, LEFT, pos=ends(line)[2])
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    QTest.mouseClick(line, LEFT, pos=ends(line)[2])
    QTest.keyClicks(desk.panel.section.words, "5")
    assert words_of(desk, id) == 1305
    QTest.keyClick(desk.panel.section.words, Qt.Key.Key_End)
    QTest.keyClick(desk.panel.section.words, Qt.Key.Key_Backspace)
    assert words_of(desk, id) == 130


def test_the_wheel_changes_no_target(desk: CardAtWork) -> None:
    id, line = at_section(desk, 130)
    QTest.mouseClick(line, LEFT, pos=ends(line)[0])
    for target in (line, desk.panel.section.words):
        at = QPointF(target.rect().center())
        turned = QWheelEvent(
            at,
            QPointF(target.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, turned)
    assert words_of(desk, id) == 130


def test_a_target_that_was_emptied_is_none(desk: CardAtWork) -> None:
    id, line = at_section(desk, 130)
    QTest.mouseClick(line, LEFT, pos=ends(line)[0])
    QTest.keyClick(desk.panel.section.words, Qt.Key.Key_Backspace)
    QTest.keyClicks(desk.panel.section.words, "0")
    assert words_of(desk, id) == 0
    desk.panel.section.note.setFocus()
    assert line.text() == "No target"
    QTest.mouseClick(line, LEFT, pos=ends(line)[0])
    QTest.keyClicks(desk.panel.section.words, "75")
    assert words_of(desk, id) == 75
