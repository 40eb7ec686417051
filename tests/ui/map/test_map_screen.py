"""The map in the real window: links looked at, drawn, changed and removed; cards folded, dropped and put by hand."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest

from essayplanner.domain.cards import Relation
from essayplanner.domain.map.values import Route
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.map_places import map_places
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import links_of
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.telling import said
from essayplanner.ui.map.texts import Texts
from essayplanner.ui.map.whole import MapScreen
from tests.ui.conftest import Mouse
from tests.ui.frame.test_clashes import entries, twice
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Alt, Ctrl, Shift, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Essay = dict[str, int]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Shown:
    """A window turned to the map, and a hand over it."""

    def __init__(self, window: Window) -> None:
        self.window, self.book = window, window.book
        window.centre.turn_to("map")
        self.screen = cast(MapScreen, window.centre.currentWidget())
        self.view = self.screen.view
        until(lambda: self.view.isVisible() and self.view.figures.rowCount() > 1)
        self.handle = window.windowHandle()
        self.said = list[str]()
        window.announcer.said.connect(self.said.append)
        self.tester = QAbstractItemModelTester(self.view.figures)

    def settle(self) -> None:
        """Wait until nothing moves."""
        until(lambda: not self.view.moving.is_going)

    def at(self, key: Key, share: float = 0.5) -> QPoint:
        """A point in the middle of a figure's height, in the window."""
        box = self.view.figures.figures[self.view.figures.row_of(key)].box
        seen = self.view.seen(box)
        return self.on_window(QPoint(round(seen.left() + seen.width() * share), round(seen.center().y())))

    def on_window(self, point: QPoint) -> QPoint:
        return self.view.viewport().mapTo(self.window, point)

    def on_line(self, route: Route) -> QPoint:
        """A point of a link, where no card is."""
        assert self.view.map is not None
        (x, y), (x1, y1) = self.view.map.line(route.points)[:2]
        return self.on_window(self.view.seen(Box((x + x1) / 2, (y + y1) / 2, 0, 0)).topLeft().toPoint())

    def route(self) -> Route:
        """The one link that is drawn."""
        assert self.view.map is not None
        (found,) = self.view.map.routes.values()
        return found

    def links(self, card_id: int) -> list[tuple[int, Relation, str]]:
        """What a card says of others."""
        return [(each.other_id, each.relation, each.because) for each in links_of(self.book, card_id) if each.outgoing]


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    outlining.place(book, [essay["party"]], Spot("section", essay["second"]))
    outlining.place(book, [essay["delegates"]], Spot("placement", essay["placed_tools"]))
    outlines.edit_outline(book, essay["outline"], thesis="Only in part.")
    return Shown(open_window(book, [each for each in SCREENS if each.name in ("outline", "map")]))


def test_what_a_reader_is_told_and_where_the_arrows_go(shown: Shown, essay: Essay) -> None:
    view, figures = shown.view, shown.view.figures.figures
    spoken = {figure.card_id: (figure.spoken, figure.level) for figure in figures if figure.card_id}
    tools = "The tools of the Terror were forged under Lenin"
    assert spoken[essay["tools"]] == (
        f"{tools}, claim, used in 2, supported by Cheka, camps and the ban on factions came first, 2 under it.",
        1,
    )
    assert spoken[essay["cheka"]][0].endswith(f"supports {tools}, because: they were there before him.")
    assert {figure.card_id: figure.is_open for figure in figures}[essay["tools"]] is True
    assert view.accessibleDescription() == "Thesis: Only in part."
    assert "no link to what stands above it" in spoken[essay["delegates"]][0]
    assert spoken[essay["delegates"]][1] == 2
    assert spoken[essay["party"]][0] == "The Terror turned on the Party itself, claim, used in 3, no link."
    assert ("loose", essay["placed_tools"]) not in [figure.key for figure in figures]
    unused = said(shown.route()._replace(used=False), essay["cheka"], shown.screen.topic.argument)
    assert unused == f"supports {tools}, because: they were there before him, not used by the outline"
    view.setFocus()
    view.go_to(("card", essay["placed_tools"]))
    press(view, Keys.Key_Right)
    assert view.current().card_id == essay["cheka"]  # type: ignore[union-attr]
    press(view, Keys.Key_Down)
    assert view.current().card_id == essay["delegates"]  # type: ignore[union-attr]
    press(view, Keys.Key_Up)
    press(view, Keys.Key_Left)
    assert view.current().card_id == essay["tools"]  # type: ignore[union-attr]
    press(view, Keys.Key_Down)
    assert view.current().card_id == essay["party"]  # type: ignore[union-attr]
    assert shown.window.selection.card_id == essay["party"]


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


