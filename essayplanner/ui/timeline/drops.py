"""What is dropped on the timeline: a card with a date is shown, one without is asked for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, QPointF
from PySide6.QtGui import QDropEvent

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import show_date
from essayplanner.language import _, n_
from essayplanner.ui.canvas.dropping import Aim
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.timeline.sight import Sight


def _is_on_timeline(source: QObject | None) -> bool:
    """Whether something is dragged from the timeline itself."""
    return source is not None and bool(source.property("onTimeline"))


class DroppedCards:
    """Decides by what the cards are.

    A drop never gives a date by its place: a pointer says no day, and a wrong date is worse than none. So one card is
    asked for it in the student's own words, with the year under the pointer as a beginning; of several without a date
    it would not be clear which one was asked, so they are refused.
    """

    def __init__(
        self,
        desk: Desk,
        sight: Sight,
        show: Callable[[Sequence[int]], object],
        ask: Callable[[CardSeen, QPointF], object],
    ) -> None:
        self._desk, self._sight, self._show, self._ask = desk, sight, show, ask

    def _cards(self, data: QMimeData) -> list[CardSeen]:
        there = self._sight.argument.cards
        return [there[id] for id in drags.dragged_cards(self._desk.book, data) if id in there]

    def _undated(self, cards: Sequence[CardSeen]) -> list[CardSeen]:
        return [card for card in cards if card.kind is not Kind.HISTORIAN and self._sight.place_of(card.id) < 0]

    def aim(self, data: QMimeData, point: QPointF, key: Key | None, event: QDropEvent) -> Aim:
        """What a drop would do; of cards from the timeline itself, which are on it already, nothing is said."""
        cards = self._cards(data)
        if not cards or _is_on_timeline(event.source()):
            return Aim()
        undated = self._undated(cards)
        dated = [card for card in cards if self._sight.place_of(card.id) >= 0]
        if dated:
            return Aim(
                n_(
                    "Shows it where it happened, {date}", "Shows {n} cards where they happened, first {date}",
                    len(dated), date=show_date(dated[0].when),
                )
            )  # fmt: skip
        if not undated:
            return Aim(_("A historian has no date. Drop evidence or a claim here"), refused=True)
        if self._desk.book.read_only:
            return Aim(_("This card has no date, and the notebook can only be read"), refused=True)
        if len(undated) > 1:
            return Aim(_("None of these cards has a date. Drop one at a time to give it one"), refused=True)
        return Aim(_("Asks when it happened"))

    def drop(self, data: QMimeData, point: QPointF, aim: Aim, event: QDropEvent) -> None:
        """Show those with a date, or ask for it."""
        cards = self._cards(data)
        dated = [card.id for card in cards if self._sight.place_of(card.id) >= 0]
        if dated:
            self._show(dated)
        elif undated := self._undated(cards):
            self._ask(undated[0], point)
