"""The structures that can be chosen: those that come with the program, and files of the student's or teacher's own."""

import itertools
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from essayplanner.domain.errors import EssayError, NotFoundError, RefusedError, Trouble
from essayplanner.domain.file_words import beside, named, suggested_name, why
from essayplanner.domain.reading_files import UNCHANGED, read_file
from essayplanner.domain.structures import Scheme, Shape, Structures
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.formats.files import write_whole
from essayplanner.formats.structures import LARGEST, read_structures, write_structures
from essayplanner.language import _, p_
from essayplanner.notebook.own_folder import data_folder
from essayplanner.resources import resources

#: No more files of one's own than this are read.
_MOST_FILES = 200

Kept = TypeVar("Kept", Shape, Scheme)


class _Stamp(NamedTuple):
    """A file as it is now; where it is written anew, its stamp is another."""

    path: str
    changed: int
    size: int
    is_own: bool


class _Found(NamedTuple):
    """All structures, the troubles of files that were left out, and by file what is one's own."""

    structures: Structures
    left_out: tuple[Trouble, ...]
    own: tuple[tuple[Path, Structures], ...]


def own_folder() -> Path:
    """The folder of one's own structures; it need not be there. EssayError where the program can have no folder."""
    return data_folder() / "structures"


def structures(folder: Path | None = None) -> Structures:
    """All structures; one of one's own takes the place of one of the program's with the same key.

    The files are read when they have changed. `folder` is that of one's own, by default the program's.
    """
    return _found(folder).structures


def left_out(folder: Path | None = None) -> tuple[Trouble, ...]:
    """What is to be told of one's own files that cannot be used; the others are used all the same."""
    return _found(folder).left_out


def add_file(source: Path, folder: Path | None = None) -> Structures:
    """Copy a file of structures into one's own; gives what is in it.

    EssayError where it is none, and RefusedError where one's own have one of its keys already.
    """
    data = read_file(source, LARGEST)
    read = read_structures(data, source.name, _rules())
    own = {key for _path, each in _found(folder).own for key in _keys(each)}
    for key in _keys(read):
        if key in own:
            raise RefusedError(
                _("You have a structure with the key “{key}” already", key=key), UNCHANGED, _("remove it first")
            )
    _write_new(folder, source.stem, data)
    return read


def remove(key: str, folder: Path | None = None) -> None:
    """Remove a structure of one's own; its file goes with the last of what it holds.

    NotFoundError where there is none of that key, RefusedError where it comes with the program.
    """
    found = _found(folder)
    path, held = next(((path, held) for path, held in found.own if key in _keys(held)), (None, Structures()))
    if path is None:
        if found.structures.shape(key) or found.structures.scheme(key):
            raise RefusedError(_("“{key}” comes with EssayPlanner, and stays.", key=key))
        known = [each for _path, held in found.own for each in _keys(held)]
        said = p_("between parts of a list", ", ").join(known)
        raise NotFoundError(
            _("You have no structure with the key “{key}”; yours are: {known}.", key=key, known=said)
            if known
            else _("You have no structure of your own yet.")
        )
    left = Structures(_without(held.shapes, key), _without(held.schemes, key))
    if left.shapes or left.schemes:
        write_whole(path, write_structures(left).encode())
        return
    try:
        path.unlink()
    except OSError as error:
        raise EssayError(_("“{name}” was not removed, because {why}.", name=named(path), why=why(error))) from error


def save_shape(shape: Shape, folder: Path | None = None) -> Shape:
    """Keep a shape as a file of one's own; gives it with a key that no other has. EssayError where that cannot be."""
    taken = {*_keys(structures(folder))}
    keys = itertools.chain((shape.key,), (f"{shape.key}-{number}" for number in itertools.count(2)))
    kept = shape._replace(key=next(key for key in keys if key not in taken), is_own=True)
    _write_new(folder, suggested_name(kept.title, ""), _checked(Structures((kept,))))
    return kept


