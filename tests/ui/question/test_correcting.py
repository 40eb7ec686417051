"""A question that is pasted, spelt wrongly or not understood, and how it is corrected by keys."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from essayplanner.domain.question import Part, Task
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.frame.window import Window
from essayplanner.ui.question.page import QuestionPage
from tests.ui.question.hands import Alt, Ctrl, Key, Shift, hand, menu, press, settled

Essay = dict[str, int]


def test_pasted_lines_become_one_and_what_is_not_understood_is_asked_for(page: QuestionPage) -> None:
    QGuiApplication.clipboard().setText("Tractors\n  and  bread\n\nin the north")
    QTest.keyClick(hand(), Key.Key_V, Ctrl)
    assert page.field.text() == "Tractors and  bread in the north"
    assert page.heading.advice.text() == "Which words say what to do? Select them."
    assert page.field.accessibleDescription() == page.heading.advice.text()
    QTest.keyClick(hand(), Key.Key_Home, Ctrl)
    for _letter in "Trac":  # the rest of the word is meant, too
        QTest.keyClick(hand(), Key.Key_Right, Shift)
    QTest.keyClick(hand(), Key.Key_Down, Alt)
    press(menu(), "Factor to weigh")
    assert page.draft.reading.texts(Part.FACTOR) == ("Tractors",)
    assert hand() is page.field


def test_a_command_that_is_spelt_wrongly_is_one_click_to_correct(page: QuestionPage) -> None:
    wrong = "😀 Well: To what extend was fear 😀 the main reason for the Terror? "
    QGuiApplication.clipboard().setText(wrong)
    QTest.keyClick(hand(), Key.Key_V, Ctrl)
    assert page.heading.advice.text() == "“To what extend” is not understood."
    settled(page)
    QTest.keyClick(hand(), Key.Key_Tab)
    assert hand().accessibleName() == "Did you mean “To what extent”?"
    QTest.keyClick(hand(), Key.Key_Return)
    assert page.field.text() == wrong.replace("extend", "extent")
    assert (page.draft.reading.task, hand()) == (Task.EXTENT, page.field)
    settled(page)
    assert page.facts.meant.isHidden()
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert "extend" in page.field.text()
    QTest.keyClick(hand(), Key.Key_Home, Ctrl)
    for _letter in range(12):
        QTest.keyClick(hand(), Key.Key_Right)
    QTest.keyClick(hand(), Key.Key_Down, Alt)
    assert page.draft.reading.task is Task.EXTENT


def test_the_library_shows_what_fits_again_after_nothing_did(window: Window, essay: Essay) -> None:
    chip, fits = window.library.filters._fits, Fitting("Fits the question", (essay["cheka"], essay["tools"]))
    window.selection.show_fitting(fits, narrow=True)
    window.selection.show_fitting(None)
    window.selection.show_fitting(None)
    assert (chip.isHidden(), chip.isChecked()) == (True, False)
    window.selection.show_fitting(fits._replace(cards=(essay["cheka"],)))
    assert chip.isChecked()
    chip.taken_off.emit()
    window.selection.show_fitting(None)
    window.selection.show_fitting(fits)
    assert (chip.isHidden(), chip.isChecked()) == (False, False)


def test_a_correction_is_undone_before_what_was_typed_and_before_any_step(page: QuestionPage, window: Window) -> None:
    QTest.keyClicks(hand(), "How far was fear the main cause of the Terror?")
    before = len(list(window.book.history()))
    page.draft.correct(Part.NOTHING, "fear")
    page.draft.weigh(["Hunger"])
    settled(page)
    page.facts.factors.more.setFocus()
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert (page.draft.others, page.draft.reading.texts(Part.FACTOR)) == ((), ())
    page.field.setFocus()
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert page.draft.reading.texts(Part.FACTOR) == ("fear",)
    assert page.field.text().startswith("How far was fear")
    QTest.keyClick(hand(), Key.Key_Z, Ctrl)
    assert page.field.text() == ""
    assert len(list(window.book.history())) == before


def test_a_second_question_is_named(page: QuestionPage) -> None:
    QTest.keyClicks(hand(), "1. Why did it fall? [25 marks] 2. How far was Lenin a dictator? [25 marks]")
    assert page.heading.advice.text() == "A plan answers one question: “How far was Lenin a dictator” is left out."
    page.heading.resize(page.heading.advice.sizeHint().width(), page.heading.height())
    assert page.heading.title.isHidden()
    page.field.clear()
    assert not page.heading.title.isHidden()
