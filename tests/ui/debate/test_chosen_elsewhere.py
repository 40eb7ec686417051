"""What is chosen in other parts of the window, on the debate."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, debates, outlining
from essayplanner.notebook.argument import read_debates
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from tests.ui.debate.hands import Hand, write_debate
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Ctrl, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Ids = dict[str, int]
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ids(book: Notebook, essay: Ids) -> Ids:
    ids = write_debate(book, essay)
    ids["other"] = debates.add_debate(book, "Whose work was it?", ("One man", "A system"))
    ids["system"] = read_debates(book)[-1].sides[-1].id
    ids["getty"] = cards.add_card(book, Kind.HISTORIAN, "Arch Getty", side=ids["system"])
    apart = cards.add_card(book, Kind.CLAIM, "The purges ran by themselves", side=ids["system"])
    cards.link_cards(book, ids["getty"], apart, Relation.SUPPORTS)
    ids["proof"] = cards.add_card(book, Kind.EVIDENCE, "A letter")
    cards.link_cards(book, ids["proof"], ids["party"], Relation.SUPPORTS)
    outlining.place(book, [ids["conquest"], ids["trotsky"], ids["service"]], Spot("section", ids["second"]))
    return ids


@pytest.fixture
def hand(book: Notebook, ids: Ids, open_window: Callable[..., Window]) -> Hand:
    return Hand(open_window(book))


def test_two_who_are_chosen_are_looked_at_wherever_the_outline_has_them(hand: Hand, ids: Ids) -> None:
    pair = hand.screen.pair
    hand.click(("historian", ids["trotsky"]))
    hand.click(("historian", ids["conquest"]), Ctrl)
    assert set(hand.window.selection.cards) == {ids["conquest"], ids["trotsky"]}
    assert (pair.why.accessibleName(), pair.count.isVisible()) == ("It is Stalin.", False)
    # Between these there is nothing, and it says so
    hand.click(("historian", ids["service"]))
    hand.click(("historian", ids["conquest"]), Ctrl)
    assert "Robert Service" in pair.why.accessibleName()
    assert "Robert Conquest" in pair.why.accessibleName()
    assert not pair.place.isEnabled()


def test_a_card_chosen_elsewhere_is_turned_to_in_its_own_debate(hand: Hand, ids: Ids) -> None:
    selection, screen = hand.window.selection, hand.screen
    hand.click(("historian", ids["conquest"]))
    hand.screen.header.question.setFocus()
    selection.see(ids["getty"], "debate")
    assert screen.debate is not None
    assert screen.debate.id == ids["other"]
    assert (hand.current(), screen.looked.card_id) == (("historian", ids["getty"]), ids["getty"])
    assert not screen.opened.claims  # he is seen without
    # Chosen while another screen is shown, it is there when this one is turned to
    hand.window.centre.turn_to("outline")
    selection.choose(ids["service"])
    press(hand.window, Keys.Key_2, Alt)
    until(lambda: screen.isVisible() and screen.debate is not None and screen.debate.id == ids["debate"])
    assert (hand.current(), screen.looked.card_id) == (("historian", ids["service"]), ids["service"])
    # What is folded away is brought out: evidence under a claim, and a claim of no side
    for name, key in (("proof", ("tie", ids["party"])), ("loose", ("card", ids["loose"]))):
        screen.header.question.setFocus()
        assert not hand.canvas.rows_of_card(ids[name])
        selection.see(ids[name], "debate")
        until(lambda key=key: hand.current()[:2] == key)  # type: ignore[misc, index]
    # A debate that is turned to by hand stays, whatever is chosen still
    screen.turn_to(ids["other"])
    cards.edit_card(hand.book, ids["cheka"], title="Another title")
    assert screen.debate.id == ids["other"]


def test_a_card_that_is_nowhere_on_the_board_leaves_the_ring_nowhere(hand: Hand, ids: Ids) -> None:
    hand.click(("historian", ids["conquest"]))
    hand.screen.header.question.setFocus()
    hand.window.selection.see(cards.add_card(hand.book, Kind.EVIDENCE, "Nowhere"), "debate")
    until(hand.canvas.hasFocus)
    QTest.qWait(1)
    assert hand.current() is None
    assert not hand.canvas.chosen()
    press(hand.canvas, Keys.Key_Right)
    assert hand.current() is not None


def test_a_used_card_that_is_walked_over_leaves_the_section_that_was_chosen(hand: Hand, ids: Ids) -> None:
    selection, canvas, status = hand.window.selection, hand.canvas, hand.window.status
    selection.choose(item=Item("section", ids["intro"]))
    hand.click(("claim", ids["tools"]))
    assert selection.item is not None  # it is chosen where the outline has it, in another section
    assert hand.screen.current_number() == "1"
    until(lambda: status.said.text().endswith("Ctrl+Enter places in 1"))
    press(canvas, Keys.Key_Return, Ctrl)
    assert tree(hand.book, ids["outline"])[0] == ("Introduction", ["The"])
    # Chosen in the outline itself it is where cards go, here too
    hand.window.centre.turn_to("outline")
    hand.window.outline.view.choose(Item("section", ids["second"]))
    hand.window.centre.turn_to("debate")
    hand.click(("claim", ids["tools"]))
    assert hand.screen.current_number() == "3"


def test_the_debate_stays_where_the_chosen_card_goes_and_the_list_has_one_of_another_in_its_place(
    hand: Hand, ids: Ids
) -> None:
    last = cards.add_card(hand.book, Kind.CLAIM, "Nobody planned it", side=ids["system"])
    new = cards.add_card(hand.book, Kind.HISTORIAN, "Orlando Figes", side=ids["break"])
    library = hand.window.library
    until(lambda: bool(hand.canvas.rows_of_card(new)) and library.model.ids[-2:] == [last, new])
    hand.click(("historian", new))
    until(lambda: library.view.selected_ids() == [new])
    hand.book.undo()
    until(lambda: hand.window.selection.card_id == last)
    assert hand.screen.debate is not None
    assert hand.screen.debate.id == ids["debate"]


def test_the_other_side_is_argued_in_the_debate_that_was_in_sight(hand: Hand, ids: Ids) -> None:
    answered = cards.add_card(hand.book, Kind.CLAIM, "Stalin planned it", side=read_debates(hand.book)[-1].sides[0].id)
    cards.link_cards(hand.book, ids["proof"], answered, Relation.CHALLENGES)
    outlining.place(hand.book, [answered], Spot("section", ids["second"]))
    hand.screen.turn_to(ids["other"])
    hand.screen.header.argue.click()
    until(lambda: hand.window.selection.outline_id != ids["outline"])
    until(lambda: hand.screen.topic.argument.outline.id == hand.window.selection.outline_id)
    assert hand.screen.debate is not None
    assert hand.screen.debate.id == ids["other"]


def test_who_is_chosen_stays_chosen_where_his_place_in_the_outline_is_undone(hand: Hand, ids: Ids) -> None:
    new = cards.add_card(hand.book, Kind.HISTORIAN, "Orlando Figes", side=ids["break"])
    outlining.place(hand.book, [ids["getty"]], Spot("section", ids["second"]))  # of the other debate
    outlining.place(hand.book, [new], Spot("section", ids["second"]))
    until(lambda: bool(hand.canvas.rows_of_card(new)))
    hand.click(("historian", new))
    selection = hand.window.selection
    until(lambda: selection.item is not None)
    hand.book.undo()
    until(lambda: new not in {placed.card_id for placed in hand.screen.topic.argument.outline.placed})
    assert (selection.card_id, selection.cards, selection.item) == (new, (new,), None)
    assert hand.screen.debate is not None
    assert hand.screen.debate.id == ids["debate"]
