"""Titles with their bars, packed into the rows of a lane so that none lies on another.

Where a card goes depends on the scale and on nothing that is in sight: so nothing jumps while the axis is moved. With
fewer rows than were asked for, those in the rows that are left stay where they are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from essayplanner.domain.dates import Form
from essayplanner.domain.timeline import Dated

#: The row of a card whose title finds no room.
NO_ROW = -1


class Metrics(NamedTuple):
    """Sizes in pixels: a row of a title with its bar, a stack, what is free above and below in a lane; its head
    in two lines and in one; the shortest bar, and how far an open one fades; what is free between two in a row; the
    longest title, the shortest piece of one, and the narrowest stack."""

    row: float = 17
    stack: float = 14
    pad: float = 4
    head: float = 36
    line: float = 20
    bar: float = 5
    fade: float = 40
    gap: float = 10
    title: float = 190
    piece: float = 40
    narrow: float = 22


class Boxes(NamedTuple):
    """Of each card, in pixels from day 0: where its bar begins and ends, where its title does, where what both take up
    ends, and how far a title may go without coming to what is next in its row; `whole` is how long a title is."""

    left: list[float]
    right: list[float]
    title: list[float]
    end: list[float]
    limit: list[float]
    whole: Sequence[float]


def boxes(items: Sequence[Dated], per_day: float, titles: Sequence[float], last_day: float, sizes: Metrics) -> Boxes:
    """What each card takes up at a scale; `titles` says how long each would be, numbers included.

    A title begins with its bar, but where it would reach past the last day it ends there.
    """
    lefts, rights, begins, ends = list[float](), list[float](), list[float](), list[float]()
    add_left, add_right, add_begin, add_end = lefts.append, rights.append, begins.append, ends.append
    shortest, longest, fade, edge = sizes.bar, sizes.title, sizes.fade, last_day * per_day
    by, since = Form.BY, Form.FROM
    for (_card, start, end, form, *_more), wanted in zip(items, titles, strict=True):
        left, right = start * per_day, end * per_day
        if right - left < shortest:
            right = left + shortest
        if form is by and right - left < fade:
            left = right - fade
        elif form is since and right - left < fade:
            right = left + fade
        title = wanted if wanted < longest else longest
        begin = left if left + title <= edge else max(edge - title, left - title + shortest)
        add_left(left)
        add_right(right)
        add_begin(begin)
        add_end(right if right > begin + title else begin + title)
    return Boxes(lefts, rights, begins, ends, [inf] * len(items), titles)


def give_rows(found: list[int], taken: Boxes, order: Iterable[int], rows: int, gap: float) -> None:
    """Note the row of each card of a lane in `found`, which holds NO_ROW for it. Those that come first in `order`
    choose first, each the uppermost with room.

    Then every title is as long as what comes after it in its row lets it be.
    """
    lefts, bars, ends = taken.title, taken.left, taken.end
    starts: list[list[float]] = [[] for _row in range(rows)]
    stops: list[list[float]] = [[] for _row in range(rows)]
    there: list[list[int]] = [[] for _row in range(rows)]
    # of what began by `latest`, how far it is known to reach in each row, and in the row where that is least
    latest, busy, least = -inf, [-inf] * rows, -inf
    for item in order:
        left, bar = lefts[item], bars[item]
        if bar < left:
            left = bar
        if left < latest:
            busy, least = [-inf] * rows, -inf
        latest = left
        if least > left:
            continue
        end = ends[item] + gap
        for row, reach in enumerate(busy):
            if reach > left:
                continue
            begun = starts[row]
            at = bisect_right(begun, left)
            if at and stops[row][at - 1] > left:
                busy[row] = stops[row][at - 1]
            elif at == len(begun) or begun[at] >= end:
                begun.insert(at, left)
                stops[row].insert(at, end)
                there[row].insert(at, item)
                found[item], busy[row] = row, end
                break
        least = min(busy)
    for begun, in_row in zip(starts, there, strict=True):
        for item, following in zip(in_row, [*begun[1:], inf], strict=False):
            taken.limit[item] = following - gap


def used_first(places: Sequence[int], items: Sequence[Dated]) -> list[int]:
    """Cards in the order in which they choose a row: what the outline uses, then the rest, each in time."""
    used = [place for place in places if items[place].numbers]
    return used + [place for place in places if not items[place].numbers]