def export(key: str, target: Path, folder: Path | None = None) -> None:
    """Write the shape or scheme of a key to a file that others can add, a scheme with those shapes that are one's own.

    NotFoundError where there is none, EssayError where the file cannot be written.
    """
    every = structures(folder)
    scheme, shape = every.scheme(key), every.shape(key)
    if not (scheme or shape):
        raise NotFoundError(_("There is no structure with the key “{key}”", key=key), UNCHANGED)
    suits = [each for each in map(every.shape, scheme.shapes) if each and each.is_own] if scheme else []
    shapes = dict.fromkeys([*([shape] if shape else []), *suits])
    write_whole(target, _checked(Structures((*shapes,), (scheme,) if scheme else ())))


def write_shape(shape: Shape, target: Path) -> None:
    """Write a shape to a file that others can add; EssayError where that cannot be."""
    write_whole(target, _checked(Structures((shape,))))


def _checked(written: Structures) -> bytes:
    """The bytes of a file; EssayError where it could not be read again."""
    text = write_structures(written)
    read_structures(text, _("the shape"))
    return text.encode()


def _rules() -> tuple[str, ...]:
    from essayplanner.coach.registry import BY_KEY

    return tuple(BY_KEY)


def _found(folder: Path | None) -> _Found:
    own = own_folder() if folder is None else folder
    return _put_together((*_stamps(resources() / "structures", False), *_stamps(own, True)))


def _stamps(folder: Path, is_own: bool) -> Iterator[_Stamp]:
    try:
        paths = sorted(each.path for each in os.scandir(folder) if each.name.endswith(".toml"))
    except OSError:  # there is none yet, or none that can be looked into
        return
    for path in paths[:_MOST_FILES]:
        try:
            there = os.stat(path)  # noqa: PTH116 - paths of scandir are texts
        except OSError:
            continue
        yield _Stamp(path, max(there.st_mtime_ns, there.st_ctime_ns), there.st_size, is_own)


@lru_cache(4)
def _put_together(stamps: tuple[_Stamp, ...]) -> _Found:
    shapes, schemes = dict[str, Shape](), dict[str, Scheme]()
    troubles, own = list[Trouble](), list[tuple[Path, Structures]]()
    for stamp in stamps:
        read = _read(stamp)
        if isinstance(read, Trouble):
            troubles.append(read)
            continue
        if stamp.is_own:
            own.append((Path(stamp.path), read))
        shapes |= {shape.key: shape for shape in read.shapes}
        schemes |= {scheme.key: scheme for scheme in read.schemes}
    return _Found(Structures((*shapes.values(),), (*schemes.values(),)), (*troubles,), (*own,))


@lru_cache(2 * _MOST_FILES)
def _read(stamp: _Stamp) -> Structures | Trouble:
    """What a file holds; of one's own that cannot be used, the trouble."""
    path = Path(stamp.path)
    try:
        read = read_structures(read_file(path, LARGEST), path.name, _rules() if stamp.is_own else ())
    except EssayError as error:
        if not stamp.is_own:
            raise
        return error.trouble._replace(kept=_("it is left out"))
    if not stamp.is_own:
        return read
    return Structures(
        tuple(shape._replace(is_own=True) for shape in read.shapes),
        tuple(scheme._replace(is_own=True) for scheme in read.schemes),
    )


def _keys(held: Structures) -> list[str]:
    return [*(shape.key for shape in held.shapes), *(scheme.key for scheme in held.schemes)]


def _without(each: tuple[Kept, ...], key: str) -> tuple[Kept, ...]:
    return tuple(one for one in each if one.key != key)


def _write_new(folder: Path | None, stem: str, data: bytes) -> None:
    """A new file among one's own, under a name that none there has."""
    first = (own_folder() if folder is None else folder) / f"{stem}.toml"
    try:
        make_folder(first.parent)
        for number in itertools.count(1):
            path = first if number == 1 else beside(first, f" {number}")
            try:
                with whole_file(path, replace=False) as file:
                    file.write(data)
            except FileExistsError:
                continue
            return
    except (OSError, ValueError) as error:
        raise EssayError(_("“{name}” was not kept, because {why}.", name=first.name, why=why(error))) from error
