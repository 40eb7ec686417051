"""What the window asks the notebook after a step does not grow with the library: counted in SQLite's instructions."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer

from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from tests.notebook.test_counting import many_cards
from tests.notebook.tools import work
from tests.ui.waiting import until

SMALL, LARGE = 200, 4_000


def acts(window: Window) -> dict[str, Callable[[], object]]:
    """What a student does, by name."""
    book, choose = window.book, window.selection.choose
    first = Spot("section", 1)
    return {
        "a card chosen": lambda: choose(3),
        "its title written": lambda: cards.edit_card(book, 3, title="Other"),
        "a tag for it": lambda: cards.change_tags(book, 3, add=["tag 9"]),
        "a card placed": lambda: outlining.place(book, [6], first),
        "that undone": book.undo,
        "that redone": book.redo,
        "a section chosen": lambda: choose(item=Item("section", 1)),
        "a card placed in it": lambda: outlining.place(book, [7], first),
        "that one undone": book.undo,
        "a note written": lambda: outlining.edit_section(book, 1, note="A note"),
    }


def worked(window: Window) -> dict[str, int]:
    """Tens of instructions that each act takes in the window's thread, the pictures after it included."""
    window.show_tab("card")
    later = [timer for timer in window.findChildren(QTimer) if timer.isSingleShot()]
    found = {}
    for name, act in acts(window).items():

        def shown(act: Callable[[], object] = act) -> None:
            act()
            window.repaint()
            until(lambda: not any(timer.isActive() and timer.interval() < 100 for timer in later))

        found[name] = work(window.book, shown)
    return found


def test_no_act_looks_at_the_whole_library(tmp_path: Path, open_window: Callable[..., Window]) -> None:
    found = []
    for number in (SMALL, LARGE):
        with closing(many_cards(tmp_path, number)) as book:
            found.append(worked(open_window(book)))
    few, many = found
    grown = {name: (few[name], many[name]) for name in few if many[name] > 1.3 * few[name] + 60}
    assert not grown
    assert few["a card placed"] > 20
