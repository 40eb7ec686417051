"""Debates, sides and cards made and changed on the debate, and what is placed from it."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from essayplanner.domain.cards import Relation
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.argument import read_debates
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import links_of
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.frame.window import Window
from tests.ui.debate.hands import Hand, focus, type_in
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Ctrl, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Ids = dict[str, int]
Alt = Qt.KeyboardModifier.AltModifier


def menu_of(window: Window) -> QMenu:
    until(lambda: any(menu.isVisible() for menu in window.findChildren(QMenu)))
    return next(menu for menu in window.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    """Click an entry of a menu that is open."""
    action = next(each for each in menu.actions() if each.text().replace("&", "").startswith(words))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_a_click_makes_a_claim_once_and_space_unfolds(hand: Hand, ids: Ids) -> None:
    before = len(hand.book.history())
    QTest.mouseDClick(
        hand.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        hand.box(("add", ids["break"])),
    )
    assert len(hand.book.history()) == before + 1
    # Escape, before anything is typed or after all of it was taken away again, leaves no empty card
    press(focus(), Keys.Key_Escape)
    assert [step.undone for step in hand.book.history()[before:]] == [True]
    until(hand.canvas.hasFocus)
    hand.click(("add", ids["break"]))
    type_in("Per")
    hand.book.settle()
    press(focus(), Keys.Key_A, Ctrl)
    press(focus(), Keys.Key_Delete)
    press(focus(), Keys.Key_Escape)
    assert all(step.undone for step in hand.book.history()[before:])
    until(hand.canvas.hasFocus)
    hand.canvas.go_to(("seat", 0))
    press(hand.canvas, Keys.Key_Return)
    new = hand.window.selection.card_id
    assert (hand.side_of(new) > 0, links_of(hand.book, new)) == (True, [])
    hand.canvas.setFocus()
    hand.canvas.go_to(("claim", ids["party"]))
    row = hand.canvas.figures.row_of(("claim", ids["party"]))
    folded = hand.canvas.figures.figures[row].box.height
    press(hand.canvas, Keys.Key_Space)
    row = hand.canvas.figures.row_of(("claim", ids["party"]))
    assert hand.canvas.figures.figures[row].box.height > folded
    hand.click(("tray", 0))
    assert hand.canvas.figures.row_of(("card", ids["loose"])) >= 0


def test_both_are_placed_and_the_other_side_is_argued_in_a_step_each(hand: Hand, ids: Ids) -> None:
    hand.click(("historian", ids["conquest"]))
    while hand.screen.pair.why.accessibleName() != "It is Stalin.":
        press(hand.canvas, Keys.Key_PageDown)
    before = len(hand.book.history())
    QTest.mouseClick(hand.screen.pair.place, Qt.MouseButton.LeftButton)
    assert len(hand.book.history()) == before + 1
    assert tree(hand.book, ids["outline"])[0][1] == [("Robert", ["Leon"])]
    QTest.mouseClick(hand.screen.pair.place, Qt.MouseButton.LeftButton)
    assert len(hand.book.history()) == before + 1
    QTest.mouseClick(hand.screen.header.argue, Qt.MouseButton.LeftButton)
    argued = hand.window.selection.outline_id
    assert argued != ids["outline"]
    shown = outlines.read_outline(hand.book, hand.window.selection.outline_id)
    assert "Against: The tools of the Terror were forged under Lenin" in [section.title for section in shown.sections]
    # What is argued against it in turn, taken back, leaves the outline that it came from, not the first
    cards.link_cards(hand.book, ids["loose"], ids["party"], Relation.CHALLENGES)
    QTest.mouseClick(hand.screen.header.argue, Qt.MouseButton.LeftButton)
    until(lambda: hand.window.selection.outline_id not in (argued, ids["outline"]))
    hand.canvas.setFocus()
    press(hand.canvas, Keys.Key_Z, Ctrl)
    until(lambda: hand.window.selection.outline_id == argued)
    # Where the outline takes no side it is asked which one is answered
    hand.window.selection.show_outline(ids["outline"])
    outlining.place(hand.book, [ids["party"]], Spot("section", ids["second"]))
    QTest.mouseClick(hand.screen.header.argue, Qt.MouseButton.LeftButton)
    choose(menu_of(hand.window), "Argue against “Continuity”")
    until(lambda: hand.window.selection.outline_id not in (argued, ids["outline"]))
    shown = outlines.read_outline(hand.book, hand.window.selection.outline_id)
    assert "against “Continuity”" in shown.sections[0].note


def test_sides_and_debates_are_made_and_changed_from_their_menus(hand: Hand, ids: Ids) -> None:
    screen, book = hand.screen, hand.book
    hand.click(("side", ids["break"]))
    choose(menu_of(hand.window), "Rename")
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("A break")
    press(focus(), Keys.Key_Return)
    assert [side.name for side in read_debates(book)[0].sides] == ["Continuity", "A break", "Both"]
    QTest.mouseClick(screen.header.add, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("Neither")
    press(focus(), Keys.Key_Escape)
    assert len(read_debates(book)[0].sides) == 3
    QTest.mouseClick(screen.header.add, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("Neither")
    press(focus(), Keys.Key_Return)
    assert [side.name for side in read_debates(book)[0].sides][-1] == "Neither"
    assert hand.current() == ("side", read_debates(book)[0].sides[-1].id)
    QTest.mouseClick(screen.header.menu, Qt.MouseButton.LeftButton)
    choose(menu_of(hand.window), "Rename this debate")
    until(screen.header.question.hasFocus)
    assert screen.header.question.textCursor().selectedText() == "Did Stalin continue Lenin’s rule?"
    QTest.mouseClick(screen.header.menu, Qt.MouseButton.LeftButton)
    choose(menu_of(hand.window), "New debate")
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("Who won?")
    press(focus(), Keys.Key_Return)
    assert [debate.question for debate in read_debates(book)][-1] == "Who won?"
    until(lambda: screen.debate is not None and screen.debate.question == "Who won?")
    assert screen.header.question.toPlainText() == "Who won?"
    screen.turn_to(ids["debate"])
    screen.pressing.open_debates()
    menu = menu_of(hand.window)
    texts = [action.text() for action in menu.actions()]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len({*letters}) > 3
    choose(menu, "Who won?")
    QTest.mouseClick(screen.header.menu, Qt.MouseButton.LeftButton)
    choose(menu_of(hand.window), "Delete this debate")
    until(lambda: screen.debate is not None and screen.debate.id == ids["debate"])


def test_f2_names_a_side_and_delete_puts_a_card_into_the_trash(hand: Hand, ids: Ids) -> None:
    hand.canvas.setFocus()
    hand.canvas.go_to(("side", ids["both"]))
    press(hand.canvas, Keys.Key_F2)
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("In part")
    press(focus(), Keys.Key_Return)
    assert [side.name for side in read_debates(hand.book)[0].sides] == ["Continuity", "Break", "In part"]
    hand.canvas.setFocus()
    hand.canvas.go_to(("claim", ids["party"]))
    press(hand.canvas, Keys.Key_Delete)
    until(lambda: hand.canvas.figures.row_of(("claim", ids["party"])) < 0)
    assert hand.said() == "Move “The Terror turned on the Party itself” to the trash"


def test_a_notebook_without_a_debate_offers_to_start_one(
    book: Notebook, essay: Ids, open_window: Callable[..., Window]
) -> None:
    window = open_window(book)
    window.centre.turn_to("debate")
    screen = cast(DebateScreen, window.centre.currentWidget())
    until(lambda: screen.blank.button.isVisible())
    QTest.mouseClick(screen.blank.button, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(QApplication.focusWidget(), LineField))
    type_in("Who did it?")
    press(focus(), Keys.Key_Return)
    until(screen.canvas.hasFocus)
    assert screen.pair.why.accessibleName().startswith("Who disagrees?")
    assert [debate.question for debate in read_debates(book)] == ["Who did it?"]
    assert screen.canvas.figures.row_of(("seat", 0)) >= 0


def test_a_key_and_a_press_choose_one_card_and_not_the_claim_in_which_it_stands(hand: Hand, ids: Ids) -> None:
    selection, under = hand.window.selection, hand.canvas.figures
    hand.click(("claim", ids["tools"]))
    press(hand.canvas, Keys.Key_Down)
    press(hand.canvas, Keys.Key_Down)
    assert selection.cards == (ids["cheka"],)
    tie = next(each.key for each in under.figures if each.key[0] == "tie")  # type: ignore[index]
    hand.click(("claim", ids["party"]))
    hand.click(tie)
    assert (hand.current(), selection.cards) == (tie, (ids["cheka"],))
    hand.click(("claim", ids["party"]), Ctrl)
    assert set(selection.cards) == {ids["cheka"], ids["party"]}
    hand.click(tie)
    press(hand.canvas, Keys.Key_Up)
    press(hand.canvas, Keys.Key_Up)
    assert selection.cards == (ids["tools"],)


def test_a_link_offers_nothing_that_would_be_done_to_the_cards_that_are_chosen(hand: Hand, ids: Ids) -> None:
    hand.click(("historian", ids["conquest"]))
    for key, offers in ((("link", ids["quarrel"]), False), (("historian", ids["conquest"]), True)):
        hand.canvas.menu_wanted.emit(hand.canvas.viewport().mapFrom(hand.window, hand.box(key)))
        menu = menu_of(hand.window)
        assert ("Move to the trash" in [each.text().replace("&", "") for each in menu.actions()]) is offers
        menu.close()
    assert hand.window.selection.cards == (ids["conquest"],)
