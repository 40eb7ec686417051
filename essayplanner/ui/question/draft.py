"""What is being planned on the page: none of it is in the notebook before it is asked for."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from essayplanner.coach.asked import uncommon
from essayplanner.coach.fitting import Cards
from essayplanner.coach.questions import read_question
from essayplanner.coach.shaping import plan_from, suited
from essayplanner.coach.sides_asked import sides_for
from essayplanner.coach.terms import stems
from essayplanner.domain.argument import CardSeen, DebateSeen, LinkSeen
from essayplanner.domain.dates import parse_date
from essayplanner.domain.plan import PlanDemand
from essayplanner.domain.question import Correction, Known, Part, Reading
from essayplanner.domain.structures import (
    ProposedPlan,
    ProposedSection,
    Scheme,
    Shape,
    Structures,
)
from essayplanner.notebook.outlines import OutlineEdits
from essayplanner.ui.question.corrections import Corrections
from essayplanner.ui.question.demanded import Demanded
from essayplanner.ui.question.filled import Filled


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
        self.said = Corrections()
        self.reading, self.plan = Reading(""), ProposedPlan()
        self.dates = ""
        self.shapes: tuple[tuple[Shape, str], ...] = ()
        self._shape = ""
        self.words, self.minutes = 0, 0
        #: The fields of the outline that it is of, as they were.
        self.taken_over: OutlineEdits = {}
        self.demanded, self.filled = Demanded(self.changed.emit), Filled(self.changed.emit)
        #: The sections of an outline that is there already; they are not changed.
        self.standing: tuple[ProposedSection, ...] = ()

    @property
    def scheme(self) -> Scheme | None:
        """The scheme that is chosen."""
        return self.demanded.scheme

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
        self.said.take_over(corrections)
        self.dates, self.standing = dates, standing
        self.words, self.minutes = length
        self.demanded.scheme = self.structures.scheme(scheme)
        self.demanded.take_over(demands)
        self._read(question)

    def begin_like(self, scheme: str, words: int, minutes: int) -> None:
        """Begin with the scheme and the length of another outline: one student writes for one board."""
        self.demanded.scheme = self.structures.scheme(scheme)
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
        self.reading = read_question(question, self.known, self.said.all)
        if not self.said.is_weighed and len(self.reading.texts(Part.FACTOR)) == 1:  # two are weighed against each other
            weighed = stems(self.reading.texts(Part.FACTOR)[0])  # which may be a side itself
            others = (each.name for each in self._sides() if weighed.isdisjoint(stems(each.name)))
            sides = [Correction(Part.OTHER, each) for each in others]
            self.reading = read_question(question, self.known, (*self.said.all, *sides))
        self._plan()

    def _sides(self) -> list[Known]:
        """The sides of a debate on the same, which the factor can be weighed against; to share the topic of the whole
        notebook with it is not enough."""
        asked = stems(self.reading.question)
        found = sides_for(self.reading, self.debates)
        ids = {each.id for each in found}
        debate = next((each for each in self.debates if any(side.id in ids for side in each.sides)), None)
        if debate is None or not uncommon(self.seen, asked & stems(debate.question)):
            return []
        return [Known(each.name, Part.OTHER, len(self.cards.on_side(each.id))) for each in found]

    def correct(self, part: Part, words: str) -> None:
        """These words of the question are that part."""
        self.said.correct(self.reading.question, part, words)
        self._read(self.reading.question)

    @property
    def takes_back(self) -> bool:
        """Whether the last thing that was done to the question is a correction of it."""
        return self.said.are_last(self.reading.question)

    def take_back(self) -> None:
        """Undo the last correction."""
        self.said.take_back()
        self._read(self.reading.question)

    def offered(self) -> list[Known]:
        """What of the notebook the factor can be weighed against: the sides of the debate, and what most cards speak
        of; nothing that the question names."""
        topics = sorted((each for each in self.known if each.part is Part.TOPIC), key=lambda each: -each.cards)
        asked = stems(self.reading.question)
        there = {each.casefold() for each in self.others}
        return [
            each
            for each in (*self._sides(), *topics)
            if each.name.casefold() not in there and asked.isdisjoint(stems(each.name))
        ]

    @property
    def others(self) -> tuple[str, ...]:
        """What the factor is weighed against."""
        return self.reading.texts(Part.OTHER)

    def weigh(self, others: Sequence[str]) -> None:
        """Weigh the factor against these."""
        self.said.weigh(self.reading.question, others)
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
        self.filled.show_sections(self.plan.sections)
        self.demanded.show_plan(read, self.standing or self.plan.sections)
        self.changed.emit()

    def _in_scheme(self) -> Structures:
        """All shapes, those of the scheme first: of two that suit a question as well they come first."""
        keys = self.scheme.shapes if self.scheme else ()
        first = [shape for key in keys if (shape := self.structures.shape(key))]
        rest = [shape for shape in self.structures.shapes if shape.key not in keys]
        return self.structures._replace(shapes=(*first, *rest))

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
        before = self.demanded.scheme
        self.demanded.scheme = self.structures.scheme(key)
        if self.words in (0, before.words if before else 0):
            self.words = self.scheme.words if self.scheme else 0
        if self.minutes in (0, before.minutes if before else 0):
            self.minutes = self.scheme.minutes if self.scheme else 0
        self._plan()
