"""What a program asked of the system, as strace wrote it down."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>")
_FAMILY = re.compile(r"\bAF_\w+|\bPF_\w+")


class Deed(NamedTuple):
    """Something a process did: `how` is read, write, run or connect."""

    how: str
    what: str


def deeds(log: Path) -> Iterator[Deed]:
    """What a log of strace tells of, failed attempts included."""
    for line in log.read_text("utf-8", "surrogateescape").splitlines():
        if (found := _LINE.match(line)) is None:
            continue
        call, rest = found.groups()
        if call == "socket":
            yield Deed("connect", (_FAMILY.search(rest) or ["?"])[0])
        elif call in ("connect", "bind"):
            path = _STRING.search(rest)
            yield Deed("connect", _unescaped(path[1]) if path else (_FAMILY.search(rest) or ["?"])[0])
        else:
            yield from _of_files(call, rest)


def _of_files(call: str, rest: str) -> Iterator[Deed]:
    how = "run" if call.startswith("exec") else "write"
    if call.startswith("open") and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", _STRING.sub("", rest)):
        how = "read"
    paths = list(_STRING.finditer(rest))
    for path in paths[:1] if call.startswith(("exec", "open", "symlink")) else paths[:2]:
        before = list(_FOLDER.finditer(rest[: path.start()]))
        name = _unescaped(path[1])
        folder = _unescaped(before[-1][1]) if before else ""
        if not folder and not name.startswith("/"):
            yield Deed(how, f"./{os.path.normpath(name)}")  # strace says nothing of the folder
            continue
        yield Deed(how, os.path.normpath(f"{folder}/{name}" if not name.startswith("/") else name))


def _unescaped(text: str) -> str:
    return os.fsdecode(ast.literal_eval(f'b"{text}"'))
