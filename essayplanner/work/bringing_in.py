"""Packs and lists of sources brought into a notebook, with an account of what came in and what was left out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.pack_changes import PackChanges
from essayplanner.domain.packs import Pack
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.source_lists import SourceList
from essayplanner.domain.text import shorten
from essayplanner.formats import bibliography, packs
from essayplanner.language import _, n_
from essayplanner.notebook.importing_sources import Fate, fates, import_sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_comparing import Comparison
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.sources import sources
from essayplanner.work.accounts import Account, account_of, here_as, refuse_empty, unreadable
from essayplanner.work.pack_accounts import pack_account
from essayplanner.work.progress import Progress

#: Opens the notebook that something is brought into, and closes it.
Opened = Callable[[], AbstractContextManager[Notebook]]

_KEPT = _("nothing was imported")


class Brought(NamedTuple):
    """The account of an import; of sources, the ids of those added and of those that others turned out to be, and how
    many were not added because they only seem to be here. Of a pack, how many things stayed as the student has them."""

    account: Account
    added: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    doubtful: int = 0
    kept: int = 0

    @property
    def sentence(self) -> str:
        """What became of it, in a sentence or two."""
        return self.account.sentence


class Compared(NamedTuple):
    """Lists that were read, and for each record that seems to be here already a line that names both."""

    lists: list[SourceList]
    alike: list[str]


def pack_in(path: Path) -> Pack:
    """The pack in a file; EssayError where it is none, or none that can be used."""
    return packs.read_pack(read_file(path, packs.LARGEST, _KEPT), path.name)


class Asking(NamedTuple):
    """A pack that was read, and what the student is to be asked before it is imported."""

    pack: Pack
    changes: PackChanges


def look_into_pack(path: Path, opened: Opened, progress: Progress) -> Brought | Asking:
    """Read a pack, and import it as one step where nothing is to be asked; EssayError, and nothing is changed, where
    that fails or was stopped.
    """
    pack = pack_in(path)
    with opened() as book:
        compared = Comparison(book, pack)
        if compared.changes.asked or compared.changes.newer:
            return Asking(pack, compared.changes)
        return bring_in(book, pack, progress, compared=compared)


def bring_in(
    book: Notebook,
    pack: Pack,
    progress: Progress,
    take: Collection[str] | None = frozenset(),
    compared: Comparison | None = None,
) -> Brought:
    """Import a pack that was read; of what the student changed, take what has its key in `take` (None: all). What was
    `compared` before is not compared again."""
    progress.say(_("Importing “{title}”…", title=shorten(pack.title, 60)))
    imported = import_pack(book, pack, progress.advance, take, compared)
    return Brought(pack_account(imported), kept=len(imported.kept))


def older(pack: Pack, newer: str) -> str:
    """What is said of a version that is older than the one that was imported."""
    return _(
        "This is version {version} of “{title}”, and version {newer} was imported before",
        version=pack.version,
        title=shorten(pack.title, 60),
        newer=newer,
    )


def sources_in(data: bytes, name: str, progress: Progress) -> SourceList:
    """The sources in what was read or pasted under a name; EssayError where there are none."""
    return bibliography.read_bibliography(data, name, progress.cancelled)


def sources_of(paths: Sequence[Path], progress: Progress) -> list[SourceList]:
    """The sources in all of these files, with what stands for those that cannot be read (`unreadable`).

    EssayError where none of them can.
    """
    lists, failed = [], list[EssayError]()
    for path in paths:
        progress.say(_("Reading “{name}”…", name=shorten(path.name, 60)))
        try:
            lists.append(sources_in(read_file(path, bibliography.LARGEST, _KEPT), path.name, progress))
        except StoppedError:
            raise
        except EssayError as error:
            if progress.cancelled():
                raise
            failed.append(error)
            lists.append(unreadable(path.name, error.trouble._replace(kept="").sentence))
    if len(failed) == len(paths):
        if len(failed) == 1:
            raise failed[0]
        what = n_("The {n} file could not be read", "None of the {n} files could be read", len(failed))
        raise EssayError(what, _KEPT, more="\n".join(error.trouble._replace(kept="").sentence for error in failed))
    return lists


def compared(lists: list[SourceList], there: Mapping[int, Source], progress: Progress) -> Compared:
    """What was read, beside the sources of the notebook that it seems to be; NothingReadError where nothing was."""
    refuse_empty(lists)
    progress.say(_("Comparing the sources…"))
    records = [(each, record) for each in lists for record in each.listed]
    found = fates([record.item for _list, record in records], there, progress.cancelled)
    alike = [
        here_as(*record, there[each.source_id], len(lists) > 1)
        for record, each in zip(records, found, strict=True)
        if each.source_id
    ]
    return Compared(lists, alike)


def bring_in_sources(
    lists: Sequence[SourceList],
    opened: Opened,
    progress: Progress,
    *,
    source_class: str = "",
    with_similar: bool = False,
    other_files: int = 0,
) -> Brought:
    """Import sources as one step; those that are here already, or seem to be, only `with_similar`.

    `other_files` came along and hold none. EssayError, and nothing is changed, where it fails or was stopped, or
    where no record was read.
    """
    refuse_empty(lists)
    with opened() as book:
        items = [item for each in lists for item in each.items]
        imported = import_sources(
            book, items, source_class=source_class, with_similar=with_similar, cancelled=progress.cancelled
        )
        there = {row.id: row.source for row in sources(book)}
    account = account_of(lists, imported.became, there, other_files)
    doubtful = sum(each.fate is Fate.SEEMS_HERE for each in imported.became)
    return Brought(account, imported.added, imported.known, doubtful)
