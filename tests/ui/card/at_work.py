"""The card panel at work in a test: what is in the notebook, and hands to use it."""

from typing import NamedTuple

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.outline import Role
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSide,
    PackSource,
)
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.reading import find_card
from essayplanner.notebook.uses import used_in
from essayplanner.ui.card.panel import CardPanel
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.theme import Theme
from tests.ui.desks import desk_for

CONTINUITY = "Did Stalin continue Lenin’s rule, or break with it?"
PACK = Pack(
    "test",
    "Test",
    debates=(
        PackDebate(
            "d",
            CONTINUITY,
            (PackSide("c", "Continuity", "He carried on"), PackSide("b", "Break", "He broke with Lenin")),
        ),
        PackDebate("e", "Did Stalin win the succession?", (PackSide("w", "Stalin won it"),)),
    ),
    sources=(
        PackSource(
            "service1997",
            {
                "type": "book",
                "title": "A History of Twentieth-Century Russia",
                "author": [{"family": "Service", "given": "Robert"}],
                "issued": {"date-parts": [[1997]]},
            },
        ),
        PackSource("bl", {"type": "webpage", "title": "Stalin & the USSR", "author": [{"literal": "Blacksacademy"}]}),
    ),
    cards=(
        PackCard(
            "executions",
            Kind.EVIDENCE,
            "681,692 executions on the official record",
            "Up to 1.5 million deaths once other causes are counted.",
            when="1937/1938",
            side="b",
            caution="Two figures disagree.",
            tags=("Great Terror", "Statistics"),
            aliases=("Yezhovshchina",),
            short="Executions on the official record",
            citations=(PackCitation("bl", "§III, ¶2"), PackCitation("service1997", "p. 227")),
        ),
        PackCard("terror", Kind.CLAIM, "The Terror turned on the Party itself", tags=("Party",)),
        PackCard("tools", Kind.CLAIM, "The tools of the Terror were forged under Lenin", side="c"),
        PackCard("service", Kind.HISTORIAN, "Robert Service", "The apparatus was Lenin’s; the scale was not."),
    ),
    links=(
        PackLink("executions", "terror", Relation.SUPPORTS, "Party members died first."),
        PackLink("executions", "tools", Relation.CHALLENGES, "Lenin’s police never killed on this scale."),
        PackLink("service", "executions", Relation.QUALIFIES, "The record leaves out the camps."),
    ),
    outlines=(
        PackOutline(
            "o",
            "To what extent was Stalin’s rule a continuation?",
            sections=(
                PackSection("Introduction", Role.INTRODUCTION, 130, "Define continuation."),
                PackSection(
                    "What was Stalin’s own",
                    Role.PARAGRAPH,
                    330,
                    placements=(PackPlacement("terror", "", (PackPlacement("executions", "Quote the figure."),)),),
                ),
            ),
        ),
    ),
)


class CardAtWork(NamedTuple):
    """The panel and what it works with."""

    book: Notebook
    panel: CardPanel
    selection: Selection
    theme: Theme
    failures: list[str]

    def id(self, title: str) -> int:
        """The id of a card."""
        return find_card(self.book, title)

    def choose(self, title: str) -> int:
        """Turn to a card."""
        card_id = self.id(title)
        self.selection.choose(card_id)
        return card_id

    def choose_placed(self, title: str) -> tuple[int, int]:
        """Turn to the first placement of a card; gives the ids of card and placement."""
        card_id = self.id(title)
        placement_id = used_in(self.book, card_id)[0][0]
        self.selection.choose(card_id, Item("placement", placement_id))
        return card_id, placement_id

    def outline(self) -> int:
        """The id of the outline."""
        return outlines(self.book)[0].id

    def labels(self) -> list[str]:
        """What the history says after the import."""
        return [step.label.words for step in self.book.history()[1:] if not step.undone]

    def settle(self, milliseconds: int = 20) -> None:
        """Let the window work."""
        QTest.qWait(milliseconds)


def opened(qtbot: QtBot, book: Notebook, theme: Theme) -> CardAtWork:
    """The panel over a notebook, in an active window."""
    desk, failures = desk_for(book, theme), list[str]()
    desk.announcer.failed.connect(lambda error: failures.append(str(error)))
    panel = CardPanel(desk)
    qtbot.addWidget(panel, before_close_func=lambda _: desk.saving.stop())
    panel.resize(360, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.setProperty("kept", desk.announcer)
    return CardAtWork(book, panel, desk.selection, theme, failures)


def focused() -> QWidget:
    """Where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
