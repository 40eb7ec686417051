"""The exercises, looked at in a language that nobody speaks (walked_in_qps.py)."""

from PySide6.QtWidgets import QMenu

from essayplanner.coach.sorting import Pile
from essayplanner.coach.xray import Does
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Spot
from essayplanner.ui.frame.window import Window
from essayplanner.ui.practice.sort_page import SortPage
from essayplanner.ui.practice.timed_page import TimedPage
from essayplanner.ui.practice.xray_page import XrayPage
from tests.ui.everywhere import shut
from tests.ui.odd import Odd
from tests.ui.waiting import until


def walk_recall_and_a_plan_against_the_clock(window: Window, odd: Odd) -> None:
    """Go through cards, and time a plan."""
    practice = window.commands.practice
    practice.recalls.show()
    page = practice.recalls.page
    assert page
    for name in ("hint", "show", "missed", "show", "knew", "mix", "show", "knew", "show", "missed", "back", "leave"):
        page.do(name)
        odd.look(f"recall, {name}", page)
    page.do("done")
    timing = practice.timing
    timing.start(10)
    timing.clock.pause_or_go_on()
    outlining.add_section(window.book, Spot("outline", window.selection.outline_id), "Μέρος")
    for going in (True, False):
        menu = QMenu(window)
        timing.fill(menu)
        odd.look("the menu of the clock", menu)
        odd.look("the clock", window.statusBar())
        if going:
            timing.clock.stop()
    odd.look("what was planned", window.banner)
    window.banner.plans.click()
    shown = window.centre.shown()
    assert isinstance(shown, TimedPage)
    until(shown.back_button.isEnabled)
    odd.look("what came of it", shown)
    shown.plans.menu_wanted.emit(1)
    odd.look_at_others("what else can be compared", window)
    shut(window)
    shown.history_wanted.emit()
    odd.look("where it was planned", window.history)
    timing.ask()
    odd.look_at_others("another number of minutes", window)
    shut(window)


def walk_a_sort_and_an_x_ray(window: Window, odd: Odd) -> None:
    """Sort cards, and take an essay apart."""
    practice = window.commands.practice
    window.selection.choose(cards=())
    practice.sort()
    page = window.centre.shown()
    assert isinstance(page, SortPage)
    page.moves.add(window.library.model.ids)
    page.split(Pile.BOTH)
    odd.look("a sort", page)
    for pile in Pile:
        page.moves.put(page.draft.sorting.current, pile)
        page._open_menu(pile, page)
        odd.look_at_others("the menu of a pile", window)
        shut(window)
        odd.look("a card is sorted", window.statusBar())
    page.moves.rename(page.draft.sorting.of(Pile.BOTH)[1].key, "α β γ δ ε ζ")
    odd.look("six words", window.statusBar())
    while page.draft.sorting.current:
        page.moves.put(page.draft.sorting.current, Pile.BOTH)
    odd.look("all are sorted", page)
    page.go_on()
    odd.look("what was sorted", window)
    practice.xray()
    essay = window.centre.shown()
    assert isinstance(essay, XrayPage)
    odd.look("an essay", essay)
    essay.sorting.text.put("Πρώτη. Το 1934 δεύτερη. Ιστορικός.")
    essay.go_on()
    for does in Does:
        odd.look("a sentence", essay)
        essay.sorting.say(does)
    essay.go_on()
    odd.look("two plans", window)
    shut(window)
