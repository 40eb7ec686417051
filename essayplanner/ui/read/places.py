"""Where in its source a passage stands, as a note has it."""

import re
from collections.abc import Sequence

from essayplanner.domain.documents import Document, Passage
from essayplanner.domain.printed_pages import Printed
from essayplanner.domain.text import shorten
from essayplanner.ui.read.pages_readable import Heading, Readable, Selection

_NUMBER = re.compile(r"\s*(?:§\s*)?(\d{1,3}(?:\.\d{1,3}){0,3})(?=[\s.:)])")
_CHAPTER = re.compile(r"\s*(?:Chapter|Ch\.|Kapitel|Chapitre)\s+(\d{1,3}|[IVXLC]{1,8})\b", re.IGNORECASE)


def place_of(document: Document, readable: Readable, selection: Selection) -> str:
    """“p. 15”, “pp. 15–16”; in a text without pages its heading: “ch. 3”, “§2”, “The first of December” in quotes.

    Empty where nobody knows what is printed on the pages, or nothing is.
    """
    if readable.has_pages:
        pages = selection.pages
        printed = Printed.parse(document.printed)
        return printed.locator(pages[0], pages[-1], second=_is_second(readable, selection, printed))
    return place_under(readable.headings()(), selection.spot.first)


def place_of_passage(document: Document, readable: Readable | None, passage: Passage) -> str:
    """The same of a passage that is there; empty too where its page was not read, and that would have to be known."""
    page, printed = passage.spot.page, Printed.parse(document.printed)
    if page and not printed.is_two_a_sheet(page):
        return printed.locator(page, page)
    if readable is None or readable.text(max(1, page)) is None:
        return ""
    return place_of(document, readable, Selection(passage.quoted, passage.spot, (page,)))


def _is_second(readable: Readable, selection: Selection, printed: Printed) -> bool:
    """Whether a passage begins on the second of two pages on a sheet."""
    page, first, last = selection.spot
    if not printed.is_two_a_sheet(page):
        return False
    boxes = readable.rects(page, first, min(last, first + 1)) or readable.rects(page, first, last)
    return bool(boxes) and boxes[0].center().x() > readable.sizes[page - 1][0] / 2


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
