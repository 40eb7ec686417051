"""Notes, highlights and documents read into a `Writing`, whichever reader knows the file."""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.brought import Writing
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.source_lists import SourceList
from essayplanner.domain.text import clean_text, shorten
from essayplanner.formats.bibliography import read_bibliography, sniff
from essayplanner.formats.letters import decoded
from essayplanner.formats.records.listed_notes import notes_in_list
from essayplanner.formats.records.reading import ENDINGS as RECORD_ENDINGS
from essayplanner.formats.records.reading import read_records
from essayplanner.formats.texts.pages import read_html
from essayplanner.formats.texts.plain import read_plain
from essayplanner.formats.texts.reading import ENDINGS as TEXT_ENDINGS
from essayplanner.formats.texts.reading import LARGEST_PACKED, read_text
from essayplanner.language import _
from essayplanner.work.progress import Progress
from essayplanner.work.vaults import is_folder, read_folder

#: Endings of the files that notes may be in.
ENDINGS = (".pdf", *dict.fromkeys((*TEXT_ENDINGS, *RECORD_ENDINGS)))
#: Endings of lists of sources, of which only the notes in them become cards.
_OF_SOURCES = (".bib", ".bibtex", ".ris", ".json", ".csljson")
#: Bytes of a text that tell whether it is a list of sources.
_SNIFFED = 100_000
#: Letters of a text that is pasted.
_LONGEST_PASTE = 10_000_000
_KEPT = _("nothing was imported")


def notes_in(path: Path, pandoc: Pandoc, progress: Progress) -> Writing:
    """What is in a file, a list of sources or the folder of a vault among them.

    EssayError where it cannot be read or holds nothing, StoppedError where it was stopped.
    """
    found = _read(path, pandoc, progress, may_be_sources=False)
    assert found is not None
    return found


def notes_unless_sources(path: Path, pandoc: Pandoc, progress: Progress) -> Writing | None:
    """As `notes_in`; None where a text is a list of sources."""
    return _read(path, pandoc, progress, may_be_sources=True)


def _read(path: Path, pandoc: Pandoc, progress: Progress, *, may_be_sources: bool) -> Writing | None:
    progress.say(_("Reading “{name}”…", name=shorten(named(path), 60)))
    if is_folder(path):
        return _with_something(read_folder(path, progress), path.name)
    if path.suffix.lower() == ".pdf":
        from essayplanner.work.pdf_notes import pdf_notes

        return pdf_notes(path, progress)
    data = read_file(path, LARGEST_PACKED, _KEPT)
    ending = path.suffix.lower()
    if ending in _OF_SOURCES or (ending == ".txt" and sniff(decoded(data[:_SNIFFED]).text)):
        if may_be_sources:
            return None
        listed = read_bibliography(data, path.name, progress.cancelled)
        return _with_something(_noted(listed, progress.cancelled), path.name)
    return notes_of(data, path.name, pandoc, progress)


def notes_of_lists(lists: Iterable[SourceList]) -> list[Writing]:
    """The notes to sources that are in lists of them, of each list that has any."""
    return [found for each in lists if (found := _noted(each)).blocks]


def _noted(listed: SourceList, cancelled: Callable[[], bool] | None = None) -> Writing:
    return notes_in_list(listed, cancelled)._replace(title=PurePath(listed.name).stem)


def notes_of(data: bytes, name: str, pandoc: Pandoc, progress: Progress) -> Writing:
    """What is in the bytes of a file of that name; errors as in `notes_in`. Without a name it came from nowhere."""
    found = read_records(data, name, progress.cancelled) if name else None
    found = found or read_text(data, name or "-", pandoc, progress.cancelled)
    if not name:
        return _with_something(found._replace(came_from="", title=""), "")
    return _with_something(found._replace(title=found.title or PurePath(name).stem), name)


def notes_pasted(text: str, html: str) -> Writing:
    """What was pasted, from its HTML where it has some; EssayError where it holds nothing or is too long."""
    if max(len(text), len(html)) > _LONGEST_PASTE:
        raise EssayError(_("That is too long to be pasted"), _KEPT, mend=_("save it as a file and bring that in"))
    found = read_html(html) if html.strip() else Writing("", "")
    return _with_something(found if found.blocks else Writing("", "", read_plain(clean_text(text))), "")


def _with_something(writing: Writing, name: str) -> Writing:
    if not any(block.text.strip() or block.quotation or block.comment or block.title for block in writing.blocks):
        if name:
            raise EssayError(_("“{name}” holds nothing that could become a card", name=shorten(name, 80)), _KEPT)
        raise EssayError(_("There is nothing in it that could become a card"), _KEPT)
    return writing
