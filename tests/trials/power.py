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
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import essence
from tests.trials.deeds import DEEDS, STEPS, Deed, Home, act, differences, look
from tests.trials.disks import CALLS, Call, Disk, calls
from tests.trials.tracing import Line, child, why_not

#: So many steps are done in one recorded life.
STEPS_OF_ONE = 5

#: What may be planted, to see that it is caught.
FAULTS = ("", "synchronous off", "folders are not flushed", "files are not flushed")


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
        options = ["-xx", "-s", "100000000", "-e", "trace=" + ",".join(f"?{name}" for name in CALLS)]
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
