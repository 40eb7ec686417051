"""What a line of time tells of an essay: cards a year, years without evidence, what lies outside the question's dates,
and how far the order of the outline is that of time."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from essayplanner.domain.argument import OutlineSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline import Dated, Timeline, is_outside
from essayplanner.domain.timeline_axis import year_at, years_name
from essayplanner.language import join_facts, n_, p_

#: A span that goes on for longer counts for its first so many years alone: it is a date that somebody mistyped.
_MOST_YEARS = 3_000
#: Stretches of years that an overview counts together, and how many stretches it has at most.
_STRETCHES, _MOST_STRETCHES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), 240
#: Of fewer cards with a date nothing follows. An outline tells a story where so many of ten steps go on in time: at
#: random five of ten would.
_FEWEST_CARDS, _OF_TEN = 5, 7


class Stretch(NamedTuple):
    """So many years from a first one, how many cards have a date in them, and how many of those are used."""

    first: int
    years: int
    cards: int
    used: int


def stretches(line: Timeline) -> list[Stretch]:
    """The years of a line of time, one by one or in equal stretches, each card counted wherever its date reaches."""
    whole = line.last_year - line.first_year + 1
    years = next((size for size in _STRETCHES if whole <= size * _MOST_STRETCHES), _STRETCHES[-1])
    first = line.first_year // years * years
    count = (line.last_year - first) // years + 1
    cards, used = [0] * count, [0] * count
    for item in line.items:
        reached = range(
            (year_at(item.start) - first) // years, min(count, (year_at(item.end - 1) - first) // years + 1)
        )
        for each in reached:
            cards[each] += 1
            used[each] += bool(item.numbers)
    return [Stretch(first + each * years, years, cards[each], used[each]) for each in range(count)]


class Gap(NamedTuple):
    """Years in a row without evidence, both included."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """What is said of it, in two lines where it stands on the axis."""
        return p_("years", "no evidence {years}", years=years_name(self.first, self.last))


def gaps(line: Timeline) -> list[Gap]:
    """The years inside the question's dates, or from the first evidence to the last, that none of the evidence touches.

    Of what is open (“by 1929”) the year that is known counts.
    """
    covered: set[int] = set()
    for item in line.items:
        if item.card.kind is Kind.EVIDENCE:
            covered.update(item.years[:_MOST_YEARS])
    if not covered:
        return []
    first, last = min(covered), max(covered)
    if line.fence:
        first = first if line.fence.first is None else line.fence.first
        last = last if line.fence.last is None else line.fence.last
    known = [year for year in sorted(covered) if first <= year <= last]
    edges = [first - 1, *known, last + 1]
    return [Gap(before + 1, after - 1) for before, after in pairwise(edges) if after - before > 1]


def outside(line: Timeline) -> list[Dated]:
    """What the outline uses that lies wholly outside the question's dates."""
    fence = line.fence
    return [item for item in line.items if item.numbers and is_outside(item, fence)] if fence else []


def outside_words(line: Timeline) -> str:
    """A sentence on that; empty where there is nothing to say."""
    found = outside(line)
    if not found or not line.fence:
        return ""
    years = line.fence.name
    return n_("{n} card used is outside {years}", "{n} cards used are outside {years}", len(found), years=years)


class Placing(NamedTuple):
    """A card with a date in the outline: its place among all that have one, its section, and whether it goes back in
    time: it began before the one that comes before it in the outline."""

    item: int
    section_id: int
    goes_back: bool


def order(items: Sequence[Dated], outline: OutlineSeen) -> list[Placing]:
    """The used cards in the order of the outline, each where it is first used."""
    places = {item.card.id: place for place, item in enumerate(items)}
    found: list[Placing] = []
    before: int | None = None
    for placed in outline.placed:
        place = places.pop(placed.card_id, None)
        if place is not None:
            start = items[place].start
            found.append(Placing(place, placed.section_id, before is not None and start < before))
            before = start
    return found


def order_words(placings: Sequence[Placing]) -> str:
    """How far the order of the outline is that of time, and what that may mean; empty for less than two cards.

    Each card is held against the one before it in the outline, so that the sentence agrees with the lines that go back,
    and a story that is told anew in each section is one too.
    """
    count = len(placings)
    if count < 2:
        return ""
    on = sum(1 for each in placings if not each.goes_back)
    values = {"on": on, "count": count}
    if count >= _FEWEST_CARDS and on * 10 >= count * _OF_TEN:
        return p_("cards", "{on} of {count} in order of time: you may be telling the story", **values)
    if count >= _FEWEST_CARDS:
        return p_("cards", "{on} of {count} in order of time: you often go back, so show the reader why", **values)
    return p_("cards", "{on} of {count} in order of time", **values)


def section_lines(items: Sequence[Dated], outline: OutlineSeen, section_ids: Iterable[int]) -> list[str]:
    """Of each section how many cards it has, and from when to when: “14 cards · 1934–39”, “7 cards · undated”."""
    dated = {item.card.id: item for item in items}
    cards: dict[int, int] = {}
    span: dict[int, tuple[int, int]] = {}
    for placed in outline.placed:
        cards[placed.section_id] = cards.get(placed.section_id, 0) + 1
        if item := dated.get(placed.card_id):
            first, last = span.get(placed.section_id, (item.start, item.end))
            span[placed.section_id] = min(first, item.start), max(last, item.end)
    return [_section_line(cards.get(each, 0), span.get(each)) for each in section_ids]


def _section_line(cards: int, span: tuple[int, int] | None) -> str:
    if not cards:
        return p_("a section", "no cards yet")
    when = years_name(year_at(span[0]), year_at(span[1] - 1)) if span else p_("the cards of a section", "undated")
    return join_facts((n_("{n} card", "{n} cards", cards), when))
