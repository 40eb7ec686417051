"""What is being planned on the page: none of it is in the notebook before it is asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.coach.fitting import Cards, stems
from essayplanner.coach.questions import read_question
from essayplanner.coach.shaping import meeting, plan_from, said, sides_for, suited
from essayplanner.domain.argument import CardSeen, DebateSeen, LinkSeen
from essayplanner.domain.dates import parse_date
from essayplanner.domain.plan import PlanDemand
from essayplanner.domain.question import Correction, Known, Part, Reading
from essayplanner.domain.structures import (
    MOST_GOALS,
    Demand,
    ProposedPlan,
    ProposedSection,
    Scheme,
    Shape,
    Structures,
)

#: Which section of a plan: its title as it was proposed, and which one of those it is.
Key = tuple[str, int]


class Asked(NamedTuple):
    """A demand on the page: its words, why it is made, whether the coach is to check it, and whether it is a goal.

    `key` is that of the scheme, empty for one of the student's own, of which `id` is the row where it is stored.
    """

    key: str
    words: str
    why: str = ""
    is_on: bool = True
    is_goal: bool = False
    id: int = 0


class Draft(QObject):
    """The question, how it is read, the shape and the plan it makes, the scheme and what is asked, the length.

    `changed` says that any of it is another.
    """

    changed = Signal()

    def __init__(self, structures: Structures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.structures = structures
        self.known: tuple[Known, ...] = ()
        self.cards, self.debates = Cards(), tuple[DebateSeen, ...]()
        self.seen: Mapping[int, CardSeen] = {}
        self.corrections: tuple[Correction, ...] = ()
        self.reading, self.plan = Reading(""), ProposedPlan()
        self.dates = ""
        #: Whether the student said which factors it is weighed against.
        self._weighed = False
        self.shapes: tuple[tuple[Shape, str], ...] = ()
        self._shape = ""
        self.scheme: Scheme | None = None
        self.words, self.minutes = 0, 0
        self._off, self._goals = set[str](), set[str]()
        self.own: tuple[Asked, ...] = ()
        self._titles: dict[Key, str] = {}
        self._held: dict[Key, list[int]] = {}
        #: The sections of an outline that is there already; they are not changed.
        self.standing: tuple[ProposedSection, ...] = ()

    # The question

    def show_notebook(
        self,
        known: Iterable[Known],
        seen: Mapping[int, CardSeen],
        links: Iterable[LinkSeen],
        debates: Sequence[DebateSeen],
    ) -> None:
        """Know what the notebook holds."""
        self.known, self.seen, self.debates = tuple(known), seen, tuple(debates)
        self.cards = Cards(seen, links)
        self._read(self.reading.question)

    def take_over(
        self,
        question: str,
        corrections: tuple[Correction, ...],
        dates: str,
        scheme: str,
        length: tuple[int, int],
        demands: Sequence[PlanDemand],
        standing: tuple[ProposedSection, ...],
    ) -> None:
        """Be as an outline is that is there."""
        self.corrections, self.dates, self.standing = corrections, dates, standing
        self._weighed = True
        self.words, self.minutes = length
        self.scheme = self.structures.scheme(scheme)
        self._off = {each.key for each in demands if each.key and each.is_off}
        self._goals = {each.key for each in demands if each.key and each.is_goal}
        self.own = tuple(
            Asked("", each.words, "", not each.is_off, each.is_goal, each.id) for each in demands if not each.key
        )
        self._read(question)

    def begin_like(self, scheme: str, words: int, minutes: int) -> None:
        """Begin with the scheme and the length of another outline: one student writes for one board."""
        self.scheme = self.structures.scheme(scheme)
        self.words, self.minutes = words, minutes
        self._plan()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was planned: no question, and no shape chosen."""
        return not self.reading.question.strip() and not self._shape

    def ask(self, question: str) -> None:
        """Have this for the question."""
        if question != self.reading.question:
            self._read(question)

    def _read(self, question: str) -> None:
        self.reading = read_question(question, self.known, self.corrections)
        if not self._weighed and self.reading.texts(Part.FACTOR):
            sides = [Correction(Part.OTHER, each.name) for each in self._sides()]
            self.reading = read_question(question, self.known, (*self.corrections, *sides))
        self._plan()

    def _sides(self) -> list[Known]:
        """The sides of a debate on the same, which the factor can be weighed against."""
        asked = set(stems(" ".join((*self.reading.texts(Part.TOPIC), *self.reading.texts(Part.FACTOR)))))
        found = sides_for(self.reading, self.debates)
        ids = {each.id for each in found}
        debate = next((each for each in self.debates if any(side.id in ids for side in each.sides)), None)
        if debate is None or not asked & set(stems(debate.question)):
            return []
        return [Known(each.name, Part.OTHER, len(self.cards.on_side(each.id))) for each in found]

    def correct(self, part: Part, words: str) -> None:
        """These words of the question are that part."""
        kept = [each for each in self.corrections if each.text != words or each.part is Part.OTHER]
        self.corrections = (*kept, Correction(part, words))
        self._read(self.reading.question)

    def offered(self) -> list[Known]:
        """What of the notebook the factor can be weighed against: the sides of the debate, and what most cards speak
        of; nothing that the question names."""
        topics = sorted((each for each in self.known if each.part is Part.TOPIC), key=lambda each: -each.cards)
        asked = set(stems(self.reading.question))
        there = {each.casefold() for each in self.others}
        return [
            each
            for each in (*self._sides(), *topics)
            if each.name.casefold() not in there and not asked & set(stems(each.name))
        ]

    @property
    def others(self) -> tuple[str, ...]:
        """What the factor is weighed against."""
        return self.reading.texts(Part.OTHER)

    def weigh(self, others: Sequence[str]) -> None:
        """Weigh the factor against these."""
        self._weighed = True
        kept = [each for each in self.corrections if each.part is not Part.OTHER]
        self.corrections = (*kept, *(Correction(Part.OTHER, each) for each in dict.fromkeys(others)))
        self._read(self.reading.question)

    def fit(self, term: str) -> tuple[int, ...]:
        """The cards that speak of it; where that is a side of the debate, those that stand on it."""
        side = next((each for each in sides_for(self.reading, self.debates) if each.name == term), None)
        years = parse_date(self.years)
        return self.cards.on_side(side.id, years) if side else self.cards.fitting(term, years)

    def dated(self) -> int:
        """How many cards have a date in the years of the question."""
        years = parse_date(self.years)
        if not years:
            return 0
        return sum(
            bool(card.first) and card.first <= years.last and (card.last or card.first) >= years.first
            for card in self.seen.values()
        )

    @property
    def years(self) -> str:
        """The years that the question asks about, in EDTF: those that the student said, else those that it names."""
        return self.dates or self.reading.dates

    def date(self, dates: str) -> None:
        """It asks about these years, in EDTF; empty for those that it names."""
        self.dates = dates
        self._plan()

    # The shape and its plan

    def show_structures(self, structures: Structures) -> None:
        """Have these to choose from."""
        self.structures = structures
        self._plan()

    def choose_shape(self, key: str) -> None:
        """Have that shape."""
        self._shape = key
        self._plan()

    def choose_length(self, words: int, minutes: int) -> None:
        """Be so long; 0 for no length."""
        self.words, self.minutes = words, minutes
        self._plan()

    def _plan(self) -> None:
        read = self.reading._replace(dates=self.years)
        self.shapes = tuple(suited(self._in_scheme(), read))
        there = {shape.key: shape for shape, _why in self.shapes}
        shape = there.get(self._shape) or next(iter(there.values()), None)
        if shape:
            self.plan = plan_from(shape, read, self.cards, self.debates, words=self.words, minutes=self.minutes)
        self.changed.emit()

    def _in_scheme(self) -> Structures:
        """All shapes, those of the scheme first: of two that suit a question as well they come first."""
        keys = self.scheme.shapes if self.scheme else ()
        first = [shape for key in keys if (shape := self.structures.shape(key))]
        rest = [shape for shape in self.structures.shapes if shape.key not in keys]
        return self.structures._replace(shapes=(*first, *rest))

    def keys(self) -> list[Key]:
        """What stands for each section of the plan, whatever it is called now."""
        seen = Counter[str]()
        found = []
        for section in self.plan.sections:
            found.append((section.title, seen[section.title]))
            seen[section.title] += 1
        return found

    def title(self, place: int) -> str:
        """What a section is called: as the student typed it, or as it was proposed."""
        return self._titles.get(self.keys()[place], self.plan.sections[place].title)

    def retitle(self, place: int, title: str) -> None:
        """Call a section that; blank for what was proposed. What is typed is not told: it is where it is typed."""
        key = self.keys()[place]
        self._titles.pop(key, None)
        if title.strip() and title != key[0]:
            self._titles[key] = title

    def held(self, place: int) -> tuple[int, ...]:
        """The cards that a section is to hold."""
        return tuple(self._held.get(self.keys()[place], ()))

    def hold(self, place: int, card_ids: Iterable[int]) -> None:
        """Have a section hold cards, each once."""
        there = self._held.setdefault(self.keys()[place], [])
        there += [id for id in dict.fromkeys(card_ids) if id not in there]
        self.changed.emit()

    def let_go(self, place: int, card_id: int) -> None:
        """Have a section not hold a card."""
        self._held[self.keys()[place]].remove(card_id)
        self.changed.emit()

    def fitting(self) -> tuple[int, ...]:
        """The cards that fit any section, or what the question names."""
        named = [
            id
            for part in (Part.FACTOR, Part.OTHER, Part.TOPIC)
            for term in self.reading.texts(part)
            for id in self.fit(term)
        ]
        in_plan = [id for section in self.plan.sections for id in section.cards]
        return tuple(dict.fromkeys((*in_plan, *named)))

    # What is asked of it

    def choose_scheme(self, key: str) -> None:
        """Have that scheme, and its words and minutes where none were chosen; an empty key for none."""
        before, self.scheme = self.scheme, self.structures.scheme(key)
        if self.words in (0, before.words if before else 0):
            self.words = self.scheme.words if self.scheme else 0
        if self.minutes in (0, before.minutes if before else 0):
            self.minutes = self.scheme.minutes if self.scheme else 0
        self._plan()

    def demands(self) -> list[Asked]:
        """What the scheme asks, in the question's terms, and what the student added."""
        read = self.reading._replace(dates=self.years)
        of_scheme = [
            Asked(each.key, said(each, read), each.why, each.key not in self._off, each.key in self._goals)
            for each in (self.scheme.demands if self.scheme else ())
        ]
        return [*of_scheme, *self.own]

    def meets(self, place: int) -> tuple[int, ...]:
        """The numbers of the sections that can meet a demand, by its place among them."""
        demands: tuple[Demand, ...] = self.scheme.demands if self.scheme else ()
        sections = self.standing or self.plan.sections
        return meeting(demands[place], sections) if place < len(demands) else ()

    def is_by_hand(self, place: int) -> bool:
        """Whether no rule checks a demand."""
        demands: tuple[Demand, ...] = self.scheme.demands if self.scheme else ()
        return place >= len(demands) or not demands[place].rules

    def switch(self, place: int, *, on: bool) -> None:
        """Have a demand checked, or not; what is not is no goal."""
        asked = self.demands()[place]
        if asked.key:
            self._off = self._off - {asked.key} if on else self._off | {asked.key}
            self._goals -= set() if on else {asked.key}
        else:
            self._own(asked, asked._replace(is_on=on, is_goal=asked.is_goal and on))
        self.changed.emit()

    def star(self, place: int, *, on: bool) -> bool:
        """Make a demand a goal, or none; gives whether it could be: there is room for a few."""
        asked = self.demands()[place]
        if on and sum(each.is_goal for each in self.demands()) >= MOST_GOALS:
            return False
        if asked.key:
            self._goals = self._goals | {asked.key} if on else self._goals - {asked.key}
            self._off -= {asked.key} if on else set()
        else:
            self._own(asked, asked._replace(is_goal=on, is_on=asked.is_on or on))
        self.changed.emit()
        return True

    def add(self, words: str) -> None:
        """A demand of the student's own."""
        self.own = (*self.own, Asked("", words))
        self.changed.emit()

    def remove(self, place: int) -> None:
        """Drop one of the student's own."""
        gone = self.demands()[place]
        self.own = tuple(each for each in self.own if each is not gone)
        self.changed.emit()

    def _own(self, before: Asked, after: Asked) -> None:
        self.own = tuple(after if each is before else each for each in self.own)
