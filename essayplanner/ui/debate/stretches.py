"""How much room each side has: its stretch of the line, and its column below that."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.ui.look.theme import Theme

#: Pixels at the end of it all, where the room of the scroll bar follows.
EDGE = 4
#: Pixels of the design: before it all, between two columns, the least of one, of one among four and of that in the
#: middle, and what a historian needs.
MARGIN, GAP, NARROWEST, NARROW, MIDDLE, SEAT = 24, 12, 250, 220, 200, 66


class Stretch(NamedTuple):
    """Where a side begins, and how wide it is."""

    side: SideSeen
    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width


class Room(NamedTuple):
    """The stretches of the line, and the rows of columns; where all columns are side by side, each is below its
    stretch."""

    line: tuple[Stretch, ...]
    rows: tuple[tuple[Stretch, ...], ...]
    #: How wide the line is with its margins: wider than the window where historians would not fit.
    width: float


def share_room(debate: DebateSeen, historians: Mapping[int, int], width: float, theme: Theme) -> Room:
    """Share a width among the sides; `historians` are how many stand on each, by its id."""
    px, sides = theme.px, debate.on_the_line
    room, gap = width - px(MARGIN) - EDGE, px(GAP)
    narrowest = NARROWEST if len(sides) < 4 else NARROW
    least = [px(MIDDLE if side.is_between else narrowest) for side in sides]
    needed = _needed([px(SEAT) * historians.get(side.id, 0) for side in sides], px(MIDDLE), px(SEAT))
    free = room - gap * (len(sides) - 1)
    if sum(least) <= free:
        widths = _widths(sides, room, gap, px(MIDDLE))
        both = [max(one, need) for one, need in zip(least, needed, strict=True)]
        if sum(both) <= free and any(each < one for each, one in zip(widths, both, strict=True)):
            widths = [each + (free - sum(both)) / len(both) for each in both]
        rows: tuple[tuple[Stretch, ...], ...] = (_row(sides, widths, px(MARGIN), gap),)
    else:
        rows = tuple(_stacked(sides, room, gap, px))
    if len(rows) == 1 and all(each.width >= need for each, need in zip(rows[0], needed, strict=True)):
        return Room(rows[0], rows, width)
    spare = max(0.0, room - sum(needed) - gap * (len(sides) - 1)) / max(1, len(sides))
    line = _row(sides, [need + spare for need in needed], px(MARGIN), gap)
    return Room(line, rows, max(width, (line[-1].end if line else 0) + EDGE))


def _needed(taken: Sequence[float], least: float, seat: float) -> list[float]:
    """What each side needs for its historians, and one of them, that with most to spare, for the free seat."""
    needed = [max(least, each) for each in taken]
    spare = [need - each for need, each in zip(needed, taken, strict=True)]
    if spare and max(spare) < seat:
        place = spare.index(max(spare))
        needed[place] = taken[place] + seat
    return needed


def _widths(sides: Sequence[SideSeen], room: float, gap: float, middle: float) -> list[float]:
    free = room - gap * (len(sides) - 1)
    if len(sides) == 3 and any(side.is_between for side in sides):
        between = max(middle, free * 0.226)
        return [between if side.is_between else (free - between) / 2 for side in sides]
    return [free / len(sides)] * len(sides)


def _row(sides: Sequence[SideSeen], widths: Sequence[float], x: float, gap: float) -> tuple[Stretch, ...]:
    found = []
    for side, width in zip(sides, widths, strict=True):
        found.append(Stretch(side, x, width))
        x += width + gap
    return tuple(found)


def _stacked(
    sides: Sequence[SideSeen], room: float, gap: float, px: Callable[[float], int]
) -> Iterator[tuple[Stretch, ...]]:
    outer = [side for side in sides if not side.is_between]
    many = max(1, int((room + gap) // (px(MIDDLE) + gap)))
    for first in range(0, len(outer), many):
        some = outer[first : first + many]
        yield _row(some, [(room - gap * (len(some) - 1)) / len(some)] * len(some), px(MARGIN), gap)
    for side in sides:
        if side.is_between:
            yield _row([side], [room], px(MARGIN), gap)


def apart(places: Sequence[float], least: float, first: float, last: float) -> list[float]:
    """Places in their order, moved as little as it takes for two to be so far apart, all between `first` and `last`.

    Where they do not fit there they are as far apart as they can be.
    """
    count = len(places)
    if count > 1:
        least = min(least, (last - first) / (count - 1))
    groups: list[tuple[float, int]] = []
    for number, place in enumerate(places):
        groups.append((place - number * least, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (one, many), (other, more) = groups[-2:]
            groups[-2:] = [((one * many + other * more) / (many + more), many + more)]
    shifted = [place for place, many in groups for _ in range(many)]
    highest = last - (count - 1) * least
    return [max(first, min(highest, place)) + number * least for number, place in enumerate(shifted)]
