"""The order in which a page of two columns is read, where the file goes back and forth between them line by line."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

#: Left and right of a character, and how high it is, in points.
Sides = tuple[float, float, float]

#: Lines with what pdfium has for a hyphen and the end of the line behind it, and their words without that.
_LINES, _WORDS = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?"), re.compile("[^\\s\x02\ufffe]+")
#: Letters of a line of a column at least, how many such rows there are at least, and of how many the gaps are looked at
#: before all are.
_LETTERS, _ROWS, _SAMPLE = 15, 6, 5
#: In heights of a letter: between columns there is more, and they begin further apart.
_GAP, _APART = 0.9, 8
#: Of two columns none is wider than so many times the other.
_WIDER = 2


class _Part(NamedTuple):
    """A line, or what stands of it on one side of a gap: its first and last place, and its ends."""

    first: int
    last: int
    left: float
    right: float


def in_order(raw: str, sides: Callable[[int], Sides]) -> list[tuple[int, int]]:
    """Between which characters the parts of a text stand, in the order in which they are read; `sides` gives those of a
    character.

    It is one part for nearly every page. There are more where most of its rows have a part on the left and another on
    the right that are about as wide, as lines of two columns are, and a table seldom is: of what stands between two
    lines across the page, first all that is on the left, then what is on the right.
    """
    whole = [(0, len(raw))]
    lines = [found.span() for found in _LINES.finditer(raw) if _WORDS.search(found[0])]
    long = [line for line in lines if line[1] - line[0] > 2 * _LETTERS]
    if len(long) < _ROWS or not _may_be_columns(raw, long[:: len(long) // _SAMPLE], sides):
        return whole
    rows = [_parts(raw, line, sides) for line in lines]
    pairs = [row for row in rows if len(row) == 2]
    edge = median(row[1].left for row in pairs)
    high = median(sides(row[0].first)[2] for row in pairs)
    split = [row for row in pairs if abs(row[1].left - edge) < _APART / 2 * high]
    if not _are_columns(split, len(long), high):
        return whole
    edge, end = min(row[1].left for row in split), max(row[0].right for row in split)
    found, right = list[_Part](), list[_Part]()
    for row in rows:
        if row in split:
            found.append(row[0])
            right.append(row[1])
        elif row[0].left >= edge - high:
            right.append(_joined(row))
        elif row[-1].right <= end + high / 2:
            found.append(_joined(row))
        else:  # across the page
            found += [*right, _joined(row)]
            right = []
    return [(part.first, part.last) for part in (*found, *right)]


def _may_be_columns(raw: str, sample: Sequence[tuple[int, int]], sides: Callable[[int], Sides]) -> bool:
    """Whether half of some lines have a gap as between columns."""
    lack = 0
    for line in sample:
        lack += len(_parts(raw, line, sides)) == 1
        if 2 * lack > len(sample):
            return False
    return True


def _are_columns(split: Sequence[Sequence[_Part]], lines: int, high: float) -> bool:
    """Whether rows with two parts are those of two columns, and not of a table."""
    if len(split) < _ROWS or len(split) < 0.6 * lines:
        return False
    wide = [max(part.right for part in side) - min(part.left for part in side) for side in zip(*split, strict=True)]
    letters = [median(part.last - part.first for part in side) for side in zip(*split, strict=True)]
    apart = min(row[1].left for row in split) - min(row[0].left for row in split)
    return min(letters) >= _LETTERS and max(wide) <= _WIDER * min(wide) and apart > _APART * high


def _parts(raw: str, line: tuple[int, int], sides: Callable[[int], Sides]) -> list[_Part]:
    """A line, or its two parts where its widest gap is one as between columns."""
    words = [found.span() for found in _WORDS.finditer(raw, *line)]
    ends = [(sides(first)[0], *sides(last - 1)[1:]) for first, last in words]
    gaps = [after[0] - before[1] for before, after in pairwise(ends)]
    widest = max(range(len(gaps)), key=gaps.__getitem__, default=0)
    if not gaps or gaps[widest] < _GAP * max(ends[widest][2], 1.0):
        return [_Part(*line, ends[0][0], ends[-1][1])]
    return [
        _Part(line[0], words[widest][1], ends[0][0], ends[widest][1]),
        _Part(words[widest + 1][0], line[1], ends[widest + 1][0], ends[-1][1]),
    ]


def _joined(row: Sequence[_Part]) -> _Part:
    return _Part(row[0].first, row[-1].last, row[0].left, row[-1].right)
