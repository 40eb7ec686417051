"""The notes in a list of sources (RIS, BibTeX, CSL-JSON and Zotero’s own JSON), each with its source."""

import re

from essayplanner.domain import cited
from essayplanner.domain.brought import Writing
from essayplanner.domain.source_lists import SourceList
from essayplanner.formats.records.gathering import Cancelled, Gathered
from essayplanner.formats.records.html_pieces import Piece, Pieces, Run, pieces_of
from essayplanner.formats.records.zotero_notes import give_note

_HTML = re.compile(r"</?(?:p|div|span|br|h[1-6]|li|ul|ol|em|i|b|strong|blockquote)\b[^<>]*>", re.IGNORECASE)
#: Lines by which programs keep what they have no field for: “tex.ids: service1997”.
_OF_PROGRAMS = re.compile(r"[a-z][\w.-]{0,40}:[ \t]*\S*")


def notes_in_list(found: SourceList, cancelled: Cancelled | None = None) -> Writing:
    """The notes to the sources of a list as blocks, and the sources that have any; none where no source has a note.

    What is to be said of the list itself is in the list.
    """
    gathered = Gathered(found.name, cancelled)
    for each in found.listed:
        notes = [_pieces(note) for note in each.notes]
        if not any(note.pieces for note in notes):
            continue
        source = gathered.work(each.item, f"record {each.number}")
        name = str(each.item.get("id") or each.item.get("title") or "")
        for note in notes:
            give_note(note, gathered, source, f"{name} note" if name else f"{found.name} {each.number}")
    return gathered.writing(found.name, found.name)


def _pieces(note: str) -> Pieces:
    if _HTML.search(note):
        return pieces_of(note)
    lines = (line.strip() for line in note.split("\n"))
    kept = [line for line in lines if line and not _OF_PROGRAMS.fullmatch(line)]
    return Pieces(tuple(Piece("p", 0, (Run(cited.Run(line)),)) for line in kept))
