"""What is being sorted, for which questions, before any of it is made."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from essayplanner.coach.fitting import Cards, stems
from essayplanner.coach.questions import read_question
from essayplanner.coach.sorting import Pile, Shared, Sorting, shared
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.question import Part, Reading, from_stored
from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.notebook.argument import read_cards_seen, read_links_seen
from essayplanner.notebook.known_names import known_names
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, outlines, placed_cards
from essayplanner.notebook.sorting_cards import MadeIn, SortedOutline, SortedSection, make_sorted
from essayplanner.ui.practice.sort_words import section_title

QUESTIONS = (Pile.FIRST, Pile.SECOND)
_TERMS = (Part.FACTOR, Part.TOPIC, Part.PERSON)


class Asked(NamedTuple):
    """A question for which cards are sorted: that of an outline by its id, or with 0 one that was typed."""

    outline_id: int = 0
    question: str = ""


class SortDraft(QObject):
    """Tells by `changed` that another thing is to be shown."""

    changed = Signal()

    def __init__(self, book: Notebook) -> None:
        super().__init__()
        self.book = book
        self.sorting = Sorting()
        self.asked = [Asked(), Asked()]
        self.cards: dict[int, CardSeen] = {}
        #: How it stood before each move, the last one last.
        self._before: list[Sorting] = []
        self._readings: dict[Asked, Reading] = {}

    @property
    def questions(self) -> list[str]:
        """What is asked, first and second; empty where nobody said yet."""
        return [asked.question for asked in self.asked]

    def begin(self, outline_id: int, chosen: Sequence[int]) -> None:
        """Begin with an outline, another one beside it where there is one, and these cards, or those that fit."""
        there = outlines(self.book)
        first = next((each for each in there if each.id == outline_id), there[0] if there else None)
        second = next((each for each in there if first and each.id != first.id), None)
        self.asked = [Asked(each.id, each.title) if each else Asked() for each in (first, second)]
        self.sorting = Sorting()
        self.read()
        self._gather(chosen)

    def take_up(self, asked: Sequence[Asked], sorting: Sorting) -> None:
        """Go on with a sort."""
        self.asked, self.sorting = [*asked], sorting
        self.read()

    def begin_anew(self) -> None:
        """Have all cards wait again; groups and headings go, until `go_back`."""
        self.turn(lambda now: Sorting().with_more([*now.waiting, *now.done]))

    @property
    def can_go_back(self) -> bool:
        """Whether a move was made."""
        return bool(self._before)

    def go_back(self) -> bool:
        """Have all as it was before the last move, under the headings of now; gives whether there was one."""
        if not self._before:
            return False
        before = self._before.pop().with_headings(self.sorting)
        self.sorting = before.without({*before.waiting, *before.done} - self.cards.keys())
        self.changed.emit()
        return True

    def ask(self, place: int, asked: Asked) -> None:
        """Sort for another question, the first or the second (0 or 1): that of an outline, where one is called so.
        RefusedError where both would be the same."""
        question = clean_line(asked.question)
        if question.casefold() == self.asked[1 - place].question.casefold():
            raise RefusedError(_("That is the other question already"), mend=_("sort for one that only looks like it"))
        called = (each.id for each in outlines(self.book) if each.title.casefold() == question.casefold())
        self.asked[place] = Asked(asked.outline_id or next(called, 0), question)
        if not self.sorting.done and (place == 0 or not self.sorting.total):
            self.sorting = Sorting()
            self._before.clear()
            self._gather(())
        self.changed.emit()

    def _gather(self, chosen: Sequence[int]) -> None:
        there = [id for id in chosen if id in self.cards]
        if len(there) < 2 and self.asked[0].outline_id:
            there = placed_cards(self.book, self.asked[0].outline_id)
        if len(there) < 2:
            there = self._fitting()
        self.sorting = self.sorting.with_more(id for id in there if id in self.cards)
        self.changed.emit()

    def _fitting(self) -> list[int]:
        """The cards that speak of what either question names, those of the first one first."""
        ready = Cards(self.cards, read_links_seen(self.book, self.cards))
        terms = [text for asked in self.asked for part in _TERMS for text in self._reading(asked).texts(part)]
        return [id for term in terms if stems(term) for id in ready.fitting(term)]

    def _reading(self, asked: Asked) -> Reading:
        if asked not in self._readings:
            corrected = from_stored(outline_info(self.book, asked.outline_id).reading) if asked.outline_id else ()
            self._readings[asked] = read_question(asked.question, known_names(self.book), corrected)
        return self._readings[asked]

    def read(self) -> None:
        """Read the cards of the notebook, and the questions of its outlines; what is gone is sorted no more."""
        self.cards = read_cards_seen(self.book)
        self._readings.clear()
        titles = {each.id: each.title for each in outlines(self.book)}
        self.asked = [
            Asked(each.outline_id, titles[each.outline_id]) if each.outline_id in titles else Asked(0, each.question)
            for each in self.asked
        ]
        gone = {id for id in (*self.sorting.waiting, *self.sorting.done) if id not in self.cards}
        if gone:
            self.sorting = self.sorting.without(gone)
        self.changed.emit()

    def add(self, card_ids: Iterable[int]) -> int:
        """Have more cards wait; gives how many came."""
        before = self.sorting.total
        self.turn(lambda now: now.with_more(id for id in card_ids if id in self.cards))
        return self.sorting.total - before

    def turn(self, move: Callable[[Sorting], Sorting], *, is_kept: bool = True) -> None:
        """Make a move, after which `go_back` has all as it was before if it `is_kept`; RefusedError where there is
        none."""
        now = move(self.sorting)
        if now != self.sorting:
            self._before += [self.sorting] if is_kept else []
            self.sorting = now
            self.changed.emit()

    @property
    def shared(self) -> Shared:
        """What the two questions name."""
        return shared(self._reading(self.asked[0]), self._reading(self.asked[1]))

    def made(self) -> list[MadeIn]:
        """Make the sections, as one step; gives where they are."""
        return make_sorted(self.book, [self._outline(place) for place in range(2)])

    def end(self) -> None:
        """Have nothing to sort any more."""
        self.sorting = Sorting()
        self.changed.emit()

    def _outline(self, place: int) -> SortedOutline:
        groups = self.sorting.sections(QUESTIONS[place])
        sections = tuple(SortedSection(group.title or section_title(group.pile), group.cards) for group in groups)
        return SortedOutline(*self.asked[place], sections)
