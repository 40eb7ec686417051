"""The folder of an Obsidian vault: its notes, found and read within bounds."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from essayplanner.domain.brought import Writing
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import in_order, shorten
from essayplanner.formats.records.notes_vault import Note, read_notes
from essayplanner.language import _, n_
from essayplanner.work.progress import Progress

#: A vault has at most so many notes that are read, so deep, each and together of so many bytes.
MOST_NOTES = 5_000
_DEEPEST = 12
_LARGEST_NOTE = 2_000_000
_LARGEST = 50_000_000
#: So many things in the folders are looked at.
_MOST_LOOKED_AT = 100_000
_KEPT = _("nothing was imported")


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - never raises


def read_folder(path: Path, progress: Progress) -> Writing:
    """The notes in a folder and the folders in it, by their paths; the program’s own folders and links aside.

    Raises EssayError where there are none, or more than can be read; StoppedError where it is to stop.
    """
    name = shorten(named(path), 80)
    root = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    progress.say(_("Reading “{name}”…", name=name))
    found, aside = _notes_in(root, name)
    if not found:
        raise EssayError(_("There are no notes (files that end in .md) in “{name}”", name=name), _KEPT)
    notes, unread = [], []
    size = 0
    for each in found:
        if progress.cancelled():
            raise StoppedError(_("Stopped"), _KEPT)
        try:
            data = read_file(root / each, _LARGEST_NOTE, _KEPT)
        except EssayError as error:
            unread.append(error.trouble._replace(kept="").sentence)
            continue
        size += len(data)
        if size > _LARGEST:
            raise EssayError(
                _("The notes in “{name}” are larger than {size} MB", name=name, size=_LARGEST // 1_000_000),
                _KEPT,
                _("choose a folder in it"),
            )
        notes.append(Note(each, data))
    writing = read_notes(notes, root.name, progress.cancelled)
    if links := aside["links"]:
        unread.append(n_("{n} link to elsewhere was not followed.", "{n} links to elsewhere were not followed.", links))
    if deep := aside["deep"]:
        unread.append(n_("{n} folder lies too deep to be read.", "{n} folders lie too deep to be read.", deep))
    return writing._replace(remarks=(*unread, *writing.remarks))


def _notes_in(root: Path, name: str) -> tuple[list[str], Counter[str]]:
    """The paths of the notes from the folder, in order, and how many links and deep folders were left aside."""
    found: list[str] = []
    aside: Counter[str] = Counter()
    looked, real = 0, os.path.realpath(root)
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop()
        for entry in _entries(root / folder, name):
            looked += 1
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                aside["links"] += 1
            elif entry.is_dir(follow_symlinks=False):
                if os.path.realpath(entry.path) != os.path.join(real, *path.split("/")):  # noqa: PTH118 - as realpath
                    aside["links"] += 1  # of Windows, which calls them junctions
                elif depth == _DEEPEST:
                    aside["deep"] += 1
                else:
                    waiting.append((path, depth + 1))
            elif entry.name.casefold().endswith(".md"):
                found.append(path)
            if len(found) > MOST_NOTES or looked > _MOST_LOOKED_AT:
                raise EssayError(
                    _("“{name}” has more than {most} notes", name=name, most=MOST_NOTES),
                    _KEPT,
                    _("choose a folder in it"),
                )
    return sorted(found, key=in_order), aside


def _entries(folder: Path, name: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as error:
        raise EssayError(_("“{name}” cannot be read ({reason})", name=name, reason=why(error)), _KEPT) from None
