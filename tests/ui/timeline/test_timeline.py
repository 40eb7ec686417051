"""The timeline is walked, zoomed and moved, and its stacks opened, with real keys and a real mouse."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from essayplanner.domain.timeline_axis import first_day, month_at
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Ctrl, Shift, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.timeline.hands import NONE, Essay, Shown
from tests.ui.waiting import until


def test_cards_are_chosen_in_all_screens_and_go_to_the_outline(shown: Shown, book: Notebook, essay: Essay) -> None:
    window, view = shown.window, shown.view
    shown.click(shown.figure(("card", essay["cheka"])))
    assert window.selection.cards == (essay["cheka"],)
    assert window.library.view.selected_ids() == [essay["cheka"]]
    shown.click(shown.figure(("card", essay["late"])), Ctrl)
    assert set(window.selection.cards) == {essay["cheka"], essay["late"]}
    window.selection.choose(essay["delegates"])
    assert shown.stack() in view.looks().selected
    window.selection.choose(essay["late"])
    assert [figure.card_id for figure in view.chosen()] == [essay["late"]]
    window.selection.choose(item=Item("section", essay["intro"]))
    press(view, Keys.Key_Return, Ctrl)
    assert tree(book, essay["outline"])[0] == ("Introduction", ["Stalin"])
    drawer = window.middle.drawer
    assert drawer is not None
    until(lambda: drawer.tile_rect(0).width() > 1)
    shown.mouse.drag(
        shown.figure(("card", essay["cheka"])),
        [drawer.viewport().mapTo(window, drawer.tile_rect(0).center())],
    )
    assert tree(book, essay["outline"])[0] == ("Introduction", ["Stalin", "Cheka,"])
    until(lambda: [each.goes_back for each in shown.sight.order] == [False, True])
    lines = ["2 cards · 1917–53", "2 cards · 1917–22", "no cards yet"]
    until(lambda: [tile.line.text.replace("\xa0", " ") for tile in drawer.tiles.tiles] == lines)
    until(lambda: len(shown.screen.order._tiles) == 3)
    assert shown.screen.order.words == "1 of 2 in order of time"
    # A drag that is let go beside everything, or given up, does nothing
    before = tree(book, essay["outline"])
    shown.mouse.drag(shown.figure(("card", essay["late"])), [shown.on(view, QRectF(200, 60, 2, 2))])
    tile = drawer.viewport().mapTo(window, drawer.tile_rect(1).center())
    shown.mouse.drag(shown.figure(("card", essay["late"])), [tile], cancel=True)
    assert tree(book, essay["outline"]) == before


def test_a_stack_opens_as_a_list_by_mouse_and_by_keys(shown: Shown, essay: Essay) -> None:
    window, view, listed = shown.window, shown.view, shown.screen.list
    stack = shown.stack()
    shown.click(shown.figure(stack))
    assert listed.isVisible()
    assert listed.heading.text() == "1930–34"
    assert len(listed.cards) == len(listed.canvas.figures.figures) > 5
    # It lies beside its stack, inside the screen, and its scroll bar on none of it
    rect = view.visualRect(view.currentIndex())
    place = QRect(view.viewport().mapTo(shown.screen, rect.topLeft()), rect.size())
    assert not listed.geometry().intersects(place)
    assert listed.geometry().adjusted(-12, -12, 12, 12).intersects(place)
    assert shown.screen.rect().contains(listed.geometry())
    # A line leads from one to the other, over nothing else
    lead = listed.lead
    assert lead.isVisible()
    assert lead.geometry().adjusted(-1, -1, 1, 1).intersects(place)
    assert lead.geometry().adjusted(-1, -1, 1, 1).intersects(listed.geometry())
    assert not lead.geometry().intersects(place)
    assert not lead.geometry().intersects(listed.geometry())
    listed.resize(listed.width(), 120)
    assert listed.canvas.verticalScrollBar().maximum() > 0
    until(listed.canvas.verticalScrollBar().isVisible)
    assert listed.canvas.figures.figures[0].box.width == listed.canvas.viewport().width()
    QAbstractItemModelTester(listed.canvas.figures)
    until(listed.canvas.hasFocus)
    press(listed.canvas, Keys.Key_Down)
    second = listed.cards[1].id
    assert window.selection.card_id == second
    # Its stack looks chosen, for the card is in it
    assert stack in view.looks().selected
    press(listed.canvas, Keys.Key_Escape)
    assert not listed.isVisible()
    assert not lead.isVisible()
    until(view.hasFocus)
    view.go_to(stack)
    press(view, Keys.Key_Return)
    assert listed.isVisible()
    # The lanes move under it: it stays beside its stack; and closes where that comes apart
    listed.close_list()
    shown.wheel(120)
    view.go_to(stack := shown.stack())
    press(view, Keys.Key_Return)
    at = listed.pos()
    shown.wheel(-60, Shift)
    rect = view.seen(view.figures.figures[view.figures.row_of(stack)].box).toAlignedRect()
    place = QRect(view.viewport().mapTo(shown.screen, rect.topLeft()), rect.size())
    assert listed.pos() != at
    assert lead.isVisible()
    assert listed.geometry().adjusted(-12, -12, 12, 12).intersects(place)
    assert not listed.geometry().intersects(place)
    shown.wheel(1200)
    assert not listed.isVisible()
    assert not lead.isVisible()
    press(view, Keys.Key_Home)
    view.go_to(stack := shown.stack())
    press(view, Keys.Key_Return)
    shown.click(shown.on(listed.cross, QRectF(listed.cross.rect())))
    assert not listed.isVisible()
    # Twice is as once, and enlarged it comes apart
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, shown.figure(stack))
    assert listed.isVisible()
    listed.close_list()
    # Enter on a card opens the card panel
    view.go_to(("card", essay["late"]))
    press(view, Keys.Key_Return)
    until(window.card.isVisible)


def test_it_is_zoomed_and_moved_by_wheel_keys_and_hand(shown: Shown) -> None:
    view, sight = shown.view, shown.sight
    days = sight.days
    shown.wheel(120)
    assert sight.days == pytest.approx(days / 1.25)
    shown.wheel(-120)
    assert sight.days == pytest.approx(days)
    view.setFocus()
    for _time in range(6):
        press(view, Keys.Key_Plus)
    assert sight.days < days / 3
    start = sight.scale.start
    shown.wheel(-120, Shift)
    assert sight.scale.start > start
    ground = shown.on(view, QRectF(view.width() / 2, view.viewport().height() - 6, 2, 2))
    start = sight.scale.start
    shown.pull(ground, ground + QPoint(60, 0))
    assert sight.scale.start == pytest.approx(start - 60 / sight.scale.per_day, abs=1 / sight.scale.per_day)
    press(view, Keys.Key_Minus)
    press(view, Keys.Key_Home)
    assert sight.years[0] <= 1917
    assert sight.years[1] >= 1953
    # The frame of the overview is taken and moved
    press(view, Keys.Key_Plus)
    press(view, Keys.Key_Plus)
    overview, start = shown.screen.overview, sight.scale.start
    shown.pull(shown.on(overview, overview.frame()), shown.on(overview, overview.frame()) + QPoint(40, 0))
    assert sight.scale.start > start
    press(view, Keys.Key_G)
    asking = shown.screen.asking
    assert asking.isVisible()
    QTest.keyClicks(asking.field, "19")
    press(asking.field, Keys.Key_Return)
    QTest.keyClicks(asking.field, "40")
    press(asking.field, Keys.Key_Return)
    assert not asking.isVisible()
    assert sum(sight.years) / 2 == pytest.approx(1940, abs=1)
    until(view.hasFocus)
    press(view, Keys.Key_G)
    QTest.keyClicks(asking.field, "Dec 1934")
    press(asking.field, Keys.Key_Return)
    assert month_at(sight.scale.day(sight.width / 2)) == (1934, 12)


def test_the_keys_begin_at_the_first_card_and_stay_at_what_is_no_card(shown: Shown, essay: Essay) -> None:
    view = shown.view
    until(lambda: view.currentIndex().isValid())
    current = view.current()
    assert current
    assert current.card_id == next(figure.card_id for figure in view.figures.figures if figure.card_id)
    view.go_to(("lane", 0))
    view.draw()
    current = view.current()
    assert current
    assert current.key == ("lane", 0)


def test_arrows_go_along_a_lane_and_out_of_sight(shown: Shown, essay: Essay) -> None:
    view, sight = shown.view, shown.sight
    sight.go_to(first_day(1919), first_day(1920))
    view.setFocus()
    view.go_to(("card", essay["cheka"]))
    while shown.current() != ("card", essay["late"]):
        before = shown.current(), sight.scale.start
        press(view, Keys.Key_Right)
        assert (shown.current(), sight.scale.start) != before
    assert sight.years[1] == 1953
    press(view, Keys.Key_Right)
    assert shown.current() == ("card", essay["late"])
    press(view, Keys.Key_Left)
    assert shown.current() != ("card", essay["late"])
