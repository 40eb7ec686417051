"""Where the pages of a document lie under one another, or two side by side."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF


class LaidPages:
    """Pages in rows, in pixels from the upper left corner of all of them.

    `sizes` are in units of the page, `scale` is the number of pixels in one; there are `gap` pixels between pages, and
    above and below all of them.
    """

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, gap: int, *, two: bool = False) -> None:
        self._sizes, self._scale, self._gap, self._across = sizes, scale, gap, 2 if two else 1
        rows = [sizes[first : first + self._across] for first in range(0, len(sizes), self._across)]
        highs = [round(max(high for _, high in row) * scale) for row in rows]
        #: The upper end of each row, and the end of all.
        self._tops = [gap + top for top in accumulate((high + gap for high in highs), initial=0)]
        self._widths = [[round(wide * scale) for wide, _ in row] for row in rows]
        self.width = max((sum(row) + gap * (len(row) - 1) for row in self._widths), default=0)
        self.height = self._tops[-1] if sizes else 0

    def box(self, page: int) -> QRectF:
        """Where a page lies."""
        row, column = divmod(page - 1, self._across)
        wides = self._widths[row]
        left = (self.width - sum(wides) - self._gap * (len(wides) - 1)) // 2 if len(wides) == self._across else 0
        left += sum(wides[:column]) + self._gap * column
        return QRectF(left, self._tops[row], wides[column], round(self._sizes[page - 1][1] * self._scale))

    def row(self, page: int) -> QRectF:
        """Where the pages lie that are side by side with a page, with that one."""
        first = page - (page - 1) % self._across
        return self.box(first) | self.box(min(first + self._across - 1, len(self._sizes)))

    def between(self, top: float, bottom: float) -> list[int]:
        """The pages of which some lies between two heights."""
        if not self._sizes:
            return []
        rows = range(max(0, bisect_right(self._tops, top) - 1), len(self._widths))
        found: list[int] = []
        for row in rows:
            if self._tops[row] > bottom:
                break
            first = row * self._across + 1
            found += [page for page in range(first, first + len(self._widths[row])) if self.box(page).bottom() > top]
        return found

    def page_at(self, y: float) -> int:
        """The page, or the first of the row, that lies at a height, or is the last above it."""
        row = max(0, min(len(self._widths) - 1, bisect_right(self._tops, y) - 1))
        return row * self._across + 1
