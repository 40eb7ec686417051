"""Plans against the clock, whose time the tests have in their hands."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.coach.timing import Notice
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.desk.timed import StepMark, Timed, keep_timed, marks_of, runs
from essayplanner.ui.frame.window import Window
from essayplanner.ui.history.model import Role
from essayplanner.ui.practice.clock_button import ClockButton
from essayplanner.ui.practice.clock_run import PlanClock
from essayplanner.ui.practice.clock_words import summary
from essayplanner.ui.practice.timed_page import TimedPage
from tests.ui.conftest import Mouse
from tests.ui.waiting import until

Key = Qt.Key


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def let_pass(clock: PlanClock, at: list[float], until: float) -> None:
    """Have that moment come, with a look at the clock whenever it asks for one."""
    while clock.countdown and at[0] < until:
        at[0] = min(until, at[0] + clock.countdown.next_change(at[0]))
        clock.look()


def test_a_clock_is_paused_and_given_time_and_says_little(qapp: QApplication) -> None:
    at = [100.0]
    holder = QObject()
    clock = PlanClock(holder, lambda: at[0])
    said: list[object] = []
    clock.noticed.connect(said.append)
    clock.ended.connect(lambda used, over: said.append((used, over)))
    clock.start(4)
    let_pass(clock, at, 250.0)
    assert (said, clock.left) == ([Notice.HALF], 90.0)
    clock.pause_or_go_on()
    at[0] += 1000
    clock.look()
    assert (clock.is_paused, clock.left) == (True, 90.0)
    clock.give_a_minute()
    clock.pause_or_go_on()
    at[0] += clock.countdown.next_change(at[0]) + 3600 if clock.countdown else 0
    clock.look()
    assert clock.left == 120.0, "the computer slept, and the clock with it"
    let_pass(clock, at, at[0] + 119)
    assert said == [Notice.HALF, Notice.LAST_MINUTE]
    let_pass(clock, at, at[0] + 2)
    assert said[2:] == [(300.0, True)]
    assert clock.countdown is None


def test_what_was_planned_in_a_time_is_marked_in_the_history(
    window: Window, essay: dict[str, int], qtbot: QtBot
) -> None:
    timing, at = window.commands.practice.timing, [0.0]
    timing.clock.now = lambda: at[0]
    menu = QMenu(window)
    timing.fill(menu)
    assert texts(menu)[:2] == ["10 minutes on this outline", "4 minutes on this outline"]
    tab = window.tabs.indexOf(window.tabs.panel("coach"))
    until(lambda: window.tabs.tabText(tab)[-1].isdecimal())
    counted = window.tabs.tabText(tab)
    menu.actions()[0].trigger()
    assert window.tabs.tabText(tab) == "Coach"
    button = window.statusBar().findChild(ClockButton)
    assert button is not None
    assert (button.text(), button.isVisible()) == ("10 min left", True)
    let_pass(timing.clock, at, 190.0)
    assert button.text() == "7 min left"
    begun = window.book.next_steps()[0]
    outlining.add_section(window.book, Spot("outline", essay["outline"]), "Mine")
    outlining.place(window.book, [essay["party"]], Spot("section", essay["second"]))
    window.outline.view.setFocus()
    let_pass(timing.clock, at, 600.0)
    assert window.outline.view.hasFocus()
    assert window.banner.sentence == "Time. 1 section and 1 card in 10 minutes."
    assert not button.isVisible()
    assert window.tabs.tabText(tab).startswith(counted[:-1])
    assert not window.banner.plans.isHidden()
    window.banner.plans.click()
    assert not window.banner.isVisible()
    page = shown(window)
    until(page.back_button.isEnabled)
    assert page.plans.differs.text() == "Later there is more: 1 section and 1 card."
    earlier, later = page.plans.columns
    assert earlier.button.words.startswith("Before planning for 10 minutes")
    assert later.button.words == "Now"
    new = [row for row in later.rows if "· new" in row.accessibleName()]
    assert [row.text() for row in new] == ["Mine"]
    page.history_button.click()
    view, model = window.history.view, window.history.model
    assert view.hasFocus()
    row = view.currentIndex()
    assert begun is not None
    assert (row.data(Role.STEP_ID), row.data(Role.TIMED)) == (begun.id, "10 minutes begin here")
    assert model.index(0, 0).data(Role.TIMED) == "10 minutes end here"
    QTest.keyClick(view, Key.Key_Return)
    assert window.book.row("SELECT count(*) FROM section WHERE title = 'Mine'")[0] == 0
    assert (
        model.index(0, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .endswith("undone, 10 minutes on “To what extent was Stalin’s rule a continuation of Lenin’s?” end here")
    )
    window.history.jump(model.index(0, 0).data(Role.STEP_ID))
    assert window.book.row("SELECT count(*) FROM section WHERE title = 'Mine'")[0] == 1
    menu = QMenu(window)
    timing.fill(menu)
    menu.actions()[-1].trigger()
    page = shown(window)
    until(page.back_button.isEnabled)
    assert page.plans.columns[0].button.hasFocus()
    QTest.keyClick(page.plans.columns[0].button, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.book.row("SELECT count(*) FROM section WHERE title = 'Mine'")[0] == 0
    assert window.centre.page is None


def test_the_time_is_over_while_something_is_typed(window: Window, essay: dict[str, int]) -> None:
    """It is saved and counted, and the hand goes on where it is."""
    timing, at = window.commands.practice.timing, [0.0]
    timing.clock.now = lambda: at[0]
    window.show_tab("card")
    timing.start(4)
    window.outline.view.choose(Item("section", essay["second"]))
    until(lambda: window.card._shown == (window.selection.card_id, window.selection.item))
    note = window.card.section.note
    note.setFocus()
    QTest.keyClicks(note, "He had his own ends")
    let_pass(timing.clock, at, 240.0)
    QTest.keyClicks(note, ".")
    assert note.hasFocus()
    assert window.banner.sentence == "Time. 1 note in 4 minutes."
    window.saving.flush()
    assert window.book.row("SELECT note FROM section WHERE id = ?", (essay["second"],))[0] == "He had his own ends."
    timing.start(4)
    window.book.undo()
    outlining.add_section(window.book, Spot("outline", essay["outline"]), "Instead")
    timing.clock.stop()
    assert window.banner.sentence == "Stopped. 1 section in 1 minute.", "though what was there before was undone"
    window.banner.plans.click()
    page = shown(window)
    until(page.back_button.isEnabled)
    assert [state.title.split("\N{NO-BREAK SPACE}")[0] for state in page.states] == [
        "After planning for 1 minute",
        "Before planning for 4 minutes",
        "After planning for 4 minutes",
        "Now",
    ]


def test_the_time_is_over_while_a_card_is_dragged(window: Window, essay: dict[str, int], mouse: Mouse) -> None:
    """It is let go where the hand meant it."""
    timing, at = window.commands.practice.timing, [0.0]
    timing.clock.now = lambda: at[0]
    timing.start(4)
    library, outline = window.library.view, window.outline.view
    row = library.model().index(window.library.model.ids.index(essay["party"]), 0)
    outline.choose(Item("section", essay["second"]))
    mouse.drag(
        mouse.at(library, row),
        [mouse.at(outline, outline.currentIndex())],
        before_drop=lambda: let_pass(timing.clock, at, 240.0),
    )
    assert window.banner.sentence.startswith("Time: 4 minutes.")
    placed = window.book.rows("SELECT section_id FROM placement WHERE card_id = ?", (essay["party"],))
    assert placed == [(essay["second"],)]


def shown(window: Window) -> TimedPage:
    """The page of what came of the time."""
    page = window.centre.currentWidget()
    assert isinstance(page, TimedPage)
    return page


def test_four_boxes_are_begun_on_a_new_outline_and_the_clock_with_them(window: Window, essay: dict[str, int]) -> None:
    timing = window.commands.practice.timing
    menu = QMenu(window)
    timing.fill(menu)
    assert not menu.actions()[-1].isEnabled(), "nothing was planned against the clock yet"
    menu.actions()[-3].trigger()
    assert timing.clock.countdown is None
    hand = QApplication.focusWidget()
    assert hand is not None
    QTest.keyClicks(hand, "Why did Stalin win?")
    QTest.keyClick(hand, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.book.row("SELECT count(*) FROM section WHERE outline_id = ?", (window.selection.outline_id,))[0] == 4
    assert window.selection.outline_id != essay["outline"]
    assert timing.clock.left > 0
    running = QMenu(window)
    timing.fill(running)
    assert texts(running) == ["Pause", "A minute more", "Stop"]
    running.actions()[2].trigger()
    assert window.status.said.text() == "The clock was stopped."
    timing.start(4)
    outlining.add_section(window.book, Spot("outline", window.selection.outline_id), "Mine")
    uid = window.book.uid
    window.close()
    assert timing.clock.countdown is None
    (run,) = runs(window.settings, uid)
    assert (run.minutes, run.title) == (1, "Why did Stalin win?")


def test_marks_are_kept_by_notebook_and_say_what_begins_and_ends(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    keep_timed(settings, "n", Timed(10, "", "b", "o", "How far?\nHow"))
    keep_timed(settings, "n", Timed(4, "b", "c", "o", ""))
    settings.save()
    settings = Settings.load(settings.file)
    assert marks_of(settings, "n", "") == StepMark("10 minutes begin here", "10 minutes on “How far? How” begin here")
    assert marks_of(settings, "n", "b").short == "10 minutes end here, 4 minutes begin here"
    assert marks_of(settings, "m", "b") == StepMark()
    settings.left["n"]["timed"] = {"0": "x b c d", "1": "12", "2": 3, "3": "4 b c o d"}
    assert marks_of(settings, "n", "c").short == "4 minutes end here"


def test_what_is_said_at_the_end() -> None:
    assert summary((3, 11, 2), 600, over=True) == "Time. 3 sections, 11 cards and 2 notes in 10 minutes."
    assert summary((0, 0, 1), 61, over=False) == "Stopped. 1 note in 2 minutes."
    assert summary((0, 0, 0), 240, over=True) == "Time: 4 minutes. No section, card or note was added."
    assert summary((0, 0, 0), 3, over=False) == "The clock was stopped."