def test_what_is_under_a_claim_folds_and_is_counted(shown: Shown, essay: Essay) -> None:
    view, tools = shown.view, ("card", essay["placed_tools"])
    view.setFocus()
    view.go_to(tools)
    press(view, Keys.Key_Space)
    assert view.map is not None
    assert view.map.laid.boxes[essay["placed_tools"]].hidden == 2
    assert shown.said[-1] == "Folded 2 cards."
    shown.settle()
    QTest.mouseClick(shown.handle, LEFT, NONE, shown.at(("fold", essay["placed_tools"])))
    assert view.map.laid.boxes[essay["placed_tools"]].hidden == 0
    assert (view.current().key, shown.said[-1]) == (tools, "Unfolded.")  # type: ignore[union-attr]
    press(view, Keys.Key_Space)
    shown.settle()
    opened: list[int] = []
    view.edit_wanted.connect(opened.append)
    at = shown.at(("fold", essay["placed_tools"]))
    QTest.mouseDClick(shown.handle, LEFT, NONE, at)
    assert (opened, view.map.laid.boxes[essay["placed_tools"]].hidden) == ([], 0), "the second click is for nothing"
    view.go_to(("card", view.figures.figures[-1].key[1]))  # type: ignore[index]
    press(view, Keys.Key_Space)
    assert shown.said[-1] == "Nothing is under this card."


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
    shown.screen.let_stand()
    assert shown.said[-1] == "1 card is back where it was. Ctrl+Z undoes this."
    until(lambda: view.map is not None and view.map.boxes[essay["placed_tools"]] == before)


def test_the_notebook_what_touches_a_card_and_a_search(shown: Shown, essay: Essay) -> None:
    view, screen = shown.view, shown.screen
    view.setFocus()
    QTest.mouseClick(screen.heading.of.segments[True], LEFT)
    assert [figure.card_id for figure in view.figures.figures if figure.card_id]
    assert set(view.map.boxes) == {essay[name] for name in ("tools", "party", "cheka", "delegates", "conquest")}  # type: ignore[union-attr]
    view.setFocus()
    view.go_to(("card", essay["cheka"]))
    press(view, Keys.Key_T)
    assert set(view.map.boxes) == {essay["tools"], essay["cheka"]}  # type: ignore[union-attr]
    assert screen.heading.touching.isVisible()
    QTest.mouseClick(screen.heading.touching, LEFT)
    assert len(view.map.boxes) == 5  # type: ignore[union-attr]
    press(view, Keys.Key_O)
    assert view.map.is_down  # type: ignore[union-attr]
    shown.window.library.field.setText("congress")
    until(lambda: shown.window.library.model.ids == [essay["delegates"]])
    assert view.map.found is None, "nobody sees why it should be dimmed"  # type: ignore[union-attr]
    shown.window.sides.unfold("library")
    until(lambda: view.map is not None and view.map.found == frozenset({essay["delegates"]}))
    shown.window.library.field.clear()
    until(lambda: view.map is not None and view.map.found is None)
    cards.edit_card(shown.book, essay["party"], title="Quite another")
    until(lambda: "Quite another" in [figure.text for figure in view.figures.figures])


