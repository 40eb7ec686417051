"""An outline that is kept as a structure, by the name that the student gives it, and serves another question."""

from PySide6.QtTest import QTest

from essayplanner.ui.frame.window import Window
from essayplanner.ui.question.page import QuestionPage
from essayplanner.work.structures import structures
from tests.ui.question.hands import Ctrl, Key, Shift, hand, settled


def test_an_outline_is_kept_by_a_name_and_makes_the_plan_of_another(window: Window, page: QuestionPage) -> None:
    QTest.keyClicks(hand(), "How far was fear the main reason for the Terror?")
    page.draft.weigh(["Ambition"])
    QTest.keyClick(hand(), Key.Key_Return, Ctrl)
    window.commands.actions.by_name["save_structure"].trigger()
    assert hand().accessibleName() == "Name of the structure"
    QTest.keyClick(hand(), Key.Key_Escape)
    assert not any(shape.is_own for shape in structures().shapes)
    window.commands.actions.by_name["save_structure"].trigger()
    QTest.keyClicks(hand(), "My two factors")
    QTest.keyClick(hand(), Key.Key_Return)
    (kept,) = [shape for shape in structures().shapes if shape.is_own]
    assert (kept.key, kept.title) == ("my-two-factors", "My two factors")
    QTest.keyClick(hand(), Key.Key_L, Ctrl | Shift)
    other = window.centre.currentWidget()
    assert isinstance(other, QuestionPage)
    QTest.keyClicks(hand(), "How far was hunger the main reason for the revolution?")
    other.draft.choose_shape(kept.key)
    settled(other)
    titles = [row.title.text() for row in other.plan.rows if row.isVisible()]
    assert titles[1:4] == ["Hunger", "Ambition", "Was hunger the main reason?"]
