"""The timeline in a real window, with real keys and a real mouse."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline_axis import YEAR, first_day, month_at
from essayplanner.notebook import cards
from essayplanner.notebook.argument import read_cards_seen, read_outline_seen
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.frame.window import Window
from essayplanner.ui.timeline.drawing import gutter
from essayplanner.ui.timeline.whole import TimelineScreen
from tests.ui.conftest import Mouse
from tests.ui.test_drag import library_index, tree
from tests.ui.test_keyboard import Ctrl, Shift, press
from tests.ui.test_keyboard import Key as Keys
from tests.ui.waiting import until

Essay = dict[str, int]
NONE = Qt.KeyboardModifier.NoModifier


class Shown:
    """A window turned to the timeline, and a hand over it."""

    def __init__(self, window: Window) -> None:
        self.window = window
        window.centre.turn_to("timeline")
        self.screen = cast(TimelineScreen, window.centre.currentWidget())
        self.view, self.sight = self.screen.view, self.screen.sight
        until(lambda: self.view.isVisible() and self.view.figures.rowCount() > 1)
        self.mouse = Mouse(window)
        self.tester = QAbstractItemModelTester(self.view.figures)

    def figure(self, key: Key) -> QPoint:
        """The middle of a figure, in the window."""
        row = self.view.figures.row_of(key)
        assert row >= 0, key
        box = self.view.figures.figures[row].box
        return self.view.viewport().mapTo(self.window, self.view.seen(box).center().toPoint())

    def stack(self) -> Key:
        """The largest stack."""
        drawing = self.view.lanes
        assert drawing is not None
        stacks = [stack for room in drawing.rooms for stack in room.stacks]
        largest = max(stacks, key=lambda stack: len(stack.items))
        return ("stack", largest.lane, largest.name)

    def on(self, part: QWidget, rect: QRectF) -> QPoint:
        """The middle of a part of a widget, in the window."""
        return part.mapTo(self.window, rect.center().toPoint())

    def click(self, point: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, keys, point)

    def pull(self, start: QPoint, end: QPoint) -> None:
        """Press, move and let go, where nothing is dragged and dropped."""
        handle = self.window.windowHandle()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, NONE, start)
        for step in (1, 2, 3):
            QTest.mouseMove(handle, start + (end - start) * (step / 3))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, NONE, end)

    def wheel(self, turned: int, keys: Qt.KeyboardModifier = NONE) -> None:
        at = QPointF(self.view.viewport().rect().center())
        phase, to = Qt.ScrollPhase.NoScrollPhase, self.view.viewport().mapToGlobal(at)
        wheel = QWheelEvent(at, to, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(self.view.viewport(), wheel)

    def current(self) -> Key | None:
        figure = self.view.current()
        return figure.key if figure else None


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    """On the small essay, and a year in which much happened."""
    for number in range(20):
        essay[f"much {number}"] = cards.add_card(book, Kind.EVIDENCE, f"Much happened {number}", when="1934")
    essay["late"] = cards.add_card(book, Kind.EVIDENCE, "Stalin died in March 1953", when="1953-03")
    essay["undated"] = cards.add_card(book, Kind.EVIDENCE, "Nobody knows when", undated="No source says")
    return Shown(open_window(book))


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
    listed.resize(listed.width(), 120)
    assert listed.canvas.verticalScrollBar().maximum() > 0
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
    until(view.hasFocus)
    view.go_to(stack)
    press(view, Keys.Key_Return)
    assert listed.isVisible()
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


def test_years_are_chosen_by_hand_and_by_keys_and_the_library_follows(shown: Shown, essay: Essay) -> None:
    view, axis, library, sight = shown.view, shown.screen.axis, shown.window.library, shown.sight

    def at(year: float) -> QPoint:
        x = gutter(axis.theme) + sight.scale.x(first_day(int(year)) + (year % 1) * YEAR)
        return axis.mapTo(shown.window, QPoint(round(x), 10))

    shown.pull(at(1917.5), at(1922.5))
    assert shown.window.selection.years == (1917, 1922)
    until(lambda: library.model.ids == [essay["cheka"]])
    assert shown.screen.heading.chosen.text().startswith("1 card in 1917–22")
    shown.pull(at(1923), at(1936.6))
    assert shown.window.selection.years == (1917, 1936)
    shown.pull(at(1917), at(1930.2))
    assert shown.window.selection.years == (1930, 1936)
    view.setFocus()
    press(view, Keys.Key_Right, Shift)
    press(view, Keys.Key_Left, Shift)
    press(view, Keys.Key_Left, Shift)
    assert shown.window.selection.years == (1930, 1935)
    press(view, Keys.Key_Escape)
    assert shown.window.selection.years == (0, 0)
    assert not shown.screen.heading.chosen.isVisible()
    until(lambda: len(library.model.ids) > 20)
    press(view, Keys.Key_Right, Shift)
    assert shown.screen.brush.years is not None
    assert len(set(shown.screen.brush.years)) == 1
    shown.click(shown.on(shown.screen.heading.chosen, QRectF(shown.screen.heading.chosen.rect())))
    assert shown.screen.brush.years is None


def test_cards_from_the_library_are_shown_or_asked_for_their_date(shown: Shown, book: Notebook, essay: Essay) -> None:
    window, view, asking, said = shown.window, shown.view, shown.screen.asking, list[str]()
    window.announcer.said.connect(said.append)
    ground = shown.on(view, QRectF(view.width() / 2, view.viewport().height() - 6, 2, 2))

    def drop(name: str, *, cancel: bool = False) -> None:
        window.library.view.scrollTo(library_index(window, essay[name]))
        shown.mouse.drag(
            shown.mouse.at(window.library.view, library_index(window, essay[name])), [ground], cancel=cancel
        )

    shown.sight.go_to(first_day(1919), first_day(1920))
    drop("late")
    assert shown.current() == ("card", essay["late"])
    assert shown.sight.years[1] == 1953
    drop("conquest")
    assert said[-1] == "A historian has no date. Drop evidence or a claim here"
    drop("undated", cancel=True)
    assert not asking.isVisible()
    drop("undated")
    assert asking.isVisible()
    press(asking.field, Keys.Key_Escape)
    assert read_cards_seen(book)[essay["undated"]].when == ""
    until(view.hasFocus)
    drop("undated")
    QTest.keyClicks(asking.field, "some day")
    press(asking.field, Keys.Key_Return)
    assert asking.isVisible()
    asking.field.selectAll()
    QTest.keyClicks(asking.field, "August 1936")
    assert asking.hint.text().startswith("Understood as Aug 1936")
    press(asking.field, Keys.Key_Return)
    assert not asking.isVisible()
    assert read_cards_seen(book)[essay["undated"]].when == "1936-08"
    assert shown.current() == ("card", essay["undated"])
    assert said[-1].startswith("“Nobody knows when” is dated Aug 1936.")


def test_the_dates_of_the_question_are_a_step(shown: Shown, book: Notebook, essay: Essay) -> None:
    heading, asking = shown.screen.heading, shown.screen.asking
    assert heading.dates.text() == "Set the dates of the question"
    shown.click(shown.on(heading.dates, QRectF(heading.dates.rect())))
    assert asking.isVisible()
    QTest.keyClicks(asking.field, "1930s")
    press(asking.field, Keys.Key_Return)
    until(lambda: heading.dates.text() == "Question: 1930–39")
    assert read_outline_seen(book, essay["outline"], read_cards_seen(book)).dates == "193X"
    assert heading.outside.text() == "1 card used is outside 1930–39"
    assert [(gap.first, gap.last) for gap in shown.sight.gaps] == [(1930, 1933), (1938, 1939)]
    shown.click(shown.on(heading.outside, QRectF(heading.outside.rect())))
    assert shown.window.selection.cards == (essay["cheka"],)
    shown.window.book.undo()
    until(lambda: heading.dates.text() == "Set the dates of the question")
    assert not heading.outside.isVisible()


def test_cards_without_a_date_are_in_a_tray_with_what_they_say(shown: Shown, essay: Essay) -> None:
    heading, listed = shown.screen.heading, shown.screen.list
    shown.click(shown.on(heading.undated, QRectF(heading.undated.rect())))
    assert listed.isVisible()
    assert [figure.spoken for figure in listed.canvas.figures.figures] == [
        "Nobody knows when, No source says, evidence"
    ]
    cards.edit_card(shown.window.book, essay["undated"], when="1936")
    until(lambda: not listed.canvas.figures.figures)
    assert not heading.undated.isVisible()


def test_without_a_dated_card_it_says_so_and_shows_the_way(shown: Shown, book: Notebook) -> None:
    screen, dated = shown.screen, [item.card.id for item in shown.sight.line.items]
    assert screen.nothing.isHidden()
    for id in dated:
        cards.edit_card(book, id, when="")
    until(lambda: not shown.sight.line.items)
    count = len(shown.sight.line.undated)
    assert count > 20
    assert screen.nothing.isVisible()
    assert screen.nothing.words.text() == f"No card has a date yet. {count} could have one"
    assert screen.view.accessibleDescription() == screen.nothing.words.text()
    assert (screen.axis.isVisible(), screen.overview.isVisible()) == (False, False)
    shown.click(shown.on(screen.nothing.list, QRectF(screen.nothing.list.rect())))
    assert len(screen.list.cards) == count
    cards.edit_card(book, dated[0], when="1934")
    until(lambda: screen.nothing.isHidden())
    assert screen.axis.isVisible()


def test_lanes_are_parted_otherwise_and_steps_are_followed(shown: Shown, book: Notebook, essay: Essay) -> None:
    lanes = shown.screen.heading.lanes
    for key, segment in lanes.segments.items():
        shown.click(shown.on(segment, QRectF(segment.rect())))
        assert shown.sight.by is key
    assert [lane.name for lane in shown.sight.lanes] == ["Evidence"]
    cards.edit_card(shown.window.book, essay["late"], title="He died")
    until(lambda: "He died" in [figure.text for figure in shown.view.figures.figures])
    shown.window.book.undo()
    until(lambda: "He died" not in [figure.text for figure in shown.view.figures.figures])
