"""A disk as a power cut may leave it, built from what a program asked of the system."""

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTOR = 512

CALLS = tuple(
    """openat close dup dup2 fcntl lseek read write pwrite64 pread64 ftruncate fsync fdatasync rename renameat
    renameat2 link linkat unlink unlinkat mkdir mkdirat rmdir sendfile copy_file_range sendto""".split()  # noqa: SIM905 - a list of words reads better
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_PART = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|([^,\s"]+)')


class Call(NamedTuple):
    """A call that succeeded: its name, its arguments (texts as bytes), and what it gave."""

    name: str
    parts: list[bytes | str]
    gave: int


class File:
    """What a file holds: as programs see it, and what of it is surely on disk."""

    def __init__(self, content: bytes = b"") -> None:
        self.now, self.kept = bytearray(content), bytes(content)
        self.pending: list[tuple[int, bytes]] = []  # where, what; a new size where there is nothing

    def write(self, at: int, data: bytes) -> None:
        """Change it, in memory so far."""
        self.pending.append((at, data))
        _apply(self.now, at, data)

    def flush(self) -> None:
        """Have it on disk."""
        self.kept, self.pending = bytes(self.now), []

    def after_loss(self, chance: random.Random, share: float) -> bytes:
        """What may be found of it after a power cut: each write that was not flushed with that likelihood, or torn."""
        found = bytearray(self.kept)
        for at, data in self.pending:
            luck = chance.random()
            if luck < share:
                _apply(found, at, data)
            elif share and luck < share + 0.15 and len(data) > SECTOR:
                cut = chance.randrange(1, -(-len(data) // SECTOR)) * SECTOR
                _apply(found, *((at, data[:cut]) if chance.random() < 0.5 else (at + cut, data[cut:])))
        return bytes(found)


def _apply(content: bytearray, at: int, data: bytes) -> None:
    if not data:
        content[at:] = b"" if at <= len(content) else bytes(at - len(content))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


#: A change of names that is there as a whole or not at all: each name, and the file that it leads to, or None.
Names = list[tuple[str, File | None]]


class Disk:
    """The files under one folder, as a record of calls changes them."""

    def __init__(self, home: Path) -> None:
        self.home = str(home)
        self.names = {str(file): File(file.read_bytes()) for file in home.rglob("*") if file.is_file()}
        self.kept = dict(self.names)
        self.pending: list[tuple[str, Names]] = []  # the folder that must be flushed, what is then on disk
        self.open: dict[int, tuple[File | str, int]] = {}  # a file or a folder's name, and where reading stands

    def rename(self, changed: Names) -> None:
        """Give names, or take them."""
        self.pending.append((str(Path(changed[-1][0]).parent), changed))
        _name(self.names, changed)

    def flush_folder(self, folder: str) -> None:
        """Have the names of a folder on disk."""
        for where, changed in self.pending:
            if where == folder:
                _name(self.kept, changed)
        self.pending = [each for each in self.pending if each[0] != folder]

    def follow(self, call: Call) -> bool:
        """Do what a call did; whether anything may now be found otherwise."""
        name, parts, gave = call
        number = int(parts[0]) if isinstance(parts[0], str) and parts[0].isdigit() else -1
        paths = [os.path.normpath(os.fsdecode(part)) for part in parts if isinstance(part, bytes)]
        if name == "openat":
            return self._open(paths[0], " ".join(part for part in parts if isinstance(part, str)), gave)
        if name in ("fsync", "fdatasync"):
            return self._flush(number)
        if name in ("rename", "renameat", "renameat2", "link", "linkat"):
            if paths[0] in self.names:
                gone: Names = [(paths[0], None)] if name.startswith("rename") else []
                self.rename([*gone, (paths[1], self.names[paths[0]])])
                return True
        elif name in ("unlink", "unlinkat"):
            if paths[0] in self.names:
                self.rename([(paths[0], None)])
                return True
        elif name == "close":
            self.open.pop(number, None)
        elif name in ("dup", "fcntl") and number in self.open and (name == "dup" or "F_DUPFD" in str(parts[1])):
            self.open[gave] = self.open[number]
        elif number in self.open:
            return self._use(number, name, parts, gave)
        return False

    def _open(self, path: str, flags: str, number: int) -> bool:
        self.open.pop(number, None)
        if not path.startswith(self.home):
            return False
        if Path(path).is_dir() or "O_DIRECTORY" in flags:
            self.open[number] = (path, 0)
            return False
        changed = False
        if path not in self.names:
            if "O_CREAT" not in flags:
                self.open[number] = (File(), 0)
                return False
            self.rename([(path, File())])
            changed = True
        file = self.names[path]
        if "O_TRUNC" in flags and file.now:
            file.write(0, b"")
            changed = True
        self.open[number] = (file, 0)
        return changed

    def _flush(self, number: int) -> bool:
        what = self.open.get(number, ("", 0))[0]
        if isinstance(what, File):
            what.flush()
        else:
            self.flush_folder(what)
        return True

    def _use(self, number: int, name: str, parts: list[bytes | str], gave: int) -> bool:
        file, at = self.open[number]
        if isinstance(file, str):
            return False
        if name == "lseek":
            self.open[number] = (file, gave)
        elif name == "read":
            self.open[number] = (file, at + gave)
        elif name == "ftruncate":
            file.write(int(str(parts[1])), b"")
            return True
        elif name in ("write", "pwrite64"):
            data = next(part for part in parts if isinstance(part, bytes))[:gave]
            if name == "write":
                self.open[number] = (file, at + gave)
            if data:
                file.write(at if name == "write" else int(str(parts[-1])), data)
            return True
        elif name in ("sendfile", "copy_file_range"):
            raise RuntimeError(f"{name} is not followed by this trial yet")
        return False

    def after_loss(self, chance: random.Random, names: float, data: float) -> dict[str, bytes]:
        """The files that may be found after a power cut: each change not flushed there with these likelihoods."""
        found = dict(self.kept)
        for _, changed in self.pending:
            if chance.random() < names:
                _name(found, changed)
        return {name: file.after_loss(chance, data) for name, file in found.items()}


def _name(names: dict[str, File], changed: Names) -> None:
    for name, file in changed:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def calls(log: Path) -> Iterator[Call]:
    """The calls that a record tells of, as they were done."""
    for line in log.read_text(errors="replace").splitlines():
        if (match := _LINE.match(line)) and int(match[3]) >= 0:
            parts: list[bytes | str] = [
                text if text else bytes.fromhex(data.replace("\\x", "")) for data, text in _PART.findall(match[2])
            ]
            yield Call(match[1], parts, int(match[3]))
