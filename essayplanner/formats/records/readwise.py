"""Readwise's table of highlights (“Export to CSV”): a highlight a row, with its book.

Its columns are Highlight, Book Title, Book Author, Amazon Book ID, Note, Color, Tags, Location Type, Location,
Highlighted at and Document tags, as public importers of such files list them.
"""

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.text import clean_line
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.tables import cell, letters, listed
from essayplanner.formats.records.works import book, in_locations, in_pages
from essayplanner.language import _

_NEEDED = frozenset(("highlight", "booktitle", "bookauthor"))


def read_readwise(rows: list[list[str]], name: str, cancelled: Cancelled | None) -> Writing | None:
    """The highlights of a table of Readwise; None where it is another."""
    head = [letters(each) for each in rows[0]]
    if not {*head} >= _NEEDED:
        return None
    gathered = Gathered(name, cancelled)
    titles: dict[str, None] = {}
    for row in rows[1:]:
        said = {each: cell(row, column) for column, each in enumerate(head)}
        title = clean_line(said["booktitle"])
        titles[title] = None
        where, kind = said.get("location", ""), said.get("locationtype", "")
        item = book(title, said["bookauthor"], said.get("amazonbookid", ""))
        gathered.add(
            Block(
                What.HIGHLIGHT,
                said["highlight"],
                place=f"{title} {kind} {where or said.get('highlightedat', '')}",
                locator=in_pages(where) if kind == "page" else in_locations(where) if kind == "location" else "",
                source=gathered.work(item),
                comment=said.get("note", ""),
                tags=(*listed(said.get("tags", "")), *listed(said.get("documenttags", ""))),
                colour=said.get("color", ""),
            )
        )
    return gathered.writing(next(iter(titles)) if len(titles) == 1 else _("Readwise"), "Readwise")
