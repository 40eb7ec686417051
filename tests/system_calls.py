"""What reaches the disk, and in which order: the calls of the system that a test watches, or makes fail."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

#: Where Linux says what is open.
_OPEN = Path("/proc/self/fd")

watched_system = pytest.mark.skipif(not _OPEN.exists(), reason="only Linux says which folder is flushed")


class Calls:
    """Watches the calls that make names and flush files: "fsync 4096", "replace x", "link x", "rename x", "unlink",
    and "fsync folder/". The call of the name in `failing` raises `error`."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        self.failing = ""
        self.error = OSError(5, "Input/output error")
        for name in ("fsync", "replace", "link", "rename", "unlink"):
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Any) -> Any:
        def watched(*arguments: Any, **named: Any) -> Any:
            if name == self.failing:
                raise self.error
            self.seen.append(f"{name} {self._about(name, arguments)}".strip())
            return real(*arguments, **named)

        return watched

    def _about(self, name: str, arguments: tuple[Any, ...]) -> str:
        if name == "unlink":
            return ""
        if name != "fsync":
            return Path(arguments[1]).name
        there = os.fstat(arguments[0])
        if stat.S_ISDIR(there.st_mode):
            return f"{(_OPEN / str(arguments[0])).readlink().name}/"
        return str(there.st_size)
