"""The strip of sections below a screen: where it is, what it shows and says, and its keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import DrawerLook, Line, Screen
from essayplanner.ui.look.rows_aloud import speak_for
from tests.ui.drawer.conftest import Shown
from tests.ui.drawer.shelf import Shares, shelf
from tests.ui.focus import unseen
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Alt, Ctrl, Key, Shift, press
from tests.ui.waiting import until


def test_it_is_below_the_screens_that_ask_for_it_and_tells_a_screen_reader_a_list(shown: Shown) -> None:
    drawer, window = shown.drawer, shown.window
    assert drawer.isVisible()
    press(shown.shelf, Key.Key_1, Alt)
    assert not drawer.isVisible()  # the outline has none
    outlining.edit_section(window.book, shown.essay["first"], title="What he was left")
    assert drawer.tiles.tiles[1].title == "What Stalin inherited"  # nobody sees it, and it asks nothing
    press(window.outline.view, Key.Key_9, Alt)
    assert drawer.isVisible()
    assert [tile.title for tile in drawer.tiles.tiles] == ["Introduction", "What he was left", "What was Stalin’s own"]
    assert (
        drawer.mapTo(window, drawer.rect().topLeft()).y()
        >= shown.shelf.mapTo(window, shown.shelf.rect().bottomLeft()).y()
    )
    inner = outlining.add_section(shown.window.book, Spot("section", shown.essay["first"]), "His Party")
    press(drawer, Key.Key_Home)
    press(drawer, Key.Key_Return)
    speak_for(drawer)
    told = QAccessible.queryAccessibleInterface(drawer)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Sections of the outline")
    names = [told.child(place).text(QAccessible.Text.Name) for place in range(told.childCount())]
    assert names == [
        "Section 1, the current one. Introduction. no cards yet",
        "Section 2. What he was left. 2 cards",
        "Section 2.1. His Party. no cards yet",
        "Section 3. What was Stalin’s own. no cards yet",
    ]
    assert told.selectionInterface().selectedItem(0) is told.child(0)
    assert told.child(2).text(QAccessible.Text.Description) == "3 of 4"
    assert drawer.tiles.node(2) is shown.window.outline.model.nodes[shown.section("first")._replace(id=inner)]


def test_its_keys_go_along_the_tiles_and_to_a_section(shown: Shown, book: Notebook) -> None:
    drawer, window, essay = shown.drawer, shown.window, shown.essay
    shown.shelf.setCurrentItem(shown.shelf.row_of(essay["conquest"]))
    shown.shelf.setFocus()
    press(shown.shelf, Key.Key_Tab)
    assert drawer.hasFocus()
    assert drawer.currentIndex().row() == shown.row("intro")
    for _time in range(3):
        press(drawer, Key.Key_Right)
    assert drawer.currentIndex().row() == shown.row("second")
    assert drawer.tiles.current == shown.section("intro")  # not before it is asked for
    press(drawer, Key.Key_Return)
    assert drawer.tiles.current == window.selection.item == shown.section("second")
    assert window.outline.view.current_node().item == shown.section("second")
    assert shown.said[-1] == "Ctrl+Enter places cards in 3, “What was Stalin’s own”."
    press(drawer, Key.Key_Tab, Shift)
    assert shown.shelf.hasFocus()
    press(shown.shelf, Key.Key_Return, Ctrl)
    assert tree(book, essay["outline"])[2] == ("What", ["Robert"])
    press(shown.shelf, Key.Key_Z, Ctrl)
    assert tree(book, essay["outline"])[2] == ("What", [])
    QTest.mouseClick(drawer.viewport(), Qt.MouseButton.LeftButton, pos=drawer.tile_rect(shown.row("first")).center())
    assert drawer.tiles.current == shown.section("first")
    seen = []
    shown.shelf.setFocus()
    for _time in range(3):
        press(QApplication.focusWidget() or window, Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[:2] == [drawer, window.tabs.tabBar()]


def test_the_status_bar_names_its_keys_while_the_focus_is_in_it(shown: Shown) -> None:
    drawer, status = shown.drawer, shown.window.status
    keys = "Left and Right move along the sections · Enter opens one · F2 renames it"
    shown.shelf.setFocus()
    until(lambda: status.said.text() != keys)
    status._saying.stop()
    press(shown.shelf, Key.Key_Tab)
    assert drawer.hasFocus()
    assert status.said.text() == keys
    press(drawer, Key.Key_Return)
    assert status.said.text() == shown.said[-1] != keys  # what was done comes first
    shown.shelf.setFocus()
    drawer.setFocus()
    assert status.said.text() == shown.said[-1]
    status._saying.setInterval(0)  # the sentence has been there for long enough
    until(lambda: status.said.text() == keys)
    shown.window.tabs.tabBar().setFocus()
    assert status.said.text() == ""


def test_the_screen_says_what_the_tiles_say(open_shelf: Callable[[Screen], Shown], book: Notebook) -> None:
    shown = open_shelf(shelf(82, own_lines=True))
    drawer, asked = shown.drawer, shown.shelf.asked
    sections = [shown.essay[name] for name in ("intro", "first", "second")]
    assert asked == [sections]
    assert [tile.line.text for tile in drawer.tiles.tiles] == ["0 cards", "1 cards", "0 cards"]
    assert drawer.tiles.tiles[1].line.mark == Shares(4, 0, 1)
    assert drawer.tiles.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Section 2. What Stalin inherited. 2 cards. 1 at the top"
    )
    counting = drawer.tiles.tiles[1]._replace(line=Line("2 cards · 1934", spoken="2 cards, from 1934"))
    assert drawer.tiles.spoken(counting) == "Section 2. What Stalin inherited. 2 cards, from 1934"
    told: list[tuple[int, int]] = []
    drawer.tiles.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    outlining.place(shown.window.book, [shown.essay["party"]], Spot("section", shown.essay["second"]))
    assert asked == [sections, sections]  # once for all of them
    assert told == [(2, 2)]  # and only that tile is painted anew
    shown.shelf.words = " · 1934"
    outlining.edit_section(shown.window.book, shown.essay["intro"], title="Opening")
    assert told[1:] == [(0, 0), (1, 1), (2, 2)]
    assert drawer.tiles.tiles[0].line.text == "0 cards · 1934"


def test_it_is_as_high_as_a_screen_wants_and_nothing_is_cut_at_twice_the_size(shown: Shown) -> None:
    drawer, theme = shown.drawer, shown.window.theme
    for scale in (200, 100):
        theme.choose(scale=scale)
        for height, lined in ((96, True), (82, True), (50, False)):
            drawer.show_for(DrawerLook(height, lined=lined), None)
            until(lambda: drawer.tile_rect(2).width() >= theme.px(120))
            tile = drawer.tile_rect(0)
            assert drawer.height() >= theme.px(height)
            assert tile.height() >= drawer.paint.tile_height(lined=lined)
            assert drawer.viewport().rect().contains(tile.adjusted(-2, -2, 2, 2))  # with the ring of the focus
            apart = [drawer.tile_rect(row + 1).left() - drawer.tile_rect(row).right() - 1 for row in range(2)]
            assert apart == [theme.px(8)] * 2
    # Mirrored, where reading begins at the right
    shown.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    until(lambda: drawer.tile_rect(0).left() > drawer.tile_rect(1).left() > drawer.tile_rect(2).left() > 0)
    assert drawer.node_at(drawer.tile_rect(2).center()) is shown.window.outline.model.nodes[shown.section("second")]
    press(drawer, Key.Key_Left)
    assert drawer.currentIndex().row() == 1
    press(drawer, Key.Key_Right)
    assert drawer.currentIndex().row() == 0
    picture, tile = drawer.grab().toImage(), drawer.tile_rect(1).translated(drawer.viewport().pos())
    side = drawer.theme.color("side").rgb()
    squares = [x for x in range(tile.left(), tile.right()) if picture.pixel(x, tile.top() + 15) == side]
    assert min(squares) > tile.center().x()


def test_the_focus_is_seen_on_a_tile_and_where_there_is_none(shown: Shown) -> None:
    assert unseen(shown.drawer) == ""
    shown.window.selection.show_outline(outlines.new_outline(shown.window.book, "Another question?"))
    until(lambda: not shown.drawer.tiles.tiles)
    assert unseen(shown.drawer) == ""
