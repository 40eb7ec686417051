"""Where in its source a passage stands, as a note has it."""

import re
from collections.abc import Sequence

from essayplanner.domain.documents import Document
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import shorten
from essayplanner.ui.read.pages_readable import At, Heading, Readable, Selection
from essayplanner.ui.read.selecting_range import parts_of

_NUMBER = re.compile(r"\s*(?:§\s*)?(\d{1,3}(?:\.\d{1,3}){0,3})(?=[\s.:)])")
_CHAPTER = re.compile(r"\s*(?:Chapter|Ch\.|Kapitel|Chapitre)\s+(\d{1,3}|[IVXLC]{1,8})\b", re.IGNORECASE)


def place_of(document: Document, readable: Readable, selection: Selection) -> str:
    """“p. 15”, “pp. 15–16”; in a text without pages its heading: “ch. 3”, “§2”, “The first of December” in quotes.

    Empty where nobody knows what is printed on the pages, or nothing is.
    """
    if readable.has_pages:
        pages, printed = selection.pages, Printed.parse(document.printed)
        page, first, last = selection.spot
        parts = [*parts_of(At(page, first), last - first, lambda page: _length(readable, page))]
        second = bool(parts) and _is_second(readable, printed, At(parts[0].page, parts[0].first))
        to_second = bool(parts) and _is_second(readable, printed, At(parts[-1].page, parts[-1].last - 1))
        return printed.locator(pages[0], pages[-1], second=second, to_second=to_second)
    return place_under(readable.headings()(), selection.spot.first)


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
