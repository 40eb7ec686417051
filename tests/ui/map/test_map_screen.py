"""What the map shows and says: folds, what touches a card, the whole notebook, how it lies in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from essayplanner.domain.cards import Relation
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.telling import said
from essayplanner.ui.map.texts import Texts
from tests.ui.conftest import Mouse
from tests.ui.frame.test_clashes import entries, twice
from tests.ui.map.hands import LEFT, NONE, Essay, Shown
from tests.ui.test_keyboard import Key as Keys
from tests.ui.test_keyboard import press
from tests.ui.waiting import until


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
    cards.link_cards(shown.book, essay["delegates"], essay["tools"], Relation.SUPPORTS)
    press(view, Keys.Key_O)
    until(lambda: view.map is not None and len(view.map.routes) == 2)
    view.go_to(("card", essay["placed_tools"]))
    for key, name in ((Keys.Key_Down, "cheka"), (Keys.Key_Down, "delegates"), (Keys.Key_Up, "cheka")):
        press(view, key)
        assert view.current().card_id == essay[name], "what hangs is a column"  # type: ignore[union-attr]


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
    window, view, choices = shown.window, shown.view, shown.screen.choices
    window.selection.choose(essay["conquest"])
    assert (view.chosen_cards(), choices.asked.whole) == ([], False), "it was chosen elsewhere, and not asked for here"
    window.selection.see(essay["conquest"], "map")
    said = (
        "“Robert Conquest” is not in this outline: this is the map of the whole notebook. N turns back to the outline."
    )
    assert (view.chosen_cards(), choices.asked.whole, shown.said[-1]) == ([essay["conquest"]], True, said)
    choices.show_whole(False)
    window.centre.turn_to("outline")
    window.selection.choose(essay["conquest"])
    window.centre.turn_to("map")
    until(lambda: view.hasFocus())
    assert (view.current().card_id, choices.asked.whole, shown.said[-1]) == (essay["conquest"], True, said)  # type: ignore[union-attr]
    choices.show_whole(False)
    choices.fold_all(True)
    assert not view.rows_of_card(essay["cheka"])
    window.selection.see(essay["cheka"], "map")
    assert (view.chosen_cards(), choices.asked.whole) == ([essay["cheka"]], False), "what lay folded away is unfolded"
    choices.touch(essay["party"])
    window.selection.see(essay["cheka"], "map")
    assert (view.chosen_cards(), choices.asked.shown.touching) == ([essay["cheka"]], 0)


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
        lambda: screen.choices.show_whole(True),
        lambda: view.zoom(2),
        lambda: screen.choices.turn(True),
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
        if map.size[0] * view.scale < view.viewport().width():
            begins = view.viewport().width() - 1 - max(each.right() for each in seen)
            assert not from_right or begins <= view.theme.px(24) * view.scale + 1, number


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


def test_where_there_is_little_height_the_map_has_that_of_the_question(shown: Shown) -> None:
    screen = shown.screen
    size, question = screen.size(), screen.heading.question
    assert question.isVisible()
    screen.resize(size.width(), screen.theme.px(200))
    assert question.isHidden()
    screen.resize(size)
    assert question.isVisible()
