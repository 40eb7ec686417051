"""A file written whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.text import shorten


class WriteError(EssayError):
    """The file could not be written; what stood there is as it was."""


def write_whole(path: Path, data: bytes) -> None:
    """Puts the bytes in the place of the file: a neighbour is written, flushed to disk, then swapped in.

    A symbolic link keeps leading where it led, and the file keeps its permissions. Raises WriteError, and leaves
    what stood there, where that fails.
    """
    try:
        _swap_in(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        kept = " What stood there is unchanged." if os.path.exists(path) else ""  # noqa: PTH110 - never raises
        name = shorten(named(path), 80)
        raise WriteError(f"“{name}” was not written, because {why(error)}.{kept} Choose another place.") from error


def _swap_in(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    neighbour = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        _write(neighbour, data, mode)
        os.replace(neighbour, target)  # noqa: PTH105 - the call that the tests make fail
    except BaseException:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise
    _flush_folder(target.parent)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """The new name is on disk too, where the system can promise that; Windows and some network disks cannot."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
