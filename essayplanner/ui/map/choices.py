"""What is seen of the notebook on the map, and how: what the student chose, and what folds where there is no room."""

from collections.abc import Callable, Mapping, Set
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.map.values import Known, Map, Shape
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.taking_up import Left, ids_of, taken_up, words_of
from essayplanner.ui.map import standing
from essayplanner.ui.map.drawing import MARGIN
from essayplanner.ui.map.laid import Asked
from essayplanner.ui.map.view import MapView

#: What is done with the evidence of all claims: what the window has room for, or what a hand wanted.
BY_ROOM, FOLDED, OPEN = "", "folded", "open"
#: Each map has a size of its own: of the outline and of the notebook, across and down.
_MAPS = ((False, False), (False, True), (True, False), (True, True))
#: Before evidence is folded, rows may be made as narrow as this, in pixels of the design, and the map may be so many
#: times as high as the window.
_NARROW, _HIGH = 180, 1.4


class _Left(NamedTuple):
    """How it was left: `scales` are those of `_MAPS` in hundredths, placements are ids, `stood` is where cards were."""

    whole: bool = False
    down: bool = False
    scales: str = ""
    evidence: str = BY_ROOM
    folded: str = ""
    opened: str = ""
    stood: str = ""


class Choices(QObject):
    """What is asked of the map; `changed` tells that it is to be drawn anew."""

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView, topic: Topic, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view, self._topic = desk, view, topic
        self.asked = Asked()
        self._evidence = BY_ROOM
        self._scales = dict.fromkeys(_MAPS, 1.0)
        #: For which outline and window it was found out whether all evidence has room, and whether it has none.
        self._known_room: object = None
        self._lacks_room = False

    # Between sessions

    def left(self) -> Left:
        """How it is left, without what touches one card alone."""
        asked = self.asked
        self._scales[asked.whole, asked.down] = self._view.scale
        return _Left(
            asked.whole,
            asked.down,
            words_of(round(self._scales[each] * 100) for each in _MAPS),
            self._evidence,
            words_of(asked.shown.folded),
            words_of(asked.shown.opened),
            standing.words_of(asked.known) if asked.known else "",
        )._asdict()

    def take_up(self, kept: Left) -> None:
        """Go on as it was left."""
        was = taken_up(_Left(), kept)
        shown = self.asked.shown._replace(folded=frozenset(ids_of(was.folded)), opened=frozenset(ids_of(was.opened)))
        known = standing.known_of(was.stood)
        self.asked = self.asked._replace(whole=was.whole, down=was.down, shown=shown, known=known)
        self._evidence = was.evidence if was.evidence in (FOLDED, OPEN) else BY_ROOM
        least, most = self._view.zooms
        kept_scales = (min(most, max(least, scale / 100)) for scale in ids_of(was.scales))
        self._scales |= dict(zip(_MAPS, kept_scales, strict=False))
        self._view.show_scale(self._scales[was.whole, was.down])

    # What is laid out

    @property
    def outline_id(self) -> int:
        """Of which outline the map is; 0: of all the notebook."""
        return 0 if self.asked.whole else self._topic.argument.outline.id

    def to_lay_out(
        self, places: Mapping[int, tuple[int, int]], room: tuple[float, float], lay: Callable[[Asked], Map]
    ) -> Asked:
        """All that is asked, with cards put by hand, in a window so wide and high; `lay` lays it out."""
        shown, cards = self.asked.shown, self._topic.argument.cards
        shown = shown._replace(touching=shown.touching if shown.touching in cards else 0)
        self.asked = self.asked._replace(places=tuple(places.items()), room=room[0], shown=shown)
        if not (self.asked.whole or self._evidence or shown.touching):
            self._look_for_room(room, lay)
        counts = self._evidence == FOLDED or (self._evidence == BY_ROOM and self._lacks_room)
        self.asked = self._counting(counts)
        return self.asked

    def keep_order(self, known: Known | None) -> None:
        """Have cards stay where they stand in the map of the whole notebook that was laid out last."""
        if self.asked.whole and not self.asked.shown.touching:
            self.asked = self.asked._replace(known=known)

    def _look_for_room(self, room: tuple[float, float], lay: Callable[[Asked], Map]) -> None:
        """Find out, once for each outline and size of the window, whether all evidence has room: nothing folds, or
        unfolds, because of what is changed in between."""
        known = (self.outline_id, room, self._desk.theme.scale)
        if known == self._known_room:
            return
        lacked, self._known_room = self._lacks_room, known
        laid = lay(self._counting(False)._replace(down=False))
        self._lacks_room = not _has_room(laid, *room, self._desk.theme.px)
        chosen = self._topic.item_of(self._desk.selection.card_id)
        if chosen and self._lacks_room and not lacked:
            self._open_to(chosen.id)

    def by_hand(self) -> Asked:
        """What is asked whatever has room."""
        return self._counting(self._evidence == FOLDED)

    def _counting(self, counts: bool) -> Asked:
        shown = self.asked.shown
        return self.asked._replace(shown=shown._replace(counts=counts and not shown.touching))

    # What is chosen

    def see_chosen(self) -> None:
        """Have the card that is chosen among those that are shown: it was asked for here."""
        card, drawing = self._topic.argument.cards.get(self._desk.selection.card_id), self._view.map
        if card is None or drawing is None or drawing.key_of(card.id) is not None:
            return
        self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=0))
        there = self._topic.item_of(card.id)
        if not self.asked.whole and there is None:
            self.show_whole(True)
            title = shorten(card.title, 40)
            words = _(
                "“{title}” is not in this outline: this is the map of the whole notebook. N turns back to the outline.",
                title=title,
            )
            self._desk.announcer.say(self._view, words)
            return
        self.open_to(there.id if there else 0)

    def show_whole(self, whole: bool) -> None:
        """Show all of the notebook, or this outline."""
        if whole != self.asked.whole:
            self._view.forget()
        self._show(whole, self.asked.down)

    def turn(self, down: bool) -> None:
        """Lay it out from left to right, or from top to bottom."""
        self._show(self.asked.whole, down)

    def _show(self, whole: bool, down: bool) -> None:
        self._scales[self.asked.whole, self.asked.down] = self._view.scale
        self.asked = self.asked._replace(whole=whole, down=down)
        self._view.show_scale(self._scales[whole, down])
        self.changed.emit()
        self._view.bring_into_sight()

    def turn_unused(self) -> None:
        """Draw the links that the outline does not use, or leave them out."""
        shown = self.asked.shown
        self.asked = self.asked._replace(shown=shown._replace(all_links=not shown.all_links))
        self.changed.emit()

    def touch(self, card_id: int) -> None:
        """Show only what touches a card; all for 0."""
        self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=card_id))
        self.changed.emit()
        key = self._view.map.key_of(card_id) if card_id and self._view.map else None
        if key is not None:
            self._view.go_to(key)
        self._view.setFocus()

    def touch_current(self) -> None:
        """Show only what touches the current card, or all again."""
        current = self._view.current()
        self.touch(0 if self.asked.shown.touching or current is None else current.card_id)

    # Folds

    def fold(self, id: int) -> None:
        """Fold away what stands under a card of the outline, or unfold it."""
        box = self._view.map.laid.boxes.get(id) if self._view.map else None
        if box is None or not box.under:
            self._desk.announcer.say(self._view, _("Nothing is under this card."))
            return
        shown = self.asked.shown
        if box.hidden:
            self._fold(shown.folded - {id}, shown.opened | {id})
            words = _("Unfolded.")
        else:
            self._fold(shown.folded | {id}, shown.opened - {id})
            words = n_("Folded {n} card.", "Folded {n} cards.", box.under)
        self._desk.announcer.say(self._view, words)

    def fold_current(self) -> None:
        """Fold or unfold what is under the current card."""
        current = self._view.current()
        if current and isinstance(current.key, tuple):
            self.fold(current.key[1])

    def fold_all(self, folds: bool) -> None:
        """Fold the evidence of all claims, or unfold everything."""
        self._evidence = FOLDED if folds else OPEN
        self._fold(self.asked.shown.folded if folds else frozenset(), frozenset())

    def open_to(self, placement_id: int) -> None:
        """Have a placement of the outline shown, and the current card in sight."""
        self._open_to(placement_id)
        self.changed.emit()
        self._view.bring_into_sight()

    def _open_to(self, placement_id: int) -> None:
        placed = {each.placement_id: each for each in self._topic.argument.outline.placed}
        above, id = set[int](), placement_id
        while id in placed and (id := placed[id].parent_id) in placed:
            above.add(id)
        shown = self.asked.shown
        shown = shown._replace(folded=frozenset(shown.folded - above), opened=frozenset(shown.opened | above))
        self.asked = self.asked._replace(shown=shown)

    def _fold(self, folded: Set[int], opened: Set[int]) -> None:
        shown = self.asked.shown._replace(folded=folded, opened=opened)
        self.asked = self.asked._replace(shown=shown)
        self.changed.emit()


def _has_room(laid: Map, width: float, height: float, px: Callable[[float], int]) -> bool:
    """Whether all evidence of a map has room in a window so wide and high."""
    rows = [box.width for box in laid.boxes.values() if box.shape is Shape.ROW]
    if not rows:
        return True
    wide = laid.width + max(0.0, px(_NARROW) - min(rows)) + 2 * px(MARGIN)
    return wide <= width + 1 and laid.height <= _HIGH * height
