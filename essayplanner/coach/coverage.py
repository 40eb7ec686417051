"""What the evidence of an outline covers: the years that it touches, and the themes."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from essayplanner.domain.argument import OutlineSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.plan import Plan
from essayplanner.domain.tags import theme_of
from essayplanner.domain.timeline import fence_of
from essayplanner.domain.timeline_axis import years_name

#: So many years stand together, so that a strip has no more stretches than this.
_TOGETHER, MOST_STRETCHES = (1, 5, 10, 20, 50, 100, 500, 1000), 40
#: Years from the first to the last at most: what goes on for longer was mistyped.
_MOST_YEARS = 30_000


class YearsTouched(NamedTuple):
    """Some years in a row, both included and as ISO counts them, and how much evidence of the outline touches them."""

    first: int
    last: int
    cards: int = 0

    @property
    def name(self) -> str:
        """As a reader writes them."""
        return years_name(self.first, self.last)


def years_touched(plan: Plan, first: int | None = None, last: int | None = None) -> tuple[YearsTouched, ...]:
    """The years from a first to a last one, or those that the question asks about, in equal stretches; where it names
    none, or leaves an end open, those of the evidence. Nothing where there are no years at all."""
    dated = _dated(plan)
    if first is None and last is None and (fence := fence_of(OutlineSeen(title=plan.title, dates=plan.dates))):
        first, last = fence.first, fence.last
    first = min((one for one, _end in dated), default=None) if first is None else first
    last = max((end for _one, end in dated), default=None) if last is None else last
    if first is None or last is None or last < first:
        return ()
    last = min(last, first + _MOST_YEARS)
    years = last - first + 1
    together = next((size for size in _TOGETHER if years <= size * MOST_STRETCHES), _TOGETHER[-1])
    begin = first // together * together
    return _stretches(dated, begin, (last - begin) // together + 1, together)


def _dated(plan: Plan) -> list[tuple[int, int]]:
    """The years of the evidence that is used, each card once."""
    cards = (plan.cards[id] for id in plan.placed_ids())
    return [(card.first // 10000, card.last // 10000) for card in cards if card.kind is Kind.EVIDENCE and card.first]


def _stretches(dated: Iterable[tuple[int, int]], begin: int, count: int, together: int) -> tuple[YearsTouched, ...]:
    changes = [0] * (count + 1)
    for one, end in dated:
        at, until = max(0, (one - begin) // together), min(count - 1, (end - begin) // together)
        if at <= until:
            changes[at] += 1
            changes[until + 1] -= 1
    return tuple(
        YearsTouched(begin + at * together, begin + (at + 1) * together - 1, cards)
        for at, cards in enumerate(accumulate(changes[:-1]))
    )


def runs(years: Sequence[YearsTouched], touched: bool) -> list[tuple[int, int]]:
    """The first and last years of what stands in a row and is touched, or is not."""
    found = []
    for is_touched, row in groupby(years, lambda each: each.cards > 0):
        if is_touched is touched:
            first, *more = row
            found.append((first.first, (more[-1] if more else first).last))
    return found


class Theme(NamedTuple):
    """A tag, and how many cards of the outline have it."""

    tag: str
    cards: int


def themes(plan: Plan, most: int = 6) -> tuple[Theme, ...]:
    """What the cards that are used are about, by their tags, most cards first."""
    counts: dict[str, int] = {}
    for id in sorted(plan.placed_ids()):
        for theme in dict.fromkeys(filter(None, map(theme_of, plan.cards[id].tags))):
            counts[theme] = counts.get(theme, 0) + 1
    return tuple(Theme(*pair) for pair in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
