"""Years that are chosen, dates that are asked for, cards without one, and lanes parted otherwise."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest

from essayplanner.domain.timeline_axis import YEAR, first_day
from essayplanner.notebook import cards, outlines
from essayplanner.notebook.argument import read_cards_seen, read_outline_seen
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.timeline.drawing import gutter
from tests.ui.test_drag import library_index
from tests.ui.test_keyboard import Key as Keys
from tests.ui.test_keyboard import Shift, press
from tests.ui.timeline.hands import Essay, Shown
from tests.ui.waiting import until


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
    # What ends before it begins is not taken, and what is taken is as it was understood
    shown.click(shown.on(heading.dates, QRectF(heading.dates.rect())))
    QTest.keyClicks(asking.field, "1922-1917")
    press(asking.field, Keys.Key_Return)
    assert asking.isVisible()
    assert asking.hint.text() == "This ends before it begins. Write 1917–22 if you mean that."
    asking.field.selectAll()
    QTest.keyClicks(asking.field, "1917-22")
    press(asking.field, Keys.Key_Return)
    until(lambda: heading.dates.text() == "Question: 1917–22")
    # The field shows them in words; empty, it says where the dates come from then; Escape leaves all as it was
    outlines.edit_outline(book, essay["outline"], title="Was it so in 1924–53?")
    until(lambda: shown.sight.argument.outline.title == "Was it so in 1924–53?")
    shown.click(shown.on(heading.dates, QRectF(heading.dates.rect())))
    assert asking.field.text() == "1917–22"
    QTest.keyClick(asking.field, Keys.Key_Delete)
    assert asking.hint.text() == "1924–53, as its words say"
    press(asking.field, Keys.Key_Escape)
    until(shown.view.hasFocus)
    press(shown.view, Keys.Key_Escape)
    assert heading.dates.text() == "Question: 1917–22"


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
