"""A file of another program by its ending and its content: whose it is, and the pieces in it."""

from pathlib import PurePath

from essayplanner.domain.brought import Writing
from essayplanner.domain.text import shorten
from essayplanner.formats.letters import Letters, decoded
from essayplanner.formats.records.anki_notes import is_anki, read_anki
from essayplanner.formats.records.cards_table import read_other, read_own
from essayplanner.formats.records.gathering import LARGEST, Cancelled, UnreadableError
from essayplanner.formats.records.kindle import is_clippings, read_clippings
from essayplanner.formats.records.kindle_notebook import is_notebook, read_notebook
from essayplanner.formats.records.readwise import read_readwise
from essayplanner.formats.records.tables import delimiter_of, is_table, rows_of
from essayplanner.formats.records.zotero_notes import is_note, read_html_notes, read_markdown_notes
from essayplanner.formats.records.zotero_rdf import is_zotero_rdf, read_zotero_rdf
from essayplanner.language import _

#: Endings of files that may be one of these; of all but tables their content tells.
ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".rdf")
#: A cell with more lines is doubtful.
_MOST_LINES = 200
_TABLES = (".csv", ".tsv", ".tab")


def read_records(data: bytes, name: str, cancelled: Cancelled | None = None) -> Writing | None:
    """The notes, highlights or cards in a file; None where it is none of these by ending and content.

    Raises UnreadableError, in one sentence, where it is one and cannot be read; StoppedError where `cancelled` gives
    True.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        return None
    if len(data) > LARGEST:
        raise UnreadableError(
            _("“{name}” is larger than {size} MB", name=shorten(name, 80), size=LARGEST // 1_000_000),
            _("nothing was imported"),
            _("export fewer notes at a time"),
        )
    letters = decoded(data)
    found = _read(letters.text, ending, name, cancelled)
    return found and found._replace(remarks=(*_told(letters), *found.remarks))


def _read(text: str, ending: str, name: str, cancelled: Cancelled | None) -> Writing | None:
    if ending in _TABLES:
        return _read_table(text, name, cancelled)
    title = PurePath(name).stem
    if ending in (".html", ".htm", ".xhtml"):
        if is_notebook(text):
            return read_notebook(text, name, cancelled)
        return read_html_notes(text, name, title, cancelled) if is_note(text) else None
    if ending in (".md", ".markdown"):
        return read_markdown_notes(text, name, title, cancelled) if is_note(text) else None
    if ending == ".rdf":
        return read_zotero_rdf(text, name, title, cancelled) if is_zotero_rdf(text) else None
    if is_anki(text):
        return read_anki(text, name, title, cancelled)
    if is_clippings(text):
        return read_clippings(text, name, cancelled)
    return _read_table(text, name, cancelled) if ending == ".txt" and is_table(text) else None


def _read_table(text: str, name: str, cancelled: Cancelled | None) -> Writing:
    kept = _("nothing was imported")
    if "\0" in text[:4_000]:
        raise UnreadableError(_("“{name}” is no table of text", name=shorten(name, 80)), kept)
    delimiter, text = delimiter_of(text)
    rows = list(rows_of(text, name, delimiter))
    if not rows:
        raise UnreadableError(_("“{name}” is empty", name=shorten(name, 80)), kept)
    found = read_own(rows, name, cancelled) or read_readwise(rows, name, cancelled)
    found = found or read_other(rows, delimiter, name, PurePath(name).stem, cancelled)
    if any(cell.count("\n") > _MOST_LINES for row in rows for cell in row):
        long = _("A cell has more than {most} lines: perhaps a quotation mark is not closed.", most=_MOST_LINES)
        return found._replace(remarks=(long, *found.remarks))
    return found


def _told(letters: Letters) -> list[str]:
    """What is to be said of the way in which the file was written."""
    if letters.way:
        return [_("The file is not in UTF-8; it was read as {way}. Check accented letters.", way=letters.way)]
    if letters.doubtful:
        return [_("Some letters of the file are not in UTF-8, unlike the rest. Check accented letters.")]
    return []
