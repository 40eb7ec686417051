"""What a program needs for a while: held while it runs, and cleared away by the next one where it was killed.

A file is held by a lock of the system, which ends with the program however that ends; on Windows an open file cannot
be deleted, which does the same.
"""

import contextlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from essayplanner.domain.reading_files import open_file

_PREFIX = "essayplanner-"
#: The file that is held in a folder for as long as somebody needs it.
_HELD = ".held"


class TemporaryFolder(tempfile.TemporaryDirectory[str]):
    """A folder that is gone when it is left or cleaned up; first, those that killed programs left are cleared away."""

    def __init__(self) -> None:
        """Make it; OSError where that cannot be done."""
        clear_folders(Path(tempfile.gettempdir()))
        super().__init__(prefix=_PREFIX)
        held = Path(self.name) / _HELD
        made = held if sys.platform == "win32" else held.with_name(".new")
        try:
            self._file = made.open("wb")
        except BaseException:
            super().cleanup()
            raise
        if hold(self._file):
            with contextlib.suppress(OSError):  # then nobody clears it away, should this program be killed
                made.rename(held)  # named so once it is held, and not before: nobody takes it for one that was left

    def cleanup(self) -> None:
        """Remove the folder with all that is in it."""
        self._file.close()
        super().cleanup()


def clear_folders(where: Path) -> None:
    """Remove the folders there that are the user's own, made by a `TemporaryFolder`, and nobody's any more."""
    with contextlib.suppress(OSError):
        for folder in list(where.glob(f"{_PREFIX}*")):
            with contextlib.suppress(OSError, ValueError):
                if stat.S_ISDIR(_own(folder).st_mode) and _removed_if_left(folder / _HELD):
                    shutil.rmtree(folder, ignore_errors=True)


def clear_files(files: Iterator[Path], older_than: float) -> None:
    """Remove those files that are the user's own, were written before a moment, and that nobody holds any more."""
    with contextlib.suppress(OSError):
        for file in list(files):
            with contextlib.suppress(OSError, ValueError):
                if _own(file).st_mtime < older_than:
                    _removed_if_left(file)


def hold(file: IO[bytes]) -> bool:
    """Hold an open file until it is closed or the program has ended; gives whether that could be done."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _own(path: Path) -> os.stat_result:
    """What stands there, no link followed; OSError where it is somebody else's."""
    found = path.lstat()
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        raise PermissionError(path)
    return found


def _removed_if_left(file: Path) -> bool:
    """Remove a file that nobody holds; gives whether it was so.

    One with another name is there all the same, and is not opened: it may be an open notebook, and every lock that
    this program has on it would end with ours.
    """
    found = _own(file)
    if not stat.S_ISREG(found.st_mode) or os.path.lexists(f"{file}-journal"):
        return False
    with contextlib.ExitStack() as opened:
        is_alone = found.st_nlink < 2 and sys.platform != "win32"
        if is_alone and not hold(opened.enter_context(open_file(file))):
            return False
        file.unlink()
    return True
