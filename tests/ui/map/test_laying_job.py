"""The map of a large notebook is laid out beside the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from essayplanner.domain.argument import Argument
from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.laying_job import Laying, Made
from essayplanner.ui.map.texts import Texts
from tests.domain.map.arguments import notebook
from tests.notebook.tools import hurried
from tests.ui.desk.test_jobs import Gate
from tests.ui.map.hands import Essay, Shown
from tests.ui.waiting import until

#: More cards than are laid out at once.
MANY = 60


class Heard:
    """A map asked for again and again, and what comes of it."""

    def __init__(self, theme: Theme) -> None:
        self.owner = QObject()
        self.laying = Laying(self.owner)
        self.at_once: list[Made] = []
        self.late: list[Made] = []
        self.lasts: list[int] = []
        self.laying.made.connect(self.at_once.append)
        self.laying.made_late.connect(self.late.append)
        self.laying.lasts.connect(self.lasts.append)
        self.theme, self.texts = theme, Texts(theme)

    def ask(self, argument: Argument) -> None:
        self.laying.ask(argument, Asked(whole=True), self.theme, self.texts, from_right=False)


def held(job: Job, owner: QObject) -> Gate:
    """What keeps a job waiting until it is let through."""
    gate, before = Gate(), Job(owner)
    before.line = job.line
    before.start(gate)
    assert gate.begun.wait(20)
    return gate


def test_a_small_map_is_there_at_once_and_a_large_one_is_the_same_later(theme: Theme) -> None:
    heard = Heard(theme)
    heard.ask(notebook(20, []))
    assert (len(heard.at_once), heard.laying.running) == (1, False)
    large = notebook(MANY, [(2, 1), (3, 2)])
    heard.ask(large)
    assert (len(heard.at_once), heard.laying.running) == (1, True)
    until(lambda: heard.late)
    (made,) = heard.late
    assert made.drawing.laid == lay(large, theme, Asked(whole=True))
    assert (made.drawing.theme, made.drawing.texts) == (theme, heard.texts), "fonts stay in their threads"
    assert heard.lasts == []


def test_only_the_map_that_was_asked_for_last_is_ever_shown(theme: Theme) -> None:
    heard = Heard(theme)
    gate = held(heard.laying.job, heard.owner)
    heard.ask(notebook(MANY, []))
    heard.ask(notebook(MANY + 1, []))
    until(lambda: heard.lasts)
    assert (heard.lasts, heard.late) == ([MANY + 1], [])
    gate.open.set()
    until(lambda: heard.late)
    assert [len(made.argument.cards) for made in heard.late] == [MANY + 1]
    heard.ask(notebook(MANY, []))
    heard.ask(notebook(5, []))
    assert (len(heard.at_once), heard.laying.running) == (1, False)


@pytest.fixture
def many(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    quick = hurried(book)
    for number in range(MANY):
        cards.add_card(quick, Kind.CLAIM, f"Claim {number}")
    return Shown(open_window(book, [each for each in SCREENS if each.name in ("outline", "map")]))


def test_it_says_so_where_it_lasts_can_be_left_and_follows_what_is_done_meanwhile(many: Shown, essay: Essay) -> None:
    screen, view, window = many.screen, many.view, many.window
    gate = held(screen.laying.job, screen)
    screen.choices.show_whole(True)
    assert view.map is None
    until(lambda: view.empty == f"Drawing the map of {MANY + 5} cards…")
    window.centre.turn_to("outline")
    assert not screen.laying.running
    window.centre.turn_to("map")
    until(lambda: screen.laying.running)
    cards.edit_card(many.book, essay["party"], title="Quite another")
    cards.add_card(many.book, Kind.CLAIM, "One more")
    shown = list[tuple[bool, list[str]]]()

    def look(_made: Made) -> None:
        if view.map:
            shown.append((view.map.is_down, [figure.text for figure in view.figures.figures]))

    screen.laying.made_late.connect(look)
    gate.open.set()
    until(lambda: shown)
    assert (len(shown[0][1]), "Quite another" in shown[0][1], view.empty) == (MANY + 6, True, "")
    shown.clear()
    screen.choices.keep_order(None)
    screen.choices.turn(True)
    screen.laying.job.wait()
    cards.edit_card(many.book, essay["party"], title="Yet another")
    until(lambda: view.map is not None and view.map.is_down)
    assert [titles for is_down, titles in shown if is_down and "Yet another" not in titles] == [], "it was older"
    held(screen.laying.job, screen)
    screen.choices.keep_order(None)
    screen.choices.turn(False)
    assert screen.laying.running
    window.close()
    until(lambda: not screen.isVisible())
    assert not screen.laying.running
