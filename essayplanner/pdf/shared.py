"""Memory that the program and the process that reads a PDF both have: a page that is drawn lies in it at once.

There is such memory on Linux: it has no name that a killed program would leave behind, and is sealed, so that the
process cannot take from under the program what that reads. Elsewhere the pixels come over the pipe.
"""

import contextlib
import mmap
import os
import sys

from essayplanner.pdf.messages import MOST_DATA

#: Its number in the process, in what that has in its environment.
VARIABLE = "ESSAYPLANNER_PAGES"
#: What is larger is let go of before the next page, in bytes.
_KEPT = 32_000_000


class Shared:
    """So much memory as a message may have bytes; what was never written takes none."""

    def __init__(self, file: int, *, writes: bool) -> None:
        """`file` is its number here; OSError where it is none."""
        self._map = mmap.mmap(file, MOST_DATA, access=mmap.ACCESS_WRITE if writes else mmap.ACCESS_READ)
        self._used = 0

    def room(self, size: int) -> mmap.mmap:
        """It, for so many bytes at its beginning: what was in it is gone."""
        if sys.platform == "linux" and self._used > _KEPT:
            self._map.madvise(mmap.MADV_REMOVE)
        self._used = size
        return self._map

    def read(self, size: int) -> bytes:
        """So many bytes from its beginning; ValueError where it has not as many."""
        if not 0 <= size <= MOST_DATA:
            raise ValueError(size)
        return self._map[:size]


def make() -> int | None:
    """The number of new memory, which is to be closed; None where there can be none."""
    if sys.platform == "linux" and hasattr(os, "memfd_create"):  # a Python built for old systems has none
        import fcntl

        with contextlib.suppress(OSError):
            file = os.memfd_create("pages", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
            try:
                os.ftruncate(file, MOST_DATA)
                fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
            except OSError:
                os.close(file)
                raise
            return file
    return None


def given() -> Shared | None:
    """That which the program has given to this process; None where it gave none."""
    number = os.environ.get(VARIABLE, "")
    with contextlib.suppress(OSError, ValueError):
        return Shared(int(number), writes=True)
    return None
