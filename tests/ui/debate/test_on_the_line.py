"""Historians and claims walked, looked at, moved and dragged, with real keys and a real mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards
from essayplanner.notebook.reading import links_of
from essayplanner.ui.desk.mime import cards_mime
from tests.ui.debate.hands import Hand, focus, type_in
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Ctrl, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Ids = dict[str, int]
Alt = Qt.KeyboardModifier.AltModifier


def test_a_historian_is_seen_with_whom_he_quarrels_and_why(hand: Hand, ids: Ids) -> None:
    canvas, pair = hand.canvas, hand.screen.pair
    hand.click(("historian", ids["conquest"]))
    assert hand.window.selection.card_id == ids["conquest"]
    assert (pair.count.text(), pair.why.accessibleName()) == ("1 of 2", "It is Stalin.")  # an opponent first
    first = pair.words.accessibleName(), pair.why.accessibleName()
    press(canvas, Keys.Key_PageDown)
    assert {first, (pair.words.accessibleName(), pair.why.accessibleName())} == {
        ("Robert Conquest qualifies Roy Medvedev", "He has a point."),
        ("Leon Trotsky challenges Robert Conquest", "It is Stalin."),
    }
    hand.click(("link", ids["doubt"]))
    assert pair.why.accessibleName() == "He has a point."
    # Two who are chosen are looked at alone
    hand.click(("historian", ids["conquest"]))
    hand.click(("historian", ids["trotsky"]), Ctrl)
    assert (pair.why.accessibleName(), pair.count.isVisible()) == ("It is Stalin.", False)
    spoken = {figure.key: figure.spoken for figure in canvas.figures.figures}
    assert spoken["historian", ids["trotsky"]] == (
        "Leon Trotsky, historian, Break, not used; challenges Robert Conquest: It is Stalin."
    )
    assert spoken["claim", ids["tools"]].startswith(
        "The tools of the Terror were forged under Lenin, claim, Continuity, used in 2; challenged by 1, supported by 1"
    )


def test_it_is_told_as_a_tree_of_its_sides(hand: Hand, ids: Ids) -> None:
    hand.click(("historian", ids["conquest"]))
    figures = hand.canvas.figures.figures
    told = [(figure.level, *figure.key[:2]) for figure in figures]  # type: ignore[index]
    first, *others = [place for place, each in enumerate(told) if each[0] == 1]
    assert told[first : others[0]] == [
        (1, "side", ids["continuity"]),
        (2, "historian", ids["conquest"]),
        (3, "link", ids["quarrel"]),
        (3, "link", ids["doubt"]),
        (2, "claim", ids["tools"]),
        (3, "fold", ids["tools"]),
        *[(3, "tie", ids["tools"])] * 2,
        (2, "add", ids["continuity"]),
    ]
    assert [told[place][1:] for place in others] == [
        ("side", ids["both"]),
        ("side", ids["break"]),
        ("tray", 0),
        ("seat", 0),
    ]
    assert hand.canvas.is_tree
    assert {figure.key[1]: figure.is_open for figure in figures if figure.key[0] == "claim"} == {  # type: ignore[index]
        ids["tools"]: True,
        ids["party"]: None,
    }


def test_keys_walk_from_a_claim_over_its_fold_to_what_stands_with_it(hand: Hand, ids: Ids) -> None:
    canvas, went, status = hand.canvas, [], hand.window.status
    canvas.setFocus()
    hand.click(("historian", ids["conquest"]))
    assert status.said.text().startswith("Arrows walk the line")
    hand.click(("claim", ids["tools"]))
    for _step in range(2):
        press(canvas, Keys.Key_Down)
        went.append(hand.current())
    assert status.said.text().startswith("Arrows walk the claims")
    assert [each[:2] for each in went] == [("fold", ids["tools"]), ("tie", ids["tools"])]  # type: ignore[index]


def test_keys_walk_the_line_and_move_a_historian_over_it(hand: Hand, ids: Ids) -> None:
    canvas = hand.canvas
    canvas.setFocus()
    canvas.go_to(("historian", ids["conquest"]))
    before = len(hand.book.history())
    press(canvas, Keys.Key_Right, Alt)
    assert (hand.stand_of(ids["conquest"]), hand.said()) == (600, "Move “Robert Conquest” along the line")
    for _press in range(5):
        press(canvas, Keys.Key_Right, Alt)
    assert (hand.side_of(ids["conquest"]), hand.stand_of(ids["conquest"])) == (ids["both"], 0)
    assert len(hand.book.history()) == before + 6
    canvas.go_to(("historian", ids["trotsky"]))
    press(canvas, Keys.Key_Right)
    assert hand.current() == ("historian", ids["medvedev"])
    press(canvas, Keys.Key_Down)
    assert hand.current() == ("claim", ids["party"])
    press(canvas, Keys.Key_Return)
    until(lambda: not canvas.hasFocus())
    press(focus(), Keys.Key_Escape)
    until(canvas.hasFocus)


def test_the_lines_above_the_historians_are_seen_whole_or_not_at_all(hand: Hand, ids: Ids) -> None:
    canvas, bar = hand.canvas, hand.canvas.verticalScrollBar()
    more = [cards.add_card(hand.book, Kind.CLAIM, "One more", side=ids["continuity"]) for _card in range(12)]
    hand.click(("historian", ids["conquest"]))
    until(lambda: bar.maximum() > 300)
    hand.screen.pair.hide()  # room for the line, and not enough below it for its head to stay
    hand.screen.header.hide()
    hand.screen.scrolled.setMaximumHeight(430)
    until(lambda: 400 < canvas.viewport().height() <= 430 and not canvas.held)
    canvas.setFocus()
    for key, keys in ((("claim", ids["tools"]), []), (None, [Keys.Key_Home]), (("historian", ids["service"]), [])):
        bar.setValue(160)
        if key:
            canvas.go_to(key)
        for each in keys:
            press(canvas, each)
        assert bar.value() == (160 if key == ("claim", ids["tools"]) else 0)
    bar.setValue(160)
    hand.window.centre.turn_to("outline")
    hand.window.centre.turn_to("debate")
    until(lambda: bar.value() == 0)
    # Who goes further down leaves them behind
    canvas.go_to(("claim", more[-1]))
    assert bar.value() > 160


def test_a_historian_is_dragged_along_the_line_and_across(hand: Hand, ids: Ids) -> None:
    start = hand.box(("historian", ids["trotsky"]))
    hand.mouse.drag(start, [hand.on_line(0.95)])
    assert hand.side_of(ids["trotsky"]) == ids["break"]
    assert (hand.stand_of(ids["trotsky"]) or 0) > 600
    until(lambda: [each.card.id for each in hand.screen.drawn.line][-1] == ids["trotsky"])  # type: ignore[union-attr]
    hand.mouse.drag(hand.box(("historian", ids["trotsky"])), [hand.on_line(0.05)])
    assert (hand.side_of(ids["trotsky"]), hand.said()) == (ids["continuity"], "Move “Leon Trotsky” to “Continuity”")
    # Let go beside it, or with Escape, nothing is changed, and nothing more is said of a drop
    before, told = len(hand.book.history()), list[str]()
    until(lambda: next(each.card.id for each in hand.screen.drawn.line) == ids["trotsky"])  # type: ignore[union-attr]
    hand.mouse.drag(hand.box(("historian", ids["trotsky"])), [hand.on_line(0.9)], cancel=True)
    assert "Drop" not in hand.window.status.said.text()
    hand.mouse.drag(
        hand.box(("historian", ids["trotsky"])),
        [hand.on_line(0.9), hand.screen.header.mapTo(hand.window, hand.screen.header.rect().center())],
        before_drop=lambda: told.append(hand.window.status.said.text()),
    )
    assert told
    assert "Drop" not in told[0]
    assert len(hand.book.history()) == before


def test_a_claim_changes_sides_by_mouse_and_by_key_and_says_so(hand: Hand, ids: Ids) -> None:
    said = list[str]()
    hand.window.announcer.said.connect(said.append)
    hand.mouse.drag(hand.box(("claim", ids["party"])), [lambda: hand.box(("side", ids["continuity"]))])
    assert hand.side_of(ids["party"]) == ids["continuity"]
    assert "Moved “The Terror turned on the Party itself” to “Continuity”. Ctrl+Z undoes this." in said
    hand.mouse.drag(hand.box(("claim", ids["tools"])), [hand.on_line(0.5)])
    assert said[-1].startswith("Only historians go on the line")
    hand.canvas.setFocus()
    hand.canvas.go_to(("claim", ids["party"]))
    press(hand.canvas, Keys.Key_M)
    assert "2: Both" in said[-1]
    press(hand.canvas, Keys.Key_2)
    assert hand.side_of(ids["party"]) == ids["both"]
    press(hand.canvas, Keys.Key_3)
    press(hand.canvas, Keys.Key_M)
    press(hand.canvas, Keys.Key_9)
    assert (hand.side_of(ids["party"]), said[-1]) == (ids["both"], "This debate has no side with that number.")


def test_between_the_line_and_the_columns_and_between_two_of_them_a_drop_goes_to_the_nearest(
    hand: Hand, ids: Ids
) -> None:
    drops, data = hand.screen.drops, cards_mime(hand.book, [ids["loose"]])
    assert drops.drawing is not None
    sides = [area for side_id, area in drops.drawing.areas.items() if side_id]
    first, last, top = sides[0].x, max(area.right for area in sides), sides[0].y
    for y in (drops.drawing.line.bottom + 1, top + 20):
        point, copy, left = QPointF(first, y), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDropEvent(point, copy, data, left, Qt.KeyboardModifier.NoModifier)
        aims = [drops.aim(data, QPointF(x, y), None, event).key for x in range(round(first), round(last))]
        assert [key for key in aims if not isinstance(key, tuple) or key[0] != "column"] == []
        assert len(set(aims)) == len(sides)


def test_cards_come_from_the_library_and_go_to_the_outline(hand: Hand, ids: Ids) -> None:
    window = hand.window
    window.sides.fold(set())
    until(lambda: window.library.isVisible() and hand.canvas.width() < 900)
    window.library.view.scrollTo(library_index(window, ids["loose"]))
    start = hand.mouse.at(window.library.view, library_index(window, ids["loose"]))
    hand.mouse.drag(start, [lambda: hand.box(("side", ids["break"]))])
    assert hand.side_of(ids["loose"]) == ids["break"]
    drawer = window.middle.drawer
    assert drawer is not None
    until(lambda: drawer.tile_rect(0).width() > 1)
    tile = drawer.viewport().mapTo(window, drawer.tile_rect(0).center())
    hand.mouse.drag(hand.box(("historian", ids["trotsky"])), [tile])
    assert tree(hand.book, ids["outline"])[0][1] == ["Leon"]
    hand.canvas.setFocus()
    hand.canvas.go_to(("claim", ids["party"]))
    press(hand.canvas, Keys.Key_Return, Ctrl)
    assert tree(hand.book, ids["outline"])[0][1] == ["Leon", "The"]


def test_a_link_leads_from_a_historian_to_a_claim(hand: Hand, ids: Ids) -> None:
    canvas = hand.canvas
    canvas.setFocus()
    canvas.go_to(("historian", ids["service"]))
    press(canvas, Keys.Key_L)
    canvas.go_to(("claim", ids["tools"]))
    press(canvas, Keys.Key_Return)
    linking = canvas.linking
    assert linking is not None
    until(lambda: linking.popover is not None and linking.popover.isVisible())
    assert linking.popover is not None
    linking.popover.relations.segments[Relation.QUALIFIES].click()
    linking.popover.because.setFocus()
    type_in("In part")
    press(focus(), Keys.Key_Return)
    assert [(link.relation, link.because) for link in links_of(hand.book, ids["service"])] == [
        (Relation.QUALIFIES, "In part")
    ]
    until(lambda: canvas.figures.row_of(("claim", ids["tools"])) >= 0)


def test_a_pair_is_dragged_by_its_grip_onto_a_tile_or_into_a_claim(hand: Hand, ids: Ids) -> None:
    window, grip = hand.window, hand.screen.pair.place
    hand.click(("historian", ids["conquest"]))
    hand.screen.choose_link(ids["quarrel"])
    drawer = window.middle.drawer
    assert drawer is not None
    until(lambda: drawer.tile_rect(0).width() > 1)
    start = grip.mapTo(window, grip.rect().center())
    tiles = [drawer.viewport().mapTo(window, drawer.tile_rect(row).center()) for row in range(2)]
    before = len(hand.book.history())
    hand.mouse.drag(start, [tiles[0]])
    assert tree(hand.book, ids["outline"])[0][1] == [("Robert", ["Leon"])]
    assert len(hand.book.history()) == before + 1
    # Once more is refused, and on the board itself it is for nothing
    said = list[str]()
    window.announcer.said.connect(said.append)
    hand.mouse.drag(start, [tiles[0]])
    assert "is already under “Robert Conquest” here" in said[-1]
    hand.mouse.drag(start, [hand.on_line(0.9)])
    assert len(hand.book.history()) == before + 1
    # Held over a tile, its claims open above it

    def inside() -> QPoint:
        until(lambda: drawer.drag.claims is not None and drawer.drag.claims.isVisible())
        claims = drawer.drag.claims
        assert claims is not None
        row = next(place for place, node in enumerate(claims.nodes) if node.card_id == ids["tools"])
        return claims.mapTo(window, claims._row_box(row).center())

    hand.mouse.drag(start, [tiles[1], inside])
    assert ("Robert", ["Leon"]) in tree(hand.book, ids["outline"])[1][1][0][1]
