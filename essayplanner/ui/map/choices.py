"""What is seen of the notebook on the map, and how: what the student chose."""

from collections.abc import Mapping, Set

from PySide6.QtCore import QObject, Signal

from essayplanner.domain.map.values import Known
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.map.laid import Asked
from essayplanner.ui.map.view import MapView


class Choices(QObject):
    """What is asked of the map; `changed` tells that it is to be drawn anew."""

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView, topic: Topic, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view, self._topic = desk, view, topic
        self.asked = Asked()

    @property
    def outline_id(self) -> int:
        """Of which outline the map is; 0: of all the notebook."""
        return 0 if self.asked.whole else self._topic.argument.outline.id

    def to_lay_out(self, places: Mapping[int, tuple[int, int]], room: float) -> Asked:
        """All that is asked, for a window so wide and cards put by hand; nothing of a card that is gone."""
        shown = self.asked.shown
        if shown.touching not in self._topic.argument.cards:
            shown = shown._replace(touching=0)
        self.asked = self.asked._replace(places=tuple(places.items()), room=room, shown=shown)
        return self.asked

    def keep_order(self, known: Known | None) -> None:
        """Have cards stay where they stand in the map of the whole notebook that was laid out last."""
        if self.asked.whole and not self.asked.shown.touching:
            self.asked = self.asked._replace(known=known)

    def see_chosen(self) -> None:
        """Have the card that is chosen among those that are shown: it was asked for here."""
        card, drawing = self._topic.argument.cards.get(self._desk.selection.card_id), self._view.map
        if card is None or drawing is None or drawing.key_of(card.id) is not None:
            return
        self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=0))
        placed = {each.placement_id: each for each in self._topic.argument.outline.placed}
        of_card = [id for id, each in placed.items() if each.card_id == card.id]
        if not self.asked.whole and not of_card:
            self.show_whole(True)
            title = shorten(card.title, 40)
            words = _(
                "“{title}” is not in this outline: this is the map of the whole notebook. N turns back to the outline.",
                title=title,
            )
            self._desk.announcer.say(self._view, words)
            return
        folded = set(self.asked.shown.folded)
        for id in of_card[:1]:
            while (id := placed[id].parent_id) in placed:
                folded.discard(id)
        self._fold(frozenset(folded))
        self._view.bring_into_sight()

    def show_whole(self, whole: bool) -> None:
        """Show all of the notebook, or this outline."""
        if whole != self.asked.whole:
            self._view.forget()
        self.asked = self.asked._replace(whole=whole)
        self.changed.emit()
        self._view.bring_into_sight()

    def turn(self, down: bool) -> None:
        """Lay it out from left to right, or from top to bottom."""
        self.asked = self.asked._replace(down=down)
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

    def fold(self, id: int) -> None:
        """Fold away what stands under a card of the outline, or unfold it."""
        box = self._view.map.laid.boxes.get(id) if self._view.map else None
        if box is None or not box.under:
            self._desk.announcer.say(self._view, _("Nothing is under this card."))
            return
        folded = self.asked.shown.folded ^ {id}
        self._fold(folded)
        words = n_("Folded {n} card.", "Folded {n} cards.", box.under) if id in folded else _("Unfolded.")
        self._desk.announcer.say(self._view, words)

    def fold_current(self) -> None:
        """Fold or unfold what is under the current card."""
        current = self._view.current()
        if current and isinstance(current.key, tuple):
            self.fold(current.key[1])

    def fold_all(self, folds: bool) -> None:
        """Fold the evidence of all claims, or unfold everything."""
        boxes = self._view.map.laid.boxes if self._view.map else {}
        evidence = {box.above for box in boxes.values() if box.above and not box.under}
        self._fold(frozenset(evidence) | self.asked.shown.folded if folds else frozenset())

    def _fold(self, folded: Set[int]) -> None:
        self.asked = self.asked._replace(shown=self.asked.shown._replace(folded=folded))
        self.changed.emit()
