"""Cards and placements dropped on the drawer with a real mouse, from press to disk."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor

from essayplanner.domain.cards import Relation
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from tests.ui.drawer.conftest import Shown
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Ctrl, Key, press
from tests.ui.waiting import until

INHERITED = ("What", [("The", ["Cheka,"])])


def test_what_is_dropped_on_a_tile_goes_to_the_end_of_its_section(shown: Shown, book: Notebook) -> None:
    essay, window = shown.essay, shown.window
    seen: list[object] = []
    shown.drag(
        essay["delegates"],
        [shown.tile("second")],
        before_drop=lambda: seen.extend([shown.drawer.drag.aim, shown.drawer.drag.refused]),
    )
    assert seen == [window.outline.model.nodes[shown.section("second")], False]
    assert tree(book, essay["outline"]) == [("Introduction", []), INHERITED, ("What", ["1,108"])]
    assert shown.said[-1] == "Placed 1 card in “What was Stalin’s own”."
    assert (shown.drawer.drag.aim, shown.drawer.drag.claims) == (None, None)
    assert shown.drawer.tiles.current == shown.section("second")  # what came is chosen, and where it stands is current
    assert window.selection.cards == (essay["delegates"],)
    press(shown.shelf, Key.Key_Z, Ctrl)
    assert tree(book, essay["outline"])[2] == ("What", [])
    # From the library too
    window.sides.fold(set())
    until(lambda: window.library.isVisible() and shown.drawer.width() < window.width() - 500)
    start = shown.mouse.at(window.library.view, library_index(window, essay["conquest"]))
    shown.mouse.drag(start, [shown.tile("intro")])
    assert tree(book, essay["outline"])[0] == ("Introduction", ["Robert"])
    press(shown.shelf, Key.Key_Z, Ctrl)
    # What stands in the outline moves, or with Ctrl stands there once more
    placed = Item("placement", essay["placed_tools"])
    shown.drag(placed, [shown.tile("second")])
    assert tree(book, essay["outline"])[1:] == [("What", []), INHERITED]
    shown.drag(placed, [shown.tile("first")], keys=Ctrl)
    assert tree(book, essay["outline"])[1:] == [INHERITED, INHERITED]
    shown.drag(placed, [shown.tile("intro")], cancel=True)
    assert tree(book, essay["outline"])[0] == ("Introduction", [])
    assert shown.drawer.drag.aim is None


def test_a_tile_that_is_rested_on_opens_its_claims_and_the_drop_goes_inside_one(shown: Shown, book: Notebook) -> None:
    essay, seen, steps = shown.essay, list[object](), len(book.history())
    cards.link_cards(book, essay["delegates"], essay["tools"], Relation.QUALIFIES, "there were many of them")

    def look() -> None:
        claims = shown.claims
        seen.extend([claims.aimed and claims.aimed.id, claims.standings[claims.nodes[0]][:4], claims.isVisible()])

    shown.drag(essay["delegates"], [shown.tile("first"), shown.claim(essay["tools"])], before_drop=look)
    said = ("Goes under it as a qualification", (19, 13), "qualifies", "there were many of them")
    assert seen == [essay["placed_tools"], said, True]
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "1,108"])])
    assert not shown.claims.isVisible()
    # At its head it goes to the end of the section; and what left for good closes what was open
    head = lambda: shown.claims.mapTo(shown.window, QPoint(shown.claims.width() // 2, 24))  # noqa: E731
    shown.drag(essay["conquest"], [shown.tile("first"), shown.claim(essay["tools"]), head])
    assert tree(book, essay["outline"])[1][1][-1] == "Robert"
    shelf = shown.shelf.mapTo(shown.window, QPoint(300, 200))
    closed = lambda: until(lambda: not shown.claims.isVisible())  # noqa: E731
    shown.drag(essay["conquest"], [shown.tile("first"), shown.claim(essay["tools"]), shelf], before_drop=closed)
    assert len(book.history()) == steps + 3  # the link, and two cards


def test_what_is_refused_says_why_and_changes_nothing(shown: Shown, book: Notebook) -> None:
    essay, seen = shown.essay, list[object]()
    deep = essay["placed_tools"]
    for _level in range(5):
        (deep,) = outlining.place(shown.window.book, [essay["party"]], Spot("placement", deep))
    before, steps = tree(book, essay["outline"]), len(book.history())

    def look() -> None:
        claims = shown.claims
        deepest = claims.nodes[-1]
        seen.extend([claims.aimed is deepest, claims.standings[deepest].refused, shown.drawer.drag.refused])
        seen.append(claims.standings[deepest].text)

    def deepest() -> QPoint:
        shown.claim(essay["tools"])()
        return shown.claims.mapTo(shown.window, shown.claims._row_box(len(shown.claims.nodes) - 1).center())

    shown.drag(essay["conquest"], [shown.tile("first"), deepest], before_drop=look)
    assert seen == [True, True, True, "Cards go 6 levels deep at most."]
    assert shown.said[-1] == "Cards go 6 levels deep at most."
    # A section refuses at once, and offers no claims to choose from
    seen.clear()

    def trashed() -> QPoint:
        cards.trash_cards(shown.window.book, [essay["delegates"]])
        return shown.tile("second")

    def look_again() -> None:
        section = shown.claims.section
        assert section
        seen.extend([shown.claims.isVisible(), shown.claims.nodes, shown.claims.standings[section].refused])

    shown.drag(essay["delegates"], [trashed], before_drop=look_again)
    assert seen == [True, [], True]
    assert "Restore these cards first" in shown.said[-1]
    assert tree(book, essay["outline"]) == before
    assert len(book.history()) == steps + 1


def test_a_strip_that_does_not_fit_scrolls_under_a_drag(shown: Shown, book: Notebook) -> None:
    for _number in range(14):
        outlining.add_section(shown.window.book, Spot("outline", shown.essay["outline"]))
    drawer = shown.drawer
    bar = drawer.horizontalScrollBar()
    until(lambda: bar.maximum() > 200)
    assert drawer.tile_rect(0).width() >= 120
    edge = shown.in_window(QPoint(drawer.viewport().width() - 8, drawer.tile_rect(0).center().y()))

    def rest() -> None:
        QCursor.setPos(shown.window.mapToGlobal(edge))
        until(lambda: bar.value() > 60)

    shown.drag(shown.essay["conquest"], [edge], before_drop=rest, cancel=True)
    drawer.setFocus()
    press(drawer, Key.Key_End)
    until(lambda: drawer.viewport().rect().contains(drawer.tile_rect(16)))
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOn == drawer.horizontalScrollBarPolicy()


def test_beside_the_tiles_and_between_them_nothing_is_dropped(shown: Shown, book: Notebook) -> None:
    essay, drawer = shown.essay, shown.drawer
    before, steps = tree(book, essay["outline"]), len(book.history())
    first, last = drawer.tile_rect(shown.row("intro")), drawer.tile_rect(shown.row("second"))
    aims: list[object] = []

    def stop(point: QPoint) -> Callable[[], QPoint]:
        def at() -> QPoint:
            aims.append(drawer.drag.aim)
            return shown.in_window(point)

        return at

    beside = [
        stop(QPoint(first.right() + 4, first.center().y())),
        stop(QPoint(first.center().x(), first.top() - 4)),
        stop(QPoint(last.center().x(), last.bottom() + 4)),
        stop(QPoint(last.right() + 5, last.center().y())),
    ]
    shown.drag(essay["delegates"], [shown.tile("intro"), *beside])
    assert aims[0] is shown.window.outline.model.nodes[shown.section("intro")]
    assert {*aims[1:]} == {None}
    assert tree(book, essay["outline"]) == before
    # Another tile than that which is open opens in its stead
    seen: list[object] = []

    def look() -> None:
        until(lambda: shown.claims.isVisible())
        section = shown.claims.section
        seen.extend([section and section.id, shown.claims.nodes])

    stops: list[QPoint | Callable[[], QPoint]] = [
        shown.tile("first"),
        shown.claim(essay["tools"]),
        shown.tile("second"),
    ]
    shown.drag(essay["conquest"], stops, before_drop=look, cancel=True)
    assert seen == [essay["second"], []]
    assert drawer.drag.aim is None
    until(lambda: not shown.claims.isVisible())
    assert len(book.history()) == steps
