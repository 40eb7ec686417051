"""What is selected of a document: from an anchor to a caret, and how keys and clicks move these."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF

from essayplanner.ui.read.pages_readable import PAGE_END, At, Readable, Selection, Stretch
from essayplanner.ui.read.selecting_words import begins, trimmed, word_of, word_or_sign

#: No passage is on more pages; the text of all of them is kept.
MOST_PAGES = 20


class Range:
    """The anchor and the caret in a document: what lies between them is selected."""

    def __init__(self, readable: Readable) -> None:
        self._readable = readable
        self.anchor: At | None = None
        self.caret: At | None = None
        #: Where the caret wants to be in its line, in units of the page, while it goes up and down.
        self._x: float | None = None

    @property
    def ends(self) -> tuple[At, At] | None:
        """Its first and last place; None where nothing is selected."""
        if self.anchor is None or self.caret is None or self.anchor == self.caret:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def pages(self) -> range:
        """The pages it is on: that at whose beginning it ends is none of them."""
        if (ends := self.ends) is None:
            return range(0)
        (first, _place), (last, before) = ends
        return range(first, last + (before > 0 or last == first))

    def stretch(self, page: int) -> Stretch | None:
        """What is selected of a page."""
        if page not in self.pages or (ends := self.ends) is None:
            return None
        text = self._readable.text(page)
        if text is None:
            return None
        first = ends[0].place if page == ends[0].page else 0
        last = ends[1].place if page == ends[1].page else len(text)
        return Stretch(page, first, last) if first < last else None

    def selection(self) -> Selection | None:
        """It as a passage; None where nothing is selected, or the text of a page is not there yet."""
        texts = {page: self._readable.text(page) for page in self.pages}
        if any(text is None for text in texts.values()):
            return None
        parts = {page: self.stretch(page) or Stretch(page, 0, 0) for page in texts}
        words = {page: (text or "")[parts[page].first : parts[page].last] for page, text in texts.items()}
        worded = [page for page in words if words[page].strip()]
        if not worded:
            return None
        pages = range(worded[0], worded[-1] + 1)
        passage = PAGE_END.join(words[page] for page in pages)
        begun = len(passage) - len(passage.lstrip())  # white space at its ends is none of it
        kept = passage.strip()
        at = At(pages[0], parts[pages[0]].first + begun)
        return Selection(self._readable.quoted(kept), self._readable.spot_of(at, len(kept)), tuple(pages))

    def choose(self, first: At, last: At) -> None:
        """Select from one place to another; the caret is at the second."""
        self.anchor, self.caret, self._x = first, last, None

    def go(self, to: At, *, keep: bool) -> None:
        """Move the caret; with `keep` the anchor stays, and the caret within MOST_PAGES of it."""
        anchor = self.anchor if keep and self.anchor else to
        if to.page - anchor.page >= MOST_PAGES:
            to = At(anchor.page + MOST_PAGES, 0)
        elif anchor.page - to.page >= MOST_PAGES:
            to = At(anchor.page - MOST_PAGES + 1, 0)
        self.choose(anchor, to)

    def clear(self) -> None:
        """Select nothing; the caret stays."""
        self.anchor = self.caret

    # Where keys lead

    def beside(self, way: int) -> At | None:
        """The place after the caret, or before it with -1."""
        return self._over(lambda text, place: place + way if 0 <= place + way <= len(text) else None, way)

    def word_beside(self, way: int) -> At | None:
        """The beginning of the next word, or of the one before."""

        def there(text: str, place: int) -> int | None:
            places = range(place + 1, len(text)) if way > 0 else range(place - 1, -1, -1)
            return next((at for at in places if begins(text, at)), None)

        return self._over(there, way)

    def _over(self, there: Callable[[str, int], int | None], way: int) -> At | None:
        """Where a step leads within the page, or over its end to the next one that is there."""
        if (at := self.caret) is None or (text := self._readable.text(at.page)) is None:
            return None
        place = there(text, at.place)
        if place is not None:
            return At(at.page, place)
        page = at.page + way
        if not 0 < page <= len(self._readable.sizes):
            return At(at.page, len(text) if way > 0 else 0)
        if (next_text := self._readable.text(page)) is None:
            return None
        return At(page, 0 if way > 0 else len(next_text))

    def awaits(self, way: int) -> bool:
        """Whether the text is still being read to which a step may lead."""
        at = self.caret
        pages = (at.page, at.page + way) if at else ()
        return any(0 < page <= len(self._readable.sizes) and self._readable.text(page) is None for page in pages)

    def line_end(self, way: int) -> At | None:
        """The end of the line of the caret, or its beginning with -1."""
        if (at := self.caret) is None or self._readable.text(at.page) is None:
            return None
        first, last = self._readable.line_of(at.page, at.place)
        return At(at.page, last if way > 0 else first)

    def line_beside(self, way: int) -> At | None:
        """The place below the caret, or above it with -1; None where that page is not read, or there is none."""
        if (at := self.caret) is None:
            return None
        rects = self._readable.rects(at.page, at.place, at.place)
        line = self._readable.line_of(at.page, at.place)
        if rects:
            x = self._x if self._x is not None else rects[0].x()
            self._x = x
            high = max(4.0, rects[0].height())
            y = rects[0].center().y()
            for step in range(1, 60):
                to = self._readable.place_at(at.page, QPointF(x, y + way * step * high / 2))
                if to is not None and self._readable.line_of(at.page, to) != line and (to - at.place) * way > 0:
                    return At(at.page, to)
        page = at.page + way
        if not 0 < page <= len(self._readable.sizes):
            return None
        text = self._readable.text(page)
        if text is None:
            return None
        y = 0.0 if way > 0 else self._readable.sizes[page - 1][1]
        return At(page, self._readable.place_at(page, QPointF(self._x or 0.0, y)) or 0)

    def go_along(self, to: At, *, keep: bool) -> None:
        """Move the caret up or down, and have it remember where in the line it wants to be."""
        x = self._x
        self.go(to, keep=keep)
        self._x = x

    def word_at(self, at: At) -> tuple[At, At]:
        """The word at a place, or the sign that is none, or the place."""
        first, last = word_or_sign(self._readable.text(at.page) or "", at.place)
        return At(at.page, first), At(at.page, last)

    def widen(self) -> None:
        """Have all of the words within which it begins or ends, and no sign at its ends that belongs to others."""
        if (ends := self.ends) is None or self.anchor is None or self.caret is None:
            return
        texts = [self._readable.text(page) or "" for page, _place in ends]
        first, last = (word_of(text, place) for text, (_page, place) in zip(texts, ends, strict=True))
        begin, end = At(ends[0].page, first[0]), At(ends[1].page, last[1])
        here = end.place if begin.page == end.page else len(texts[0])
        begin = begin._replace(place=trimmed(texts[0], begin.place, here, at_last=False)[0])
        there = begin.place if begin.page == end.page else 0
        end = end._replace(place=trimmed(texts[1], there, end.place, at_first=False)[1])
        self.choose(*((begin, end) if self.anchor < self.caret else (end, begin)))

    def paragraph_at(self, at: At) -> tuple[At, At]:
        """The line or paragraph at a place."""
        first, last = self._readable.paragraph_of(at.page, at.place)
        return At(at.page, first), At(at.page, last)


def parts_of(first: At, length: int, length_of: Callable[[int], int | None]) -> Iterator[Stretch]:
    """The parts, by page, of so many characters from a place on, as `Selection` counts them; it ends at a page whose
    length is not known."""
    page, place = first
    while length > 0 and (long := length_of(page)) is not None:
        last = min(long, place + length)
        if place < last:
            yield Stretch(page, place, last)
        length -= long - place + len(PAGE_END)
        page, place = page + 1, 0
