"""The window of notes on its own, over a notebook that has some of what they say."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from essayplanner.domain.brought import Writing
from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.bringing.dialog import BringingDialog
from essayplanner.ui.bringing.draft import Draft
from essayplanner.ui.bringing.model import CardRole
from essayplanner.ui.bringing.parts import parts_of
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.theme import Theme
from essayplanner.work.proposing import Choices, Proposing, Ready
from tests.domain.noted import LESSON
from tests.ui.desks import desk_for

Show = Callable[..., BringingDialog]


@pytest.fixture
def desk(notebook_path: Path, theme: Theme) -> Iterator[Desk]:
    """A desk on a notebook with a source, a historian and two cards of the lesson."""
    with closing(Notebook.open(notebook_path)) as book:
        cards.add_card(book, Kind.EVIDENCE, "Ryutin called Stalin an “evil genius”", when="1932")
        csl = {"type": "book", "title": "A History", "author": [{"family": "Service", "given": "Robert"}]}
        sources.add_source(book, "service1997", csl)
        yield desk_for(book, theme)


def draft_of(desk: Desk, made: type[Draft] = Draft) -> Draft:
    """The lesson, cut by the rule that suits it."""
    proposing = Proposing(LESSON)
    propose = partial(proposing.propose, desk.book)
    return made(LESSON, propose(Choices()), propose)


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    """Shows notes."""

    def shown(writing: Writing = LESSON) -> BringingDialog:
        proposing = Proposing(writing)
        dialog = BringingDialog(desk, Ready(proposing, proposing.propose(desk.book, Choices())))
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return shown


def part(dialog: BringingDialog, row: int, name: str) -> QPoint:
    """The middle of a part of the card that begins in a row."""
    index = dialog.model.index(row)
    dialog.view.scrollTo(index)
    box = dialog.view.visualRect(index)
    found: QRect = getattr(parts_of(dialog.view.theme, box, index.data(CardRole), []), name)
    return found.center()


def between(dialog: BringingDialog, row: int) -> QPoint:
    """The point in the notes on the line above a row."""
    index = dialog.model.index(row)
    dialog.view.scrollTo(index)
    return dialog.view.visualRect(index).topLeft() + QPoint(60, 1)


def titles(dialog: BringingDialog) -> list[str]:
    """Those of the cards as they are proposed."""
    return [card.title for card in dialog.draft.cards]


def menu_entries() -> list[str]:
    """The words of the menu that is open."""
    menu = QApplication.activePopupWidget()
    return [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()] if menu else []
