"""Sides and debates that are made where the side of a card is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from essayplanner.notebook.argument import read_debates
from tests.ui.card.at_work import CardAtWork, focused
from tests.ui.waiting import until

EXECUTIONS = "681,692 executions on the official record"


def test_a_new_side_and_a_new_debate_take_the_card_in_a_step_each(desk: CardAtWork) -> None:
    desk.choose(EXECUTIONS)
    siding = desk.panel.card.siding
    desk.settle()
    before = len(desk.book.history())
    for entry, words, said in (("debate", ["Who?", "One man"], "New debate"), ("side", ["Nobody"], "New side")):
        QTest.mouseClick(siding.new, Qt.MouseButton.LeftButton)
        until(lambda: any(menu.isVisible() for menu in siding.findChildren(QMenu)))
        menu = next(menu for menu in siding.findChildren(QMenu) if menu.isVisible())
        action = next(each for each in menu.actions() if entry in each.text().replace("&", ""))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        until(lambda: siding.asked is not None and siding.asked.isAncestorOf(focused()))
        for place, word in enumerate(words):
            if place:
                QTest.keyClick(focused(), Qt.Key.Key_Tab)
            QTest.keyClicks(focused(), word)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        desk.settle()
        assert desk.book.history()[-1].label.words.startswith(said)
    sides = [side.name for debate in read_debates(desk.book) for side in debate.sides if debate.question == "Who?"]
    assert sides == ["One man", "Second side", "Nobody"]
    assert len(desk.book.history()) == before + 2
    assert siding.combo.currentText() == "Nobody"
