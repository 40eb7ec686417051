"""Packs that are made and compared: from the notebook to the file."""

import re
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from essayplanner.domain.errors import EssayError, RefusedError
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.pack_changes import PackChanges
from essayplanner.domain.packs import Pack
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.formats import packs
from essayplanner.formats.export import Exported
from essayplanner.formats.pack_writer import write_pack
from essayplanner.formats.toml_problems import FaultsError
from essayplanner.language import Plural, _, join_and, n_
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_keys import key_of
from essayplanner.notebook.pack_making import Chosen, make_pack
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.resources import pack_names, pack_path
from essayplanner.work.bringing_in import pack_in
from essayplanner.work.progress import Progress
from essayplanner.work.targets import refuse_notebook, write_out

_NOT_MADE = _("nothing was written")


class _UnsoundError(FaultsError):
    """A notebook holds what no pack can hold."""

    kept = _NOT_MADE


class _UncomparedError(packs.PackError):
    """A pack that cannot be used, and so not be compared."""

    kept = _("nothing was compared")


class PackMade(NamedTuple):
    """A pack that was written: where (a pipe has no file), what is in it in a sentence, and what may not be as it was
    meant."""

    path: Path
    sentence: str
    remarks: tuple[str, ...] = ()


def head_of(
    path: Path,
    title: str,
    *,
    fallback: str = "",
    id: str = "",
    version: str = "",
    about: str = "",
    language: str = "",
    licence: str = "",
) -> Pack:
    """The head of a pack that is to be written to a path, with nothing in it yet.

    What is not said is as in the pack that lies there, of which this is the next version; without one it is called
    by the `fallback`. RefusedError where it has no title.
    """
    old = pack_at(path)
    title = clean_line(title) or (old.title if old else clean_line(fallback))
    head = Pack(
        clean_line(id) or (old.id if old else "") or _new_id(title),
        title,
        clean_line(version) or (next_version(old.version) if old else "1"),
        clean_text(about).strip() or (old.about if old else ""),
        clean_line(language) or (old.language if old else ""),
        licence=clean_line(licence) or (old.licence if old else ""),
    )
    if not head.title:
        raise RefusedError(_("A pack needs a title"), _NOT_MADE)
    return head


def _new_id(title: str) -> str:
    """The id of a pack that has none: made of its title, and none of a pack that comes with the program, of which this
    would be taken for a version."""
    id = key_of(title) or "pack"
    return f"{id}-2" if id in pack_names() else id


def next_version(version: str) -> str:
    """The version that comes after one: its last number is one more."""
    found = re.fullmatch(r"(.*?)(\d{1,9})(\D*)", version)
    return f"{found[1]}{int(found[2]) + 1}{found[3]}" if found else version


def pack_at(path: Path) -> Pack | None:
    """The pack in a file; None where there is none that can be read."""
    try:
        return pack_in(path)
    except EssayError:
        return None


def make_pack_file(book: Notebook, head: Pack, chosen: Chosen, path: Path, progress: Progress) -> PackMade:
    """Make a pack of what is chosen and write it, whole or not at all; EssayError where that cannot be.

    What came from a pack that comes with the program, or from the one that lies there, keeps its key.
    """
    refuse_notebook(path, book.path)
    progress.say(_("Reading the notebook…"))
    known = [each for each in (pack_at(path), *(pack_in(pack_path(name)) for name in pack_names())) if each]
    pack = make_pack(book, head, chosen, known)
    if not pack.cards and not pack.outlines and not pack.sources and not pack.debates:
        raise RefusedError(_("There is nothing to put into the pack"), _NOT_MADE)
    text = write_pack(pack).encode()
    try:
        sound = packs.read_pack(text, path.name)
    except FaultsError as error:
        raise _UnsoundError(path.name, error.problems) from None
    progress.say(_("Writing the file…"))
    files = write_out(path, Exported(text))
    return PackMade(path, _said(pack, path, is_file=bool(files)), sound.remarks)


def _said(pack: Pack, path: Path, *, is_file: bool) -> str:
    counted = (
        (Plural("{n} card", "{n} cards"), pack.cards),
        (Plural("{n} link", "{n} links"), pack.links),
        (Plural("{n} source", "{n} sources"), pack.sources),
        (Plural("{n} debate", "{n} debates"), pack.debates),
        (Plural("{n} outline", "{n} outlines"), pack.outlines),
    )
    things = [n_(*words, len(found)) for words, found in counted if found]
    name, folder = clean_line(path.name), clean_line(str(path.parent.absolute()))
    if not is_file:
        return _("Written to “{name}”: {things}.", name=name, things=join_and(things))
    return _(
        "Saved as “{name}” in {folder}, version {version}: {things}.",
        name=name,
        folder=folder,
        version=shorten(pack.version, 20),
        things=join_and(things),
    )


def difference(one: Pack, other: Pack) -> PackChanges:
    """What a notebook into which one pack was imported would be told of another, as if that were its next version."""
    with TemporaryFolder() as folder:
        path = Path(folder) / "one.essayplan"
        make_notebook(path, one.title)
        with closing(Notebook.open(path)) as book:
            import_pack(book, one)
            return pack_changes(book, other._replace(id=one.id))


def read(path: Path) -> Pack:
    """The pack in a file, to be compared; EssayError where it is none."""
    data = read_file(path, packs.LARGEST, _UncomparedError.kept)
    return packs.read_pack(data, path.name, _UncomparedError)