def test_it_is_zoomed_and_all_of_it_is_brought_into_sight(shown: Shown) -> None:
    view = shown.view
    view.setFocus()
    press(view, Keys.Key_Plus)
    assert (view.scale, shown.screen.heading.share.text()) == (1.25, "125 %")
    press(view, Keys.Key_F)
    assert view.scale <= 1
    sight, size = view.in_sight(), view.map.size  # type: ignore[union-attr]
    assert sight.right >= size[0] - 1
    assert sight.bottom >= size[1] - 1
    press(view, Keys.Key_0)
    assert view.scale == 1
    view.zoom(2)
    overview = shown.screen.corner.overview
    QTest.mouseClick(overview, LEFT, NONE, QPoint(overview.width() - 4, overview.height() // 2))
    until(lambda: view.horizontalScrollBar().value() > 0)
    assert overview.rect().contains(overview.frame().toRect())


@pytest.mark.parametrize("from_right", [False, True])
def test_it_is_painted_without_a_window_and_mirrored(
    book: Notebook, essay: Essay, theme: Theme, from_right: bool
) -> None:
    argument = read_argument(book, essay["outline"])
    texts = Texts(theme, from_right=from_right)
    drawing = MapDrawing(lay(argument, theme, Asked(), texts), argument, theme, texts, from_right=from_right)
    image = QImage(round(drawing.size[0]), round(drawing.size[1]), QImage.Format.Format_RGB32)
    image.fill(theme.color("paper"))
    with QPainter(image) as painter:
        drawing.paint(painter, Box(0, 0, *drawing.size))
    spine = drawing.boxes[essay["placed_tools"]]
    x = spine.right - 2 if from_right else spine.x + 2
    assert image.pixelColor(round(x), round(spine.middle[1])) == theme.color("claim")
    point = (spine.right if from_right else spine.x, spine.y)
    placed = drawing.laid.boxes[essay["placed_tools"]]
    assert drawing.place(point) == (round(placed.x), round(placed.y))


def test_its_menu_has_a_letter_for_each_entry(shown: Shown) -> None:
    found = [
        each for menu, made in shown.window.menus.items() if menu.name == "map" for each in entries(made.actions())
    ]
    assert len(found) > 10
    assert twice(iter(found)) == []


def test_a_card_that_the_outline_has_not_is_seen_in_the_whole_notebook(shown: Shown, essay: Essay) -> None:
    window, view, screen = shown.window, shown.view, shown.screen
    window.selection.choose(essay["conquest"])
    assert (view.chosen_cards(), screen.asked.whole) == ([], False), "it was chosen elsewhere, and not asked for here"
    window.selection.see(essay["conquest"], "map")
    said = (
        "“Robert Conquest” is not in this outline: this is the map of the whole notebook. N turns back to the outline."
    )
    assert (view.chosen_cards(), screen.asked.whole, shown.said[-1]) == ([essay["conquest"]], True, said)
    screen.show_whole(False)
    window.centre.turn_to("outline")
    window.selection.choose(essay["conquest"])
    window.centre.turn_to("map")
    until(lambda: view.hasFocus())
    assert (view.current().card_id, screen.asked.whole, shown.said[-1]) == (essay["conquest"], True, said)  # type: ignore[union-attr]
    screen.show_whole(False)
    screen.fold_all(True)
    assert not view.rows_of_card(essay["cheka"])
    window.selection.see(essay["cheka"], "map")
    assert (view.chosen_cards(), screen.asked.whole) == ([essay["cheka"]], False), "what lay folded away is unfolded"
    screen.touch(essay["party"])
    window.selection.see(essay["cheka"], "map")
    assert (view.chosen_cards(), screen.asked.shown.touching) == ([essay["cheka"]], 0)


@pytest.mark.parametrize("from_right", [False, True])
def test_legend_and_overview_lie_on_nothing(shown: Shown, essay: Essay, from_right: bool) -> None:
    view, screen = shown.view, shown.screen
    outlining.place(shown.book, [essay["party"]] * 20, Spot("section", essay["second"]))
    until(lambda: len(view.rows_of_card(essay["party"])) > 20)
    if from_right:
        shown.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown.window.resize(1100, 700)
    deeds: list[Callable[[], object]] = [
        lambda: None,
        lambda: view.zoom(1.6),
        lambda: view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum() // 2),
        lambda: view.verticalScrollBar().setValue(40),
        view.fit,
        lambda: screen.show_whole(True),
        lambda: view.zoom(2),
        lambda: screen.turn(True),
        view.show_whole_size,
    ]
    for number, do in enumerate(deeds):
        do()
        shown.settle()
        corner, map = screen.corner, view.map
        assert map is not None
        area = corner.geometry().translated(-view.viewport().pos())
        assert corner.isVisible(), number
        seen = [view.seen(box).toAlignedRect() for box in [*map.boxes.values(), *([map.thesis] if map.thesis else [])]]
        on_view = [each.intersected(view.viewport().rect()) for each in seen]
        assert not any(each.intersects(area) for each in on_view), number


def test_rows_are_as_wide_as_the_window_lets_them_be(book: Notebook, essay: Essay, theme: Theme) -> None:
    argument = read_argument(book, essay["outline"])

    def wide(room: float) -> float:
        return max(box.width for box in lay(argument, theme, Asked(room=theme.px(room))).boxes.values())

    assert wide(0) < wide(3000) <= theme.px(420)
    assert wide(300) == wide(0), "it is scrolled sideways anyway"
    whole = lay(argument, theme, Asked()).width + 2 * theme.px(24)
    assert wide(whole - 40) == wide(0) - theme.px(40)


def test_the_question_is_never_cut_and_a_plain_drag_says_how_a_card_is_moved(shown: Shown, essay: Essay) -> None:
    heading, mouse = shown.screen.heading, Mouse(shown.window)
    outlines.edit_outline(shown.book, essay["outline"], title="To what extent was it a continuation of another? " * 3)
    until(lambda: heading.question.text().startswith("To what"))
    shown.window.resize(1000, 700)
    until(lambda: heading.question.height() >= heading.question.heightForWidth(heading.question.width()) > 0)
    assert "…" not in heading.question.text()
    shown.settle()
    start = shown.at(("card", essay["placed_tools"]))
    mouse.drag(start, [lambda: shown.at(("card", essay["placed_tools"]), 0.3)])
    assert shown.said[-1].endswith("To move it on the map, hold Shift while you drag it.")
