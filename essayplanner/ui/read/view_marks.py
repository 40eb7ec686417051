"""Where the passages that became cards stand in a document, as its pages are read."""

from collections.abc import Sequence

from essayplanner.ui.read.pages_readable import PAGE_END, At, PageMark, Readable, Stretch
from essayplanner.ui.read.selecting_range import MOST_PAGES, parts_of

#: Characters before and after its spot in which a passage is looked for again.
_NEAR = 20_000


class Marks:
    """The marks of a document, and the parts of each on the pages that were read."""

    def __init__(self, readable: Readable, marks: Sequence[PageMark]) -> None:
        self._readable = readable
        #: In reading order.
        self.all = sorted(marks, key=lambda mark: (mark.spot, mark.id))
        self.by_id = {mark.id: mark for mark in self.all}
        self._by_page: dict[int, list[PageMark]] = {}
        for mark in self.all:
            self._by_page.setdefault(max(1, mark.spot.page), []).append(mark)
        self._parts: dict[int, list[Stretch]] = {}
        self._lengths: dict[int, int] = {}
        self._read: set[int] = set()
        self._shown: dict[int, list[tuple[Stretch, PageMark]]] = {}

    def read(self, page: int) -> bool:
        """The text of a page is there: find the passages on it. Gives whether any stands elsewhere than before."""
        if (text := self._readable.text(page)) is None:
            return False
        self._lengths[page] = len(text)
        self._read.add(page)
        was = dict(self._parts)
        for first in range(max(1, page - MOST_PAGES), page + 1):
            for mark in self._by_page.get(first, ()):
                if first == page or self._reaches(mark, page):
                    self._find(mark)
        if self._parts == was:
            return False
        self._shown = {}
        for mark in self.all:
            for part in self.parts(mark.id):
                self._shown.setdefault(part.page, []).append((part, mark))
        return True

    def _reaches(self, mark: PageMark, page: int) -> bool:
        """Whether a mark goes on to a page, as far as that is known; the page before it is read if it was not."""
        first = max(1, mark.spot.page)
        if first == page - 1 and (text := self._readable.text(first)) is not None:
            self._lengths[first] = len(text)
        between = [self._lengths[each] + len(PAGE_END) for each in range(first, page) if each in self._lengths]
        return len(between) == page - first and mark.spot.last >= sum(between)

    def _find(self, mark: PageMark) -> None:
        page = max(1, mark.spot.page)
        text, (_, first, last) = self._readable.text(page), mark.spot
        if text is None:
            return
        for after in range(page + 1, page + MOST_PAGES):
            if last <= len(text) or after not in self._lengths:
                break
            text += PAGE_END + (self._readable.text(after) or "")
        if mark.quoted and last <= len(text) and self._readable.quoted(text[first:last]) != mark.quoted:
            found = found_again(text, mark.quoted, first)
            if found is None:
                self._parts.pop(mark.id, None)
                return
            first, last = found
        parts = [*parts_of(At(page, first), last - first, self._lengths.get)]
        self._parts[mark.id] = parts

    def knows(self, page: int) -> bool:
        """Whether the passages on a page were found, as far as they can be."""
        return page in self._read

    def parts(self, id: int) -> list[Stretch]:
        """The parts of a passage that are known."""
        return self._parts.get(id, [])

    def on(self, page: int, first: int, last: int) -> list[tuple[Stretch, PageMark]]:
        """The parts on a page that have any of these characters, each with its mark."""
        return [each for each in self._shown.get(page, ()) if each[0].first < last and each[0].last > first]

    def begins(self, page: int) -> list[int]:
        """The places on a page at which passages begin."""
        return [part.first for part, mark in self._shown.get(page, ()) if self._parts[mark.id][0] == part]


def found_again(text: str, quoted: str, near: int) -> tuple[int, int] | None:
    """Where words stand in a text nearest to a place, whatever breaks and hyphens are between their letters."""
    start = max(0, near - _NEAR)
    part = text[start : near + _NEAR + len(quoted)]
    needle, _places = _letters(quoted)
    letters, places = _letters(part)
    found: list[int] = []
    at = letters.find(needle) if needle else -1
    while at >= 0:
        found.append(at)
        at = letters.find(needle, at + 1)
    if found:
        best = min(found, key=lambda at: abs(start + places[at] - near))
        return start + places[best], start + places[best + len(needle) - 1] + 1
    at = text.find(quoted) if quoted else -1
    return None if at < 0 else (at, at + len(quoted))


def _letters(text: str) -> tuple[str, list[int]]:
    kept = [(sign.casefold()[:1], place) for place, sign in enumerate(text) if sign.isalnum()]
    return "".join(sign for sign, _ in kept), [place for _, place in kept]
