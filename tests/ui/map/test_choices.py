"""Evidence folds where there is no room for it, and the map of a notebook goes on from where it was."""

from PySide6.QtTest import QTest

from essayplanner.domain.cards import Relation
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.notebook_map import notebook_map
from essayplanner.notebook import outlining
from essayplanner.notebook.cards import link_cards
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.map import standing
from tests.domain.map.arguments import measure, notebook, notebook_graph
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


def test_cards_of_the_notebook_stand_where_they_were_left(shown: Shown, essay: Essay) -> None:
    choices, pair = shown.screen.choices, [essay["cheka"], essay["delegates"]]
    link_cards(shown.book, essay["delegates"], essay["tools"], Relation.SUPPORTS)
    shown.screen.topic.look()
    for order in (pair, pair[::-1]):
        choices.take_up({"whole": True, "stood": f"1;{essay['tools']} 50;{order[0]} 20 {order[1]} 80"})
        shown.screen.draw()
        words = str(choices.left()["stood"]).split(";")[2].split()
        assert [int(id) for id in words[::2]] == order
    choices.take_up({"whole": "yes", "scales": "1", "folded": "x 1 -2", "stood": "x;y z;-", "evidence": "?"})
    asked = choices.asked
    assert (asked.whole, asked.down, asked.shown.folded, asked.known) == (False, False, {1}, None)
    assert shown.view.scale == shown.view.zooms[0]
    shown.screen.draw()


def test_a_notebook_of_which_nothing_changed_stands_exactly_as_it_was_left() -> None:
    argument = notebook(60, notebook_graph(60, 150, 3))
    first = notebook_map(argument, Form(measure))
    changed = notebook_map(notebook(60, notebook_graph(60, 149, 3)), Form(measure), known=first.known)
    now = notebook_map(argument, Form(measure), known=changed.known)
    assert now.known is not None
    kept = standing.known_of(standing.words_of(now.known))
    assert kept is not None
    assert standing.words_of(kept).split(";")[0] == standing.words_of(now.known).split(";")[0]
    assert notebook_map(argument, Form(measure), known=kept).boxes == now.boxes
    spoilt = kept._replace(order=kept.order._replace(layers=kept.order.layers[:-1]))
    assert len(notebook_map(argument, Form(measure), known=spoilt).boxes) == 60
