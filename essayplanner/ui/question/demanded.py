"""What is asked of the essay that is planned: demands of a scheme, and the student's own."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from essayplanner.coach.shaping import meeting, said
from essayplanner.domain.plan import PlanDemand
from essayplanner.domain.question import Reading
from essayplanner.domain.structures import MOST_GOALS, Basis, Demand, ProposedSection, Scheme
from essayplanner.language import N_, _


class Asked(NamedTuple):
    """A demand on the page: its words, why it is made, whether the coach is to check it, and whether it is a goal.

    `key` is that of the scheme, empty for one of the student's own, of which `id` is the row where it is stored;
    `doubt` says where it comes from, if not from the board.
    """

    key: str
    words: str
    why: str = ""
    is_on: bool = True
    is_goal: bool = False
    id: int = 0
    doubt: str = ""


_DOUBTS = {Basis.SECONDARY: N_("from another page"), Basis.UNCHECKED: N_("not looked up")}


class Demanded:
    """The demands in order, by their places; `changed` is called when any is another."""

    def __init__(self, changed: Callable[[], object]) -> None:
        self._changed = changed
        self.scheme: Scheme | None = None
        self._reading, self._sections = Reading(""), tuple[ProposedSection, ...]()
        self._off, self._goals = set[str](), set[str]()
        self._own_ones: tuple[Asked, ...] = ()
        #: As they were on the outline that they are of.
        self.taken_over: tuple[Asked, ...] = ()

    def show_plan(self, reading: Reading, sections: tuple[ProposedSection, ...]) -> None:
        """Ask it of this question and of these sections."""
        self._reading, self._sections = reading, sections

    def take_over(self, demands: Sequence[PlanDemand]) -> None:
        """Have what was said of the demands on an outline."""
        self._off = {each.key for each in demands if each.key and each.is_off}
        self._goals = {each.key for each in demands if each.key and each.is_goal}
        self._own_ones = tuple(
            Asked("", each.words, "", not each.is_off, each.is_goal, each.id) for each in demands if not each.key
        )
        self.taken_over = tuple(self.all())

    def all(self) -> list[Asked]:
        """What the scheme asks, in the question's terms, and what the student added."""
        of_scheme = [
            Asked(
                each.key,
                said(each, self._reading),
                each.why,
                each.key not in self._off,
                each.key in self._goals,
                doubt=self._doubt(each),
            )
            for each in (self.scheme.demands if self.scheme else ())
        ]
        return [*of_scheme, *self._own_ones]

    def _doubt(self, demand: Demand) -> str:
        is_sure = demand.basis is Basis.BOARD or self.scheme is None or self.scheme.is_own
        return "" if is_sure else _(_DOUBTS[demand.basis])

    def meets(self, place: int) -> tuple[int, ...]:
        """The numbers of the sections that can meet a demand, by its place among them."""
        demands: tuple[Demand, ...] = self.scheme.demands if self.scheme else ()
        return meeting(demands[place], self._sections) if place < len(demands) else ()

    def is_by_hand(self, place: int) -> bool:
        """Whether no rule checks a demand."""
        demands: tuple[Demand, ...] = self.scheme.demands if self.scheme else ()
        return place >= len(demands) or not demands[place].rules

    def switch(self, place: int, *, on: bool) -> None:
        """Have a demand checked, or not; what is not is no goal."""
        asked = self.all()[place]
        if asked.key:
            self._off = self._off - {asked.key} if on else self._off | {asked.key}
            self._goals -= set() if on else {asked.key}
        else:
            self._own(asked, asked._replace(is_on=on, is_goal=asked.is_goal and on))
        self._changed()

    def star(self, place: int, *, on: bool) -> bool:
        """Make a demand a goal, or none; gives whether it could be: there is room for a few."""
        asked = self.all()[place]
        if on and sum(each.is_goal for each in self.all()) >= MOST_GOALS:
            return False
        if asked.key:
            self._goals = self._goals | {asked.key} if on else self._goals - {asked.key}
            self._off -= {asked.key} if on else set()
        else:
            self._own(asked, asked._replace(is_goal=on, is_on=asked.is_on or on))
        self._changed()
        return True

    def add(self, words: str) -> None:
        """A demand of the student's own."""
        self._own_ones = (*self._own_ones, Asked("", words))
        self._changed()

    def remove(self, place: int) -> None:
        """Drop one of the student's own."""
        gone = self.all()[place]
        self._own_ones = tuple(each for each in self._own_ones if each is not gone)
        self._changed()

    def _own(self, before: Asked, after: Asked) -> None:
        self._own_ones = tuple(after if each is before else each for each in self._own_ones)
