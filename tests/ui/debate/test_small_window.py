"""The debate in a small window: it is said why a claim is challenged only where that is chosen."""

from essayplanner.ui.canvas.figures import Key
from tests.ui.debate.hands import Hand
from tests.ui.waiting import until

Ids = dict[str, int]


def height(hand: Hand, key: Key) -> float:
    figures = hand.canvas.figures
    return figures.figures[figures.row_of(key)].box.height


def test_a_small_window_says_why_a_claim_is_challenged_once_it_is_chosen(hand: Hand, ids: Ids) -> None:
    tools = ("claim", ids["tools"])
    hand.window.resize(1366, 768)
    hand.click(("historian", ids["conquest"]))
    short = height(hand, tools)
    hand.click(tools)
    until(lambda: height(hand, tools) > short)
    hand.click(("claim", ids["party"]))  # what challenges it is chosen
    assert height(hand, tools) > short
    hand.click(("historian", ids["conquest"]))
    until(lambda: height(hand, tools) == short)
    hand.window.resize(1440, 768)
    until(lambda: height(hand, tools) > short)
