"""What cards that are dragged over a debate come to: another side, or another place on the line or in a column."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDropEvent

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.put_before import put_before
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.claim_order import move_claims
from essayplanner.notebook.standing import set_side, stand
from essayplanner.ui.canvas.dropping import Aim
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.debate.drawing import DebateDrawing
from essayplanner.ui.debate.walking import part_of
from essayplanner.ui.debate.work import BEFORE, BETWEEN
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk

#: The places on the line that are told apart while something is dragged along it.
_STEP = 25


class DebateDrops:
    """Sides of the debate that is drawn, as places to drop on."""

    def __init__(self, desk: Desk, topic: Topic) -> None:
        self.desk, self.topic = desk, topic
        self.drawing: DebateDrawing | None = None
        #: Whether a card was sent elsewhere, and is to be in sight where it is next drawn.
        self.sent = False

    def aim(self, data: QMimeData, point: QPointF, key: Key | None, event: QDropEvent) -> Aim:
        """What would be done there."""
        cards = drags.dragged_cards(self.desk.book, data)
        if self.drawing is None or not cards:
            return Aim()
        if self.desk.book.read_only:
            return Aim(_("This notebook can only be read."), refused=True)
        seen = [card for id in cards if (card := self.topic.argument.cards.get(id))]
        line = self.drawing.line
        if line.top <= point.y() < line.bottom:
            if any(card.kind is not Kind.HISTORIAN for card in seen):
                return Aim(_("Only historians go on the line: drop the card on a column."), refused=True)
            spot = line.spot(point.x())
            if spot is None:
                return Aim()
            return Aim(self._to(spot.side_id, len(seen)), ("stretch", spot.side_id, spot.at // _STEP * _STEP))
        for side_id, exactly in self.drawing.areas.items():
            area = exactly.grown(self.desk.theme.px(BETWEEN))
            if area.holds(point.x(), point.y()) or (
                side_id and area.x <= point.x() < area.right and area.bottom <= point.y() < self.drawing.areas[0].y
            ):
                if all(card.side_id == side_id for card in seen):
                    return self._between(seen, side_id, point.y())
                return Aim(self._to(side_id, len(seen)), ("column", side_id))
        return Aim()

    def _between(self, seen: Sequence[CardSeen], side_id: int, y: float) -> Aim:
        """Among the claims of a column, if these are some of them."""
        shown = self._claims(side_id)
        moved = [card.id for card in seen]
        if not {*moved} <= shown.keys():
            return Aim()
        title = self.desk.theme.px(BEFORE)
        above = (id for id, box in shown.items() if y < box.y + min(title, box.height / 2))
        row, before = put_before([*shown], moved, next(above, None))
        if row == [*shown]:
            return Aim()
        if before is None:
            side = shorten(self.name(side_id), 40)
            said = n_(
                "Drop to put it last on “{side}”", "Drop to put {n} claims last on “{side}”", len(moved), side=side
            )
        else:
            other = shorten(self.topic.argument.cards[before].title, 40)
            said = n_(
                "Drop to move it before “{title}”", "Drop to move {n} claims before “{title}”", len(moved), title=other
            )
        return Aim(said, ("gap", side_id, before or 0))

    def _claims(self, side_id: int) -> dict[int, Box]:
        """The claims of a column as they follow each other, with their boxes."""
        cards, figures = self.topic.argument.cards, self.drawing.sheet.figures if self.drawing else ()
        claims = {each.card_id: each.box for each in figures if part_of(each) == "claim" and each.card_id in cards}
        return {id: box for id, box in claims.items() if cards[id].side_id == side_id}

    def _to(self, side_id: int, count: int) -> str:
        if not side_id:
            return n_("Drop to take it off its side", "Drop to take {n} cards off their side", count)
        side = shorten(self.name(side_id), 40)
        return n_("Drop to move it to “{side}”", "Drop to move {n} cards to “{side}”", count, side=side)

    def name(self, side_id: int) -> str:
        """The name of a side."""
        sides = (side for debate in self.topic.argument.debates for side in debate.sides)
        return next((side.name for side in sides if side.id == side_id), "")

    def drop(self, data: QMimeData, point: QPointF, aim: Aim, event: QDropEvent) -> None:
        """Do it."""
        cards = drags.dragged_cards(self.desk.book, data)
        if not isinstance(aim.key, tuple):
            return
        if aim.key[0] == "stretch" and len(cards) == 1:
            self.put(cards[0], aim.key[1], aim.key[2])
        elif aim.key[0] == "gap":
            self.order(cards, aim.key[1], aim.key[2] or None)
        else:
            self.send(cards, aim.key[1])

    def put(self, card_id: int, side_id: int, at: int) -> None:
        """Let a historian stand there."""
        card = self.topic.argument.cards.get(card_id)
        title = shorten(card.title, 40) if card else ""
        moved = card is not None and card.side_id == side_id
        said = _("Moved “{title}” along the line.", title=title) if moved else self._sent(1, side_id, title)
        self.desk.do(lambda: stand(self.desk.book, card_id, side_id, at), said)

    def order(self, card_ids: list[int], side_id: int, before: int | None) -> None:
        """Put claims of a side before another of it, or last (None)."""
        cards, shown = self.topic.argument.cards, [*self._claims(side_id)]
        title, other = ("" if id is None else shorten(cards[id].title, 40) for id in (card_ids[0], before))

        def said(moved: int) -> str:
            if moved != 1:
                return n_("Moved {n} claim.", "Moved {n} claims.", moved)
            if before is None:
                return _("Moved “{title}” to the end of “{side}”.", title=title, side=shorten(self.name(side_id), 40))
            return _("Moved “{title}” before “{other}”.", title=title, other=other)

        self.sent = True
        self.desk.do(lambda: move_claims(self.desk.book, card_ids, before, shown), said)

    def send(self, card_ids: list[int], side_id: int) -> None:
        """Put cards on a side (0: on none)."""
        card = self.topic.argument.cards.get(card_ids[0]) if card_ids else None
        self.sent = True
        title = shorten(card.title, 40) if card else ""
        self.desk.do(
            lambda: set_side(self.desk.book, card_ids, side_id or None),
            lambda moved: self._sent(moved, side_id, title),
            undo=bool,
        )

    def _sent(self, count: int, side_id: int, title: str) -> str:
        side = shorten(self.name(side_id), 40)
        if not count:
            return _("Already there.")
        if count == 1:
            if side_id:
                return _("Moved “{title}” to “{side}”.", title=title, side=side)
            return _("“{title}” is no longer on a side.", title=title)
        if side_id:
            return n_("Moved {n} card to “{side}”.", "Moved {n} cards to “{side}”.", count, side=side)
        return n_("{n} card is no longer on a side.", "{n} cards are no longer on a side.", count)
