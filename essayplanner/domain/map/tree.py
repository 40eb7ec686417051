"""What of an outline is shown on its map, as boxes that have no places yet."""

from collections.abc import Mapping, Set
from typing import NamedTuple

from essayplanner.domain.argument import Argument, LinkSeen, PlacedSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.values import Box, Shape


class Shown(NamedTuple):
    """What of an outline is shown: the placements under which all is folded away, whether links that the outline does
    not use are drawn as well, and a card to whose links and neighbours all is confined (0: all).

    Where it `counts`, what is no claim is folded away too under all placements that are not `opened`.
    """

    folded: Set[int] = frozenset()
    counts: bool = False
    opened: Set[int] = frozenset()
    all_links: bool = False
    touching: int = 0


class Tree:
    """The placements that are shown, as boxes that know their column and size, and what stands under what."""

    def __init__(self, argument: Argument, form: Form, shown: Shown) -> None:
        self.argument, self._form, self.shown = argument, form, shown
        outline = argument.outline
        placed = {each.placement_id: each for each in outline.placed if each.card_id in argument.cards}
        self._of_card: dict[int, int] = {}
        for each in placed.values():
            self._of_card.setdefault(each.card_id, each.placement_id)
        self._between: dict[frozenset[int], list[LinkSeen]] = {}
        for link in argument.links:
            self._between.setdefault(frozenset((link.from_id, link.to_id)), []).append(link)
        kept = self._kept(placed)
        self.under: dict[int, list[int]] = {}
        below: dict[int, int] = {}
        levels: dict[int, int] = {}
        for id, each in placed.items():
            levels[id] = levels.get(each.parent_id, 0) + self._is_claim(each)
            above = each.parent_id
            while above in placed:
                below[above] = below.get(above, 0) + 1
                above = placed[above].parent_id
        folded_away = {id for id in placed if self._is_folded_away(id, placed)}
        hidden: dict[int, int] = {}
        for id in folded_away:
            while (id := placed[id].parent_id) in folded_away:
                pass
            hidden[id] = hidden.get(id, 0) + 1
        seen = [id for id in placed if id in kept and id not in folded_away]
        claims = [min(levels[id], 2) for id in seen if argument.cards[placed[id].card_id].kind is Kind.CLAIM]
        others = any(argument.cards[placed[id].card_id].kind is not Kind.CLAIM for id in seen)
        #: How many there are: one for claims, one for those under them, one for all else.
        self.columns = max(1, max(claims, default=0) + others)
        self.boxes: dict[int, Box] = {}
        self.roots: dict[int, list[int]] = {}
        numbered: set[int] = set()
        for id in seen:
            each = placed[id]
            if each.parent_id in self.boxes:
                self.under.setdefault(each.parent_id, []).append(id)
            else:
                self.roots.setdefault(each.section_id, []).append(id)
            number = "" if each.section_id in numbered else each.number
            numbered.add(each.section_id)
            self.boxes[id] = self._box(each, placed, levels[id], below.get(id, 0), number, hidden.get(id, 0))
        #: The claims that stand under nothing, whether they are shown or not.
        self._tops = [each for each in placed.values() if each.parent_id not in placed and self._is_claim(each)]
        self.boxes = {id: box._replace(loose=self._is_loose(box)) for id, box in self.boxes.items()}

    def _is_claim(self, each: PlacedSeen) -> bool:
        return self.argument.cards[each.card_id].kind is Kind.CLAIM

    def _is_folded_away(self, id: int, placed: Mapping[int, PlacedSeen]) -> bool:
        each, shown = placed[id], self.shown
        while (above := placed.get(each.parent_id)) is not None:
            counted = shown.counts and above.placement_id not in shown.opened and not self._is_claim(each)
            if counted or above.placement_id in shown.folded:
                return True
            each = above
        return False

    def _kept(self, placed: Mapping[int, PlacedSeen]) -> set[int]:
        """What touches the card that is asked for, by a link or by its place, and what that stands under."""
        card = self.shown.touching
        if not card:
            return set(placed)
        cards = {card, *(other for pair in self._between if card in pair for other in pair)}
        kept: set[int] = set()
        for id, each in placed.items():
            above = placed.get(each.parent_id)
            if each.card_id in cards or (above is not None and above.card_id == card):
                while id in placed:
                    kept.add(id)
                    id = placed[id].parent_id
        return kept

    def _box(
        self, each: PlacedSeen, placed: Mapping[int, PlacedSeen], level: int, under: int, number: str, hidden: int
    ) -> Box:
        card = self.argument.cards[each.card_id]
        above = placed.get(each.parent_id)
        shape = self._form.shape(card, level > 1)
        links = self.links(each.card_id, above.card_id) if above else []
        word = next((link.relation for link in links if link.from_id == each.card_id), None)
        if word is Relation.SUPPORTS:
            word = None
        width, height = self._form.size(card, shape, word, hidden)
        column = min(level, 2) - 1 if card.kind is Kind.CLAIM else self.columns - 1
        return Box(
            each.placement_id,
            each.card_id,
            shape,
            0,
            0,
            width,
            height,
            column,
            above.placement_id if above and above.placement_id in self.boxes else 0,
            number,
            each.section_id,
            word,
            under,
            hidden,
        )

    def links(self, one: int, other: int) -> list[LinkSeen]:
        """Between two cards, whichever speaks."""
        return self._between.get(frozenset((one, other)), [])

    def _is_loose(self, box: Box) -> bool:
        """Whether no link joins it to what it stands under or, a claim of the first column, to another of them; one
        that is not shown now counts too."""
        if box.above:
            return not self.links(box.card_id, self.boxes[box.above].card_id)
        if box.column or box.shape not in (Shape.CLAIM, Shape.UNDER):
            return False
        first = self._tops[0].placement_id
        return box.id != first and not any(self.links(box.card_id, other.card_id) for other in self._tops)

    def claims(self) -> list[Box]:
        """Those of the first column."""
        return [box for box in self.boxes.values() if box.column == 0 and not box.above and box.shape is Shape.CLAIM]
