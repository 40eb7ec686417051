"""Claims put in order within their column, with real keys and a real mouse."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from tests.ui.debate.hands import Hand
from tests.ui.debate.test_debate_screen import choose, menu_of
from tests.ui.test_keyboard import Key as Keys
from tests.ui.test_keyboard import press
from tests.ui.waiting import until

Ids = dict[str, int]
Alt = Qt.KeyboardModifier.AltModifier


def more_claims(hand: Hand, ids: Ids) -> list[int]:
    """Two more claims on the side of the tools, which are used."""
    made = [cards.add_card(hand.book, Kind.CLAIM, title, side=ids["continuity"]) for title in ("One", "Two")]
    until(lambda: hand.canvas.figures.row_of(("claim", made[-1])) >= 0)
    return [ids["tools"], *made]


def column(hand: Hand, ids: Ids) -> list[int]:
    """The claims as they are drawn, from top to bottom."""
    figures = [each for each in hand.canvas.figures.figures if each.key[0] == "claim"]  # type: ignore[index]
    mine = [each for each in figures if hand.side_of(each.card_id) == ids["continuity"]]
    return [each.card_id for each in sorted(mine, key=lambda each: each.box.y)]


def edge(hand: Hand, card_id: int, *, below: bool = False) -> Callable[[], QPoint]:
    """A point at the upper edge of a claim, or beside its lower one."""

    def at() -> QPoint:
        hand.box(("claim", card_id))
        box = hand.canvas.seen(hand.canvas.figures.figures[hand.canvas.figures.row_of(("claim", card_id))].box)
        y = box.bottom() + 2 if below else box.top() + 2
        return hand.canvas.viewport().mapTo(hand.window, QPoint(int(box.center().x()), int(y)))

    return at


def test_keys_move_a_claim_up_and_down_its_column(hand: Hand, ids: Ids) -> None:
    tools, one, two = more_claims(hand, ids)
    said = list[str]()
    hand.window.announcer.said.connect(said.append)
    hand.canvas.setFocus()
    hand.canvas.go_to(("historian", ids["conquest"]))
    press(hand.canvas, Keys.Key_Down, Alt)
    assert said[-1] == "Select a claim in a column first."
    hand.canvas.go_to(("claim", one))
    press(hand.canvas, Keys.Key_Up, Alt)
    press(hand.canvas, Keys.Key_Up, Alt)
    assert (column(hand, ids), hand.current()) == ([one, tools, two], ("claim", one))
    assert said[-2:] == [
        "Moved “One” before “The tools of the Terror were forged und…”.",
        "Already the first claim of its side.",
    ]
    press(hand.canvas, Keys.Key_Down, Alt)
    press(hand.canvas, Keys.Key_Down, Alt)
    until(lambda: column(hand, ids) == [tools, two, one])
    assert (hand.current(), hand.said()) == (("claim", one), "Move “One” to the end of “Continuity”")
    press(hand.canvas, Keys.Key_Down, Alt)
    assert said[-1] == "Already the last claim of its side."
    hand.click(("side", ids["continuity"]))
    menu = menu_of(hand.window)
    order = next(each for each in menu.findChildren(QMenu) if each.title().startswith("Order"))
    order.popup(menu.pos())
    assert [each.isChecked() for each in order.actions()] == [False, True]
    choose(order, "Used first")
    until(lambda: column(hand, ids) == [tools, one, two])
    assert hand.said() == "Order “Continuity” by use"


def test_a_claim_is_dragged_between_two_others(hand: Hand, ids: Ids) -> None:
    tools, one, two = more_claims(hand, ids)
    told = list[str]()
    hand.mouse.drag(
        hand.box(("claim", two)),
        [edge(hand, one)],
        before_drop=lambda: told.append(hand.window.status.said.text()),
    )
    until(lambda: column(hand, ids) == [tools, two, one])
    assert told == ["Drop to move it before “One”"]
    assert hand.said() == "Move “Two” before “One”"
    mark = len(hand.book.history())
    # Let go where it stands, or with Escape, nothing is done
    hand.mouse.drag(hand.box(("claim", two)), [edge(hand, one)])
    hand.mouse.drag(hand.box(("claim", two)), [edge(hand, tools)], cancel=True)
    assert (len(hand.book.history()), column(hand, ids)) == (mark, [tools, two, one])
    hand.mouse.drag(hand.box(("claim", tools)), [edge(hand, one, below=True)])
    until(lambda: column(hand, ids) == [two, one, tools])
    assert hand.said() == "Move “The tools of the Terror were forged und…” to the end of “Continuity”"
    # On another side it is only put there
    hand.mouse.drag(hand.box(("claim", two)), [edge(hand, ids["party"])])
    assert hand.said() == "Move “Two” to “Break”"
