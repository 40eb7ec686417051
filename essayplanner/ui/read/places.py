"""Where in its source a passage stands, as a note has it."""

import re
from collections.abc import Iterator, Sequence

from essayplanner.domain.documents import Document, Passage, Spot
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import shorten
from essayplanner.ui.read.pages_readable import At, Heading, Readable, Selection, Stretch
from essayplanner.ui.read.selecting_range import parts_of

_NUMBER = re.compile(r"\s*(?:§\s*)?(\d{1,3}(?:\.\d{1,3}){0,3})(?=[\s.:)])")
_CHAPTER = re.compile(r"\s*(?:Chapter|Ch\.|Kapitel|Chapitre)\s+(\d{1,3}|[IVXLC]{1,8})\b", re.IGNORECASE)


def place_of(document: Document, readable: Readable, selection: Selection) -> str:
    """“p. 15”, “pp. 15–16”; in a text without pages its heading: “ch. 3”, “§2”, “The first of December” in quotes.

    Empty where nobody knows what is printed on the pages, or nothing is.
    """
    if readable.has_pages:
        pages, printed = selection.pages, Printed.parse(document.printed)
        parts = [*_parts(readable, selection.spot)]
        second = bool(parts) and _is_second(readable, printed, At(parts[0].page, parts[0].first))
        to_second = bool(parts) and _is_second(readable, printed, At(parts[-1].page, parts[-1].last - 1))
        return printed.locator(pages[0], pages[-1], second=second, to_second=to_second)
    return place_under(readable.headings()(), selection.spot.first)


def place_of_passage(document: Document, readable: Readable | None, passage: Passage) -> str:
    """The same of a passage that is there; empty too where its page was not read, and that would have to be known."""
    page = passage.spot.page
    if readable is not None and readable.text(max(1, page)) is not None:
        parts = [*_parts(readable, passage.spot)]
        pages = (parts[0].page, parts[-1].page) if parts else (page,)
        return place_of(document, readable, Selection(passage.quoted, passage.spot, pages))
    printed = Printed.parse(document.printed)
    return "" if not page or printed.is_two_a_sheet(page) else printed.locator(page, page)


def _parts(readable: Readable, spot: Spot) -> Iterator[Stretch]:
    return parts_of(At(spot.page, spot.first), spot.last - spot.first, lambda page: _length(readable, page))


def _length(readable: Readable, page: int) -> int | None:
    """How long the text of a page is; None where it was not read."""
    text = readable.text(page)
    return None if text is None else len(text)


def _is_second(readable: Readable, printed: Printed, at: At) -> bool:
    """Whether a character stands on the second of two pages on a sheet."""
    if not printed.is_two_a_sheet(at.page):
        return False
    boxes = readable.rects(at.page, at.place, at.place + 1)
    return bool(boxes) and boxes[0].center().x() > readable.sizes[at.page - 1][0] / 2


def place_under(headings: Sequence[Heading], at: int) -> str:
    """The last heading before a place of a text: by its number where it has one, else by its words."""
    above = [heading for heading in headings if heading.at.place <= at]
    if not above:
        return ""
    title = above[-1].title
    if found := _CHAPTER.match(title):
        return f"ch. {found[1]}"
    if found := _NUMBER.match(title):
        return f"§{found[1]}"
    return f"“{shorten(title.strip(), 60)}”"
