"""Long notes are cut beside the window: the last choice holds, and what is typed meanwhile waits for its cards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.bringing import Deed
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.bringing.dialog import BringingDialog
from essayplanner.ui.desk.desk import Desk
from essayplanner.work.proposing import AT_ONCE
from tests.ui.bringing.conftest import Show
from tests.ui.waiting import until

LEFT = Qt.MouseButton.LeftButton
LONG = Writing(
    "Long",
    "long.docx",
    tuple(
        Block(What.HEADING, f"Part {number}", 2) if number % 10 == 0 else Block(What.ITEM, f"{number} shot in 1934", 1)
        for number in range(AT_ONCE + 10)
    ),
)


def choose(dialog: BringingDialog, rule: str) -> None:
    QTest.mouseClick(dialog.choosing.segments.segments[rule], LEFT)


def test_of_two_rules_in_a_row_the_last_holds_and_keys_wait_for_it(show: Show) -> None:
    dialog = show(LONG)
    before = dialog.make_button.text()
    choose(dialog, "heading-2")
    choose(dialog, "item")
    choose(dialog, "heading-2")
    assert (dialog.draft.is_waiting, dialog.make_button.text()) == (True, before)
    assert dialog.choosing.segments.segments["heading-2"].isChecked()
    for key in (Qt.Key.Key_C, Qt.Key.Key_End, Qt.Key.Key_X, Qt.Key.Key_Home, Qt.Key.Key_F2):
        QTest.keyClick(dialog.view, key)
    QTest.keyClicks(dialog.view, "Kirov")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    until(lambda: not dialog.draft.is_waiting and dialog.draft.cards[0].title == "Kirov")
    shown = dialog.draft.cards
    assert [card.proposal.title for card in shown] == [f"Part {number}" for number in range(0, len(LONG.blocks), 10)]
    assert [card.kind for card in shown[:2]] == [Kind.CLAIM, Kind.EVIDENCE]
    assert [card.deed for card in shown[-2:]] == [Deed.MAKE, Deed.LEAVE]


def test_the_cards_that_were_chosen_last_are_made(show: Show, desk: Desk) -> None:
    dialog = show(LONG)
    before = len(read_cards(desk.book))
    choose(dialog, "heading-2")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.isVisible(), len(read_cards(desk.book))) == (True, before)
    until(lambda: not dialog.isVisible())
    assert len(read_cards(desk.book)) == before + 6


def test_cards_that_are_chosen_after_others_were_to_be_made_are_seen_first(show: Show, desk: Desk) -> None:
    dialog = show(LONG)
    before = len(read_cards(desk.book))
    choose(dialog, "heading-2")
    QTest.keyClick(dialog.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    choose(dialog, "item")
    until(lambda: not dialog.draft.is_waiting)
    assert (dialog.isVisible(), len(read_cards(desk.book))) == (True, before)


def test_a_step_meanwhile_is_waited_for(show: Show, desk: Desk) -> None:
    dialog = show(LONG)
    choose(dialog, "heading-2")
    cards.add_card(desk.book, Kind.CLAIM, "Made elsewhere")
    until(lambda: not dialog.draft.is_waiting)
    assert len(dialog.draft.cards) == 6


def test_one_who_leaves_meanwhile_leaves_at_once(show: Show, desk: Desk) -> None:
    dialog = show(LONG)
    choose(dialog, "heading-2")
    QTest.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
