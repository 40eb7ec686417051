"""Power loss, at every moment of everything that writes: is what was acknowledged on disk, and nothing half done?

    python tests/trials/power.py [--count N] [--seed S]

strace records what a real run of the program asks of the system. For every beginning of that record the disk is built
as a power cut might leave it: what was written and not flushed is there, or not, or only some of it, in any order, torn
at sectors; names that were given, taken or changed in a folder that was not flushed may be the old ones. Then the
program opens what is there. (A new folder is on disk once a name in it is: that much every journaling disk promises.)
"""

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import essence
from tests.trials.deeds import DEEDS, STEPS, Deed, Home, act, differences, look
from tests.trials.tracing import Line, child, why_not

SECTOR = 512
#: So many steps are done in one recorded life.
STEPS_OF_ONE = 5

#: What may be planted, to see that it is caught.
FAULTS = ("", "synchronous off", "folders are not flushed", "files are not flushed")

_CALLS = tuple(
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


#: How much of what is not flushed is there: of names, of data.
LOSSES = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5), (0.8, 0.3))


class Trial:
    """Records, and what was found after each power cut."""

    def __init__(self, folder: Path, seed: int, fault: str) -> None:
        self.folder, self.fault = folder, fault
        self.chance = random.Random(seed)
        self.home = Home(folder)
        self.before = look(self.home.path)
        self.met: Counter[str] = Counter()
        self.wrong: list[str] = []

    def run(self, count: int) -> None:
        """Meet so many power cuts: half of them amid steps, half amid files."""
        waiting: list[Deed] = []
        while self.met["losses"] < count and not (self.fault and self.wrong):
            if self.met["losses in steps"] * 2 <= self.met["losses"]:
                self._steps(self.chance.randrange(2**32), count)
            else:
                waiting = waiting or self.chance.sample(DEEDS, len(DEEDS))
                self._file_deed(waiting.pop(), count)

    def _record(self, work: Any) -> list[Call]:
        log = self.folder / "calls"
        options = ["-xx", "-s", "100000000", "-e", "trace=" + ",".join(f"?{name}" for name in _CALLS)]
        with child(work, options, log) as line:
            while (told := line.hear()) is not None:
                if isinstance(told, dict):
                    raise RuntimeError(told)
        self.met["records"] += 1
        return list(calls(log))

    def _steps(self, seed: int, count: int) -> None:
        home = self.home.anew()
        path = home / "essay.essayplan"
        control = self.folder / "in peace.essayplan"
        shutil.copyfile(path, control)
        states = []
        with closing(Notebook.open(control)) as book:
            book.connection.execute("PRAGMA synchronous = OFF")
            states.append(essence(book))
            for number in range(STEPS_OF_ONE):
                act(book, seed, number, STEPS)
                states.append(essence(book))

        def life(line: Line) -> None:
            book = Notebook.open(path)
            if self.fault == "synchronous off":
                book.connection.execute("PRAGMA synchronous = OFF")
            for number in range(STEPS_OF_ONE):
                act(book, seed, number, STEPS)
                line.say(number)

        before = Disk(home)
        for done, files, story in self._losses(before, self._record(life), count):
            self.met["losses in steps"] += 1
            found = self.folder / "found.essayplan"
            for end in ("", "-journal"):
                Path(f"{found}{end}").unlink(missing_ok=True)
                if f"{path}{end}" in files:
                    Path(f"{found}{end}").write_bytes(files[f"{path}{end}"])
            try:
                wrong = faults(found)
                with closing(Notebook.open(found)) as book:
                    there = essence(book)
                if wrong or there not in states[done : done + 2]:
                    where = states.index(there) if there in states else "none of them"
                    self.wrong.append(f"steps of {seed}, {story}: {wrong or f'step {where} instead of {done}'}")
            except EssayError as error:
                self.wrong.append(f"steps of {seed}, {story}: {error}")

    def _file_deed(self, deed: Deed, count: int) -> None:
        home = self.home.anew()
        deed.do(home)
        after = look(home)
        home = self.home.anew()
        disk = Disk(home)

        def life(line: Line) -> None:
            if self.fault.endswith("not flushed"):
                forget(self.fault.startswith("folders"))
            deed.do(home)
            line.say(0)

        record = self._record(life)
        scratch = self.folder / "found"
        for done, files, story in self._losses(disk, record, count):
            shutil.rmtree(scratch, ignore_errors=True)
            for name, content in files.items():
                file = scratch / os.path.relpath(name, home)
                file.parent.mkdir(parents=True, exist_ok=True)
                here = content.replace(os.fsencode(home), os.fsencode(scratch))
                file.write_bytes(content if file.suffix == ".essayplan" else here)
            found = look(scratch)
            if done and (wrong := differences(found, after)):
                self.wrong.append(f"{deed.name}, {story}, acknowledged: {', '.join(wrong)}")
            elif (wrong := differences(found, self.before)) and differences(found, after):
                self.wrong.append(f"{deed.name}, {story}, half done: {', '.join(wrong)}")

    def _losses(self, disk: Disk, record: list[Call], count: int) -> Iterator[tuple[int, dict[str, bytes], str]]:
        """What may be found after each beginning of a record, each once: steps acknowledged, the files, where it is."""
        done, seen = 0, set[bytes]()
        share = max(40, count // 12) / (len(LOSSES) * len(record) / 3)  # so that no record takes the place of others
        for number, call in enumerate(record):
            if call.name == "sendto":
                done += 1
            elif not disk.follow(call):
                continue
            for names, data in LOSSES:
                if self.chance.random() > share and call.name != "sendto":
                    continue
                files = disk.after_loss(self.chance, names, data)
                key = sha256(repr((done, sorted((n, sha256(c).digest()) for n, c in files.items()))).encode()).digest()
                if key not in seen and self.met["losses"] < count:
                    seen.add(key)
                    self.met["losses"] += 1
                    yield done, files, f"call {number} ({call.name}), {names:.0%} of names, {data:.0%} of data"


def forget(folders: bool) -> None:
    """A fault: no folder, or no file, is ever flushed by us."""
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").is_dir() != folders:
            real(descriptor)

    os.fsync = fsync  # type: ignore[assignment]


def main() -> int:
    """Run, print what was met, give 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="Cut the power at every moment, and look what is there.")
    parser.add_argument("--count", type=int, default=3000, help="so many power cuts (3000)")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--fault", default="", choices=FAULTS, help="plant a fault that must be caught")
    given = parser.parse_args()
    if reason := why_not():
        print(reason)
        return 1
    with tempfile.TemporaryDirectory(prefix="power-") as folder:
        trial = Trial(Path(folder).resolve(), given.seed, given.fault)
        trial.run(given.count)
    for story in trial.wrong[:100]:
        print(f"WRONG: {story}")
    met = trial.met
    print(
        f"{met['losses']} power cuts in {met['records']} records (seed {given.seed}), {met['losses in steps']} of them "
        f"amid steps: {len(trial.wrong)} wrong."
    )
    return int(bool(trial.wrong))


if __name__ == "__main__":
    sys.exit(main())
