"""One window for one file: a second start hands over to the first."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from essayplanner.domain.digests import sha256
from essayplanner.ui.running.knocking import knock, listen
from essayplanner.ui.running.locks import lock

#: Seconds in which a program that has locked a file comes to listen for others: it does that next, in 0.3 ms.
_LISTENS_WITHIN = 1.0


class Doors(QObject):
    """The files that this program has open, locked against a second window, and listening for one."""

    def __init__(self, folder: Path, knocked: Callable[[Path], None]) -> None:
        super().__init__()
        self._folder, self._knocked = folder, knocked
        self._locks: dict[Path, Callable[[], None]] = {}
        self._ends: dict[Path, Callable[[], None]] = {}

    def _place(self, path: Path, what: str) -> Path:
        return self._folder / f"essayplanner-{sha256(os.fsencode(path)).hex()[:24]}.{what}"

    def enter(self, path: Path) -> bool:
        """Lock a file for this program, and hear from now on when it is opened once more; False where another program
        has it and has brought its window forward."""
        ends = time.monotonic() + _LISTENS_WITHIN
        while not (let_go := self._lock(path)):
            if knock(self._place(path, "knock")):
                return False
            if time.monotonic() > ends:
                return True
            time.sleep(0.01)
        self._locks[path] = let_go
        if end := listen(self._place(path, "knock"), self, lambda: self._knocked(path)):
            self._ends[path] = end
        return True

    def is_open(self, path: Path) -> bool:
        """Whether this program, or another one, has a file open."""
        if path in self._locks:
            return True
        if let_go := self._lock(path):
            let_go()
        return let_go is None

    def _lock(self, path: Path) -> Callable[[], None] | None:
        """What lets a file go, which is taken; None where another program has it."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        return lock(self._place(path, "lock"))

    def leave(self, path: Path) -> None:
        """Let the file go."""
        if end := self._ends.pop(path, None):
            end()
        if let_go := self._locks.pop(path, None):
            let_go()
