"""Where the documents of a notebook lie: copies beside it, files elsewhere that this computer remembers, and files that
were moved, which are found again by their content."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from essayplanner.domain.digests import sha256_of
from essayplanner.domain.documents import Document
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.file_words import why
from essayplanner.domain.reading_files import reading
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.language import _

#: Endings of the files that can be read.
READABLE = (".pdf", ".docx", ".odt", ".epub", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt")
#: While a file that was moved is looked for: names looked at in a folder, and bytes read of files of the same kind.
_NAMES, _BYTES = 5_000, 1_000_000_000

Cancelled = Callable[[], bool]


class Seen(NamedTuple):
    """Where a document was seen last, with its size in bytes and when it was changed, in nanoseconds: while these are
    the same, so is its content."""

    path: str
    size: int = -1
    changed: int = -1


class Found(NamedTuple):
    """The file of a document; `is_same` says that it has the content that it had when it was added."""

    path: Path
    is_same: bool = True


def never() -> bool:
    """Nobody stops it."""
    return False


def digest_of(path: Path, cancelled: Cancelled = never) -> str:
    """The SHA-256 of a file in hexadecimal; EssayError where it cannot be read, StoppedError where it was stopped."""
    with reading(path) as file:
        digest = sha256_of(file, cancelled)
    if digest is None:
        raise StoppedError(_("Stopped"), _("nothing was changed"))
    return digest.hex()


def seen(path: Path) -> Seen:
    """What is remembered of a file that was read just now."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return Seen(str(path))
    return Seen(str(path), found.st_size, found.st_mtime_ns)


def copies_of(notebook: Path) -> Path:
    """The folder in which copies of the documents of a notebook lie."""
    return notebook.with_name(_("{notebook} documents", notebook=notebook.stem))


def place_beside(notebook: Path, lies_at: str) -> Path | None:
    """The path of a copy; None where a notebook that a stranger made names something outside of its folder."""
    parts = PurePosixPath(lies_at).parts
    if not parts or any(part in ("..", "/") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    return notebook.parent.joinpath(*parts)


def find(
    document: Document,
    notebook: Path,
    known: Mapping[str, Seen],
    folders: Sequence[Path] = (),
    cancelled: Cancelled = never,
) -> Found | None:
    """The file of a document: where it should be, else one of the same content near the notebook, where it was, or in
    `folders`, else one of another content where it should be. `known` is what this computer remembers, by digests."""
    was = known.get(document.digest)
    there = [place for place in (place_beside(notebook, document.lies_at), was and Path(was.path)) if place]
    there = [place for place in there if _is_file(place)]
    for place in there:
        if was and seen(place) == was:
            return Found(place)
        if not document.digest or _has(place, document.digest, cancelled):
            return Found(place)
    near = [notebook.parent, copies_of(notebook), *(place.parent for place in (was and [Path(was.path)]) or ())]
    size = was.size if was else -1
    for place in _alike(document.name, size, dict.fromkeys((*near, *folders))):
        if place not in there and _has(place, document.digest, cancelled):
            return Found(place)
    # One that cannot be read may well be it: it is said why not where it is opened.
    return Found(there[0], is_same=not _can_be_read(there[0])) if there else None


def _alike(name: str, size: int, folders: Iterable[Path]) -> Iterator[Path]:
    """The files that may be it: of its ending, and of its size where that is known; those of its name first."""
    ending = Path(name).suffix.lower()
    found: list[tuple[bool, int, Path]] = []
    for folder in folders:
        with contextlib.suppress(OSError, ValueError), os.scandir(folder) as entries:
            for _number, entry in zip(range(_NAMES), entries, strict=False):
                if Path(entry.name).suffix.lower() != ending:
                    continue
                with contextlib.suppress(OSError):
                    large = entry.stat().st_size
                    if entry.is_file() and size in (-1, large):
                        found.append((entry.name != name, large, Path(entry.path)))
    room = _BYTES
    for _other, large, path in sorted(found):
        room -= large
        if room < 0:
            return
        yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _can_be_read(path: Path) -> bool:
    try:
        with reading(path):
            return True
    except EssayError:
        return False


def _has(path: Path, digest: str, cancelled: Cancelled) -> bool:
    """Whether a file has that content; one that cannot be read has not."""
    try:
        return digest_of(path, cancelled) == digest
    except StoppedError:
        raise
    except EssayError:
        return False


def copy_beside(path: Path, notebook: Path, digest: str, cancelled: Cancelled = never) -> str:
    """Copy a file into the folder of a notebook; gives where it lies, from the folder of the notebook, with “/”.

    One of the same content that is there already serves; another of that name stays, and the copy has a number.
    EssayError where it cannot be read or written, StoppedError where it was stopped; nothing is left then.
    """
    folder, number = copies_of(notebook), 1
    while True:
        target = folder / (f"{path.stem} {number}{path.suffix}" if number > 1 else path.name)
        if not os.path.lexists(target):
            break
        if _has(target, digest, cancelled):
            return f"{folder.name}/{target.name}"
        number += 1
    try:
        make_folder(folder)
        with reading(path) as file, whole_file(target, replace=False) as copy:
            while piece := file.read(1_000_000):
                if cancelled():
                    raise StoppedError(_("Stopped"), _("nothing was copied"))
                copy.write(piece)
    except (OSError, ValueError) as error:
        name = shorten(path.name, 80)
        raise EssayError(
            _("“{name}” could not be copied into the folder of this notebook ({reason})", name=name, reason=why(error)),
            _("nothing was changed"),
            _("leave it where it is, or move the notebook to a folder of yours"),
        ) from error
    return f"{folder.name}/{target.name}"
