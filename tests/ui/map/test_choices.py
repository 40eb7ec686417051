"""What was chosen on the map is kept, and evidence folds where there is no room for it."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from essayplanner.domain.cards import Relation
from essayplanner.notebook import outlining
from essayplanner.notebook.cards import link_cards
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.map.hands import LEFT, NONE, Essay, Shown
from tests.ui.waiting import until


def test_evidence_is_counted_where_it_has_no_room_but_not_what_a_hand_opened_or_is_at(
    shown: Shown, essay: Essay, book: Notebook
) -> None:
    window, view, choices = shown.window, shown.view, shown.screen.choices
    choices.take_up({})
    window.sides.fold(set())
    tools = essay["placed_tools"]

    def hidden() -> int:
        return view.map.laid.boxes[tools].hidden  # type: ignore[union-attr]

    until(lambda: view.width() < 800 and hidden() == 2)
    assert "2 folded away" in view.figures.figures[view.figures.row_of(("card", tools))].spoken
    shown.settle()
    QTest.mouseClick(shown.handle, LEFT, NONE, shown.at(("fold", tools)))
    assert (hidden(), shown.said[-1]) == (0, "Unfolded.")
    choices.fold_all(True)
    assert hidden() == 2
    choices.take_up({})
    window.sides.fold({LIBRARY, RIGHT})
    window.resize(1600, 900)
    until(lambda: hidden() == 0)
    outlining.place(book, [essay["delegates"]] * 60, Spot("placement", tools))
    until(lambda: len(view.rows_of_card(essay["delegates"])) > 60)
    assert hidden() == 0, "nothing folds under the hand that edits"
    view.go_to(view.figures.figures[view.rows_of_card(essay["cheka"])[0]].key)
    window.resize(1600, 890)
    until(lambda: choices.asked.shown.counts)
    assert (hidden(), view.current().card_id) == (0, essay["cheka"])  # type: ignore[union-attr]
    choices.take_up({})
    view.go_to(("card", tools))
    window.resize(1600, 880)
    until(lambda: hidden() == 62)


def test_what_was_chosen_is_there_when_the_notebook_is_opened_again(
    shown: Shown, essay: Essay, book: Notebook, open_window: Callable[..., Window]
) -> None:
    view, choices, uid = shown.view, shown.screen.choices, book.uid
    link_cards(book, essay["delegates"], essay["tools"], Relation.SUPPORTS)
    choices.show_whole(True)
    choices.turn(True)
    view.zoom(0.5)
    choices.fold(essay["placed_tools"])
    shown.window.close()
    again = Shown(open_window(book, [each for each in SCREENS if each.name in ("outline", "map")]))
    asked = again.screen.choices.asked
    assert (asked.whole, asked.down, again.view.scale) == (True, True, 0.5)
    assert again.screen.heading.share.text() == "50 %"
    kept = again.window.settings.left[uid]["map"]
    pair = [essay["cheka"], essay["delegates"]]
    for order in (pair, pair[::-1]):
        again.screen.choices.take_up({**kept, "stood": f"{essay['tools']} 50;{order[0]} 20 {order[1]} 80"})
        again.screen.draw()
        words = str(again.screen.choices.left()["stood"]).split(";")[1].split()
        assert [int(id) for id in words[::2]] == order
    again.window.settings.left[uid]["map"] = {
        "whole": "yes",
        "scale": -7,
        "folded": "x 1 -2",
        "stood": "1;2 x",
        "evidence": "?",
    }
    again.screen.choices.take_up(again.window.settings.left[uid]["map"])
    asked = again.screen.choices.asked
    assert (asked.whole, asked.down, asked.shown.folded, again.view.scale) == (False, False, {1}, again.view.zooms[0])
