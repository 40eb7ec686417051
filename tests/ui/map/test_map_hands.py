"""Links looked at, drawn, changed and removed on the map; cards dropped on it and put by hand."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Relation
from essayplanner.notebook.items import Item
from essayplanner.notebook.map_places import map_places
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.places import Box
from tests.ui.conftest import Mouse
from tests.ui.map.hands import LEFT, NONE, Essay, Shown
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Alt, Ctrl, Shift, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until


def test_the_because_is_shown_over_a_line_and_for_the_card_that_has_the_focus(shown: Shown, essay: Essay) -> None:
    view, route = shown.view, shown.route()
    view.go_to(("card", essay["placed_tools"]))
    shown.screen.heading.share.setFocus()
    until(lambda: not view.hasFocus())
    assert view.link is None
    QTest.mouseMove(shown.handle, shown.on_line(route) + QPoint(0, 30))
    QTest.mouseMove(shown.handle, shown.on_line(route))
    until(lambda: view.link == route)
    box = view.because_box(route)
    assert box is not None
    seen = [view.seen(each).toAlignedRect() for each in view.map.boxes.values()]  # type: ignore[union-attr]
    assert not any(each.intersects(QRectF(*box).toRect()) for each in seen)
    QTest.mouseMove(shown.handle, shown.at(("card", essay["placed_tools"])))
    until(lambda: view.link is None)
    QTest.mouseClick(shown.handle, LEFT, NONE, shown.on_line(route))
    assert view.current().card_id == essay["cheka"]  # type: ignore[union-attr]
    assert view.told_link().endswith("“The tools of the Terror were forged under Lenin”: they were there before him")


def test_a_link_is_changed_and_removed_with_keys_and_what_was_done_can_be_undone(shown: Shown, essay: Essay) -> None:
    view = shown.view
    view.setFocus()
    view.go_to(("card", essay["placed_tools"]))
    press(view, Keys.Key_F2)
    popover = view.linking.popover  # type: ignore[union-attr]
    assert popover is not None
    until(popover.isVisible)
    press(popover, Keys.Key_Escape)
    press(view, Keys.Key_F2)
    popover.because.setPlainText("and he kept them")
    press(popover.because, Keys.Key_Return)
    assert shown.links(essay["cheka"]) == [(essay["tools"], Relation.SUPPORTS, "and he kept them")]
    until(lambda: view.link is not None and view.link.link.because == "and he kept them")
    view.go_to(("card", essay["placed_tools"]))
    press(view, Keys.Key_Delete, Ctrl)
    assert shown.said[-1].startswith("Choose a link first"), "it is only shown with its card"
    there = shown.links(essay["cheka"])
    press(view, Keys.Key_Delete)
    assert shown.said[-1].startswith("Moved 1 card to the trash")
    shown.book.undo()
    until(lambda: view.map is not None and len(view.map.routes) == 1)
    assert shown.links(essay["cheka"]) == there
    view.go_to(("card", essay["placed_tools"]))
    press(view, Keys.Key_PageDown)
    press(view, Keys.Key_Delete, Ctrl)
    assert shown.links(essay["cheka"]) == []
    assert shown.said[-1] == "Removed the link. Ctrl+Z undoes this."
    until(lambda: view.map is not None and not view.map.routes)
    press(view, Keys.Key_Delete, Ctrl)
    assert shown.said[-1].startswith("Choose a link first")
    shown.book.undo()
    until(lambda: view.map is not None and len(view.map.routes) == 1)
    QTest.mouseClick(shown.handle, Qt.MouseButton.RightButton, NONE, shown.on_line(shown.route()))
    assert view.meant_link() == shown.route()


def test_a_claim_that_is_joined_to_nothing_is_linked(shown: Shown, essay: Essay) -> None:
    view = shown.view
    until(lambda: view.hasFocus() and view.currentIndex().isValid())
    press(view, Keys.Key_L)
    assert view.linking.is_drawing, "the keys have a card at once"  # type: ignore[union-attr]
    press(view, Keys.Key_Escape)
    party = next(figure.key for figure in view.figures.figures if figure.card_id == essay["party"])
    loose = ("loose", party[1])  # type: ignore[index]
    QTest.mouseDClick(shown.handle, LEFT, NONE, shown.at(loose))
    assert view.linking.is_drawing, "the second click is for nothing"  # type: ignore[union-attr]
    press(view, Keys.Key_Escape)
    assert shown.said[-1] == "No link was made."
    QTest.mouseClick(shown.handle, LEFT, NONE, shown.at(loose))
    press(view, Keys.Key_Up)
    press(view, Keys.Key_Return)
    popover = view.linking.popover  # type: ignore[union-attr]
    assert popover is not None
    until(popover.isVisible)
    QTest.mouseClick(popover.relations.segments[Relation.CHALLENGES], LEFT)
    popover.finish()
    assert shown.links(essay["party"]) == [(essay["tools"], Relation.CHALLENGES, "")]
    until(lambda: view.figures.row_of(loose) < 0)


def test_a_link_is_drawn_by_the_handle_although_a_line_ends_there_and_is_looked_at(shown: Shown, essay: Essay) -> None:
    view, tools = shown.view, ("card", essay["placed_tools"])
    party = next(figure.key for figure in view.figures.figures if figure.card_id == essay["party"])
    shown.on_line(shown.route())
    QTest.mouseMove(shown.handle, shown.at(tools, 0.9))
    x, y = view.map.line(shown.route().points)[-1]  # type: ignore[union-attr]
    end = view.seen(Box(x, y, 0, 0)).topLeft().toPoint()
    handle = shown.on_window(end) + QPoint(6, 0)
    QTest.mouseMove(shown.handle, handle)
    QTest.mousePress(shown.handle, LEFT, NONE, handle)
    assert view.linking.is_drawing  # type: ignore[union-attr]
    assert view.link is None, "no other is shown over the one that is drawn"
    QTest.mouseMove(shown.handle, shown.at(party, 0.9))
    QTest.mouseRelease(shown.handle, LEFT, NONE, shown.at(party, 0.9))
    popover = view.linking.popover  # type: ignore[union-attr]
    assert popover is not None
    until(popover.isVisible)
    popover.because.setPlainText("it turned on its own")
    popover.finish()
    assert shown.links(essay["tools"]) == [(essay["party"], Relation.SUPPORTS, "it turned on its own")]
    until(lambda: view.link is not None and view.link.link.because == "it turned on its own")
    QTest.mouseMove(shown.handle, QPoint(5, 5))
    view.zoom(2.5)
    start = shown.on_line(view.link)  # type: ignore[arg-type]
    QTest.mousePress(shown.handle, LEFT, NONE, start)
    before = view.horizontalScrollBar().value()
    QTest.mouseMove(shown.handle, start - QPoint(30, 0))
    QTest.mouseRelease(shown.handle, LEFT, NONE, start - QPoint(30, 0))
    assert view.horizontalScrollBar().value() == before + 30, "from a line the map is dragged about, as from the ground"
    press(view, Keys.Key_Delete, Ctrl)
    assert shown.links(essay["tools"]) == []


def test_a_card_from_the_library_is_placed_under_a_claim_or_linked_to_it(
    shown: Shown, essay: Essay, book: Notebook
) -> None:
    window, view, mouse = shown.window, shown.view, Mouse(shown.window)
    window.sides.fold(set())
    until(lambda: window.library.isVisible() and view.width() < 800)
    shown.settle()
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    tools, before = ("card", essay["placed_tools"]), tree(book, essay["outline"])
    window.selection.show_found([essay["conquest"]])
    seen = list[object]()

    def look() -> QPoint:
        seen.append(view.map.found)  # type: ignore[union-attr]
        return shown.at(tools)

    mouse.drag(start, [lambda: shown.at(tools, 0.8), look], cancel=True)
    assert (seen[0], view.map.found) == (None, {essay["conquest"]})  # type: ignore[union-attr]
    window.selection.show_found(None)
    mouse.drag(start, [lambda: shown.at(tools) + QPoint(0, 130)])
    assert shown.said[-1] == "Drop it on a card of the map, or on a section below."
    evidence = next(figure.key for figure in view.figures.figures if figure.card_id == essay["cheka"])
    mouse.drag(start, [lambda: shown.at(evidence, 0.1)])
    assert shown.said[-1] == "Nothing can go under evidence: put the historian before or after it."
    assert tree(book, essay["outline"]) == before
    mouse.drag(start, [lambda: shown.at(tools, 0.8)])
    assert "Link it to “The tools of the Terror were forged und…”" in shown.said
    popover = view.linking.popover  # type: ignore[union-attr]
    assert popover is not None
    until(popover.isVisible)
    popover.finish()
    assert shown.links(essay["conquest"]) == [(essay["tools"], Relation.SUPPORTS, "")]
    assert window.selection.card_id == essay["conquest"]
    start = mouse.at(window.library.view, library_index(window, essay["party"]))
    mouse.drag(start, [lambda: shown.at(tools, 0.2)])
    until(lambda: len(view.rows_of_card(essay["party"])) == 2)
    assert view.chosen_cards() == [essay["party"]] == [window.selection.card_id]
    dropped = max(each.placement_id for each in shown.screen.topic.argument.outline.placed)
    assert (window.selection.item, view.current().key) == (Item("placement", dropped), ("card", dropped))  # type: ignore[union-attr]
    book.undo()
    start = mouse.at(window.library.view, library_index(window, essay["conquest"]))
    mouse.drag(start, [lambda: shown.at(tools, 0.2)])
    until(lambda: window.selection.card_id == essay["conquest"])
    assert "Place it under “The tools of the Terror were forged und…”" in shown.said
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "1,108", "Robert"])])
    until(lambda: view.map is not None and len(view.map.routes) == 2)


def test_a_card_is_put_by_hand_with_mouse_and_keys_and_stands_by_itself_again(shown: Shown, essay: Essay) -> None:
    view, tools, book = shown.view, ("card", essay["placed_tools"]), shown.book
    view.setFocus()
    before = view.map.boxes[essay["placed_tools"]]  # type: ignore[union-attr]
    start = shown.at(tools)

    def drag(end: QPoint, *, cancel: bool = False) -> None:
        QTest.mousePress(shown.handle, LEFT, Shift, start)
        QTest.mouseMove(shown.handle, start + QPoint(20, 20))
        QTest.mouseMove(shown.handle, end)
        if cancel:
            press(view, Keys.Key_Escape)
        QTest.mouseRelease(shown.handle, LEFT, Shift, end)

    drag(start + QPoint(120, 160), cancel=True)
    assert (map_places(book, essay["outline"]), shown.said[-1]) == ({}, "Nothing was moved.")
    QTest.mouseClick(shown.handle, LEFT, Alt, start)
    assert map_places(book, essay["outline"]) == {}
    drag(start + QPoint(120, 160))
    (place,) = map_places(book, essay["outline"]).values()
    shown.settle()
    after = view.map.boxes[essay["placed_tools"]]  # type: ignore[union-attr]
    assert (round(after.x - before.x), round(after.y - before.y)) == (120, 160)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "1,108"])])
    press(view, Keys.Key_Right, Alt)
    assert list(map_places(book, essay["outline"]).values()) == [(place[0] + 12, place[1])]
    book.undo()
    until(lambda: view.map is not None and view.map.boxes[essay["placed_tools"]] == after)
    shown.screen.deeds.let_stand()
    assert shown.said[-1] == "1 card is back where it was. Ctrl+Z undoes this."
    until(lambda: view.map is not None and view.map.boxes[essay["placed_tools"]] == before)
