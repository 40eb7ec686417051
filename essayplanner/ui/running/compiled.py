"""Shiboken's own Python files, compiled once (docs/adr/0018-first-picture.md).

They lie as text within its library, and it has Python compile them at every start, 15 ms. Of each other module Python
keeps the compiled code in `__pycache__`; of these we keep it in the folder of the program's own files.
"""

import builtins
import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

from essayplanner.domain.errors import EssayError
from essayplanner.domain.reading_files import open_file
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.notebook.own_folder import data_folder

#: What code goes by: the name and the flags that it was compiled with, and the digest of its text, as Python has it.
_Key = tuple[str, int, bytes]

#: Bytes of the largest file that is read; the code takes a sixth of it.
_LARGEST = 1_000_000
#: For whom the code was compiled; after it comes a check of the code, and the code.
_HEAD = MAGIC_NUMBER + bytes([sys.flags.optimize])
_CHECK = 4
#: The flag of `from __future__ import annotations`, by which a file's text is compiled in another way.
_ANNOTATIONS = 0x1000000


class CompiledCode:
    """The code of Shiboken's files: read when PySide is imported, kept once the window is complete."""

    def __init__(self) -> None:
        self._used: dict[_Key, CodeType] = {}
        self._is_known = True

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Within the block, text that was compiled at an earlier start is not compiled again."""
        if "shiboken6" in sys.modules:
            yield
            return
        known, compile_anew = _read(), builtins.compile

        def compiled(
            source: Any, filename: Any, mode: str, flags: int = 0, dont_inherit: bool = False, *rest: Any, **named: Any
        ) -> Any:
            if not dont_inherit:  # what asks for it is one frame further away than Python thinks
                flags |= sys._getframe(1).f_code.co_flags & _ANNOTATIONS
            if type(source) is not bytes or mode != "exec" or rest or named:
                return compile_anew(source, filename, mode, flags, True, *rest, **named)
            key = (str(filename), flags, source_hash(source))
            if (code := known.get(key)) is None:
                code, self._is_known = compile_anew(source, filename, mode, flags, True), False
            self._used[key] = code
            return code

        builtins.compile = compiled
        try:
            yield
        finally:
            builtins.compile = compile_anew

    def keep(self) -> None:
        """Keep the code for the next start, if any of it is new; a place that cannot be written is passed over."""
        (used, self._used), (is_known, self._is_known) = (self._used, {}), (self._is_known, True)
        if not is_known and not sys.dont_write_bytecode:
            with contextlib.suppress(OSError, ValueError, EssayError):
                _write(used)


def _place() -> Path:
    return data_folder() / "compiled" / f"shiboken.{sys.implementation.cache_tag}"


def _read() -> dict[_Key, CodeType]:
    """The code that was kept; none where it is not for this Python, not as it was written, or another's to write."""
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError, EssayError):
        place = _place()
        with open_file(place) as file:
            content = file.read(_LARGEST)
            is_own = _is_own(place.parent.lstat()) and _is_own(os.fstat(file.fileno()))
        head, code = content[: len(_HEAD) + _CHECK], content[len(_HEAD) + _CHECK :]
        if is_own and head == _head(code):
            return _checked(marshal.loads(code))
    return {}


def _checked(known: Any) -> dict[_Key, CodeType]:
    return known if type(known) is dict and all(type(each) is CodeType for each in known.values()) else {}


def _head(code: bytes) -> bytes:
    return _HEAD + zlib.crc32(code).to_bytes(_CHECK, "little")


def _is_own(there: os.stat_result) -> bool:
    """Whether nobody else can have written what is there; Windows does not say, so nothing is kept there."""
    return sys.platform != "win32" and there.st_uid == os.geteuid() and not there.st_mode & 0o022


def _write(used: dict[_Key, CodeType]) -> None:
    place = _place()
    make_folder(place.parent.parent)
    with contextlib.suppress(FileExistsError):
        place.parent.mkdir(mode=0o700)
    if _is_own(place.parent.lstat()):
        code = marshal.dumps(used)
        with whole_file(place, mode=0o600) as file:
            file.write(_head(code) + code)
