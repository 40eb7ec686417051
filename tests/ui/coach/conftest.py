"""A window whose coach asks one thing: whether claims rest on evidence."""

import pytest

from essayplanner.coach.registry import BY_KEY
from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.frame.window import Window
from tests.ui.coach.said import RULE
from tests.ui.waiting import until


@pytest.fixture
def essay(book: Notebook, essay: dict[str, int]) -> dict[str, int]:
    """Two claims more, in the second section: evidence waits for the first of them."""
    essay["alone"] = cards.add_card(book, Kind.CLAIM, "It was his own")
    cards.link_cards(book, essay["delegates"], essay["party"], Relation.SUPPORTS, "they were Party men")
    essay["placed_party"], essay["placed_alone"] = outlining.place(
        book, [essay["party"], essay["alone"]], Spot("section", essay["second"])
    )
    return essay


@pytest.fixture
def window(window: Window) -> Window:
    """With that rule alone."""
    window.settings.rules_off = sorted(BY_KEY.keys() - {RULE})
    window.looking.look_soon()
    until(lambda: window.tabs.tabText(0) == "Coach 2")
    return window


@pytest.fixture
def coach(window: Window) -> CoachPanel:
    """Its panel, shown."""
    window.show_tab("coach")
    until(lambda: window.coach.model.count == 2)
    return window.coach


def shown(coach: CoachPanel) -> list[str]:
    """The findings by the titles of their places; one that is gone in brackets."""
    titles = [(row.is_gone, row.finding.places[0].title) for row in coach.model.rows if row.finding]
    return [f"({title[:16]})" if is_gone else title[:16] for is_gone, title in titles]
