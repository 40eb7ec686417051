"""The cards of a notebook in time: those with a date in order, those without, and the dates of the question."""

import re
from collections.abc import Iterable
from enum import StrEnum, auto
from typing import NamedTuple

from essayplanner.domain.argument import Argument, CardSeen, OutlineSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Form, drawn
from essayplanner.domain.text import in_order
from essayplanner.domain.timeline_axis import day_of, first_day, year_at, years_name
from essayplanner.domain.timeline_words import label_of
from essayplanner.domain.typed_dates import understood

#: Years so far apart that the axis of all of them could not be drawn.
_MOST_YEARS = 30_000


class Dated(NamedTuple):
    """A card with a date: its first day and the day after its last, and what it is called where the axis says when.

    `numbers` are those of the sections of the outline that use it, in reading order.
    """

    card: CardSeen
    start: int
    end: int
    form: Form
    is_uncertain: bool
    label: str
    numbers: tuple[str, ...] = ()

    @property
    def years(self) -> range:
        """The years that it touches."""
        return range(year_at(self.start), year_at(self.end - 1) + 1)


class Told(StrEnum):
    """Who told the dates of a question: the student, the words of the question, or the title of the notebook."""

    SET = auto()
    QUESTION = auto()
    NOTEBOOK = auto()


class Fence(NamedTuple):
    """The years that a question asks about, both included; None is open. `text` is what is stored for them, `told` says
    who told them."""

    first: int | None
    last: int | None
    text: str
    told: Told = Told.SET

    @property
    def name(self) -> str:
        """As a reader writes it: “1924–53”."""
        return years_name(self.first, self.last)


class Timeline(NamedTuple):
    """The cards with a date, from the earliest; those that lack one; the fence; and the years that all of it covers."""

    items: tuple[Dated, ...]
    undated: tuple[CardSeen, ...]
    fence: Fence | None
    first_year: int
    last_year: int

    @property
    def used(self) -> int:
        """How many cards with a date the outline uses."""
        return sum(1 for item in self.items if item.numbers)


def timeline_of(argument: Argument, this_year: int, topic: str = "", known: Iterable[Dated] = ()) -> Timeline:
    """Evidence and claims in time. What lacks a date is evidence, and a claim only where it says why it has none.

    `topic` is the title of the notebook. Where nothing has a date, the years are those of the fence, or the ten before
    `this_year`. Of the `known` cards, those of an earlier line, only what changed is looked at.
    """
    numbers, before = argument.outline.numbers(), {item.card.id: item for item in known}
    items: list[Dated] = []
    undated: list[CardSeen] = []
    for card in argument.cards.values():
        if card.kind is Kind.HISTORIAN:
            continue
        used = numbers.get(card.id, ())
        if (was := before.get(card.id)) and was.card is card and was.numbers == used:
            items.append(was)
        elif item := dated(card, used):
            items.append(item)
        elif card.kind is Kind.EVIDENCE or card.undated or card.when:
            undated.append(card)
    items.sort(key=lambda item: (item.start, item.end, item.card.id))
    undated.sort(key=lambda card: in_order(card.title))
    fence = fence_of(argument.outline, topic)
    years = [year for year in (fence.first, fence.last) if year is not None] if fence else []
    if items:
        years += [year_at(items[0].start), year_at(max(item.end for item in items) - 1)]
    years = years or [this_year - 10, this_year]
    first, last = min(years), max(years)
    return Timeline(tuple(items), tuple(undated), fence, first, min(last, first + _MOST_YEARS))


def dated(card: CardSeen, numbers: tuple[str, ...] = ()) -> Dated | None:
    """A card in time, with the numbers of the sections that use it; None where it has no date."""
    date = drawn(card.when) if card.when else None
    if not date:
        return None
    start, end = day_of(date.first), day_of(date.last) + 1
    return Dated(card, start, end, date.form, date.is_uncertain, label_of(card.title, card.when), numbers)


def alike_in_time(one: Timeline, other: Timeline) -> bool:
    """Whether two lines differ in nothing but the words of their cards."""
    return (
        len(one.items) == len(other.items)
        and (one.fence, one.first_year, one.last_year) == (other.fence, other.first_year, other.last_year)
        and all(
            item is like or (item.numbers == like.numbers and _without_words(item.card) == _without_words(like.card))
            for item, like in zip(one.items, other.items, strict=True)
        )
    )


def _without_words(card: CardSeen) -> CardSeen:
    return card._replace(title="", short="", caution="")


def fence_of(outline: OutlineSeen, topic: str = "") -> Fence | None:
    """The dates that the question of an outline asks about: those that were set, else those that it names, else those
    that the topic of the notebook names."""
    if date := drawn(outline.dates) if outline.dates else None:
        first, last = date.first // 10000, date.last // 10000
        opened = {Form.BY: (None, last), Form.FROM: (first, None)}.get(date.form, (first, last))
        return Fence(*opened, outline.dates)
    for title, told in ((outline.title, Told.QUESTION), (topic, Told.NOTEBOOK)):
        if found := years_in(title):
            return Fence(*found, f"{found[0]:04}/{found[1]:04}", told)
    return None


#: Spans of years, and decades, as a question names them.
_SPANS = (
    re.compile(r"between\s+\d{3,4}\s+and\s+\d{3,4}(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)\d{3,4}\s*(?:[-‐‑‒–—−/]|\b(?:to|until)\b)\s*\d{1,4}(?![\d,])"),
)
_DECADES = re.compile(r"(?<!\d)(\d{2,3}0)['’]?s\b(?:\s*(?:and|[-–—])\s*(?:the\s+)?(\d{2,3}0)['’]?s\b)?")


def years_in(question: str) -> tuple[int, int] | None:
    """The first span of years, or the decades, that a question names; None where it names none."""
    for pattern in _SPANS:
        if (found := pattern.search(question)) and (when := understood(found[0])) and (date := drawn(str(when))):
            return date.first // 10000, date.last // 10000
    if (found := _DECADES.search(question)) and int(found[1]) <= int(found[2] or found[1]):
        return int(found[1]), int(found[2] or found[1]) + 9
    return None


def is_outside(item: Dated, fence: Fence) -> bool:
    """Whether none of the days of a card lies inside the fence. What was so “by” a year may reach back into it, and
    what was so “from” a year on reaches forward."""
    too_late = fence.last is not None and item.start >= first_day(fence.last + 1) and item.form is not Form.BY
    too_early = fence.first is not None and item.end <= first_day(fence.first) and item.form is not Form.FROM
    return too_late or too_early
