"""Recall: the cards of an outline gone through from memory, as values."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan, PlanPlaced, PlanSection


class Prompt(NamedTuple):
    """A card to be recalled, and what is shown of where it stands: its section, and the card it stands under.

    It is the `number`th of `of` cards of its kind that stand there.
    """

    placed: PlanPlaced
    kind: Kind
    section: PlanSection
    above: PlanPlaced | None = None
    number: int = 1
    of: int = 1


def prompts(plan: Plan) -> dict[str, Prompt]:
    """What is asked of an outline, by the uids of cards, in reading order; a card is asked where it stands first."""
    sections = {section.id: section for part in plan.parts for section in (part.section, *part.inner)}
    all_placed = [placed for part in plan.parts for placed in part.placed]
    by_id = {placed.id: placed for placed in all_placed}
    there = Counter(_place(plan, placed) for placed in all_placed)
    met = Counter[tuple[int, int, Kind]]()
    found: dict[str, Prompt] = {}
    for placed in all_placed:
        place, card = _place(plan, placed), plan.card(placed)
        met[place] += 1
        if card.uid not in found:
            above = by_id.get(placed.parent_id)
            section = sections[placed.section_id]
            found[card.uid] = Prompt(placed, card.kind, section, above, met[place], there[place])
    return found


def _place(plan: Plan, placed: PlanPlaced) -> tuple[int, int, Kind]:
    return placed.section_id, placed.parent_id, plan.card(placed).kind


def hint(title: str) -> str:
    """The first letter or figure of each word, no more of it: “T… t… o… t… T…”."""
    firsts = (next((letter for letter in word if letter.isalnum()), "") for word in title.split())
    return " ".join(f"{first}…" for first in firsts if first)


class Recall(NamedTuple):
    """How far cards are gone through, by their uids: the first of `waiting` is asked now. `again` are those that were
    missed in this round and come in the next, `known` those that were known, `missed` those that were missed at any
    time; each in the order in which that happened. `through` counts the answers of this round.
    """

    waiting: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    through: int = 0
    #: Counts from 1.
    round: int = 1
    #: Whether what is on the card is shown.
    is_shown: bool = False

    @property
    def asked(self) -> str:
        """What is asked now; empty where all are known."""
        return self.waiting[0] if self.waiting else ""

    @property
    def size(self) -> int:
        """How many are asked in this round."""
        return self.through + len(self.waiting)

    def shown(self) -> "Recall":
        """With the card shown."""
        return self._replace(is_shown=bool(self.waiting))

    def answered(self, *, knew: bool) -> "Recall":
        """With the next one asked, after a card that is shown was known or missed; as it is where none is shown."""
        if not self.is_shown:
            return self
        asked, *waiting = self.waiting
        known, again, missed = self.known, self.again, self.missed
        if knew:
            known += (asked,)
        else:
            again += (asked,)
            missed += () if asked in missed else (asked,)
        after = self._replace(waiting=tuple(waiting), again=again, known=known, missed=missed, is_shown=False)
        return after._replace(through=self.through + 1)._in_next_round()

    def _in_next_round(self) -> "Recall":
        if self.waiting or not self.again:
            return self
        return self._replace(waiting=self.again, again=(), through=0, round=self.round + 1)

    def in_order(self, order: Iterable[str]) -> "Recall":
        """With what waits in that order, after the one that is asked now; what it does not name comes last."""
        places = {uid: place for place, uid in enumerate(order)}

        def sorted_(uids: Sequence[str]) -> tuple[str, ...]:
            return tuple(sorted(uids, key=lambda uid: places.get(uid, len(places))))

        return self._replace(waiting=self.waiting[:1] + sorted_(self.waiting[1:]), again=sorted_(self.again))

    def among(self, there: Container[str]) -> "Recall":
        """Without the cards that are not in the outline any more."""

        def left(uids: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(uid for uid in uids if uid in there)

        waiting, again, known, missed = map(left, self[:4])
        is_shown = self.is_shown and self.asked in there
        return Recall(waiting, again, known, missed, self.through, self.round, is_shown)._in_next_round()

    def marked(self, before: Iterable[str]) -> tuple[str, ...]:
        """What is to come first another time: what was missed, and of what was marked `before` what nobody came to."""
        done = {*self.known, *self.missed}
        return self.missed + tuple(uid for uid in before if uid not in done)


def begin(order: Sequence[str], marked: Container[str] = ()) -> Recall:
    """Cards to go through in that order, those first that are marked."""
    return Recall((*(uid for uid in order if uid in marked), *(uid for uid in order if uid not in marked)))
