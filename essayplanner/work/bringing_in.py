"""Packs and lists of sources brought into a notebook, with an account of what came in and what was left out."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.cards import Source
from essayplanner.domain.csl import tidy_item
from essayplanner.domain.packs import Pack
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.source_lists import SourceList
from essayplanner.domain.sources import Likeness
from essayplanner.domain.text import shorten
from essayplanner.formats import bibliography, packs
from essayplanner.language import Plural, _, join_and, n_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import Imported, import_pack
from essayplanner.notebook.sources import import_sources
from essayplanner.work.progress import Progress

#: Opens the notebook that something is brought into, and closes it.
Opened = Callable[[], AbstractContextManager[Notebook]]

_KEPT = _("nothing was imported")

_KNOWN_CARDS = Plural(
    "{n} card was here already and stays as it is.", "{n} cards were here already and stay as they are."
)
_KNOWN_SOURCES = Plural(
    "{n} source was here already and stays as it is.", "{n} sources were here already and stay as they are."
)


class Brought(NamedTuple):
    """What became of an import, in a sentence or two; of sources, the ids of those added and of those here before."""

    sentence: str
    added: tuple[int, ...] = ()
    known: tuple[int, ...] = ()


class Compared(NamedTuple):
    """Lists that were read, the ids of sources here that some of theirs seem to be, and how these are called."""

    lists: list[SourceList]
    alike: list[int]
    there: dict[int, str]


def pack_in(path: Path) -> Pack:
    """The pack in a file; EssayError where it is none, or none that can be used."""
    return packs.read_pack(read_file(path, packs.LARGEST, _KEPT), path.name)


def bring_in_pack(path: Path, opened: Opened, progress: Progress) -> Brought:
    """Read a pack and import it as one step; EssayError, and nothing is changed, where that fails or was stopped."""
    pack = pack_in(path)
    progress.say(_("Importing “{title}”…", title=shorten(pack.title, 60)))
    with opened() as book:
        return Brought(said_of(import_pack(book, pack, progress.advance)))


def sources_in(data: bytes, name: str, progress: Progress) -> SourceList:
    """The sources in what was read or pasted under a name; EssayError where there are none."""
    pandoc = Pandoc()
    return bibliography.read_bibliography(data, name, pandoc if pandoc.found else None, progress.cancelled)


def sources_of(paths: Sequence[Path], progress: Progress) -> list[SourceList]:
    """The sources in all of these files; EssayError where one of them has none."""
    lists = []
    for path in paths:
        progress.say(_("Reading “{name}”…", name=shorten(path.name, 60)))
        lists.append(sources_in(read_file(path, bibliography.LARGEST, _KEPT), path.name, progress))
    return lists


def compared(lists: list[SourceList], there: dict[int, Source], progress: Progress) -> Compared:
    """What was read, beside the sources of the notebook that it seems to be."""
    progress.say(_("Comparing the sources…"))
    likeness = Likeness(there.items())
    alike = [id for each in lists for item in each.items for id in likeness.like(Source("", "", tidy_item(item)))[:1]]
    return Compared(lists, alike, {id: there[id].short for id in alike})


def bring_in_sources(
    lists: Sequence[SourceList],
    opened: Opened,
    progress: Progress,
    *,
    source_class: str = "",
    with_similar: bool = False,
    other_files: int = 0,
) -> Brought:
    """Import sources as one step; those that seem to be here already only `with_similar`.

    `other_files` came along and hold none. EssayError, and nothing is changed, where it fails or was stopped.
    """
    with opened() as book:
        items = [item for each in lists for item in each.items]
        imported = import_sources(
            book, items, source_class=source_class, with_similar=with_similar, cancelled=progress.cancelled
        )
    came = n_("Imported {n} source.", "Imported {n} sources.", len(imported.added))
    said = _account(came, _KNOWN_SOURCES, len(imported.known))
    if other_files:
        said.append(
            n_("No sources were found in {n} other file.", "No sources were found in {n} other files.", other_files)
        )
    return Brought(" ".join(said), imported.added, imported.known)


def said_of(imported: Imported) -> str:
    """What came in from a pack, and what was here already."""
    cards = n_("{n} card", "{n} cards", imported.cards)
    sources = n_("{n} source", "{n} sources", imported.sources)
    outlines = n_("{n} outline", "{n} outlines", imported.outlines)
    came = _("Imported {things}.", things=join_and([cards, sources, outlines]))
    return " ".join(_account(came, _KNOWN_CARDS, imported.known))


def _account(came: str, known: Plural, number: int) -> list[str]:
    """That something came in, and how many were `known` before."""
    return [came, *([n_(*known, number)] if number else ())]
