"""The notebook of a book that Kindle’s apps export as HTML: headings of sections, highlights and notes.

Blocks of the classes bookTitle, authors, sectionHeading, noteHeading (“Highlight (yellow) - Page 2 · Location 187”) and
noteText, as public readers of such files list them.
"""

import re

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.text import clean_line
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.html_pieces import inline, pieces_of
from essayplanner.formats.records.kindle import Spot, kind_of_entry, spot_in
from essayplanner.formats.records.works import book, in_locations, in_pages
from essayplanner.language import n_

_COLOUR = re.compile(r"\(\s*([^()\d]{1,30}?)\s*\)\s*-")
#: A note stands at most so many locations behind the highlight that it is made to.
_NEAR = 50


def is_notebook(text: str) -> bool:
    """Whether HTML is such a notebook."""
    return "noteHeading" in text and "bookTitle" in text


def read_notebook(text: str, name: str, cancelled: Cancelled | None) -> Writing:
    """The highlights of such a notebook under its sections, each with the note that follows it."""
    gathered = Gathered(name, cancelled)
    found = pieces_of(text)
    named = {piece.name: inline(piece.runs) for piece in reversed(found.pieces)}
    title = clean_line(named.get("bookTitle", ""))
    source = gathered.work(book(title, named.get("authors", "")))
    blocks: list[tuple[Block, Spot]] = []
    heading, bookmarks = "", 0
    for piece in found.pieces:
        words = inline(piece.runs)
        if piece.name == "sectionHeading":
            blocks.append((Block(What.HEADING, words, 1), Spot()))
        elif piece.name == "noteHeading":
            heading = clean_line(words)
            bookmarks += kind_of_entry(heading) == "bookmark"
        elif piece.name == "noteText" and heading:
            _put(heading, words, source, title, blocks)
    for block, _spot in blocks:
        gathered.add(block)
    if bookmarks:
        gathered.remark(n_("{n} bookmark was left out.", "{n} bookmarks were left out.", bookmarks))
    return gathered.writing(title, f"{title} (Kindle)")


def _put(heading: str, words: str, source: int, title: str, blocks: list[tuple[Block, Spot]]) -> None:
    spot, kind = spot_in(heading), kind_of_entry(heading)
    if kind == "note" and blocks:
        block, there = blocks[-1]
        near = there.page == spot.page if spot.page else there.first <= spot.first <= there.first + _NEAR
        if block.what is What.HIGHLIGHT and near:
            comment = "\n\n".join(filter(None, (block.comment, words)))
            blocks[-1] = (block._replace(comment=comment), there)
            return
    colour = _COLOUR.search(heading)
    made = Block(
        What.RECORD if kind == "note" else What.HIGHLIGHT,
        words,
        place=f"{title} {spot.first or spot.page}",
        locator=in_pages(spot.page) if spot.page else in_locations(str(spot.first or "")),
        source=source,
        colour=colour[1] if colour and kind != "note" else "",
    )
    blocks.append((made, spot))
