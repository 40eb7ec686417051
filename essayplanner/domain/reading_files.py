"""The one way in for a file that somebody names: a real file of a bounded size, or a sentence; never a wait.

A pipe that nobody writes to, a device, a socket and a folder can all be named like a file. The system is asked what
is there before it is opened, and again of what was opened, which waits for nothing.
"""

import contextlib
import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.text import shorten
from essayplanner.language import _

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))

#: What was kept where somebody is told of a file and nothing else is to be said.
UNCHANGED = _("nothing was changed")

#: What `open_file` raises where a path leads to something that is no file.
_NO_FILE = (errno.EISDIR, errno.ENOTSUP)


class _File(io.BufferedReader):
    """A file of the system's own (under /proc, say) may have nothing to read yet, and is not waited for."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size) or b""


def open_file(path: Path) -> io.BufferedReader:
    """A file opened for reading; OSError or ValueError where it cannot be, EISDIR or ENOTSUP where it is no file."""
    _refuse_others(path.stat())
    descriptor = os.open(path, _FLAGS)
    try:
        _refuse_others(os.fstat(descriptor))
        return _File(io.FileIO(descriptor))
    except BaseException:
        os.close(descriptor)
        raise


def _refuse_others(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))


@contextlib.contextmanager
def reading(path: Path, kept: str = UNCHANGED, original: Path | None = None) -> Iterator[io.BufferedReader]:
    """A file opened for a block that reads it; the sentence names the original, if that is another, and ends in `kept`.

    Raises NotFoundError where there is none, EssayError where it is no file or cannot be read.
    """
    name = shorten(named(original or path), 80)
    try:
        with open_file(path) as file:
            yield file
    except FileNotFoundError:
        raise NotFoundError(_("There is no file “{path}”", path=path), kept) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _NO_FILE:
            raise EssayError(_("“{name}” is not a file", name=name), kept) from None
        raise EssayError(_("“{name}” cannot be read ({reason})", name=name, reason=why(error)), kept) from None


def read_file(path: Path, largest: int, kept: str = UNCHANGED) -> bytes:
    """The bytes of a file of at most `largest` bytes; raises what `reading` does, and EssayError where it is larger."""
    with reading(path, kept) as file:
        too_large = os.fstat(file.fileno()).st_size > largest
        data = b"" if too_large else file.read(largest + 1)
    if too_large or len(data) > largest:
        name = shorten(named(path), 80)
        size = largest // 1_000_000
        raise EssayError(_("“{name}” is larger than {size} MB, the most that can be read", name=name, size=size), kept)
    return data
