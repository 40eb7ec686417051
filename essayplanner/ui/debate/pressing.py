"""What is pressed on a debate that is no card: links, folds, and what makes or changes sides."""

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import DebateDrawn
from essayplanner.ui.debate.blank import Blank
from essayplanner.ui.debate.canvas import DebateCanvas
from essayplanner.ui.debate.deeds import Deeds
from essayplanner.ui.debate.header import DebateHeader
from essayplanner.ui.debate.menus import DebateMenus
from essayplanner.ui.debate.work import Open


class Pressed(Protocol):
    """A screen that is pressed on."""

    canvas: DebateCanvas
    deeds: Deeds
    header: DebateHeader
    blank: Blank
    menus: DebateMenus
    drawn: DebateDrawn | None
    opened: Open

    def choose_link(self, link_id: int) -> None:
        """Look by a link of him who is looked at."""

    def draw(self) -> None:
        """Draw it anew."""


class Pressing:
    """Does it."""

    def __init__(self, screen: Pressed) -> None:
        self.screen = screen

    def press(self, key: object) -> None:
        """What a click, Space or Enter does on a figure that is no card, and Space on one."""
        opened = self.screen.opened
        match key:
            case ("link", int(link_id)):
                self.screen.choose_link(link_id)
            case ("seat", _):
                self.screen.deeds.add_historian()
            case ("side", int(side_id)):
                self._open_side(side_id)
            case ("add", int(side_id)):
                self.screen.deeds.add_card(Kind.CLAIM, side_id)
            case ("fold", int(card_id)) | ("claim", int(card_id)):
                self._fold(card_id)
            case ("more", int(card_id)):
                self._open(opened._replace(whole=opened.whole | {card_id}))
            case ("tray", _):
                self._open(opened._replace(tray=not opened.tray))

    def _open(self, opened: Open) -> None:
        self.screen.opened = opened
        self.screen.draw()

    def _fold(self, card_id: int) -> None:
        opened, columns = self.screen.opened, self.screen.drawn.columns if self.screen.drawn else ()
        claim = next((each for column in columns for each in column.claims if each.card.id == card_id), None)
        if claim:
            is_open = opened.claims.get(card_id, bool(claim.numbers))
            self._open(opened._replace(claims={**opened.claims, card_id: not is_open}))

    # Menus, and what is asked

    def open_debates(self) -> None:
        """Open the menu of debates."""
        self.screen.menus.open_debates(_below(self.screen.header.menu))

    def add_side(self) -> None:
        """Ask for another side."""
        self.screen.menus.ask_side(_below(self.screen.header.add))

    def begin(self) -> None:
        """Ask for the first debate."""
        self.screen.menus.ask_debate(self.screen.blank.button.mapToGlobal(QPoint(0, 0)))

    def rename(self) -> None:
        """Have the question typed anew."""
        self.screen.header.question.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.screen.header.question.selectAll()

    def _open_side(self, side_id: int) -> None:
        canvas = self.screen.canvas
        row = canvas.figures.row_of(("side", side_id))
        if row >= 0:
            self.screen.menus.open_side(side_id, canvas.corner(canvas.figures.figures[row]))


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())
