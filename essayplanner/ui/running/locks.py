"""A lock that other programs see, and that ends with the program that holds it, however that ends."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    from PySide6.QtCore import QLockFile

    def lock(place: Path) -> Callable[[], None] | None:
        """Take the lock that a file stands for, which is made; gives what lets it go, None where another one has it.

        A place where nothing can be locked keeps nobody out.
        """
        held = QLockFile(str(place))
        held.setStaleLockTime(0)
        if held.tryLock(0) or held.error() != QLockFile.LockError.LockFailedError:
            return held.unlock
        return None

else:
    import fcntl

    # Qt's lock writes who holds it into the file, and waits for the disk.

    def lock(place: Path) -> Callable[[], None] | None:
        """Take the lock that a file stands for, which is made; gives what lets it go, None where another one has it.

        A place where nothing can be locked keeps nobody out.
        """
        while True:
            try:
                held = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return lambda: None
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(held)
                return None if isinstance(error, BlockingIOError) else lambda: None
            if _is_at(held, place):
                return lambda: _let_go(held, place)
            os.close(held)  # whoever had it took it away between the two calls

    def _is_at(held: int, place: Path) -> bool:
        with contextlib.suppress(OSError):
            return os.path.samestat(os.fstat(held), place.stat())
        return False

    def _let_go(held: int, place: Path) -> None:
        with contextlib.suppress(OSError):
            place.unlink()
        os.close(held)
