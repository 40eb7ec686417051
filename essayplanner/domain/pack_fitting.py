"""What of the outlines of a pack can stand where the pack has it, whatever the student made of its cards."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.domain.pack_changes import Unplaced
from essayplanner.domain.packs import PackOutline, PackPlacement, PackSection


class Fitted(NamedTuple):
    """An outline with what can stand in it, and what cannot."""

    outline: PackOutline
    unplaced: tuple[Unplaced, ...]


def fitted(outline: PackOutline, kinds: Mapping[str, Kind]) -> Fitted:
    """An outline without what a rule of the tree forbids; `kinds` are those of the cards by key. A card that is not
    among them is not wanted, and left out without a word. What stands under one that is left out goes with it. Of cards
    that cannot stand there the key is told.
    """
    fitting = _Fitting(outline.title, kinds)
    sections = tuple(fitting.sections(outline.sections, Place("outline")))
    return Fitted(outline._replace(sections=sections), tuple(fitting.unplaced))


class _Fitting:
    def __init__(self, title: str, kinds: Mapping[str, Kind]) -> None:
        self._title, self._kinds = title, kinds
        self.unplaced: list[Unplaced] = []

    def sections(self, sections: Sequence[PackSection], place: Place) -> Iterator[PackSection]:
        for each in sections:
            if self._fits(each.title, None, place):
                inner = place.within("section")
                yield each._replace(
                    placements=tuple(self._placements(each.placements, inner)),
                    sections=tuple(self.sections(each.sections, inner)),
                )

    def _placements(self, placements: Sequence[PackPlacement], place: Place) -> Iterator[PackPlacement]:
        for each in placements:
            kind = self._kinds.get(each.card)
            if kind and self._fits(each.card, kind, place):
                inner = place.within("placement", kind)
                yield each._replace(placements=tuple(self._placements(each.placements, inner)))

    def _fits(self, what: str, kind: Kind | None, place: Place) -> bool:
        reason = why_not([Moving(NEW, kind)], place)
        if reason:
            self.unplaced.append(Unplaced(self._title, what, reason, kind is not None))
        return not reason
