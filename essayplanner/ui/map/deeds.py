"""What is done to the notebook from the map: links, and cards put somewhere by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from essayplanner.domain.map.values import Route
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.cards import remove_link
from essayplanner.notebook.items import Item
from essayplanner.notebook.map_places import clear_map, put_on_map
from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.map.choices import Choices
from essayplanner.ui.map.view import MapView


class Deeds:
    """What keys, menus and the hand do with what is chosen on the map."""

    def __init__(self, desk: Desk, view: MapView, topic: Topic, choices: Choices) -> None:
        self._desk, self._view, self._topic, self._choices = desk, view, topic, choices

    def ask_link(self, start: Figure, end: Figure) -> None:
        """Ask what a new link between two cards says."""
        if self._view.linking:
            self._view.linking.ask(start, end)

    def choose_placed(self, id: int, cards: Sequence[int]) -> None:
        """Choose cards that were placed, by the placement of the first."""
        self._topic.look()
        self._choices.open_to(id)
        self._view.go_to(("card", id))
        self._desk.selection.choose(cards[0], Item("placement", id), cards)

    def _or_ask(self, route: Route | None) -> Route | None:
        if route is None:
            words = _("Choose a link first: click its line, or press Page Down on a card.")
            self._desk.announcer.ask(self._view, words)
        return route

    def edit_link(self) -> None:
        """Ask what is to be changed of the link that is looked at."""
        if self._or_ask(self._view.link):
            self._view.edit_link()

    def remove_link(self) -> None:
        """Take the link away that is looked at, where a hand asked for that one."""
        route = self._or_ask(self._view.meant_link())
        if route is None:
            return
        self._desk.do(
            lambda: remove_link(self._desk.book, route.link.id), _("Removed the link."), at=self._view, undo=True
        )

    def put(self, card_id: int, corner: QPointF) -> None:
        """Keep a card where a hand wants it."""
        drawing, book = self._view.map, self._desk.book
        if drawing is None:
            return
        if book.read_only:
            self._desk.announcer.ask(self._view, _("This notebook can only be read."))
            return
        title = shorten(drawing.argument.cards[card_id].title, 40)
        place = drawing.place((corner.x(), corner.y()))
        if self._desk.do(
            lambda: put_on_map(book, self._choices.outline_id, card_id, *place),
            _("“{title}” stays here on the map.", title=title),
            at=self._view,
            undo=True,
        ):
            self._choices.changed.emit()

    def let_stand(self, card_id: int = 0) -> None:
        """Let a card, or all, stand again where they stand by themselves."""
        only = {card_id: None} if card_id else None
        self._desk.do(
            lambda: clear_map(self._desk.book, self._choices.outline_id, only),
            lambda n: (
                n_("{n} card is back where it was.", "{n} cards are back where they were.", n)
                if n
                else _("No card was moved.")
            ),
            at=self._view,
            undo=bool,
        )
        self._choices.changed.emit()

    def has_places(self) -> bool:
        """Whether a card was put somewhere by hand."""
        return bool(self._choices.asked.places)
