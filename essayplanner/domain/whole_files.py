"""Files written whole or not at all, whoever writes them: notebooks, backups, exports, settings."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.leftovers import clear_files, hold
from essayplanner.language import _

#: What is being written beside its target, by a name that nobody else gives a file.
UNFINISHED = f".essayplan-{'?' * 16}.part"
#: A file that is being written was begun in the last hour, in seconds.
_UNFINISHED_FOR = 3600.0

#: What systems and network disks say that cannot flush a folder.
_CANNOT_FLUSH = frozenset(
    (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EPERM, errno.EBADF, errno.EROFS)
)


def real_path(path: Path) -> Path:
    """Where a path leads once every link in it is followed; where that is nowhere, the path itself, from the top."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):  # whoever opens it says why
        return path.absolute()


def are_one(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same file. Where one cannot be looked at they do not: whoever opens it is told."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def mode_for_copy(path: Path) -> int:
    """The permissions for a copy of a file: its own, save that the owner may always read and write.

    The owner's alone where there is no such file.
    """
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o666 | 0o600
    except (OSError, ValueError):
        return 0o600


@contextlib.contextmanager
def whole_file(target: Path, *, mode: int | None = None, replace: bool = True) -> Iterator[BinaryIO]:
    """A file to be written, which stands at the target once the block has ended, and never before or in part.

    It is made beside the target, by a name that nobody can foretell (`name`; flush it before reading there), flushed to
    disk and then put in place; last the folder is flushed. What it replaces is what a link at the target leads to. Its
    permissions are `mode`, else those of the file that it replaces, else what is usual. What programs that were killed
    left there in this way is cleared away.

    Raises OSError or ValueError, FileExistsError among them where something stands there that may not be replaced;
    nothing is changed then, nor where the block fails. EssayError where the file stands there, but perhaps not after
    a power cut.
    """
    target = real_path(target) if replace else real_path(target.parent) / target.name
    if replace:
        kept = _mode_of_replaced(target)
        mode = kept if mode is None else mode
    neighbour = target.with_name(UNFINISHED.replace("?" * 16, os.urandom(8).hex()))
    is_ours = False
    try:
        with open(neighbour, "xb", opener=_opener(mode)) as file:
            is_ours = True
            hold(file)
            yield file
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(neighbour, target)  # noqa: PTH105 - the call that the tests make fail
        else:
            _put(neighbour, target)
    except BaseException:
        if is_ours:
            with contextlib.suppress(OSError):
                neighbour.unlink()
        raise
    clear_files(target.parent.glob(UNFINISHED), time.time() - _UNFINISHED_FOR)
    try:
        flush_folder(target.parent)
    except OSError as error:
        raise EssayError(
            _(
                "“{name}” was written, but may not be safe yet, because {reason}",
                name=named(target),
                reason=why(error),
            ),
            mend=_("keep another copy on another disk"),
        ) from error


def _opener(mode: int | None) -> Callable[[str, int], int]:
    """Opens a new file, which nobody else may open before it has its permissions, nor after on a disk without any."""

    def opened(name: str, flags: int) -> int:
        descriptor = os.open(name, flags, 0o666 if mode is None else 0o600)
        if mode is not None and hasattr(os, "fchmod"):
            with contextlib.suppress(OSError):
                os.fchmod(descriptor, mode)
        return descriptor

    return opened


def _mode_of_replaced(target: Path) -> int | None:
    """The permissions of the file at a place; OSError where what stands there is no file that may be replaced."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not target.exists():
        return None
    if not target.is_file():
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(target.stat().st_mode)


def _put(file: Path, target: Path) -> None:
    """Give a file the name of the target; FileExistsError where that is taken, even in this very moment."""
    if os.name != "nt":
        try:
            target.hardlink_to(file)
        except FileExistsError:
            raise
        except OSError:  # the disk knows no second names, and no way to be sure
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        else:
            with contextlib.suppress(OSError):
                file.unlink()
            return
    file.rename(target)  # which on Windows replaces nothing


def flush_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can promise that; OSError where the disk fails."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_FLUSH:
            raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing, and have them on disk; raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        flush_folder(each.parent)
