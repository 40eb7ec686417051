"""The head of the debate: the line with its links, and the names of sides, which stay where there is room enough."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.ui.canvas.figures import Key
from tests.ui.debate.hands import Hand
from tests.ui.test_keyboard import Key as Keys
from tests.ui.test_keyboard import press
from tests.ui.waiting import until

Ids = dict[str, int]


def top_of(hand: Hand, key: Key) -> float:
    """How far below the edge of the view a figure begins."""
    figures = hand.canvas.figures
    return hand.canvas.seen(figures.figures[figures.row_of(key)].box).top()


def test_a_link_is_chosen_by_its_line_and_shows_its_reason_under_the_pointer(hand: Hand, ids: Ids) -> None:
    canvas = hand.canvas
    hand.click(("historian", ids["conquest"]))
    assert canvas.line is not None
    route, below = sorted(canvas.line.routes, key=lambda each: each.points[1][1])
    (x, y), (other, _y) = route.points[1:3]

    def on_line(off: int) -> QPoint:
        at = QPoint(round((x + other) / 2), round(y) + off)
        return canvas.viewport().mapTo(hand.window, at - QPoint(0, canvas.verticalOffset()))

    def looked() -> int:
        return hand.screen.looked.link_id

    hand.screen.choose_link(below.link.id)
    QTest.mouseMove(hand.window.windowHandle(), on_line(-9))
    QTest.mouseClick(hand.window.windowHandle(), Qt.MouseButton.LeftButton, pos=on_line(-9))
    assert (looked(), canvas.hovered()) == (below.link.id, None)
    QTest.mouseMove(hand.window.windowHandle(), on_line(3))
    until(lambda: canvas.reason.is_shown)
    assert canvas.hovered() == ("link", route.link.id)
    QTest.mouseClick(hand.window.windowHandle(), Qt.MouseButton.LeftButton, pos=on_line(3))
    assert looked() == route.link.id
    QTest.mouseMove(hand.window.windowHandle(), on_line(-9))
    until(lambda: not canvas.reason.is_shown)
    # It goes with its line, where that goes under the pointer
    QTest.mouseMove(hand.window.windowHandle(), on_line(3))
    until(lambda: canvas.reason.is_shown)
    hand.window.selection.choose(ids["service"])
    until(lambda: not canvas.reason.is_shown)


def test_the_head_stays_while_the_columns_scroll_under_it(hand: Hand, ids: Ids) -> None:
    canvas, bar = hand.canvas, hand.canvas.verticalScrollBar()
    hand.window.resize(1440, 900)
    more = [cards.add_card(hand.book, Kind.CLAIM, f"One more {n}", side=ids["continuity"]) for n in range(20)]
    until(lambda: bool(canvas.held) and bar.maximum() > 200)
    still = (("historian", ids["conquest"]), ("side", ids["continuity"]), ("add", ids["break"]))
    before, claim = [top_of(hand, key) for key in still], top_of(hand, ("claim", ids["tools"]))
    bar.setValue(150)
    assert [top_of(hand, key) for key in still] == before
    assert top_of(hand, ("claim", ids["tools"])) == claim - 150
    # What lies under the head is not hit through it, and what is in it is where it is seen
    hand.click(("historian", ids["trotsky"]))
    assert (hand.current(), bar.value()) == (("historian", ids["trotsky"]), 150)
    name = canvas.viewport().mapTo(hand.window, QPoint(40, round(before[1]) + 12))
    hand.mouse.drag(hand.box(("claim", ids["party"])), [name])
    assert hand.side_of(ids["party"]) == ids["continuity"]
    # Held below the head, a drag scrolls up
    edge = canvas.viewport().mapTo(hand.window, QPoint(40, round(canvas.under(40)) + 4))
    start, low = hand.box(("claim", more[-1])), bar.value()
    hand.mouse.drag(start, [edge], before_drop=lambda: until(lambda: bar.value() < low - 30))
    # Keys bring what they go to into sight below it
    canvas.setFocus()
    canvas.go_to(("claim", more[-1]))
    assert bar.value() > 150
    for _step in range(30):
        press(canvas, Keys.Key_Up)
        figure = canvas.current()
        assert figure is not None
        assert canvas.is_held(*figure.box.middle) or canvas.seen(figure.box).top() >= canvas.under(figure.box.middle[0])
    # Where it leaves too little room, all scrolls as one
    hand.window.resize(1440, 620)
    until(lambda: not canvas.held and bar.maximum() > 0)
    first = top_of(hand, still[0])
    bar.setValue(bar.value() + (20 if bar.value() < bar.maximum() else -20))
    assert top_of(hand, still[0]) != first
